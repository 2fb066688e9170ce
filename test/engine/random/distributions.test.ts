import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseFrom,
  exponentialFrom,
  Lognormal,
  lognormalFrom,
  normalQuantile,
  poissonFrom,
} from '../../../src/engine/index.ts';

const options = { seed: 20250403, numRuns: 2000 };
const uniform = fc.integer({ min: 0, max: 2 ** 52 - 1 }).map((step) => (step + 0.5) / 2 ** 52);

/** The mean of a function of u over n equal steps: the mean of the distribution, without chance. */
function meanOver(n: number, value: (u: number) => number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += value((i + 0.5) / n);
  return sum / n;
}

describe('exponential', () => {
  test('half of all times are below ln 2 of the mean', () => {
    expect(exponentialFrom(0.5, 10)).toBeCloseTo(6.931471805599453, 14);
  });

  test('mean and variance are those of an exponential', () => {
    expect(meanOver(1e5, (u) => exponentialFrom(u, 3))).toBeCloseTo(3, 4);
    expect(meanOver(1e5, (u) => exponentialFrom(u, 3) ** 2)).toBeCloseTo(18, 2); // 2 x 3 x 3
  });

  test('the smallest and the largest uniform number give finite times above 0', () => {
    expect(exponentialFrom(0.5 / 2 ** 52, 1)).toBeGreaterThan(0);
    expect(exponentialFrom(1 - 0.5 / 2 ** 52, 1)).toBeCloseTo(53 * Math.LN2, 10); // 1 - u = 2^-53
  });

  test('a mean of 0 gives 0', () => {
    expect(exponentialFrom(0.3, 0)).toBeCloseTo(0, 20);
  });
});

describe('normal', () => {
  // 0.25, 0.001 and 10^-20 are the check values printed with the algorithm.
  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798408],
    [0.9999999, 5.199337582192816],
  ])('a share of %d lies below %d', (u, z) => {
    expect(Math.abs(normalQuantile(u) - z)).toBeLessThan(1e-9);
  });

  /** The share below z by its series: a half + density x (z + z^3/3 + z^5/15 + ...). */
  function shareBelow(z: number): number {
    let sum = 0;
    let term = z;
    for (let n = 3; sum + term !== sum; n += 2) {
      sum += term;
      term *= (z * z) / n;
    }
    return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  }

  test('is the inverse of the cumulative normal distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (u) => {
        expect(Math.abs(shareBelow(normalQuantile(u)) - u)).toBeLessThan(2e-15);
      }),
      options,
    );
  });

  test('holds far out: the share beyond is the density over z + 1/(z + 2/(z + 3/(z + ...)))', () => {
    for (const power of [12, 20, 50, 100, 300]) {
      const z = -normalQuantile(10 ** -power);
      let fraction = z;
      for (let k = 200; k > 0; k--) fraction = z + k / fraction;
      const logarithm = -(z * z) / 2 - Math.log(2 * Math.PI) / 2 - Math.log(fraction);
      expect(logarithm / Math.log(10 ** -power)).toBeCloseTo(1, 13);
    }
  });

  test('is the same on both sides of the middle', () => {
    fc.assert(
      fc.property(uniform, (u) => {
        expect(normalQuantile(1 - u)).toBe(-normalQuantile(u)); // 1 - u is exact for the uniform numbers of a stream
      }),
      options,
    );
  });
});

describe('lognormal', () => {
  test('by hand: mean 100 and variation 1 have the median 100 / sqrt(2)', () => {
    // variance of the logarithm ln(1 + 1) = ln 2, so median = mean x exp(-ln 2 / 2)
    expect(lognormalFrom(0.5, 100, 1)).toBeCloseTo(70.71067811865476, 12);
  });

  test.each([
    [100, 0.2],
    [365, 0.5],
    [2, 0.9],
  ])('mean %d and coefficient of variation %d are those of the quantity itself', (mean, variation) => {
    const first = meanOver(50000, (u) => lognormalFrom(u, mean, variation));
    const second = meanOver(50000, (u) => lognormalFrom(u, mean, variation) ** 2);
    expect(first / mean).toBeCloseTo(1, 4);
    expect(Math.sqrt(second / (first * first) - 1) / variation).toBeCloseTo(1, 2);
  });

  test('with a variation of 0, or a mean of 0, it is the mean', () => {
    expect(lognormalFrom(0.9, 42, 0)).toBe(42);
    expect(lognormalFrom(0.9, 0, 2)).toBe(0);
  });

  test('met at random: the share of lengths below a point, each counted by its length', () => {
    // by definition, the share below x of lengths met at random is the integral of t f(t) up to x, over the mean
    const [mean, variation, n] = [200, 0.7, 50000];
    for (const u of [0.1, 0.5, 0.9]) {
      const point = new Lognormal(mean, variation).sizeBiasedAt(u);
      const share = meanOver(n, (v) => {
        const length = lognormalFrom(v, mean, variation);
        return length <= point ? length / mean : 0;
      });
      expect(share).toBeCloseTo(u, 3);
    }
  });

  test('met at random: the mean is the mean x (1 + variation^2)', () => {
    const lengths = new Lognormal(100, 0.5);
    expect(meanOver(50000, (u) => lengths.sizeBiasedAt(u))).toBeCloseTo(125, 1);
    expect(new Lognormal(42, 0).sizeBiasedAt(0.9)).toBe(42);
  });
});

describe('Poisson', () => {
  test('by hand, mean 2: none up to 0.135, one up to 0.406, two up to 0.677, three up to 0.857', () => {
    // e^-2 = 0.1353; x 2 = 0.2707; x 2/2 = 0.2707; x 2/3 = 0.1804
    expect([0.1, 0.135, 0.136, 0.405, 0.407, 0.676, 0.677, 0.857, 0.858].map((u) => poissonFrom(u, 2))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4,
    ]);
  });

  test('a mean of 0 gives 0, whatever chance brings', () => {
    expect(poissonFrom(1 - 0.5 / 2 ** 52, 0)).toBe(0);
  });

  test('a mean of a thousand million, the largest, has as many as the mean in the middle, to one', () => {
    expect(Math.abs(poissonFrom(0.5, 1e9) - 1e9)).toBeLessThanOrEqual(1); // the median lies within a third of the mean
    expect(() => poissonFrom(0.5, 1e9 + 1)).toThrow('from 0 to 1,000,000,000; found 1000000001.');
  });

  /**
   * Cumulative probabilities from probabilities relative to that of the mean, made to add up to 1: no factorial, no
   * logarithm.
   */
  function cumulative(mean: number): number[] {
    const most = Math.ceil(mean + 15 * Math.sqrt(mean) + 30);
    const mode = Math.floor(mean);
    const relative = new Array<number>(most + 1).fill(0);
    relative[mode] = 1;
    for (let count = mode; count > 0; count--) relative[count - 1] = (relative[count] * count) / mean;
    for (let count = mode; count < most; count++) relative[count + 1] = (relative[count] * mean) / (count + 1);
    const total = relative.reduce((a, b) => a + b);
    let sum = 0;
    return relative.map((probability) => (sum += probability / total));
  }

  test.each([0.01, 1, 7.5, 80, 82, 745, 800, 5000])(
    'mean %d: each count begins and ends where its probabilities say, to 1 in 10^11',
    (mean) => {
      const bounds = cumulative(mean);
      const wrong: number[] = [];
      const margin = 1e-11;
      bounds.forEach((bound, count) => {
        if (bound < 1e-9 || bound > 1 - 1e-9) return;
        if (count > 0 && bound - bounds[count - 1] < 3 * margin) return;
        if (poissonFrom(bound - margin, mean) !== count || poissonFrom(bound + margin, mean) !== count + 1)
          wrong.push(count);
      });
      expect(wrong).toEqual([]);
    },
  );

  test('the largest uniform number gives a count ten standard deviations up at most', () => {
    for (const mean of [0.5, 20, 1000, 100000]) {
      const count = poissonFrom(1 - 0.5 / 2 ** 52, mean);
      expect(count).toBeGreaterThan(mean + 6 * Math.sqrt(mean));
      expect(count).toBeLessThan(mean + 10 * Math.sqrt(mean) + 20);
    }
  });
});

describe('one of several', () => {
  test.each([
    [0.1, 0],
    [0.1999, 0],
    [0.2001, 2],
    [0.6, 2],
    [0.7001, 3],
    [0.9999999999999999, 3],
  ])('of shares 0.2, 0, 0.5, 0.3 and 0, the number %d chooses place %d', (u, place) => {
    expect(chooseFrom(u, [0.2, 0, 0.5, 0.3, 0])).toBe(place);
  });

  test('only proportions matter', () => {
    fc.assert(
      fc.property(uniform, fc.integer({ min: 0, max: 10 }), (u, power) => {
        expect(
          chooseFrom(
            u,
            [1, 2, 3, 4].map((share) => share * 2 ** power),
          ),
        ).toBe(chooseFrom(u, [1, 2, 3, 4]));
      }),
      options,
    );
  });
});

describe('a larger random number never gives less', () => {
  test.each<[string, (u: number) => number]>([
    ['exponential', (u) => exponentialFrom(u, 12)],
    ['normal', (u) => normalQuantile(u)],
    ['lognormal', (u) => lognormalFrom(u, 12, 0.8)],
    ['Poisson of a small mean', (u) => poissonFrom(u, 3)],
    ['Poisson of a large mean', (u) => poissonFrom(u, 1200)],
    ['choice', (u) => chooseFrom(u, [0.1, 0.4, 0.2, 0.3])],
  ])('%s rises with its uniform number', (_, value) => {
    fc.assert(
      fc.property(uniform, uniform, (a, b) => {
        expect(value(Math.max(a, b))).toBeGreaterThanOrEqual(value(Math.min(a, b)));
      }),
      options,
    );
  });
});

describe('mistakes', () => {
  test.each<[() => unknown, string]>([
    [() => exponentialFrom(0.5, -1), 'The mean of an exponential must be 0 or more; found -1.'],
    [() => exponentialFrom(0.5, NaN), 'found NaN.'],
    [() => exponentialFrom(0.5, Infinity), 'found Infinity.'],
    [() => normalQuantile(0), 'A quantile needs a share between 0 and 1; found 0.'],
    [() => normalQuantile(1), 'found 1.'],
    [
      () => lognormalFrom(0.5, 10, -0.1),
      'The mean and the coefficient of variation of a lognormal must be 0 or more; found 10 and -0.1.',
    ],
    [() => lognormalFrom(0.5, Infinity, 1), 'found Infinity and 1.'],
    [() => lognormalFrom(0.5, 10, Infinity), 'found 10 and Infinity.'],
    [() => lognormalFrom(0.5, -1, 1), 'found -1 and 1.'],
    [() => poissonFrom(0.5, -2), 'The mean of a Poisson count must be from 0 to 1,000,000,000; found -2.'],
    [() => chooseFrom(0.5, [0.5, -0.5]), 'Shares must be 0 or more; found -0.5 in 0.5, -0.5.'],
    [() => chooseFrom(0.5, [0, 0]), 'At least one share must be above 0; found 0, 0.'],
    [() => chooseFrom(0.5, []), 'At least one share must be above 0; found none.'],
    [() => chooseFrom(0.5, [1, Infinity]), 'At least one share must be above 0; found 1, Infinity.'],
    [() => chooseFrom(0.5, [1, NaN]), 'Shares must be 0 or more; found NaN in 1, NaN.'],
  ])('case %#: the message gives the numbers', (mistake, message) => {
    expect(mistake).toThrow(RangeError);
    expect(mistake).toThrow(message);
  });
});
