import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  factorOf,
  readScenario,
  uncertainFactors,
  withLevel,
  withLevels,
  withSetting,
} from '../../../src/scenario/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';

const root = new URL('../../../', import.meta.url);
const baseline = shippedScenario('scenarios/published/baseline-2021.yaml');

function shippedScenario(path: string): Scenario {
  const read = readScenario(path, (each) => {
    const url = new URL(each, root);
    return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
  });
  if (!read.ok) throw new Error(`${path} cannot be read.`);
  return read.scenario;
}

describe('a measure that is not in force at the start', () => {
  const now = shippedScenario('scenarios/baseline.yaml');

  test('is varied by its size from its day on, and the start stays', () => {
    const setting = 'supervision.restricted_licence_weight';
    expect(factorOf(now, setting)).toMatchObject({ from: '2026-10-01', base: 1.3, plausible: [1.1, 1.5] });
    const varied = withLevel(now, setting, 1.5);
    expect(varied.parameters).toEqual(now.parameters);
    const moved = varied.changes.filter((change, index) => change.value !== now.changes[index].value);
    expect(moved).toEqual([
      { date: '2026-10-01', chapter: 'supervision', name: 'restricted_licence_weight', value: 1.5 },
    ]);
    expect(uncertainFactors(now).map((each) => each.setting)).toContain(setting);
  });

  test('is varied from the start on once it has a value there and no later one', () => {
    const setting = 'supervision.orders_completed_early';
    const fromStart = withSetting(now, setting, 0.1);
    expect(withLevel(fromStart, setting, 0.2).parameters.supervision.orders_completed_early).toBe(0.2);
  });
});

describe('a setting varied along one number', () => {
  test('that is a number takes the number itself', () => {
    const varied = withLevel(baseline, 'demand.community_orders', 50000);
    expect(varied.parameters.demand.community_orders).toBe(50000);
    expect(varied.parameters.demand.suspended_sentence_orders).toBe(
      baseline.parameters.demand.suspended_sentence_orders,
    );
    expect(baseline.parameters.demand.community_orders).not.toBe(50000); // what was varied is untouched
  });

  test('that is several numbers takes a factor on each', () => {
    const { caseload_weight } = baseline.parameters.organisation;
    const varied = withLevel(baseline, 'organisation.caseload_weight', 1.1).parameters.organisation.caseload_weight;
    for (const [region, weight] of Object.entries(caseload_weight))
      expect(varied[region]).toBeCloseTo(weight * 1.1, 12);
  });

  test('that is shares is tilted: each share is multiplied once more than the one before it, and they add up to 1', () => {
    const { low, medium, high, very_high } = baseline.parameters.risk.rosh_mix;
    const sum = low + 1.25 * medium + 1.25 * 1.25 * high + 1.25 ** 3 * very_high;
    const tilted = withLevel(baseline, 'risk.rosh_mix', 1.25).parameters.risk.rosh_mix;
    expect(tilted.low).toBeCloseTo(low / sum, 12);
    expect(tilted.very_high).toBeCloseTo((1.25 ** 3 * very_high) / sum, 12);
    expect(tilted.low + tilted.medium + tilted.high + tilted.very_high).toBeCloseTo(1, 12);
  });

  test('moves its later dated changes by the same factor', () => {
    const datedIn = (scenario: Scenario) =>
      scenario.changes
        .filter(({ chapter, name }) => chapter === 'risk' && name === 'rosh_mix')
        .map(({ value }) => (value as { high: number }).high);
    const before = datedIn(baseline);
    const after = datedIn(withLevel(baseline, 'risk.rosh_mix', 1.25));
    expect(before.length).toBeGreaterThan(1);
    after.forEach((high, index) => expect(high).toBeGreaterThan(before[index]));
  });

  test('leaves later dated changes that are surer, and moves others no further than is plausible for themselves', () => {
    // Twice the start is twice each later value: 0.8 stops at 0.6, which is the most that is plausible for it; what was
    // published stays.
    const row = baseline.assumptions.find(
      ({ setting, from }) => setting === 'training.september_share' && from === undefined,
    )!;
    const dated = (from: string, value: number, rest: object) => ({
      ...row,
      from,
      value,
      plausible: undefined,
      ...rest,
    });
    const scenario: Scenario = {
      ...baseline,
      parameters: { ...baseline.parameters, training: { ...baseline.parameters.training, september_share: 0.2 } },
      assumptions: [
        { ...row, value: 0.2, quality: 'calibrated', plausible: [0.1, 0.4] },
        dated('2022-04-01', 0.41, { quality: 'published' }),
        dated('2023-04-01', 0.3, { quality: 'inferred' }),
        dated('2024-04-01', 0.4, { quality: 'assumed', plausible: [0.3, 0.6] }),
      ] as Scenario['assumptions'],
      changes: [
        ['2022-04-01', 0.41],
        ['2023-04-01', 0.3],
        ['2024-04-01', 0.4],
      ].map(([date, value]) => ({
        date: date as string,
        chapter: 'training',
        name: 'september_share',
        value: value as number,
      })),
    };
    expect(withLevel(scenario, 'training.september_share', 0.4).changes.map(({ value }) => value)).toEqual([
      0.41, 0.6, 0.6,
    ]);
  });

  test('stays within what the model allows', () => {
    const most = factorOf(baseline, 'staff.part_time')!.limits[1];
    expect(withLevel(baseline, 'staff.part_time', most + 1).parameters.staff.part_time).toBe(most);
  });

  test('at its own level is the scenario as it was', () => {
    for (const { setting, base } of uncertainFactors(baseline))
      expect(withLevel(baseline, setting, base)).toBe(baseline);
  });

  test.each(['allocation.may_break_policy', 'staff.nothing', 'nothing'])(
    '%s cannot be varied, and an error says so',
    (setting) => {
      expect(factorOf(baseline, setting)).toBeUndefined();
      expect(() => withLevel(baseline, setting, 1)).toThrow(setting);
    },
  );
});

test('the uncertain settings of the baseline are those with a plausible range, and each changes what the model is given at both of its ends', () => {
  const uncertain = uncertainFactors(baseline);
  expect(uncertain.length).toBeGreaterThan(80);
  for (const { setting, plausible, base } of uncertain) {
    expect(plausible[0]).toBeLessThan(plausible[1]);
    for (const level of plausible.filter((each) => each !== base))
      expect(withLevels(baseline, { [setting]: level }), setting).not.toEqual(baseline);
  }
});

test('a setting put at a value of its own kind keeps it to the end', () => {
  const rosh = { low: 0.25, medium: 0.6, high: 0.13, very_high: 0.02 };
  const varied = withSetting(baseline, 'risk.rosh_mix', rosh);
  expect(varied.parameters.risk.rosh_mix).toEqual(rosh);
  expect(varied.changes.some(({ name }) => name === 'rosh_mix')).toBe(false);
});
