import { describe, expect, it } from 'vitest';
import {
  analyseSensitivity,
  budgetOf,
  drawRunner,
  screeningOutcomeOf,
  mostSwings,
  nextQuestions,
  readMeasure,
  RunAborted,
  sensitivityFiles,
  uncertainSettings,
} from '../../../src/experiment/index.ts';
import type {
  Measure,
  ReplicationTask,
  RunReplications,
  Screening,
  Sensitivity,
  UncertainSetting,
} from '../../../src/experiment/index.ts';
import { oneAtATime } from '../../../src/experiment/sensitivity/one-at-a-time.ts';
import { rankByInfluence, survivorsOf } from '../../../src/experiment/sensitivity/survivors.ts';
import { valueAt } from '../../../src/experiment/sensitivity/uncertain-setting.ts';
import { readScenario } from '../../../src/scenario/index.ts';
import type { Assumption, Scenario } from '../../../src/scenario/index.ts';
import { withSettings } from '../../model/worlds.ts';
import { replication } from '../replications.ts';
import { shippedText } from '../../shipped-text.ts';

const reading = readScenario('scenarios/one-unit.yaml', shippedText);
if (!reading.ok) throw new Error('scenarios/one-unit.yaml cannot be read.');
/** Ranges and evidence that the numbers below are worked out from, whatever has since been found out. */
const pinned: Readonly<Record<string, Partial<Assumption>>> = {
  'work.weight_scale': { plausible: [0.8, 1.2] },
  'supervision.community_order_length': { plausible: [10, 18] },
  'supervision.contact_end_take_up': { plausible: [0.667, 1] },
  'absence.long_spells': { plausible: [0.07, 0.14] },
};
const scenario: Scenario = {
  ...reading.scenario,
  parameters: withSettings(reading.scenario.parameters, {
    work: { weight_scale: 1 },
    supervision: { contact_end_take_up: 1 },
  }),
  assumptions: reading.scenario.assumptions.map((each) =>
    each.setting in pinned ? { ...each, quality: 'assumed', qualityRag: 'red', ...pinned[each.setting] } : each,
  ),
};
const all = uncertainSettings(scenario);
const named = (setting: string): UncertainSetting => all.find(({ factor }) => factor.setting === setting)!;
const few = [
  'work.weight_scale',
  'supervision.community_order_length',
  'work.grace',
  'absence.long_spells',
  'risk.rosh_mix',
].map(named);
const measures = ['unallocated.all@end', 'reviews.missedShare@end'].map(
  (text) => (readMeasure(text) as { measure: Measure }).measure,
);

/**
 * In place of the simulation: unallocated cases are 100 for each step of the weight scale from 0.8 to 1.2 and 20 for
 * each month of a community order, with chance; missed reviews are half the days of grace. Nothing else matters.
 */
const valuesOf = ({ input, replication: chance }: ReplicationTask) => {
  const { work, supervision } = input.parameters;
  return {
    unallocated: 1000 * work.weight_scale + 20 * supervision.community_order_length + ((chance * 37) % 11),
    missed: work.grace / 2,
  };
};
const tasksRun: ReplicationTask[] = [];
const standIn: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    tasksRun.push(task);
    onDone(task);
    const { unallocated, missed } = valuesOf(task);
    return replication(task.replication, { 'unallocated.all': [unallocated], 'reviews.missedShare': [missed] });
  });
const plan = { settings: few.length, trajectories: 4, samples: 32, replications: 2, survivors: 3 };
const runner = (runReplications: RunReplications = standIn, rest: object = {}) =>
  drawRunner({ scenario, measures, seed: 5, total: budgetOf(plan).total, runReplications, ...rest });

describe('A sensitivity analysis', () => {
  it('finds the settings that matter, passes over those that do not, and runs what its budget says', async () => {
    tasksRun.length = 0;
    const found = await analyseSensitivity(few, plan, 5, runner());
    expect(found.survivors).toEqual([0, 2, 1]); // measures take turns: weight scale of one, grace of the other, then order length
    expect(tasksRun).toHaveLength(budgetOf(plan).total);
    expect(budgetOf(plan)).toEqual({
      base: 6,
      screening: 4 * 6 * 2,
      indices: 32 * 5 * 2,
      oneAtATime: 2 * 5 * 6,
      total: 6 + 48 + 320 + 60,
    });

    const [cases, missed] = found.measures;
    expect(cases.screenings[0].muStar.mean).toBeCloseTo(400, 6); // 1000 · (1.2 - 0.8)
    expect(cases.screenings[1].muStar.mean).toBeCloseTo(160, 6); // 20 · (18 - 10)
    expect(cases.screenings[3]).toMatchObject({ muStar: { mean: 0 }, standsOut: false });
    // Variances 400²/12 and 160²/12: shares 0.862 and 0.138, and a little chance.
    expect(cases.variance!.indices[0].total.value).toBeCloseTo(0.862, 1);
    expect(cases.variance!.indices[2].total.value).toBeCloseTo(0.138, 1);
    expect(missed.variance!.indices[1].total.value).toBeCloseTo(1, 1);
    expect(missed.swings.find(({ setting }) => setting === 2)).toMatchObject({
      atLow: { mean: -16 },
      atHigh: { mean: 15 },
      width: 31,
    }); // grace 60, from 28 to 90
  });

  it('gives no two steps the same random numbers, and the base that of a plain run', async () => {
    tasksRun.length = 0;
    await analyseSensitivity(few, plan, 5, runner());
    const chances = tasksRun.map((task) => task.replication);
    expect(chances.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    const [screened, studied] = [chances.slice(6, 54), chances.slice(54, 374)].map((each) => new Set(each));
    expect(screened.size).toBe(4 * 2);
    expect(studied.size).toBe(2 * 32 * 2); // of each row of A, which all of its AB share, and of each row of B
    expect([...screened].some((chance) => chance <= 6 || studied.has(chance))).toBe(false);
    expect([...studied].some((chance) => chance <= 6)).toBe(false);
  });

  it('goes no further than screening where nothing stands out, and says so', async () => {
    const onlyLuck = few.slice(3);
    const found = await analyseSensitivity(onlyLuck, { ...plan, settings: 2 }, 5, runner());
    expect(found.survivors).toEqual([]);
    expect(found.measures[0].variance).toBeUndefined();
    expect(nextQuestions(onlyLuck, found, scenario)).toEqual([]);
    expect(
      screeningOutcomeOf(
        found.measures.map(({ screenings }) => screenings),
        [],
        0,
      ),
    ).toBe('no effect');
  });

  it('asks next for settings of weak evidence on which most hangs, and tells why they are not known', async () => {
    const found = await analyseSensitivity(few, plan, 5, runner());
    const questions = nextQuestions(few, found, scenario);
    expect(questions.map(({ uncertain }) => uncertain.factor.setting)).toEqual([
      'work.grace',
      'work.weight_scale',
      'supervision.community_order_length',
    ]);
    expect(questions[1].evidence).toMatchObject({ qualityRag: 'red', quality: 'assumed' });
    const green: Scenario = {
      ...scenario,
      assumptions: scenario.assumptions.map((each) =>
        each.setting === 'work.grace' ? { ...each, qualityRag: 'green' } : each,
      ),
    };
    expect(nextQuestions(few, found, green).map(({ setting }) => setting)).not.toContain(2);
  });

  it('is stopped between rounds, and says how far it has come', async () => {
    const stopped: RunReplications = () => Promise.reject(new Error('stopped'));
    await expect(
      analyseSensitivity(few, plan, 5, runner(stopped, { signal: { aborted: true } })),
    ).rejects.toBeInstanceOf(RunAborted);
    await expect(analyseSensitivity(few, plan, 5, runner(stopped, { signal: { aborted: false } }))).rejects.toThrow(
      'stopped',
    );
  });

  it('writes a row for every measure and setting, with what became of it', async () => {
    const sensitivity: Sensitivity = await analyseSensitivity(few, plan, 5, runner());
    const files = Object.fromEntries(
      Object.entries(
        sensitivityFiles({
          settings: few,
          measures,
          sensitivity,
          questions: nextQuestions(few, sensitivity, scenario),
        }),
      ).map(([name, pieces]) => [name, [...pieces].join('').trimEnd().split('\n')]),
    );
    expect(files['morris.csv']).toHaveLength(1 + 2 * 5);
    expect(files['morris.csv'][0]).toBe(
      'measure,setting,low,high,unit,mu,mu_lo95,mu_hi95,mu_star,mu_star_lo95,mu_star_hi95,sigma,noise,interaction,noise_limit,trajectories,fate',
    );
    expect(files['morris.csv'][4]).toMatch(
      /^unallocated.all@end,absence.long_spells,0.07,0.14,spells a year,0,0,0,0,0,0,0,0,0,0,4,no effect$/,
    );
    expect(files['sobol.csv']).toHaveLength(1 + 2 * 4);
    expect(files['sobol.csv'][4]).toMatch(/^unallocated.all@end,luck,,,,0\./);
    expect(files['tornado.csv']).toHaveLength(1 + 2 * 5 * 2);
    expect(files['next-questions.csv']).toHaveLength(1 + 3 * 2);
    const empty = sensitivityFiles({ settings: few, measures: [], sensitivity, questions: [] });
    for (const [name, pieces] of Object.entries(empty)) expect([...pieces].join('').trimEnd()).toBe(files[name][0]);
  });
});

describe('One setting at a time', () => {
  it('compares replications of the same random numbers, and does not run an end at which the base itself stands', async () => {
    tasksRun.length = 0;
    const factor = named('supervision.contact_end_take_up'); // 1 as it is, 0.667 to 1 plausible
    const base = {
      replications: [1, 2],
      values: [
        [10, 20],
        [5, 5],
      ],
    };
    const results = [
      [
        [9, 17],
        [NaN, 4],
      ],
    ];
    const [cases, missed] = await oneAtATime([factor], base, async (draws) => {
      expect(draws).toEqual([{ values: { 'supervision.contact_end_take_up': 0.667 }, replications: [1, 2] }]);
      return results;
    });
    expect(cases[0]).toMatchObject({ atLow: { mean: -2, replications: 2 }, atHigh: { mean: 0 }, width: 2 }); // (-1 - 3) / 2
    expect(missed[0].atLow).toEqual({ mean: -1, replications: 1 });
  });

  it('takes at most as many settings as a chart bears', async () => {
    const found = await analyseSensitivity(all, { ...plan, settings: all.length }, 5, runner());
    expect(found.measures[0].swings).toHaveLength(mostSwings);
    expect(found.measures[0].swings.slice(0, 2).map(({ setting }) => all[setting].factor.setting)).toEqual([
      'work.weight_scale',
      'work.grace',
    ]);
  });
});

describe('Survivors', () => {
  const screening = (mean: number, standsOut = true): Screening => ({
    mu: { mean, replications: 4 },
    muStar: { mean, replications: 4 },
    sigma: 0,
    noise: 0,
    interaction: 0,
    noiseLimit: 0,
    standsOut,
    trajectories: 4,
  });
  // Of the first measure settings 0, 1, 2 matter in this order, of the second 3, 0; setting 4 is noise, setting 5 does
  // nothing.
  const screenings = [
    [screening(90), screening(80), screening(70), screening(1, false), screening(60, false), screening(0, false)],
    [
      screening(0.4),
      screening(0.1, false),
      screening(0.2, false),
      screening(0.5),
      screening(0.3, false),
      screening(0, false),
    ],
  ];

  it('are named by the measures in turn, so that none is drowned by another with larger numbers', () => {
    expect(survivorsOf(screenings, 8)).toEqual([0, 3, 1, 2]);
    expect(survivorsOf(screenings, 2)).toEqual([0, 3]);
    expect(rankByInfluence(screenings)).toEqual([0, 3, 1, 2, 4, 5]);
  });

  it('leave the others with a reason', () => {
    const survivors = survivorsOf(screenings, 2);
    expect([0, 1, 4, 5].map((setting) => screeningOutcomeOf(screenings, survivors, setting))).toEqual([
      'goes on',
      'smaller than those that go on',
      'not above noise',
      'no effect',
    ]);
  });
});

describe('An uncertain setting', () => {
  it('is met exactly at both ends of its range', () => {
    for (const setting of all) expect([valueAt(setting, 0), valueAt(setting, 1)]).toEqual([setting.low, setting.high]);
  });
});
