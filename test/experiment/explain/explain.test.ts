import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findChanges,
  explain,
  activeLoops,
  numberOfScenarios,
  shapleyContributions,
  withChanges,
} from '../../../src/experiment/index.ts';
import type {
  Change,
  Measure,
  ExplainRequest,
  ReplicationTask,
  RunReplications,
} from '../../../src/experiment/index.ts';
import { loops, metricIndex, metrics } from '../../../src/model/index.ts';
import type { Parameters, ReplicationResult } from '../../../src/model/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { withSetting } from '../../../src/scenario/index.ts';
import { readShipped } from '../../model/worlds.ts';

const fcOptions = { seed: 20_210_701 };

/** What each combination of k changes is worth, by the list of changes that it makes. */
const worthOf = (changes: number, worth: (made: readonly number[]) => number): number[] =>
  Array.from({ length: 2 ** changes }, (_, combination) =>
    worth(
      Array.from({ length: changes }, (_, change) => change).filter((change) => (combination & (1 << change)) !== 0),
    ),
  );

const sharesOf = (worth: readonly number[]): number[] => shapleyContributions(worth).map(({ share }) => share);

describe('Shapley values', () => {
  test('of the glove game are 2/3 for the one left glove and 1/6 for each of two right ones', () => {
    // A pair is worth 1. The left glove makes a pair unless it comes first: in 4 of 6 orders. A right glove makes it
    // only directly after the left one came first: in 1 of 6 orders.
    const worth = worthOf(3, (made) => (made.includes(0) && made.length > 1 ? 1 : 0));
    expect(sharesOf(worth)).toEqual([2 / 3, 1 / 6, 1 / 6]);
  });

  test('of the airport game share each length of the runway among those who need it', () => {
    // Three aircraft need runways that cost 6, 12 and 30. The first 6 are shared by three, the next 6 by two, the last
    // 18 by one: 2, 2 + 3, 2 + 3 + 18. Source: Littlechild and Owen, A simple expression for the Shapley value in a
    // special case (1973).
    const costs = [6, 12, 30];
    expect(sharesOf(worthOf(3, (made) => Math.max(0, ...made.map((each) => costs[each]))))).toEqual([2, 5, 23]);
  });

  test('of changes that only add up are those changes, alone and last too', () => {
    const adds = [3, -7, 0, 12];
    const parts = shapleyContributions(worthOf(4, (made) => made.reduce((sum, each) => sum + adds[each], 100)));
    expect(parts).toEqual(adds.map((each) => ({ share: each, alone: each, last: each })));
  });

  test('tell what a change does alone from what it does last', () => {
    // Two changes that take away 10 each, and no more than 12 together.
    expect(shapleyContributions([50, 40, 40, 38])).toEqual([
      { share: -6, alone: -10, last: -2 },
      { share: -6, alone: -10, last: -2 },
    ]);
  });

  test('add up to the whole difference, whatever the changes do to each other', () => {
    const worths = fc
      .integer({ min: 1, max: 8 })
      .chain((changes) =>
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2 ** changes, maxLength: 2 ** changes }),
      );
    fc.assert(
      fc.property(worths, (worth) => {
        const sum = sharesOf(worth).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(worth[worth.length - 1] - worth[0], 6);
      }),
      { ...fcOptions, numRuns: 60 },
    );
  });

  test('are the same for two changes that do the same, and nothing for one that does nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 }), (values) => {
        // Changes 0 and 1 count alike, change 2 not at all, change 3 besides.
        const worth = worthOf(4, (made) => values[made.filter((each) => each < 2).length + (made.includes(3) ? 3 : 0)]);
        const [first, second, nothing] = sharesOf(worth);
        expect(first).toBeCloseTo(second, 9);
        expect(nothing).toBe(0);
      }),
      fcOptions,
    );
  });

  test.each([[[]], [[1]], [[1, 2, 3]], [new Array<number>(512).fill(0)]])(
    'are refused for %j combinations',
    (worth) => {
      expect(() => shapleyContributions(worth)).toThrow(RangeError);
    },
  );
});

const busy = readShipped('busy-unit.yaml');
const plan = readShipped('busy-unit-plan.yaml');

describe('What differs between two scenarios', () => {
  const changes = findChanges(busy, plan);

  test('is one change for each setting, with the day from which it holds and its reason', () => {
    expect(changes.map(({ name, from }) => [name, from])).toEqual([
      ['supervision.contact_ends_after', '2022-07-01'],
      ['staff.agency_officers', '2022-01-01'],
      ['absence.long_spells', '2022-04-01'],
    ]);
    expect(changes[1].because).toEqual(['Agency officers can be had in weeks, where a trainee takes two years.']);
  });

  test('says of a change that the plan leaves out that it does so', () => {
    const [first] = findChanges(plan, busy);
    expect(first.because[0]).toMatch(/^The plan leaves out what was changed because: Contact in the last third/);
  });

  test('is nothing where a setting is set to what it is already', () => {
    const date = '2022-05-01';
    const same = {
      ...busy,
      changes: [
        ...busy.changes,
        { date, chapter: 'staff', name: 'agency_officers', value: busy.parameters.staff.agency_officers },
      ],
    };
    expect(findChanges(busy, same)).toEqual([]);
  });

  test('has changes that stand in one chapter, or in a list, together where that is asked for', () => {
    const [oneUnit] = [readShipped('one-unit.yaml')];
    expect(
      findChanges(oneUnit, busy, ['demand', 'loops.burnout,loops.attrition']).map(({ name, settings }) => [
        name,
        settings.length,
      ]),
    ).toEqual([
      ['demand', 3],
      ['risk.serious_further_offences', 1],
      ['loops.burnout,loops.attrition', 2],
      ...[
        'experience_dilution',
        'training_drag',
        'stale_ratings',
        'risk_follows_resource',
        'scrutiny',
        'promotion_drain',
      ].map((loop) => [`loops.${loop}`, 1]),
    ]);
    expect(() => findChanges(busy, plan, ['demand'])).toThrow(
      'The two scenarios do not differ in demand. They differ in supervision.contact_ends_after, staff.agency_officers, absence.long_spells.',
    );
  });

  test('made in full is the plan, and not made at all the baseline', () => {
    const input = ({ parameters, changes: dated }: Scenario) => ({ parameters, dated });
    expect(input(withChanges(busy, plan, changes))).toEqual(input(plan));
    expect(input(withChanges(busy, plan, []))).toEqual(input(busy));
  });

  test('made in part has the dated changes of that part, beside those of the baseline', () => {
    const dated = withChanges(busy, plan, [changes[1]]).changes;
    expect(dated.filter(({ name }) => name === 'agency_officers')).toEqual([
      { date: '2022-01-01', chapter: 'staff', name: 'agency_officers', value: 600 },
    ]);
    expect(dated).toHaveLength(busy.changes.length + 1);
  });
});

const measure: Measure = { metric: 'unallocated.all', scope: 'service', when: 'end' };

/** In place of the simulation, one month whose unallocated cases are worked out from the settings. */
const standIn =
  (value: (p: Parameters, replication: number) => number, rounds: number[] = []): RunReplications =>
  async (tasks, onDone) => {
    rounds.push(tasks.length);
    return tasks.map((task: ReplicationTask): ReplicationResult => {
      const values = new Float64Array(metrics.length).fill(NaN);
      values[metricIndex['unallocated.all']] = value(task.input.parameters, task.replication);
      onDone(task);
      return { replication: task.replication, events: 0, dates: ['2022-06-30'], areas: ['service'], values };
    });
  };

describe('An explanation', () => {
  // Two settings and one loop; each replication r is worse by 10 r whatever the settings.
  const off = withSetting(
    withSetting(withSetting(busy, 'staff.agency_officers', 0), 'work.review', 2),
    'loops.burnout',
    1,
  );
  const on = withSetting(withSetting(off, 'staff.agency_officers', 100), 'work.review', 3);
  const burnout = loops.filter(({ name }) => name === 'burnout');
  const changes: readonly Change[] = findChanges(off, on);

  const question = (runReplications: RunReplications): ExplainRequest => ({
    baseline: off,
    plan: on,
    changes,
    loops: burnout,
    measures: [measure],
    replications: 4,
    seed: 1,
    scopes: 'region',
    runReplications,
  });

  test('splits a difference over its changes and its loops, as can be worked by hand', async () => {
    // Unallocated = 500 + 10 r - agency x (1 + burnout), and 20 for each hour of review, halved by agency officers.
    const value = ({ staff, work, loops: { burnout: strength } }: Parameters, r: number) =>
      500 + 10 * r - staff.agency_officers * (1 + strength) + 20 * work.review * (staff.agency_officers > 0 ? 0.5 : 1);
    const {
      measures: [explained],
    } = await explain(question(standIn(value)));
    // Without: 540 + 10 r. Agency alone: 500 - 200 + 20 = 320. Review alone: 560. Both: 500 - 200 + 30 = 330. Means
    // over r = 1 to 4 add 25.
    expect([explained.baseline.mean, explained.plan.mean, explained.difference.mean]).toEqual([565, 355, -210]);
    const parts = Object.fromEntries(
      explained.parts.map(({ change, share, alone, last }) => [change.name, [share.mean, alone.mean, last.mean]]),
    );
    // Agency: -220 alone, 330 - 560 = -230 last; review: +20 alone, +10 last. Each share is the mean of the two.
    expect(parts).toEqual({ 'staff.agency_officers': [-225, -220, -230], 'work.review': [15, 20, 10] });
    expect(explained.interaction.mean).toBe(-10);
    // The chance of a replication is in all of its combinations, so that nothing of it is left in a difference.
    expect([explained.parts[0].share.lo95, explained.parts[0].share.hi95]).toEqual([
      explained.parts[0].share.mean,
      explained.parts[0].share.mean,
    ]);
    // With burnout cut agency officers count once: 500 - 100 + 30 less 540 is -110.
    expect(explained.loops.map(({ whenCut, carried }) => [whenCut.mean, carried.mean])).toEqual([[-110, -100]]);
    expect(explained.combinations[0]).toEqual([550, 560, 570, 580]);
  });

  test('has intervals that come from the replications', async () => {
    // Each agency officer is worth r cases: -100, -200, -300, -400. The mean is -250, its interval +-3.182 x 129.1 / 2
    // = +-205.4.
    const {
      measures: [explained],
    } = await explain(question(standIn(({ staff }, r) => 1000 - r * staff.agency_officers)));
    const [agency] = explained.parts.filter(({ change }) => change.name === 'staff.agency_officers');
    expect(agency.share.mean).toBe(-250);
    expect(agency.share.hi95! - agency.share.mean).toBeCloseTo(205.4, 1);
  });

  test('counts only replications in which every combination has a value, and says where there is none', async () => {
    const some = await explain(question(standIn(({ work }, r) => (r === 3 && work.review === 3 ? NaN : 7))));
    expect(some.measures[0].difference.replications).toBe(3);
    const none = await explain(question(standIn(() => NaN)));
    expect([none.measures, none.withoutMeaning]).toEqual([[], [measure]]);
  });

  test('runs as many replications as it says, each boiled down as it ends, and keeps each with its own', async () => {
    const rounds: number[] = [];
    const asked = { ...question(standIn((_, r) => r, rounds)), replications: 40 };
    const {
      measures: [explained],
    } = await explain(asked);
    expect(numberOfScenarios(asked)).toBe(4 + 2);
    expect(rounds).toEqual(new Array(240).fill(1));
    expect(explained.combinations.every((values) => values.every((value, index) => value === index + 1))).toBe(true);
  });

  test('cuts the loops that are in place in either scenario, now or later', () => {
    const names = (...scenarios: Scenario[]) => activeLoops(...scenarios).map(({ name }) => name);
    expect(names(busy)).not.toContain('downward_pressure');
    const later = { ...busy, changes: [{ date: '2022-01-01', chapter: 'loops', name: 'downward_pressure', value: 1 }] };
    expect(names(busy, later)).toContain('downward_pressure');
  });
});
