import { expect, test } from 'vitest';
import { epochsOf, tierIndex } from '../../src/model/index.ts';
import { needWeights, tierOf } from '../../src/model/rules/not-yet-used/tier-v2-change.ts';
import type { ChangeFactors } from '../../src/model/rules/not-yet-used/tier-v2-change.ts';
import { mappaLevels, roshLevels, tiers } from '../../src/model/categories.ts';
import { addDays } from '../../src/model/state/identity.ts';
import type { Day } from '../../src/model/state/identity.ts';
import { baseline, withSettings } from './worlds.ts';

/**
 * A case with each change digit, by the readable rule: no mandate; assessed without a need; not assessed; every need
 * severe, which is 20 points.
 */
const severe = Object.fromEntries(Object.keys(needWeights).map((need) => [need, 2]));
const withChangeDigit: readonly ChangeFactors[] = [
  { mandateForChange: false, ogrs: 0, iomNominal: false },
  { mandateForChange: true, needs: {}, ogrs: 0, iomNominal: false },
  { mandateForChange: true, ogrs: 0, iomNominal: false },
  { mandateForChange: true, needs: severe, ogrs: 0, iomNominal: false },
];

/** Both ends of each band of serious recidivism, in percent with two decimals: below 3, from 3 to 7, from 7. */
const endsOfBand = [
  [0, 2.99],
  [3, 6.99],
  [7, 100],
];

const cells = roshLevels.flatMap((rosh, level) =>
  endsOfBand.flatMap((ends, rsrBand) =>
    ends.flatMap((rsr) =>
      mappaLevels.flatMap((mappaLevel) =>
        [0, 1, 2, 3, 4].flatMap((complexityFactors) =>
          withChangeDigit.map((change, changeDigit) => ({
            name: `${rosh}, recidivism ${rsr}%, MAPPA ${mappaLevel}, ${complexityFactors} complexity factors, digit ${changeDigit}`,
            byRule: tierOf({ rosh, rsr, mappaLevel, complexityFactors, additionalFactorsForWomen: 0 }, change),
            inRun: tiers[tierIndex(level, rsrBand, mappaLevel, complexityFactors, changeDigit)],
          })),
        ),
      ),
    ),
  ),
);

test('the tier that a run looks up is that of the readable rule for every risk, recidivism, MAPPA level, complexity and change', () => {
  expect(cells).toHaveLength(4 * 6 * 4 * 5 * 4);
  expect(new Set(cells.map(({ byRule }) => byRule)).size).toBe(tiers.length);
  expect(cells.filter(({ byRule, inRun }) => inRun !== byRule)).toEqual([]);
});

test('a dated rise in pay lowers the leaving of its grade, by pay relative to the first day, and of no other', () => {
  const start = withSettings(baseline.parameters, { staff: { ...baseline.parameters.staff, pay_elasticity: 1 } });
  const { of_grade } = start.pay;
  const risen = { ...of_grade, probation_officers: 1.25 * of_grade.probation_officers };
  const [first, second, third] = epochsOf(start, [
    { date: '2022-01-01', chapter: 'pay', name: 'of_grade', value: risen, day: addDays(0 as Day, 100) },
    { date: '2022-02-01', chapter: 'pay', name: 'outside', value: 1.25, day: addDays(0 as Day, 131) },
  ]).map(({ derived }) => derived.leavingHazards);
  expect(second.map((hazard, grade) => (hazard === 0 ? 1 : hazard / first[grade]))).toEqual([0.8, 0.8, 1, 1, 1]);
  expect(third[0]).toBeCloseTo(first[0], 12);
  expect(third[2]).toBeCloseTo(1.25 * first[2], 12);
});
