import { describe, expect, it } from 'vitest';
import { drawRunner, impactCsv, impactsOf, readMeasure, candidateLevels } from '../../../src/experiment/index.ts';
import type { Measure, RunReplications } from '../../../src/experiment/index.ts';
import { readScenario } from '../../../src/scenario/index.ts';
import type { Assumption, Scenario } from '../../../src/scenario/index.ts';
import { replication } from '../replications.ts';
import { shippedText } from '../../shipped-text.ts';

const reading = readScenario('scenarios/one-unit.yaml', shippedText);
if (!reading.ok) throw new Error('scenarios/one-unit.yaml cannot be read.');
const scenario: Scenario = reading.scenario;
const measures = ['unallocated.all@end', 'reviews.missedShare@end', 'staff.cost@end'].map(
  (text) => (readMeasure(text) as { measure: Measure }).measure,
);

/**
 * In place of the simulation: 100 unallocated cases for each hour that a review takes and 4 for each replication, twice
 * as many where the earliest due comes first; the share of missed reviews is 0; there is no cost.
 */
const fakeRun: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    onDone(task);
    const { review, order_of_work } = task.input.parameters.work;
    const cases = 100 * review + 4 * task.replication;
    return replication(task.replication, {
      'unallocated.all': [order_of_work === 'risk' ? cases : 2 * cases],
      'staff.cost': [NaN],
    });
  });
const run = drawRunner({ scenario, measures, seed: 1, total: 0, runReplications: fakeRun });

describe('The impact of a setting', () => {
  it('is the change from the same random numbers, in per cent of the measure as the scenario stands, with its interval', async () => {
    // A review takes 2.5 hours. Replications 1 and 2: 254 and 258 cases, 256 in the middle. With 4 hours: 404 and 408,
    // 150 more in each, which is 58.59% of 256 with no doubt. With the earliest due first: 254 and 258 more, 99.22% and
    // 100.78%, 100% in the middle.
    expect(scenario.parameters.work.review).toBe(2.5);
    const [longer, order, ...none] = await impactsOf(
      [
        { setting: 'work.review', level: 4 },
        { setting: 'work.order_of_work', level: 'earliest due' },
      ],
      [1, 2],
      run,
    );
    expect(longer).toMatchObject({
      candidate: { setting: 'work.review', level: 4 },
      measure: 0,
      base: 256,
      change: { replications: 2 },
    });
    expect(longer.change.mean).toBeCloseTo(58.59, 2);
    expect(longer.change.hi95! - longer.change.lo95!).toBeCloseTo(0, 9);
    expect(order.change.mean).toBeCloseTo(100, 9);
    expect(order.change.hi95! - order.change.mean).toBeCloseTo(12.706 * 0.78125, 1); // t of one degree of freedom; the two lie 0.78125 from the middle
    expect(none).toEqual([]); // of 0 there is no per cent, and what has no meaning has no change
  });

  it('is written in a form that the assumptions log reads back: numbers, words and switches', async () => {
    const candidate = [
      { setting: 'work.review', level: 4 },
      { setting: 'work.order_of_work', level: 'earliest due' },
      { setting: 'staff.promote_newly_qualified', level: false },
    ];
    const impacts = (await impactsOf(candidate, [1, 2], run)).map((each) => ({ ...each, start: '2025-07-01' }));
    expect(impactCsv(impacts, measures).split('\n')).toEqual([
      'setting,tried,start,measure,base,change,lo95,hi95,replications',
      'work.review,4,2025-07-01,unallocated.all@end,256,58.59,58.59,58.59,2',
      'work.order_of_work,earliest due,2025-07-01,unallocated.all@end,256,100,90.07,109.93,2',
      'staff.promote_newly_qualified,off,2025-07-01,unallocated.all@end,256,0,0,0,2',
      '',
    ]);
  });
});

describe('What is tried', () => {
  const candidate = candidateLevels(scenario);
  const levelsOf = (setting: string) => candidate.filter((each) => each.setting === setting).map(({ level }) => level);

  it('is both ends of a plausible range, save the one at which the setting stands, and nothing where the range has no width', () => {
    expect(levelsOf('work.review')).toEqual([1, 4]);
    expect(levelsOf('work.work_factor')).toEqual([1.67]); // stands at 1, plausible from 1 to 1.67
    expect(levelsOf('organisation.delivery_units')).toEqual([]);
  });

  it('is what else a switch or a choice could be, unless it is published', () => {
    expect(levelsOf('work.order_of_work')).toEqual(['earliest due']);
    expect(levelsOf('allocation.may_break_policy')).toEqual([false]);
    expect(levelsOf('staff.promote_newly_qualified')).toEqual([]);
  });

  it('is of a switch that is published at the start, and not from a later day on, the level that it would keep', () => {
    const assumed = { setting: 'staff.promote_newly_qualified', from: '2026-05-01', value: false, quality: 'assumed' };
    const later = { ...scenario, assumptions: [...scenario.assumptions, assumed as Assumption] };
    expect(candidateLevels(later).filter(({ setting }) => setting === assumed.setting)).toEqual([
      { setting: assumed.setting, level: true },
    ]);
  });
});
