import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPoints,
  coverageOf,
  densityOf,
  dropChanceLimits,
  isInBox,
  quasiPValue,
  supportOf,
  withoutLimit,
} from '../../../src/experiment/discover/box.ts';
import type { Box, BoxLimit, JudgedPoint } from '../../../src/experiment/discover/box.ts';
import { chooseBox, paste, peelingTrajectory, roundestBetween } from '../../../src/experiment/discover/prim.ts';
import { probabilityOfAtLeastDrawn } from '../../../src/experiment/statistics/hypergeometric.ts';

/*
 * The worked example in which scenario discovery was published: 882 futures of a renewable energy standard, 89 of which
 * are among the dearest tenth (Bryant and Lempert 2010). The data are theirs, as the Exploratory Modeling Workbench
 * gives them on (quaquel/EMAworkbench, scenario_discovery.ipynb; its licence is beside them), cut to six digits; so are
 * the figures that are compared with here.
 */
const [headings, ...rows] = csvParseRows(
  readFileSync(join(import.meta.dirname, 'fixtures/renewable-energy.csv'), 'utf8'),
);
const settings = headings.slice(0, -1);
const futures = rows.map((row): JudgedPoint => ({
  levels: row.slice(0, -1).map(Number),
  fails: row[settings.length] === '1',
}));
const limit = (setting: string, end: BoxLimit['end'], level: number): BoxLimit => ({
  setting: settings.indexOf(setting),
  end,
  level,
});
const [biomass, elasticity, backstop, cost] = [
  limit('Total biomass', 'most', 755.8),
  limit('Demand elasticity', 'least', -0.422),
  limit('Biomass backstop price', 'least', 150.05),
  limit('Cellulosic cost', 'least', 72.65),
];

describe('The published example of scenario discovery', () => {
  it('has the published coverage, density and quasi-p-values of its box', () => {
    const box = [biomass, elasticity, backstop, cost];
    const counts = countPoints(futures, box);
    expect(coverageOf(counts)).toBeCloseTo(0.752809, 6);
    expect(densityOf(counts)).toBeCloseTo(0.770115, 6);
    expect(supportOf(counts)).toBeCloseTo(0.0986395, 7);
    const published = [4.716968553178765e-6, 1.1849299115762218e-16, 3.515112530263049e-11, 0.15741333528927348];
    for (const [index, each] of box.entries())
      expect(quasiPValue(futures, box, each) / published[index]).toBeCloseTo(1, 9);
  });

  it('loses the limit that may be chance, as there, and has the published figures without it', () => {
    const { box } = dropChanceLimits(futures, [biomass, elasticity, backstop, cost]);
    expect(box).toEqual([biomass, elasticity, backstop]);
    const counts = countPoints(futures, box);
    expect([coverageOf(counts), densityOf(counts), supportOf(counts)].map((each) => Number(each.toFixed(5)))).toEqual([
      0.76404, 0.71579, 0.10771,
    ]);
  });

  it('is found by PRIM: the same settings, the same limit to lose, and the published coverage and density', () => {
    const all = settings.map(() => ({ isDiscrete: false }));
    const chosen = chooseBox(peelingTrajectory(futures, all))!.box;
    expect(namesOf(chosen)).toEqual(namesOf([biomass, elasticity, backstop, cost]));
    const { box } = dropChanceLimits(futures, chosen);
    expect(namesOf(box)).toEqual(namesOf([biomass, elasticity, backstop]));
    expect(countPoints(futures, box)).toEqual({ points: 882, failing: 89, pointsInBox: 95, failingInBox: 68 });
    const [found, published] = [box, [biomass, elasticity, backstop]].map((each) =>
      [...each].sort((a, b) => a.setting - b.setting).map(({ level }) => level),
    );
    const ranges = [[biomass.setting], [elasticity.setting], [backstop.setting]].map(([setting]) => {
      const levels = futures.map((future) => future.levels[setting]);
      return Math.max(...levels) - Math.min(...levels);
    });
    found.forEach((level, index) => expect(Math.abs(level - published[index])).toBeLessThan(0.05 * ranges[index]));
    expect(paste(futures, all, box)).toEqual(box); // no limit can be moved outwards without loss
  });
});

const namesOf = (box: Box): string[] => box.map(({ setting, end }) => `${settings[setting]} at ${end}`).sort();

/** Points over two settings of any levels and two of a few levels. */
const anyPoints = fc.array(
  fc.record({
    levels: fc.tuple(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(0.1, 0.2),
    ),
    fails: fc.boolean(),
  }),
  { minLength: 2, maxLength: 80 },
);
const kinds = [false, false, true, true].map((isDiscrete) => ({ isDiscrete }));

describe('PRIM', () => {
  it('peels at most a share alpha, rounded up, or else one level; each box lies in the one before and has what it says', () => {
    fc.assert(
      fc.property(anyPoints, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (points, alpha) => {
        const trajectory = peelingTrajectory(points, kinds, { alpha, leastSupport: 0.05 });
        trajectory.forEach(({ box, counts }, step) => {
          expect(counts).toEqual(countPoints(points, box));
          expect(coverageOf(counts) * counts.failing).toBeCloseTo(densityOf(counts) * counts.pointsInBox, 9);
          expect(counts.pointsInBox).toBeGreaterThanOrEqual(0.05 * points.length);
          if (step === 0) return;
          const before = points.filter(({ levels }) => isInBox(levels, trajectory[step - 1].box));
          const removed = before.filter(({ levels }) => !isInBox(levels, box));
          expect(removed.length).toBe(before.length - counts.pointsInBox);
          const { setting } = box[box.length - 1];
          const isOneLevel = new Set(removed.map(({ levels }) => levels[setting])).size === 1;
          if (!isOneLevel) expect(removed.length).toBeLessThanOrEqual(Math.ceil(alpha * before.length));
          expect(removed.length).toBeGreaterThan(0);
        });
      }),
    );
  });

  it('pastes without lowering the density, and never loses a point', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        for (const { box, counts } of peelingTrajectory(points, kinds)) {
          const pasted = paste(points, kinds, box);
          expect(densityOf(countPoints(points, pasted))).toBeGreaterThanOrEqual(densityOf(counts));
          expect(points.every(({ levels }) => !isInBox(levels, box) || isInBox(levels, pasted))).toBe(true);
        }
      }),
    );
  });

  it('has levels as the limits of discrete settings, and round numbers as those of others', () => {
    const points = Array.from({ length: 40 }, (_, index) => ({
      levels: [index % 4, 10 + index / 7],
      fails: index % 4 >= 2 && index >= 20,
    }));
    const last = peelingTrajectory(points, [{ isDiscrete: true }, { isDiscrete: false }]).at(-1)!;
    expect(last.counts).toMatchObject({ pointsInBox: 10, failingInBox: 10 });
    expect(last.box).toContainEqual({ setting: 0, end: 'least', level: 2 });
    expect(last.box.find(({ setting }) => setting === 1)).toMatchObject({ end: 'least', level: 13 }); // 12.71 to 13.14
    expect(roundestBetween(0.4133, 0.4078)).toBe(0.41);
    expect(roundestBetween(-3, -2)).toBe(-3);
  });

  it('takes the widest box of the density that is asked for, and none where there is none', () => {
    const points = Array.from({ length: 100 }, (_, index) => ({
      levels: [index],
      fails: index >= 60 && index % 5 !== 0,
    }));
    const trajectory = peelingTrajectory(points, [{ isDiscrete: false }]);
    const { counts } = chooseBox(trajectory, 0.6)!;
    expect(densityOf(counts)).toBeGreaterThanOrEqual(0.6);
    expect(counts.failingInBox).toBe(32);
    expect(chooseBox(trajectory, 0.95)).toBeUndefined();
    expect(withoutLimit([{ setting: 0, end: 'least', level: 1 }], { setting: 0, end: 'least', level: 2 })).toEqual([]);
  });

  it('judges by Fisher’s exact test: the lady who tastes tea names all four cups by chance once in 70', () => {
    const cups = { of: 8, hits: 4, drawn: 4 };
    expect(probabilityOfAtLeastDrawn(4, cups)).toBeCloseTo(1 / 70, 12);
    expect(probabilityOfAtLeastDrawn(3, cups)).toBeCloseTo(17 / 70, 12);
    expect(probabilityOfAtLeastDrawn(0, cups)).toBe(1);
  });
});
