import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../../../src/engine/index.ts';
import {
  requirementOf,
  criteriaOf,
  frontierCsv,
  leverNames,
  planYaml,
  readCriterion,
  readLever,
  searchCsv,
  seek,
  withLever,
  withLevers,
} from '../../../src/experiment/index.ts';
import type {
  Criterion,
  Lever,
  InterimAnalysis,
  ReplicationTask,
  RunReplications,
  SeekRequest,
} from '../../../src/experiment/index.ts';
import {
  probabilityOfAtLeast,
  probabilityOfAtMost,
  clopperPearsonInterval,
} from '../../../src/experiment/statistics/binomial.ts';
import { bisect } from '../../../src/experiment/seek/bisection.ts';
import { meetsAll } from '../../../src/experiment/breach/criterion.ts';
import {
  errorPerAnalysis,
  fewestReplicationsToMeet,
  analyseHits,
  interimSampleSizes,
} from '../../../src/experiment/seek/interim-analyses.ts';
import type { PlanVerdict } from '../../../src/experiment/seek/interim-analyses.ts';
import { metricIndex, metrics } from '../../../src/model/index.ts';
import type { MetricName, ReplicationResult } from '../../../src/model/index.ts';
import { readScenario } from '../../../src/scenario/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { readShipped, withSettings } from '../../model/worlds.ts';

const shippedUnit = readShipped('one-unit.yaml');
/**
 * The unit with 1,518 places in its first year, from which the numbers below are worked out; its later changes stay.
 */
const unit: Scenario = {
  ...shippedUnit,
  parameters: withSettings(shippedUnit.parameters, { training: { places: 1518 } }),
};

const leverOf = (text: string, from?: string): Lever => {
  const reading = readLever(unit, text, from);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.lever;
};

const criterionOf = (text: string, since?: string): Criterion => {
  const reading = readCriterion(text, since === undefined ? undefined : { since, option: '--by' });
  if (!reading.ok) throw new Error(reading.problem);
  return reading.criterion;
};

/** A run of three months with these figures, all others 0. */
function resultOf(figures: Partial<Record<MetricName, readonly number[]>>, replication = 1): ReplicationResult {
  const dates = ['2021-07-31', '2021-08-31', '2021-09-30'];
  const values = new Float64Array(dates.length * metrics.length);
  for (const [name, months] of Object.entries(figures))
    months?.forEach((value, month) => (values[month * metrics.length + metricIndex[name]] = value));
  return { replication, dates, areas: ['service'], values, events: 1 };
}

describe('the exact interval of a share', () => {
  test.each([
    [0, 10, 0, 0.3085], // 1 - 0.025^(1/10)
    [10, 10, 0.6915, 1],
    [8, 10, 0.4439, 0.9748],
    [1, 2, 0.0126, 0.9874], // 1 - sqrt(0.975)
  ])('of %i in %i is that of published tables', (hits, n, lo, hi) => {
    const [from, to] = clopperPearsonInterval(hits, n, 0.025);
    expect(from).toBeCloseTo(lo, 4);
    expect(to).toBeCloseTo(hi, 4);
  });

  test('comes from probabilities that are right by hand and stay right for thousands of trials', () => {
    expect(probabilityOfAtLeast(2, 3, 0.5)).toBeCloseTo(4 / 8, 12);
    expect(probabilityOfAtMost(1, 3, 0.2)).toBeCloseTo(0.512 + 0.384, 12); // 0.8^3 + 3 x 0.2 x 0.64
    expect(probabilityOfAtLeast(2_500, 5_000, 0.5) + probabilityOfAtMost(2_499, 5_000, 0.5)).toBeCloseTo(1, 9);
  });
});

describe('a look at a plan', () => {
  const asked = { probability: 0.9, confidence: 0.95, plans: 21 };

  test('may err by an equal part of the whole error', () =>
    expect(errorPerAnalysis(asked)).toBeCloseTo(0.05 / (21 * 8), 15));

  test('takes as many replications without a miss as the error asks for', () => {
    // ln(0.05 / 168) / ln 0.9 = -8.1197 / -0.10536 = 77.07
    expect(fewestReplicationsToMeet(asked)).toBe(78);
    expect(analyseHits(78, 78, asked).standing).toBe('meets');
    expect(analyseHits(77, 77, asked).standing).toBe('undecided');
  });

  test('shows soon that a plan fails: with none of four met', () => {
    // 0.1^3 = 0.001 is more than 0.000298, 0.1^4 is less.
    expect(interimSampleSizes(asked)).toEqual([4, 20, 39, 78, 156, 312, 624, 1_248]);
    expect(analyseHits(0, 4, asked).standing).toBe('does not meet');
    expect(analyseHits(0, 3, asked).standing).toBe('undecided');
  });

  test('is decided exactly where its interval leaves the probability out', () => {
    for (let hits = 0; hits <= 156; hits++) {
      const { lo, hi, standing } = analyseHits(hits, 156, asked);
      expect(standing).toBe(lo > 0.9 ? 'meets' : hi < 0.9 ? 'does not meet' : 'undecided');
    }
  });
});

/** Levels whose standing is known: m meets, - does not, ? cannot be decided. */
const known = (standings: string) => {
  const visited: number[] = [];
  const words: Readonly<Record<string, PlanVerdict>> = { m: 'meets', '-': 'does not meet', '?': 'undecided' };
  const decide = async (level: number): Promise<InterimAnalysis> => {
    visited.push(level);
    return { hits: 0, replications: 1, lo: 0, hi: 1, standing: words[standings[level]] };
  };
  return { visited, find: () => bisect(standings.length, decide) };
};

describe('halving', () => {
  test.each([
    ['----mmmmmm', 4, 3],
    ['mmmm', 0, undefined],
    ['---m', 3, 2],
    ['-m', 1, 0],
  ])('%s: finds the least that meets', async (standings, smallest, largestNot) => {
    expect(await known(standings).find()).toMatchObject({ smallest, ...(largestNot !== undefined && { largestNot }) });
  });

  test('looks at some of a thousand levels only', async () => {
    const { visited, find } = known('-'.repeat(700) + 'm'.repeat(300));
    expect(await find()).toMatchObject({ smallest: 700, largestNot: 699, isCheckedAbove: true });
    expect(visited.length).toBeLessThan(14);
  });

  test('leaves a gap where levels cannot be decided, and narrows it from both sides', async () => {
    expect(await known('------???mmmmmmm').find()).toMatchObject({ smallest: 9, largestNot: 5 });
  });

  test('says so where nothing meets', async () => {
    const found = await known('--------?').find();
    expect(found.smallest).toBeUndefined();
    expect(found.largestNot).toBe(6);
  });

  test('notices that too much does harm: a level between the smallest and the last that fails', async () => {
    expect(await known('---mmm----m').find()).toMatchObject({ reversal: { meets: 3, fails: 6 } });
  });

  test('finds a middle that meets though the last does not, and says that there is a turn', async () => {
    const found = await known('----mmmm--------').find();
    expect(found).toMatchObject({ smallest: 4, largestNot: 3, reversal: { meets: 4, fails: 15 } });
  });
});

describe('the guarantee', () => {
  test('of 300 searches fewer than one in twenty says anything that is not so, though levels lie close to what is asked', async () => {
    const truths = [0.3, 0.6, 0.7, 0.74, 0.76, 0.8, 0.9, 0.99];
    const asked = { probability: 0.75, confidence: 0.95, plans: truths.length };
    let wrong = 0;
    let shown = 0;
    for (let search = 0; search < 300; search++) {
      const chance = new RandomStreams(search, 0).stream('test');
      let left = 600;
      const found = await bisect(truths.length, async (level) => {
        let look: InterimAnalysis | undefined;
        for (const size of interimSampleSizes(asked)) {
          if (size > left) break;
          const hits = Array.from({ length: size }, (_, r) => chance.uniform(0, r, 0) < truths[level]).filter(
            Boolean,
          ).length; // the same random numbers for every level
          look = analyseHits(hits, size, asked);
          if (look.standing === 'undecided') continue;
          if ((look.standing === 'meets') !== truths[level] >= 0.75) wrong++;
          break;
        }
        left -= look?.replications ?? 0;
        return look;
      });
      if (found.smallest !== undefined) shown++;
    }
    expect(wrong).toBeLessThan(15);
    expect(shown).toBeGreaterThan(290); // and it does find something
  });
});

describe('a lever', () => {
  test('has its levels from the least effort to the most, also where that means down', () => {
    expect(leverOf('places=500..1000:250').levels).toEqual([500, 750, 1000]);
    expect(leverOf('staff.leaving=1..0.7:0.1').levels).toEqual([1, 0.9, 0.8, 0.7]);
    expect(leverOf('retention=0..1:0.4').levels).toEqual([0, 0.4, 0.8]);
  });

  test('of places holds from its day to the end, whatever the scenario would change later', () => {
    const plan = withLever(unit, leverOf('places=0..4000:500', '2022-09-01'), 2000);
    expect(plan.parameters.training.places).toBe(1518);
    expect(plan.changes.filter(({ name }) => name === 'places').map(({ date, value }) => [date, value])).toEqual([
      ['2022-04-01', 1514],
      ['2022-09-01', 2000],
    ]);
  });

  test('without a day holds from the first day on', () => {
    const plan = withLever(unit, leverOf('places=0..4000:500'), 500);
    expect(plan.parameters.training.places).toBe(500);
    expect(plan.changes.some(({ name }) => name === 'places')).toBe(false);
    expect(plan.changes).toEqual(unit.changes.filter(({ name }) => name !== 'places'));
  });

  test('of retention takes points off the rates of every grade as they stand at each time, not below nothing', () => {
    const plan = withLever(unit, leverOf('retention=0..10:1'), 5);
    expect(plan.parameters.staff.leaving).toEqual({
      probation_officers: 0.019,
      probation_services_officers: 0.05,
      senior_probation_officers: 0,
    });
    expect(plan.changes.find(({ name }) => name === 'leaving')?.value).toEqual({
      probation_officers: 0.026,
      probation_services_officers: 0.068,
      senior_probation_officers: 0,
    });
  });

  test('of several numbers is a factor on them, from its day on', () => {
    const plan = withLever(unit, leverOf('staff.leaving=1..0.5:0.5', '2023-01-01'), 0.5);
    const leaving = plan.changes.filter(({ name }) => name === 'leaving');
    expect(leaving.map(({ date }) => date)).toEqual(['2022-01-01', '2023-01-01']);
    expect(leaving[1].value).toEqual({
      probation_officers: 0.038,
      probation_services_officers: 0.059,
      senior_probation_officers: 0.0215,
    });
  });

  test('leaves changes in order of their dates, and the scenario it is drawn from as it was', () => {
    const before = JSON.stringify(unit);
    const plan = withLevers(
      unit,
      [leverOf('places=0..4000:500', '2022-09-01'), leverOf('ceiling=1.2..2:0.2', '2021-12-01')],
      [2000, 1.8],
    );
    const dates = plan.changes.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(JSON.stringify(unit)).toBe(before);
  });

  test.each([
    [
      'places',
      '"places" is not a lever. Write its name, the level of least effort, that of most, and the step: places=500..2000:100.',
    ],
    ['plases=1..2:1', 'There is no lever "plases": it is not a number of this scenario.'],
    ['loops=0..1:1', 'There is no lever "loops": it is not a number of this scenario.'],
    ['places=5..5:1', 'The lever places has only one level. Write a range with a step above 0: places=5..6:1.'],
    ['places=1..2:5', 'The step of the lever places, 5, is longer than its range, 1 to 2.'],
    [
      'organisation.months_between_plans=1..4:0.5',
      'The lever organisation.months_between_plans has whole numbers only; found 1.5. Write whole levels and a whole step.',
    ],
    ['places=0..4000:1', 'The lever places has 4001 levels; at most 1000 are allowed. Write a longer step.'],
    ['ceiling=1..2:0.5', 'The lever ceiling may have levels from 1.1 to 5; found 1.'],
    ['retention=-1..2:1', 'The lever retention may have levels from 0 to 100; found -1.'],
  ])('that is wrong is told: %s', (text, problem) =>
    expect(readLever(unit, text)).toMatchObject({ ok: false, problem }),
  );

  test('that describes the first day cannot begin on another', () => {
    expect(readLever(unit, 'staff.probation_officers=4000..5000:500', '2022-01-01')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('describes the first day'),
    });
    expect(leverNames(unit)).toContain('staff.probation_officers');
  });
});

describe('a threshold', () => {
  test.each([
    [
      'unallocated.all<=20',
      {
        measure: { metric: 'unallocated.all', when: 'end', scope: 'service' },
        limit: { metric: 'unallocated.all', scope: 'service', atMost: 20 },
      },
    ],
    [
      'staff.inPost.PO >= 50.5@2024-06',
      {
        measure: { metric: 'staff.inPost.PO', when: '2024-06', scope: 'service' },
        limit: { metric: 'staff.inPost.PO', scope: 'service', atLeast: 50.5 },
      },
    ],
    [
      'unallocated.all@mean/region:London<=20',
      {
        measure: { metric: 'unallocated.all', when: 'mean', scope: 'region:London' },
        limit: { metric: 'unallocated.all', scope: 'region:London', atMost: 20 },
      },
    ],
    [
      'capacity.shareOver110<=10%',
      {
        measure: { metric: 'capacity.shareOver110', when: 'end', scope: 'service' },
        limit: { metric: 'capacity.shareOver110', scope: 'service', atMost: 10 },
      },
    ],
  ])('is read as people write it: %s', (text, criterion) =>
    expect(readCriterion(text)).toEqual({ ok: true, criterion }),
  );

  test.each([
    ['unallocated.all=20', 'is not a threshold'],
    ['unalocated.all<=20', 'There is no metric "unalocated.all".'],
  ])('that is wrong is told: %s', (text, problem) =>
    expect(readCriterion(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) }),
  );

  test('that says twice when it counts is told', () =>
    expect(readCriterion('unallocated.all@mean<=2', { since: '2022-01', option: '--by' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('and so does --by'),
    }));

  test('is met at its level, and in every month from a stated month on', () => {
    const result = resultOf({ 'unallocated.all': [30, 12, 20] });
    expect(meetsAll(result, [criterionOf('unallocated.all<=20')])).toBe(true);
    expect(meetsAll(result, [criterionOf('unallocated.all<=19')])).toBe(false);
    expect(meetsAll(result, [criterionOf('unallocated.all<=20', '2021-08')])).toBe(true);
    expect(meetsAll(result, [criterionOf('unallocated.all<=20', '2021-07')])).toBe(false);
    expect(meetsAll(result, [criterionOf('unallocated.all<=20'), criterionOf('unallocated.all>=21')])).toBe(false);
  });

  test('is not met by a figure without a meaning', () =>
    expect(meetsAll(resultOf({ 'unallocated.all': [1, 1, NaN] }), [criterionOf('unallocated.all<=20')])).toBe(false));

  test('that the scenario sets is about the end, or about every month from a stated one on', () => {
    const scenario = { ...unit, thresholds: [{ metric: 'unallocated.all', atMost: 20, scope: 'service' as const }] };
    expect(criteriaOf(scenario, { since: '2022-01' })).toMatchObject([
      { measure: { when: 'end' }, limit: { atMost: 20 }, since: '2022-01' },
    ]);
  });
});

/**
 * A world in which each 100 places and each point of retention take two cases from 60, chance adds up to 40, and both
 * cost money.
 */
const pretend: RunReplications = async (tasks, onDone) =>
  tasks.map((task: ReplicationTask) => {
    const { training, staff } = task.input.parameters;
    const points = 100 * (0.069 - staff.leaving.probation_officers);
    const chance = new RandomStreams(7, task.replication).stream('luck').uniform(0, 0, 0);
    const unallocated = Math.max(0, 60 - (2 * (training.places - 1518)) / 100 - 2 * points + 40 * chance);
    const cost = 1_000 + training.places + 300 * points;
    onDone(task);
    return resultOf({ 'unallocated.all': [0, 0, unallocated], 'staff.cost': [cost, cost, cost] }, task.replication);
  });

const searched = (rest: Partial<SeekRequest> = {}) =>
  seek({
    scenario: unit,
    levers: [leverOf('places=1518..4518:100')],
    criteria: [criterionOf('unallocated.all<=50')],
    probability: 0.8,
    confidence: 0.95,
    budget: 2_000,
    seed: 7,
    scopes: 'region',
    runReplications: pretend,
    ...rest,
  });

describe('a search', () => {
  test('of one lever encloses the level at which it is met by hand', async () => {
    // With n hundred places more it is met while 60 - 2 n + 40 u <= 50, that is with probability (2 n - 10) / 40: 0.8
    // at n = 21.
    const {
      rows: [row],
      used,
      budget,
      interimAnalyses,
      requirement,
    } = await searched();
    const levels = leverOf('places=1518..4518:100').levels;
    expect(requirement).toEqual(
      requirementOf({ probability: 0.8, confidence: 0.95, levers: [leverOf('places=1518..4518:100')] }),
    );
    expect(levels[row.smallest!]).toBeGreaterThanOrEqual(1518 + 2100);
    expect(levels[row.smallest!]).toBeLessThanOrEqual(1518 + 2500);
    expect(levels[row.largestNot!]).toBeLessThan(1518 + 2100);
    expect(levels[row.largestNot!]).toBeGreaterThanOrEqual(1518 + 1600);
    expect(used).toBeLessThanOrEqual(budget);
    expect(interimAnalyses[0].levels).toEqual([]);
  });

  test('spends no more than its budget, and says less', async () => {
    const short = await searched({ budget: 150 });
    expect(short.used).toBeLessThanOrEqual(150);
    const long = await searched({ budget: 4_000 });
    const gap = ({ rows: [{ smallest = 31, largestNot = -1 }] }: typeof short) => smallest - largestNot;
    expect(gap(long)).toBeLessThan(gap(short));
  });

  test('is the same when replications are finished in another order', async () => {
    const backwards: RunReplications = async (tasks, onDone) =>
      [...(await pretend([...tasks].reverse(), onDone))].reverse();
    expect(await searched({ runReplications: backwards })).toEqual(await searched());
  });

  test('asks for each replication of a plan once', async () => {
    const asked = new Set<string>();
    const once: RunReplications = async (tasks, onDone) => {
      for (const { input, replication } of tasks) {
        const key = `${input.parameters.training.places} ${replication}`;
        if (input.parameters.training.places !== 1518) expect(asked.has(key), key).toBe(false);
        asked.add(key);
      }
      return pretend(tasks, onDone);
    };
    expect((await searched({ runReplications: once })).used).toBeGreaterThan(asked.size - 1);
  });

  test('of two levers gives a row for each level of the first, and the cheapest plan of those shown to meet', async () => {
    const levers = [leverOf('places=1518..4518:1000'), leverOf('retention=0..6:3')];
    const answer = await searched({ levers, budget: 3_000 });
    // With 2,000 or 3,000 places more it is met always or nearly; a point of retention costs 300 and is worth no more
    // than 100 places.
    expect(answer.rows.map(({ level, smallest }) => [level, smallest])).toEqual([
      [1518, undefined],
      [2518, undefined],
      [3518, expect.any(Number)],
      [4518, 0],
    ]);
    const meeting = answer.plans.filter(({ standing, levels }) => standing === 'meets' && levels.length > 0);
    expect(answer.cheapest?.addedCost?.mean).toBe(Math.min(...meeting.map(({ addedCost }) => addedCost!.mean)));
    const dearest = answer.plans.find(({ levels }) => levels[0] === 4518 && levels[1] === 0)!;
    expect(dearest.addedCost?.mean).toBeCloseTo(3 * 3_000, 9); // three months of 3,000 places at 1 each
    expect(dearest.addedUnallocated.mean).toBeCloseTo(-60 + 0, 0); // 2 cases for each 100 places, where none falls below nothing
    expect(answer.plans[0]).toMatchObject({ levels: [], addedCost: { mean: 0 }, isOnFrontier: true });
  });

  test('marks as frontier no plan that another beats in both', async () => {
    const { plans } = await searched({
      levers: [leverOf('places=1518..4518:1000'), leverOf('retention=0..6:3')],
      budget: 3_000,
    });
    for (const plan of plans) {
      const isBeaten = plans.some(
        (other) =>
          other.addedCost!.mean < plan.addedCost!.mean && other.addedUnallocated.mean < plan.addedUnallocated.mean,
      );
      expect(plan.isOnFrontier && isBeaten).toBe(false);
    }
    expect(plans.some(({ isOnFrontier }) => !isOnFrontier)).toBe(true);
  });

  test('computes no cost where there is no pay', async () => {
    const unpaid: RunReplications = async (tasks, onDone) =>
      (await pretend(tasks, onDone)).map((result) => ({
        ...result,
        values: result.values.map((value, place) =>
          place % metrics.length === metricIndex['staff.cost'] ? NaN : value,
        ),
      }));
    const answer = await searched({ runReplications: unpaid });
    expect(answer.cheapest).toBeUndefined();
    expect(answer.plans.every(({ addedCost, isOnFrontier }) => addedCost === undefined && !isOnFrontier)).toBe(true);
    expect(frontierCsv(answer, [leverOf('places=1518..4518:100')])).toMatch(
      /^places,verdict,.*\n,(undecided|does not meet),40,[\d.]+,,,,/,
    );
  });

  test('is written look by look, with the levels as they were asked for', async () => {
    const levers = [leverOf('places=1518..4518:1000'), leverOf('retention=0..6:3')];
    const lines = searchCsv(await searched({ levers }), levers).split('\n');
    expect(lines[0]).toBe('look,places,retention,replications,met,share,lo,hi,verdict');
    expect(lines[1]).toMatch(/^1,,,40,\d+,0[\d.]*,0[\d.]*,0[\d.]*,(does not meet|undecided)$/);
    expect(lines[2]).toMatch(/^2,1518,6,/);
  });
});

describe('a plan that was found', () => {
  test.each<readonly [string, string, readonly number[], string | undefined]>([
    ['from a day on', 'places=0..4000:500', [2000], '2022-09-01'],
    ['of retention, with the later rates', 'retention=0..3:0.5', [1.5], undefined],
  ])('%s is a scenario file that reads back to the same settings', (_, text, levels, from) => {
    const lever = leverOf(text, from);
    const files: Readonly<Record<string, string>> = {
      'plan.yaml': planYaml(shippedUnit, [lever], levels, { parent: 'one-unit.yaml', because: 'A test: "found".' }),
    };
    const reading = readScenario('plan.yaml', (path) => files[path] ?? shipped(path));
    if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join(' '));
    const plan = withLever(shippedUnit, lever, levels[0]);
    expect(reading.scenario.parameters).toEqual(plan.parameters);
    expect(reading.scenario.changes).toEqual(plan.changes);
  });
});

const shipped = (path: string): string | undefined => {
  const place = new URL(`../../../scenarios/${path}`, import.meta.url);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
};
