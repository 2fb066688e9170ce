import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../../../src/engine/index.ts';
import { choose, chooseCsv, chooseThresholdsCsv, readCriterion } from '../../../src/experiment/index.ts';
import type { ChooseRequest, Criterion, GivenWindow, RunReplications } from '../../../src/experiment/index.ts';
import { compareCosts } from '../../../src/experiment/choose/cost-comparison.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { chooseReport, tellingSubjects } from '../../../src/report/index.ts';
import { replication } from '../replications.ts';
import { readShipped, withSettings } from '../../model/worlds.ts';

const unit = readShipped('one-unit.yaml');
const dates = ['2021-07-31', '2021-08-31', '2021-09-30', '2021-10-31'];

/** A scenario whose number of places decides what it costs and how many cases it leaves. */
const withPlaces = (name: string, places: number): Scenario => ({
  ...unit,
  name,
  parameters: withSettings(unit.parameters, { training: { places } }),
});

/** Each 100 places take ten cases from 100 and cost £10 a month; chance adds up to 20, the same for all plans. */
const pretend: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    const { places } = task.input.parameters.training;
    const chance = 20 * new RandomStreams(7, task.replication).stream('luck').uniform(0, 0, 0);
    const cases = 100 - places / 10 + chance;
    onDone(task);
    return replication(
      task.replication,
      {
        'unallocated.all': [cases + 10, cases, cases, cases],
        'capacity.mean.all': [100, 100, 100, 100 + places / 100],
        'staff.cost': dates.map(() => places / 10 + chance),
        'leavingRate.PO': dates.map(() => NaN),
      },
      { dates },
    );
  });

const criterionOf = (text: string, given?: GivenWindow): Criterion => {
  const reading = readCriterion(text, given);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.criterion;
};
const window = { since: '2021-08', until: '2021-10', option: '--over' } as const;
const atMost = (level: number): Criterion => criterionOf(`unallocated.all<=${level}`, window);
const watched = tellingSubjects.map((subject) => ({
  subject,
  measure: { metric: subject.metric, scope: 'service' as const, when: 'mean' },
}));

const chosenFrom = (places: readonly number[], rest: Partial<ChooseRequest> = {}) =>
  choose({
    scenarios: places.map((each, index) => withPlaces(index === 0 ? 'Now' : `Plan ${index}`, each)),
    criteria: [atMost(60)],
    probability: 0.8,
    confidence: 0.95,
    budget: 400,
    watched: watched.map(({ measure }) => measure),
    seed: 1,
    scopes: 'region',
    runReplications: pretend,
    ...rest,
  });

describe('a choice', () => {
  test('is the cheapest plan that holds: not the one that fails, nor one that holds and costs more', async () => {
    // 100 - places / 10 + up to 20 at most 60: never with 0 and 200 places, always from 600 on.
    const answer = await chosenFrom([0, 900, 600, 200]);
    expect(answer).toMatchObject({ verdict: 'chosen', chosen: 2, ties: [], open: [] });
    expect(answer.plans.map(({ standing }) => standing)).toEqual(['does not meet', 'meets', 'meets', 'does not meet']);
    expect(answer.plans[1].besideChosen).toBe('more');
    // 600 places cost 60 a month more than none, in four months, in every replication.
    expect(answer.plans[2].addedCost.total).toMatchObject({ mean: 240 });
    expect(answer.plans[2].addedCost.total.hi95! - answer.plans[2].addedCost.total.lo95!).toBeLessThan(1e-9);
    expect(answer.used).toBeLessThan(answer.budget);
  });

  test('says where the others fail: which threshold, since when, and when most', async () => {
    const { plans } = await chosenFrom([0, 600], {
      criteria: [criterionOf('unallocated.all<=105', { since: '2021-07', option: '--by' }), atMost(60)],
    });
    const [first, second] = plans[0].courses;
    expect(first.worst).toMatchObject({ when: '2021-07', breached: { share: 1 } }); // 10 more in the first month
    expect(second).toMatchObject({ failed: { share: 1 }, first: { when: '2021-08' } });
    expect(second.times.map(({ when }) => when)).toEqual(['2021-08', '2021-09', '2021-10']);
    expect(chooseThresholdsCsv({ plans } as never, ['Now', 'Plan 1'])).toContain(
      'Now,unallocated.all at most 60 in every month from 2021-08 to 2021-10,2021-08,1,',
    );
  });

  test('may be the baseline, where a plan is exactly the same', async () => {
    const answer = await chosenFrom([600, 600]);
    expect(answer).toMatchObject({ verdict: 'chosen', chosen: 0, ties: [1], open: [] });
    expect(answer.plans[1]).toMatchObject({ isBaselineAgain: true, besideChosen: 'the same' });
  });

  test('is none where all fail, and cannot be told where replications are too few', async () => {
    expect(await chosenFrom([0, 100])).toMatchObject({ verdict: 'none holds' });
    // 440 places hold where chance is at most 4 of 20: in 20 of 100, which is not far from 25%.
    const close = await chosenFrom([0, 440], { probability: 0.25, budget: 60 });
    expect(close).toMatchObject({ verdict: 'cannot tell', open: [1] });
    expect(close.chosen).toBeUndefined();
  });

  test('is the same however many run at once, and however the answer is written', async () => {
    const oneByOne: RunReplications = async (tasks, onDone) => {
      const results = [];
      for (const task of [...tasks].reverse()) results.unshift(...(await pretend([task], onDone)));
      return results;
    };
    const names = ['Now', 'Plan 1', 'Plan 2'];
    const [a, b] = [await chosenFrom([0, 900, 600]), await chosenFrom([0, 900, 600], { runReplications: oneByOne })];
    expect(chooseCsv(a, names)).toBe(chooseCsv(b, names));
    expect(chooseCsv(a, names).split('\n')[3]).toMatch(/^Plan 2,1,meets,0,\d+,\d+,1,0\.8\d+,1,/);
  });

  test('refuses a threshold that no replication can be judged by', async () => {
    await expect(chosenFrom([0, 600], { criteria: [criterionOf('leavingRate.PO<=8', window)] })).rejects.toThrow(
      'was never measurable in "Now"',
    );
  });
});

describe('costs beside each other', () => {
  const runs = (totals: readonly number[]) => totals.map((total) => ({ total, parts: {} }));
  const asked = { confidence: 0.95, plans: 2 };

  test('differ only where a paired interval says so', () => {
    expect(compareCosts(runs([10, 21, 30]), runs([10, 21, 30]), asked)).toBe('the same');
    expect(compareCosts(runs([10, 21, 30, 44]), runs([9, 20.01, 29, 43]), asked)).toBe('more');
    expect(compareCosts(runs([10, 21, 30, 44]), runs([20, 11, 40, 34]), asked)).toBe('cannot tell');
    expect(compareCosts(runs([10]), runs([11]), asked)).toBe('cannot tell');
  });
});

describe('the report of a choice', () => {
  const reportOf = async (places: readonly number[], rest: Partial<ChooseRequest> = {}) => {
    const answer = await chosenFrom(places, rest);
    const criteria = rest.criteria ?? [atMost(60)];
    return chooseReport(
      { names: places.map((_, index) => (index === 0 ? 'Now' : `Plan ${index}`)), years: 1, criteria, watched, answer },
      { names: [], seeds: [1], version: '0' },
      'procap choose',
    );
  };

  test('names what the chosen plan costs and worsens, in the title and in the first sentence', async () => {
    const { title, findings, charts } = await reportOf([0, 900, 600]);
    expect(title).toBe(
      '‘Plan 2’ is the cheapest plan that keeps to the thresholds, and costs £240 more than the baseline; ' +
        'it worsens mean capacity of practitioners',
    );
    expect(findings[0]).toMatch(
      /^‘Plan 2’ is the cheapest plan that holds: .* replications \(8\d\.\d% to 100%\)\. It costs £\d+ .* improves unallocated cases \(about 60 fewer\), but worsens mean capacity of practitioners \(about 1.5 percentage points higher\)\.$/,
    );
    expect(findings.join('\n')).toMatch(
      /‘Now’ fails: it holds in 0 of \d+ replications .* is passed in all of its \d+ replications: most often in August 2021 \(100%, with 1\d\d cases in the mean\)\./,
    );
    expect(charts.map(({ name }) => name)).toEqual(['choose', 'thresholds']);
  });

  test('says that no plan is needed, that none holds, and that it cannot tell', async () => {
    expect((await reportOf([600, 900])).title).toMatch(/^No plan is needed: ‘Now’ keeps to the thresholds/);
    expect((await reportOf([0, 100])).title).toBe('No plan keeps to the thresholds with a probability of 80%');
    const close = await reportOf([0, 440], { probability: 0.25, budget: 60 });
    expect(close.title).toBe('Cannot tell which plan to choose: ‘Plan 1’ is undecided');
    expect(close.findings[0]).toBe('Cannot tell: ‘Plan 1’ was shown neither to hold nor to fail.');
  });
});
