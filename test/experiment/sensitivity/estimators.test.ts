import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStreams, SequentialStream } from '../../../src/engine/index.ts';
import { drawTrajectories, saltelliDesign, screenSettings, sobolIndices } from '../../../src/experiment/index.ts';
import type { SaltelliDesign, VarianceShares } from '../../../src/experiment/index.ts';

const chance = (purpose: string, seed = 1) => new SequentialStream(new RandomStreams(seed, 0).stream(purpose));

/** A function of a point and of chance, which is a number from 1. */
type Model = (x: readonly number[], chance: number) => number;

/** A standard normal number for each chance, near enough: twelve uniform numbers less six. */
const chanceStream = new RandomStreams(99, 0).stream('luck');
const normal = (chance: number, source = 0): number =>
  Array.from({ length: 12 }, (_, draw) => chanceStream.uniform(source, chance, draw)).reduce(
    (sum, each) => sum + each,
    -6,
  );

/** The indices of a function, with chances of its own for each row of A, and for each of B. */
function indicesOf(
  model: Model,
  settings: number,
  rows: number,
  replications = 1,
  seed = 1,
  sameLuckInB = false,
): VarianceShares {
  const design = saltelliDesign(settings, rows, chance('matrices', seed));
  const chances = (row: number, block: number) =>
    Array.from({ length: replications }, (_, index) => 1 + (2 * row + block) * replications + index + seed * 1e6);
  const values = (matrix: SaltelliDesign['a'], block: number) =>
    matrix.map((point, row) => chances(row, block).map((chance) => model(point, chance)));
  return sobolIndices(
    {
      a: values(design.a, 0),
      b: values(design.b, sameLuckInB ? 0 : 1),
      ab: design.ab.map((matrix) => values(matrix, 0)),
    },
    chance('bootstrap', seed),
  );
}

const near = (value: number, expected: number, by: number) =>
  expect(Math.abs(value - expected), `${value} and ${expected}`).toBeLessThan(by);

describe("Sobol' indices", () => {
  it("of Ishigami's function are the published ones, inside intervals that are sharp", () => {
    // f = sin a + 7 sin² b + 0.1 c⁴ sin a on [-π, π]³: S1 0.3139, 0.4424, 0; ST 0.5576, 0.4424, 0.2437. Variance 13.84.
    const ishigami: Model = (x) => {
      const [a, b, c] = x.map((place) => Math.PI * (2 * place - 1));
      return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
    };
    const { indices, noise, deviation } = indicesOf(ishigami, 3, 1024);
    near(deviation ** 2, 13.84, 0.4);
    expect(noise.value).toBe(0);
    [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ].forEach(([first, total], setting) => {
      const found = indices[setting];
      for (const [interval, expected] of [
        [found.first, first],
        [found.total, total],
        [found.interaction, total - first],
      ] as const) {
        near(interval.value, expected, 0.04);
        expect(interval.lo95).toBeLessThanOrEqual(expected);
        expect(interval.hi95).toBeGreaterThanOrEqual(expected);
        expect(interval.hi95 - interval.lo95).toBeLessThan(0.24);
      }
    });
  });

  it("of Sobol's g-function are those of its closed form", () => {
    // V_i = 1 / (3 (1 + a_i)²); V = product of (1 + V_i), less 1; total of i: V_i times the product of (1 + V_j) over
    // the others.
    const a = [0, 1, 4.5, 9];
    const g: Model = (x) =>
      x.reduce((product, place, index) => (product * (Math.abs(4 * place - 2) + a[index])) / (1 + a[index]), 1);
    const parts = a.map((each) => 1 / (3 * (1 + each) ** 2));
    const product = parts.reduce((all, each) => all * (1 + each), 1);
    const { indices } = indicesOf(g, 4, 1024);
    parts.forEach((part, setting) => {
      near(indices[setting].first.value, part / (product - 1), 0.03);
      near(indices[setting].total.value, (part * product) / (1 + part) / (product - 1), 0.03);
    });
  });

  it('of a sum with chance added tell the chance apart, and no interaction is seen', () => {
    // Variances 9/12, 4/12, 1/12 and 0 of the settings and 0.5 of chance: 1.6667 in all, of which chance is 0.3 and the
    // first setting 0.45.
    const { indices, noise } = indicesOf(
      ([a, b, c], chance) => 3 * a + 2 * b + c + Math.sqrt(0.5) * normal(chance),
      4,
      1024,
      2,
    );
    near(noise.value, 0.3, 0.03);
    expect(noise.lo95).toBeLessThan(0.3);
    expect(noise.hi95).toBeGreaterThan(0.3);
    [0.45, 0.2, 0.05, 0].forEach((share, setting) => {
      near(indices[setting].first.value, share, 0.04);
      near(indices[setting].total.value, share, 0.02); // what chance adds is in both of a pair, and cancels
      near(indices[setting].withLuck.value, 0, 1e-9);
    });
  });

  it('of a setting that makes chance matter more count that with chance, and not as an interaction with settings', () => {
    // Y = x (1 + e): f = x has the variance 1/12; chance has E[x²] = 1/3; all 5/12. So first = total = 0.2, chance 0.8.
    // Of chance, the part that hangs on x is Var(x) = 1/12: 0.2 of all.
    const model: Model = ([x], chance) => x * (1 + normal(chance));
    const {
      indices: [{ first, total, withLuck }],
      noise,
    } = indicesOf(model, 1, 2048, 2);
    near(noise.value, 0.8, 0.03);
    near(first.value, 0.2, 0.05);
    near(total.value, 0.2, 0.05);
    near(withLuck.value, 0.2, 0.03);
    // With the chance of A in B too, the first-order index would take what is with chance for its own: of two chances
    // half of it, 0.2 + 0.1.
    const blind = indicesOf(model, 1, 2048, 2, 1, true);
    near(blind.indices[0].first.value, 0.3, 0.05);
  });

  it('have intervals that hold the true index in most designs of 64 rows', () => {
    const model: Model = ([a, b], chance) => 2 * a + b + 0.5 * normal(chance); // variances 4/12, 1/12, 0.25: first index of a is 0.5
    const held = Array.from({ length: 40 }, (_, seed) => indicesOf(model, 2, 64, 2, seed + 1).indices[0]).map(
      ({ first, total }) => [first, total].map(({ lo95, hi95 }) => lo95 <= 0.5 && hi95 >= 0.5),
    );
    expect(held.filter(([first]) => first).length).toBeGreaterThanOrEqual(36);
    expect(held.filter(([, total]) => total).length).toBeGreaterThanOrEqual(36);
  });

  it('leave out rows in which the measure has no meaning, and say how many are left', () => {
    const found = indicesOf(([a, b]) => (a > 0.9 ? NaN : a + b), 2, 256);
    expect(found.rows).toBeLessThan(230);
    expect(found.rows).toBeGreaterThan(190); // rows whose a is above 0.9 in A or in B: about a fifth
    expect(found.indices[0].first.value).toBeGreaterThan(0);
    expect(indicesOf(() => NaN, 2, 16).rows).toBe(0);
    expect(indicesOf(() => NaN, 2, 16).noise.value).toBeNaN();
  });

  it('are none of a constant, whose rounding is no variance', () => {
    const found = indicesOf(() => 0.1, 2, 64);
    expect([found.mean, found.deviation, found.rows]).toEqual([0.1, 0, 64]);
    expect([found.noise.value, found.indices[0].first.value, found.indices[1].total.hi95]).toEqual([NaN, NaN, NaN]);
  });

  it('have a design in which each matrix differs from the first in one column', () => {
    const { a, b, ab } = saltelliDesign(3, 16, chance('matrices'));
    ab.forEach((matrix, setting) =>
      matrix.forEach((point, row) =>
        point.forEach((place, each) => expect(place).toBe((each === setting ? b : a)[row][each])),
      ),
    );
    expect(new Set(a.map(([first]) => Math.floor(first * 16))).size).toBe(16); // one in each sixteenth of the range
  });
});

describe('Screening', () => {
  const seed = 20260726;

  it('walks trajectories that move every setting once by two thirds of its range, on four levels', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 999 }),
        (settings, count, number) => {
          const trajectories = drawTrajectories(settings, count, chance('trajectories', number));
          expect(trajectories).toHaveLength(count);
          for (const { points, moves } of trajectories) {
            expect([...moves].sort((a, b) => a - b)).toEqual(Array.from({ length: settings }, (_, setting) => setting));
            moves.forEach((moved, step) => {
              const lengths = points[step + 1].map((place, setting) =>
                Math.round(1e9 * Math.abs(place - points[step][setting])),
              );
              expect(lengths).toEqual(lengths.map((_, setting) => (setting === moved ? 666_666_667 : 0)));
              expect(points[step + 1].every((place) => [0, 1 / 3, 2 / 3, 1].includes(place))).toBe(true);
            });
          }
        },
      ),
      { seed, numRuns: 40 },
    );
  });

  it('starts each setting once at each level in four trajectories', () => {
    const starts = drawTrajectories(20, 4, chance('trajectories')).map(({ points }) => points[0]);
    for (let setting = 0; setting < 20; setting++)
      expect(starts.map((start) => Math.round(3 * start[setting])).sort()).toEqual([0, 1, 2, 3]);
  });

  it("of Morris' own function of twenty inputs finds the groups that he found", () => {
    // Morris (1991): y = sum of 20 w_i (i to 10) - 15 w_i w_j (to 6) - 10 w_i w_j w_l (to 5) + 5 w_1 w_2 w_3 w_4, his
    // small random terms taken as 0. w = 2 (x - 1/2), but for inputs 3, 5 and 7: w = 2 (1.1 x / (x + 0.1) - 1/2).
    const morris = (x: readonly number[]): number => {
      const w = x.map((place, index) =>
        [2, 4, 6].includes(index) ? 2 * ((1.1 * place) / (place + 0.1) - 0.5) : 2 * (place - 0.5),
      );
      let y = 5 * w[0] * w[1] * w[2] * w[3];
      for (let i = 0; i < 10; i++) y += 20 * w[i];
      for (let i = 0; i < 6; i++) for (let j = i + 1; j < 6; j++) y -= 15 * w[i] * w[j];
      for (let i = 0; i < 5; i++)
        for (let j = i + 1; j < 5; j++) for (let l = j + 1; l < 5; l++) y -= 10 * w[i] * w[j] * w[l];
      return y;
    };
    const trajectories = drawTrajectories(20, 4, chance('trajectories'));
    const found = screenSettings(
      trajectories,
      trajectories.map(({ points }) => points.map((point) => [morris(point)])),
    );
    // Inputs 8 to 10 act alone and evenly: w goes from -1 to 1 over the range, so that the effect is 40 everywhere.
    for (const input of [7, 8, 9]) {
      expect(found[input].mu.mean).toBeCloseTo(40, 9);
      expect(found[input].muStar.mean).toBeCloseTo(40, 9);
      expect(found[input].sigma).toBeCloseTo(0, 9);
    }
    // Input 7 acts alone and unevenly: w is -1, 0.6923, 0.9130, 1 at the four levels, so that a step is 20 · 1.9130 /
    // (2/3) = 57.39 or 20 · 0.3077 / (2/3) = 9.23, each twice in four trajectories: mean 33.31, standard deviation
    // 24.08 · √(4/3) = 27.80.
    expect(found[6].mu.mean).toBeCloseTo(33.31, 2);
    expect(found[6].sigma).toBeCloseTo(27.8, 1);
    // Inputs 1 to 6 act with each other; inputs 11 to 20 do nothing.
    for (let input = 0; input < 6; input++) expect(found[input].sigma).toBeGreaterThan(15);
    for (let input = 10; input < 20; input++)
      expect(found[input]).toMatchObject({ muStar: { mean: 0 }, sigma: 0, standsOut: false });
    expect(found.filter(({ standsOut }) => standsOut)).toHaveLength(10);
  });

  /** Screenings of a function with chance, the trajectories with chances of their own. */
  function screened(model: Model, settings: number, count: number, replications: number, number = 1) {
    const trajectories = drawTrajectories(settings, count, chance('trajectories', number));
    return screenSettings(
      trajectories,
      trajectories.map(({ points }, index) =>
        points.map((point) =>
          Array.from({ length: replications }, (_, each) => model(point, number * 1e5 + index * replications + each)),
        ),
      ),
    );
  }

  it('tells the scatter of chance apart from that of interaction', () => {
    // Effect of x: 8 y + 3 e. On the four levels y has the variance 5/36, so interaction is 8 √(5/36) = 2.981; noise of
    // two replications is 3 / √2 = 2.121.
    const [x] = screened(([a, b], chance) => 8 * a * b + 3 * a * normal(chance), 2, 800, 2);
    near(x.interaction, 2.981, 0.2);
    near(x.noise, 2.121, 0.12);
    near(x.sigma, Math.sqrt(2.981 ** 2 + 2.121 ** 2), 0.2);
  });

  it('sees no chance where it is the same on both sides of a step', () => {
    const [x] = screened(([a], chance) => 5 * a + 100 * normal(chance), 1, 8, 3);
    expect(x.muStar.mean).toBeCloseTo(5, 9);
    expect(x.noise).toBeLessThan(1e-9);
    expect(x.standsOut).toBe(true);
  });

  it('takes a setting that does nothing but stir chance for one that stands out in about one screening of ten', () => {
    const out = Array.from(
      { length: 400 },
      (_, number) => screened(([a], chance) => a * normal(chance), 1, 4, 2, number + 1)[0].standsOut,
    ).filter(Boolean).length;
    expect(out).toBeGreaterThan(12); // 3%
    expect(out).toBeLessThan(64); // 16%
  });

  it('leaves out effects where the measure has no meaning', () => {
    const [x] = screened(([a], chance) => (chance % 2 === 0 ? NaN : 3 * a), 1, 4, 2);
    expect(x).toMatchObject({ trajectories: 4, noise: 0 });
    expect(x.mu.mean).toBeCloseTo(3, 9);
    expect(screened(() => NaN, 1, 4, 2)[0]).toMatchObject({ trajectories: 0, standsOut: false });
  });
});
