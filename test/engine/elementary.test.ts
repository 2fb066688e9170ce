import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLn from '@stdlib/math-base-special-ln';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, ln, power } from '../../src/engine/index.ts';

const options = { seed: 20250402, numRuns: process.env.PROCAP_LONG === undefined ? 3000 : 20000 };

const buffer = new DataView(new ArrayBuffer(8));

/** How many doubles lie between two: 0 for the same, 1 for neighbours. */
function doublesApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  return Number(place(a) - place(b) < 0n ? place(b) - place(a) : place(a) - place(b));
}

/** The place of a double on the line of all doubles. */
function place(x: number): bigint {
  buffer.setFloat64(0, x);
  const bits = buffer.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

const anyPositive = fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true });
const nearOne = fc.double({ min: -1e-4, max: 1e-4, noNaN: true }).map((x) => 1 + x);

describe('the natural logarithm', () => {
  test('of any number agrees with an independent library to the last bit but one', () => {
    fc.assert(
      fc.property(fc.oneof(anyPositive, nearOne, fc.double({ min: 0.1, max: 10, noNaN: true })), (x) => {
        expect(doublesApart(ln(x), stdlibLn(x))).toBeLessThanOrEqual(1);
      }),
      options,
    );
  });

  test.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-1, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [2, 0.6931471805599453],
    [10, 2.302585092994046],
    [0.1, -2.3025850929940455],
    [5e-324, -744.4400719213812], // the smallest number: -1074 ln 2
    [1.7976931348623157e308, 709.782712893384],
    [1.0000000000000002, 2.2204460492503128e-16], // 2^-52 less half its square
  ])('of %d is %d', (x, expected) => {
    expect(ln(x)).toBe(expected);
  });

  test('never falls as its argument rises from one double to the next', () => {
    fc.assert(
      fc.property(anyPositive, (x) => {
        buffer.setFloat64(0, x);
        buffer.setBigInt64(0, buffer.getBigInt64(0) + 1n);
        expect(ln(buffer.getFloat64(0))).toBeGreaterThanOrEqual(ln(x));
      }),
      options,
    );
  });
});

describe('e to a power', () => {
  test('agrees with an independent library to the last bit but one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: -745, max: 709, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
        (x) => {
          expect(doublesApart(exp(x), stdlibExp(x))).toBeLessThanOrEqual(1);
        },
      ),
      options,
    );
  });

  test.each([
    [0, 1],
    [-0, 1],
    [1, 2.718281828459045],
    [-1, 0.36787944117144233],
    [Infinity, Infinity],
    [-Infinity, 0],
    [NaN, NaN],
    [709.782712893384, 1.7976931348622732e308], // the last before infinity
    [709.7827128933841, Infinity],
    [-745.1332191019411, 5e-324], // the last before nothing
    [-745.1332191019412, 0], // nearer to nothing by a hair
    [-745.1332191019413, 0],
    [1e308, Infinity],
    [-1e308, 0],
    [5e-324, 1],
  ])('%d is %d', (x, expected) => {
    expect(exp(x)).toBe(expected);
  });

  test('undoes the logarithm', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x) => {
        expect(Math.abs(exp(ln(x)) / x - 1)).toBeLessThan(2e-15); // |ln x| < 7: its rounding, 2^-53 x 8, is a relative error of the result
      }),
      options,
    );
  });
});

describe('powers', () => {
  test('whole powers of whole numbers are exact as long as they fit', () => {
    const wrong: string[] = [];
    for (let base = 0; base <= 60; base++) {
      for (let exponent = 0; exponent <= 9; exponent++) {
        if (power(base, exponent) !== Number(BigInt(base) ** BigInt(exponent))) wrong.push(`${base}^${exponent}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  // The platform's own power is as good as this one, but not the same on every platform: good enough to check by.
  test('agree with the platform to the last bit but one, from the smallest results to the largest', () => {
    const bases = fc.oneof(anyPositive, nearOne, fc.double({ min: 0.7, max: 1.42, noNaN: true }));
    fc.assert(
      fc.property(bases, fc.double({ min: -700, max: 700, noNaN: true }), (base, logarithm) => {
        const exponent = base === 1 ? logarithm : logarithm / Math.log(base);
        expect(doublesApart(power(base, exponent), base ** exponent)).toBeLessThanOrEqual(1);
      }),
      options,
    );
  });

  test.each([
    [0, 0, 1],
    [NaN, 0, 1],
    [Infinity, 0, 1],
    [0, 2, 0],
    [0, -2, Infinity],
    [-0, 3, 0], // taken as 0
    [Infinity, 2, Infinity],
    [Infinity, -2, 0],
    [2, Infinity, Infinity],
    [2, -Infinity, 0],
    [0.5, Infinity, 0],
    [0.5, -Infinity, Infinity],
    [1, Infinity, NaN], // as for **
    [1, 1e300, 1],
    [2, NaN, NaN],
    [NaN, 1, NaN],
    [-2, 2, NaN], // a negative base is not for this function
    [2, 1024, Infinity],
    [2, 1023, 2 ** 1023],
    [2, -1074, 5e-324],
    [2, -1076, 0],
    [5e-324, 0.5, 2 ** -537],
    [9, 0.5, 3],
    [1.0000000000000002, 4503599627370496, 2.718281828459045], // (1 + 1/n)^n for n = 2^52
  ])('%d to the power %d is %d', (base, exponent, expected) => {
    expect(power(base, exponent)).toBe(expected);
  });
});

test('the same bits on every platform: the sum of many results is what it was when the functions were written', () => {
  let sum = 0;
  for (let i = 1; i <= 20000; i++) sum += ln(i * 0.37) * exp(-i / 4000) + power(i * 0.011, 1.7) / i;
  expect(sum).toBe(32292.37362604208);
});
