import { describe, expect, test } from 'vitest';
import {
  allTheoryCases,
  agreesWithTheory,
  isPreciseEnough,
  loadOfTheoryCase,
  theoryModels,
  theoryParameters,
  problemOfSize,
  readTheoryCase,
  replicateTheoryCase,
  verifyCsv,
  verifyCase,
} from '../../../src/experiment/index.ts';
import type { TheoryCase, RunVerifyTasks, VerifyResult } from '../../../src/experiment/index.ts';
import {
  mostWork,
  plannedSize,
  precisionOf,
  promisedPrecision,
} from '../../../src/experiment/verify/replication-size.ts';
import { verifyResultOf } from '../../../src/experiment/verify/verify.ts';
import { interval } from '../../theory/interval.ts';

/** One task after the other, on this thread. */
const inTurn: RunVerifyTasks = async (tasks) => tasks.map(replicateTheoryCase);

const isLong = process.env['PROCAP_LONG'] !== undefined;

function caseOf(model: string, given: Readonly<Record<string, string>> = {}): TheoryCase {
  const read = readTheoryCase(model, given);
  if (!read.ok) throw new Error(read.problem);
  return read.case;
}

function problemOf(model: string, given: Readonly<Record<string, string>>): string {
  const read = readTheoryCase(model, given);
  if (read.ok) throw new Error('There is no problem.');
  return read.problem;
}

/** Small and quick, with a load that a line cannot have for long. */
const lossy = caseOf('mmck', { arrivalRate: '3', serviceRate: '1', servers: '2', capacity: '4' });

describe('a case, as a user gives it', () => {
  test('has its parameters in the order of the model, with what goes without saying filled in', () => {
    expect(caseOf('mg1', { cv: '0.5', service: 'lognormal', mean: '2', arrivalRate: '0.25' })).toEqual({
      model: 'mg1',
      parameters: { arrivalRate: 0.25, mean: 2, service: 'lognormal', cv: 0.5 },
    });
    expect(caseOf('mg1', { mean: '2', arrivalRate: '.25' }).parameters).toEqual({
      arrivalRate: 0.25,
      mean: 2,
      service: 'exponential',
      cv: 1,
    });
    expect(caseOf('mmck', { arrivalRate: '2', serviceRate: '1', capacity: '3' }).parameters).toMatchObject({
      servers: 1,
    });
    expect(caseOf('mm1-priority', { arrivalRates: '0.1, 0.2,0.3', serviceRate: '1' }).parameters).toEqual({
      arrivalRates: [0.1, 0.2, 0.3],
      serviceRate: 1,
    });
  });

  test('is the first example of its model where nothing is given', () => {
    expect(caseOf('mmc')).toEqual({ model: 'mmc', parameters: { arrivalRate: 8, serviceRate: 1, servers: 10 } });
  });

  test.each<[string, Record<string, string>, string]>([
    ['mmc', { arrivalRate: '8', serviceRate: '1' }, 'mmc also needs --servers.'],
    ['mmc', { servers: '10' }, 'mmc also needs --arrivalRate and --serviceRate.'],
    [
      'mm1',
      { arrivalRate: '1', serviceRate: '2', servers: '2' },
      'mm1 has no parameter --servers. It takes --arrivalRate and --serviceRate.',
    ],
    [
      'mm1-priority',
      { arrivalRate: '1' },
      'mm1-priority has no parameter --arrivalRate. Did you mean --arrivalRates? It takes --arrivalRates, --serviceRate and --serviceRates.',
    ],
    [
      'mm1',
      { arrivalRate: '-1', serviceRate: '1' },
      '--arrivalRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "-1".',
    ],
    [
      'mm1',
      { arrivalRate: '0', serviceRate: '1' },
      '--arrivalRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "0".',
    ],
    [
      'mm1',
      { arrivalRate: 'x', serviceRate: '1' },
      '--arrivalRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "x".',
    ],
    [
      'mm1',
      { arrivalRate: '1,2', serviceRate: '1' },
      '--arrivalRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "1,2".',
    ],
    [
      'mmc',
      { arrivalRate: '1', serviceRate: '1', servers: '2.5' },
      '--servers must be a whole number from 1 to 100,000; found "2.5".',
    ],
    [
      'mm1-priority',
      { arrivalRates: '0.1,', serviceRate: '1' },
      '--arrivalRates must be at most 24 numbers separated by commas, each above 0 and at most 1,000,000,000 (in a unit of time); found "0.1,".',
    ],
    [
      'mm1',
      { arrivalRate: '2', serviceRate: '1' },
      'The load is 2 of the capacity of the servers, so the queue grows without limit. It must be below 1: use fewer arrivals, faster service or more servers.',
    ],
    [
      'mmc',
      { arrivalRate: '10', serviceRate: '1', servers: '10' },
      'The load is 1 of the capacity of the servers, so the queue grows without limit. It must be below 1: use fewer arrivals, faster service or more servers.',
    ],
    [
      'mg1',
      { arrivalRate: '1', mean: '1.5' },
      'The load is 1.5 of the capacity of the servers, so the queue grows without limit. It must be below 1: use fewer arrivals, faster service or more servers.',
    ],
    [
      'mm1-priority',
      { arrivalRates: '0.5,0.6', serviceRate: '1' },
      'The load is 1.1 of the capacity of the servers, so the queue grows without limit. It must be below 1: use fewer arrivals, faster service or more servers.',
    ],
    [
      'mm1-priority',
      { arrivalRates: '0.5,0.6', serviceRates: '1' },
      '--arrivalRates and --serviceRates must have one number for each class; found 2 and 1.',
    ],
    [
      'mm1-priority',
      { arrivalRates: '0.5,0.6' },
      'Give --serviceRate, one for all classes, or --serviceRates, one for each; found neither.',
    ],
    [
      'mmc-priority',
      { arrivalRates: '0.5,0.6', serviceRates: '1,2', servers: '3' },
      'At several servers theory has an exact answer only where all classes have one service rate; found 1, 2. Give --serviceRate, or use mm1-priority.',
    ],
    [
      'mmck',
      { arrivalRate: '2', serviceRate: '1', servers: '4', capacity: '3' },
      '--capacity counts those in service, so that it is at least --servers; found a capacity of 3 for 4 servers.',
    ],
    [
      'machine-repair',
      { machines: '3', failureRate: '1', serviceRate: '1', servers: '3' },
      'Nobody waits where there are as many servers as machines: --servers must be below --machines; found 3 and 3.',
    ],
    [
      'mginf',
      { arrivalRate: '3', mean: '1', service: 'gamma' },
      '--service must be one of exponential, fixed, uniform, lognormal; found "gamma".',
    ],
    [
      'mginf',
      { arrivalRate: '3', mean: '1', service: 'exponential', cv: '2' },
      'An exponential time has a coefficient of variation of 1; found --cv 2. For another, use --service lognormal.',
    ],
    [
      'mginf-season',
      { arrivalRate: '3', season: '0,0', period: '12', mean: '4' },
      'At least one part of --season must be above 0.',
    ],
    [
      'mginf-season',
      { arrivalRate: '3', season: '1,2', period: '0.1', mean: '4' },
      '--period must be at least a 20th of --mean, or nothing is left of the season; found 0.1 and 4.',
    ],
    [
      'caseloads',
      { officers: '2', cases: '100', limit: '10' },
      'The mean number of cases must be at most 3 times what officers hold at the limit, 60; found 100.',
    ],
  ])('is refused in words: %s %o', (model, given, problem) => {
    expect(problemOf(model, given)).toBe(problem);
  });

  test('of a model that is not there is refused, with what was probably meant', () => {
    expect(problemOf('erlanga', {})).toMatch(
      /^There is no model "erlanga"\. Did you mean erlang-a\? The models are mm1, mmc, .* and caseloads\.$/,
    );
  });

  test('that has to be run for longer than anybody would wait is refused', () => {
    expect(problemOfSize(caseOf('mm1', { arrivalRate: '0.9999', serviceRate: '1' }), 20)).toMatch(
      /^mm1 would need 20 replications of at least 7,\d{3},\d{3},\d{3} customers, more than the 500,000,000 that are run at most\. At a load of 0\.9999 /,
    );
    expect(problemOfSize(caseOf('mm1', { arrivalRate: '0.99', serviceRate: '1' }), 20)).toBeUndefined();
    expect(problemOfSize(lossy, 100_000)).toBeUndefined();
  });
});

describe('the catalogue', () => {
  test('names each model once, with examples that can be verified, a source, and parameters that are all used', () => {
    expect(new Set(theoryModels.map(({ name }) => name)).size).toBe(theoryModels.length);
    for (const { name, about, source, title } of theoryModels) {
      expect(about, name).toMatch(/^[A-Z].*\.$/);
      expect(source, name).toMatch(/\d{4}/);
      expect(title, name).toMatch(/^[A-Z]/);
    }
    for (const each of allTheoryCases()) expect(problemOfSize(each, 20), each.model).toBeUndefined();
    const used = new Set(theoryModels.flatMap(({ parameters }) => Object.keys(parameters)));
    expect(Object.keys(theoryParameters).filter((name) => !used.has(name))).toEqual([]);
  });

  // A tenth of the work of a real verification, and the intervals of 99.9% so much wider: bias and slips show, and
  // small errors are for `procap verify` itself.
  test.each(allTheoryCases().map((each) => [`${each.model} ${JSON.stringify(each.parameters)}`, each] as const))(
    '%s: a short run lies about what theory expects',
    (_, each) => {
      const model = theoryModels.find(({ name }) => name === each.model)!;
      const perSize = model.size.work(each.parameters, 1) - model.size.work(each.parameters, 0);
      const size = Math.ceil(Math.max(model.size.least(each.parameters) / 4, 10_000 / perSize));
      const values = Array.from({ length: 12 }, (_, index) =>
        replicateTheoryCase({ ...each, size, seed: 11, replication: 1 + index }),
      );
      model.measures(each.parameters).forEach(({ name, expected }, measure) => {
        const { mean, halfWidth } = interval(values.map((value) => value[measure]));
        expect(Math.abs(mean - expected), `${name}: ${mean} for ${expected}, within ${halfWidth}`).toBeLessThan(
          halfWidth,
        );
        expect(halfWidth, `${name} is known to a part of itself`).toBeLessThan(0.8 * expected);
      });
    },
    30_000,
  );
});

describe('the length of a run', () => {
  test('is promised to make intervals of 2% up to a load of 0.9 and of 4% beyond', () => {
    expect(promisedPrecision(caseOf('mm1', { arrivalRate: '0.9', serviceRate: '1' }))).toBe(0.02);
    expect(promisedPrecision(caseOf('mm1', { arrivalRate: '0.91', serviceRate: '1' }))).toBe(0.04);
    expect(promisedPrecision(caseOf('mginf'))).toBe(0.02); // it has no load
    expect(loadOfTheoryCase(caseOf('mmc'))).toBeCloseTo(0.8, 12);
  });

  test('follows from what the pilot saw: one per cent by Student’s t, where that is not too much work', () => {
    // Theory expects a loss of 0.4126 and 3.1678 there. A pilot of 1,000 customers with a loss of 0.41 or 0.43, twenty
    // times each, has a variance of 40/39 x 0.0001.
    const pilot = Array.from({ length: 40 }, (_, index) => [0.42 + (index % 2 === 0 ? 0.01 : -0.01), 3]);
    const [{ expected }] = theoryModels.find(({ name }) => name === 'mmck')!.measures(lossy.parameters);
    const wanted = (1000 * ((40 / 39) * 0.0001) * 2.0930240544 ** 2) / (20 * (0.01 * expected) ** 2); // t of 19 degrees of freedom
    expect(wanted).toBeGreaterThan(1000);
    const least = 5000; // five times the first pilot
    expect(plannedSize(lossy, 20, 1000, pilot)).toBe(Math.max(least, Math.ceil(wanted)));
    expect(plannedSize(lossy, 20, 100_000, pilot)).toBe(Math.ceil(100 * wanted));
  });

  test('is the longest that is allowed where the pilot saw too little, and an eighth of it where it saw nothing', () => {
    const size = plannedSize(
      lossy,
      20,
      1000,
      Array.from({ length: 40 }, (_, index) => [index === 0 ? 1 : 0, 3]),
    );
    expect(size * 20).toBeGreaterThan(0.9 * mostWork);
    expect(size * 20).toBeLessThanOrEqual(mostWork);
    const ofNothing = plannedSize(
      lossy,
      20,
      1000,
      Array.from({ length: 40 }, () => [0, 3]),
    );
    expect(ofNothing / size).toBeCloseTo(1 / 8, 3);
  });

  test('precision is half of the interval over what is expected, and nothing seen is no precision', () => {
    // 1, 2 and 3: t 4.3027 x 1 / sqrt(3) = 2.4841, over 4
    expect(precisionOf([1, 2, 3], 4)).toBeCloseTo(0.621, 3);
    expect(precisionOf([0, 0, 0], 4)).toBe(Infinity);
    expect(precisionOf([0, 0, 0], 0)).toBe(0);
  });

  test.each([3, 20, 200])('keeps the promise with %d replications', async (replications) => {
    const verification = await verifyCase(lossy, { replications, seed: 5, run: inTurn });
    expect(verification.measures.every((measure) => isPreciseEnough(verification, measure))).toBe(true);
    expect(agreesWithTheory(verification)).toBe(true);
    expect(verification.replications).toBe(replications);
  });
});

describe('a verification', () => {
  test('says the same whoever runs its tasks and in whatever order, and another seed says another thing', async () => {
    const backwards: RunVerifyTasks = async (tasks) => {
      const values = new Map([...tasks].reverse().map((task) => [task, replicateTheoryCase(task)]));
      return tasks.map((task) => values.get(task)!);
    };
    const [one, other, another] = await Promise.all([
      verifyCase(lossy, { replications: 10, seed: 1, run: inTurn }),
      verifyCase(lossy, { replications: 10, seed: 1, run: backwards }),
      verifyCase(lossy, { replications: 10, seed: 2, run: inTurn }),
    ]);
    expect(other).toEqual(one);
    expect(another.measures[0].mean).not.toBe(one.measures[0].mean);
  });

  test('gives different cases different random numbers', () => {
    const task = { size: 500, seed: 1, replication: 1 };
    const [wait] = replicateTheoryCase({ ...caseOf('mm1', { arrivalRate: '1', serviceRate: '2' }), ...task });
    const [inTwiceTheTime] = replicateTheoryCase({
      ...caseOf('mm1', { arrivalRate: '0.5', serviceRate: '1' }),
      ...task,
    });
    expect(inTwiceTheTime / wait).not.toBeCloseTo(2, 6);
  });

  test.each([
    ['service that is one part in fifty too slow', { serviceRate: 0.98 }],
    ['one arrival in fifty too many', { arrivalRate: 0.51 }],
  ])('notices %s', async (_, wrong) => {
    const half = caseOf('mm1', { arrivalRate: '0.5', serviceRate: '1' });
    const run: RunVerifyTasks = async (tasks) =>
      tasks.map((task) => replicateTheoryCase({ ...task, parameters: { ...task.parameters, ...wrong } }));
    expect(agreesWithTheory(await verifyCase(half, { replications: 20, seed: 1, run }))).toBe(false);
  });

  test('notices measures that are 2% off, in nine of ten verifications or more', async () => {
    let noticed = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const verification = await verifyCase(lossy, {
        replications: 20,
        seed,
        run: async (tasks) => tasks.map((task) => replicateTheoryCase(task).map((value) => 1.02 * value)),
      });
      if (!agreesWithTheory(verification)) noticed++;
    }
    expect(noticed).toBeGreaterThanOrEqual(9);
  });

  test('by hand: agrees where theory lies in the 99.9% interval, though it lies outside that of 95%', () => {
    // Ten values about 0.41 with a standard error of 0.001: t is 2.262 for 95% and 4.781 for 99.9%, with 9 degrees of
    // freedom.
    const [{ expected }] = theoryModels.find(({ name }) => name === 'mmck')!.measures(lossy.parameters);
    const deviations = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1].map((sign) => sign * 0.003); // standard deviation 0.0031623, standard error 0.001
    const about = (centre: number): VerifyResult =>
      verifyResultOf(
        lossy,
        1000,
        deviations.map((each) => [centre + each, 3.1]),
      );
    const [near] = about(expected + 0.004).measures;
    expect([near.lo, near.hi].map((end) => end - expected - 0.004)).toEqual([
      expect.closeTo(-0.002262, 6),
      expect.closeTo(0.002262, 6),
    ]);
    expect([near.lo999, near.hi999].map((end) => end - expected - 0.004)).toEqual([
      expect.closeTo(-0.004781, 6),
      expect.closeTo(0.004781, 6),
    ]);
    expect(near.verdict).toBe('agrees');
    expect(about(expected + 0.005).measures[0].verdict).toBe('disagrees');
  });

  test('of something that never happened in the run says nothing', () => {
    const verification = verifyResultOf(lossy, 1000, [
      [0, 3.1],
      [0, 3.2],
    ]);
    expect(verification.measures[0].verdict).toBe('too rare to tell');
    expect(isPreciseEnough(verification, verification.measures[0])).toBe(false);
  });

  test('is a row of the CSV file for each measure', () => {
    const verification = verifyResultOf(lossy, 1000, [
      [0, 3],
      [0, 3.5],
    ]);
    const [header, loss, number] = [...verifyCsv([verification])].join('').split('\n');
    expect(header).toBe(
      'model,parameters,measure,label,expected,mean,lo95,hi95,lo999,hi999,precision,promised,sharp,replications,size,sizeOf,verdict',
    );
    expect(loss).toMatch(
      /^mmck,"arrivalRate 3, serviceRate 1, capacity 4, servers 2",lossProbability,share of arrivals lost,0\.\d+,0,0,0,0,0,,0\.04,no,2,1000,customers,too rare to tell$/,
    );
    expect(number.split(',')).toHaveLength(20); // 17 cells, and three commas in the parameters
  });
});

describe.runIf(isLong)('coverage over two hundred seeds', () => {
  const cases = [
    caseOf('mm1', { arrivalRate: '0.5', serviceRate: '1' }),
    lossy,
    caseOf('mginf-step'),
    caseOf('cohort', { dropOut: '0.05', months: '6' }),
  ];

  test.each(cases.map((each) => [each.model, each] as const))(
    'of %s: nineteen of twenty intervals that claim it hold what theory expects, and nearly all of those by which is judged',
    async (_, each) => {
      const seeds = 200;
      let [inside, far] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const [{ expected, lo, hi, verdict }] = (await verifyCase(each, { replications: 20, seed, run: inTurn }))
          .measures;
        if (lo <= expected && expected <= hi) inside++;
        if (verdict === 'disagrees') far++;
      }
      // 190 of 200 on average, with a standard deviation of 3.1: more than three of them either way
      expect(inside).toBeGreaterThanOrEqual(180);
      expect(inside).toBeLessThanOrEqual(199);
      expect(far).toBeLessThanOrEqual(2);
    },
  );
});
