import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readScenarioFile, textReader } from '../../../src/cli/input/scenario-files.ts';
import type { CalibrationResult, RunReplications } from '../../../src/experiment/index.ts';
import {
  sumOfSquaredResiduals,
  byPreference,
  calibrate,
  calibrationCsv,
  calibrationReadme,
  correlatedPairs,
  figureValues,
  implausibilityOfFigure,
  inputAt,
  assertForFitting,
  residualsOf,
  implausibilityOfPoint,
  survivingRanges,
  twinOf,
  roundToDigits,
} from '../../../src/experiment/index.ts';
import { fitEmulator } from '../../../src/experiment/calibrate/emulator.ts';
import { findLocalMinimum } from '../../../src/experiment/calibrate/local-minimum.ts';
import type { Calibration, FreeParameter } from '../../../src/scenario/index.ts';
import { describeNotes, readCalibration, readEvidence, withSetting } from '../../../src/scenario/index.ts';

const root = resolve(import.meta.dirname, '../../..');

/** One place with all the staff and cases of the service. */
const scenario = (() => {
  const reading = readScenarioFile('scenarios/one-unit.yaml', root, { years: 2.75 });
  if (!reading.ok) throw new Error('scenarios/one-unit.yaml cannot be read.');
  return withSetting(reading.scenario, 'organisation.share_of_service', 1);
})();

const sources = 'a: {title: A, publisher: P, date: 2020-01-01}';
const study = `
name: Small
question: What?
about: This.
scenarios: [{ name: now, file: unit.yaml }]
series:
  - { name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }
  - { name: Services officers, figures: { metric: staff.inPost.PSO }, simulated: staff.inPost.PSO }
  - { name: Workload, figures: { metric: capacity.mean.all }, simulated: capacity.mean.all }
`;
const head = `
name: A small calibration
about: Three numbers.
study: study.yaml
scenario: unit.yaml
years: 2.75
seed: 5
cutoff: 3
budget: { twin_points: 48, points: 16, replications: 2, confirm_points: 4, confirm_replications: 2, final_replications: 2, candidates: 16384 }
quick: { twin_points: 8, points: 4, replications: 2, confirm_points: 2, confirm_replications: 2, final_replications: 2, candidates: 64 }
ahead: { years: 3, points: 4 }
`;
const parameters = `
parameters:
  - { name: drop-out, unit: share a month, low: 0.002, high: 0.03, before: 0.02, digits: 4, because: Free., sets: [{ setting: training.drop_out }] }
  - { name: before the run, unit: share, low: 0, high: 1, before: 0.9, digits: 2, because: Free., sets: [{ setting: training.places, at_zero: 1518, each: -1518 }, { setting: training.at_start, part: three_months, at_zero: 505, each: 1518 }] }
  - { name: weight, unit: relative to 1, low: 0.5, high: 1.5, before: 1, digits: 3, because: Free., sets: [{ setting: work.weight_scale }] }
`;

/** A calibration over these figures, or what is wrong with it. */
function calibrationOf(figures: string, fitted: string, free = parameters): Calibration | string {
  const texts: Readonly<Record<string, string>> = {
    'sources.yaml': sources,
    'figures.yaml': figures,
    'study.yaml': study,
    'calibration.yaml': `${head}${free}\nfigures:\n${fitted}`,
  };
  const register = readEvidence('', (path) => texts[path]);
  if (!register.ok) return describeNotes(register.problems);
  const reading = readCalibration('calibration.yaml', (path) => texts[path], register.evidence);
  return reading.ok ? reading.calibration : describeNotes(reading.problems);
}

function goodCalibration(figures: string, fitted: string): Calibration {
  const calibration = calibrationOf(figures, fitted);
  if (typeof calibration === 'string') throw new Error(calibration);
  return calibration;
}

/**
 * What was measured where the truth is a drop-out of 1.2%, a quarter of the trainees before the run, and a weight of
 * 0.9.
 */
const truth = [0.012, 0.25, 0.9];
const dates = ['2021-09-30', '2022-06-30', '2023-03-31', '2023-12-31'];
const registered = (value: (metric: string, date: string) => number): string =>
  ['staff.inPost.PO', 'staff.inPost.PSO', 'capacity.mean.all']
    .flatMap((metric) =>
      dates.map(
        (at) =>
          `- {metric: ${metric}, at: ${at}, value: ${value(metric, at)}, unit: "${metric.startsWith('staff') ? 'FTE' : '%'}", source: a, quality: published, use: calibrate}`,
      ),
    )
    .join('\n');
const fitted = `
  - { figures: { metric: staff.inPost.PO }, discrepancy: 50, twin: 5, because: Small. }
  - { figures: { metric: staff.inPost.PSO }, discrepancy: 50, twin: 5, because: Small. }
  - { figures: { metric: capacity.mean.all }, discrepancy: 2, because: Small. }
`;

/**
 * In place of the simulation: the twin, so that the truth is known and nothing is left to chance. The results of later
 * tasks may come first.
 */
const twinInstead =
  (isBackwards: boolean): RunReplications =>
  (tasks, onDone) => {
    const order = tasks.map((_, place) => place);
    if (isBackwards) order.reverse();
    const known = new Map<string, ReturnType<typeof twinOf>>();
    const results: ReturnType<typeof twinOf>[] = [];
    for (const place of order) {
      const key = JSON.stringify([tasks[place].input.parameters, tasks[place].input.changes]);
      if (!known.has(key)) known.set(key, twinOf(tasks[place].input));
      results[place] = { ...known.get(key)!, replication: tasks[place].replication };
      onDone(tasks[place]);
    }
    return Promise.resolve(results);
  };

describe('a calibration on figures that the twin made at a known point', () => {
  let calibration: Calibration;
  let result: CalibrationResult;
  beforeAll(async () => {
    const empty = goodCalibration(
      registered(() => 1),
      fitted,
    );
    const values = figureValues(twinOf(inputAt(scenario, empty.parameters, truth)), empty.figures);
    const published = registered(
      (metric, date) =>
        values[empty.figures.findIndex(({ compared: { figure } }) => figure.metric === metric && figure.at === date)],
    );
    calibration = goodCalibration(published, fitted);
    result = await calibrate({
      calibration,
      budget: calibration.budget,
      scenario,
      runReplications: twinInstead(false),
    });
  }, 120_000);

  test('keeps the truth and rules out nearly all of the rest', () => {
    result.ranges.forEach(({ parameter, low, high, share }, at) => {
      expect(low, parameter).toBeLessThan(truth[at]);
      expect(high, parameter).toBeGreaterThan(truth[at]);
      expect(share, parameter).toBeLessThan(0.6);
    });
    expect(result.waves[2].left).toBeLessThan(0.05);
    expect(result.waves[2].left).toBeGreaterThan(0);
  });

  test('rules out more with every wave', () => {
    const [first, second, third] = result.waves.map(({ left }) => left);
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThanOrEqual(third);
  });

  test('reports a point that meets every figure, where the levels of before meet few', () => {
    expect(result.before.implausibility.secondLargest).toBeGreaterThan(5);
    expect(result.after.implausibility.largest).toBeLessThan(3);
    expect(result.after.implausibility.sumOfSquares).toBeLessThan(0.05 * result.before.implausibility.sumOfSquares);
  });

  test('confirms the low point of emulators, the only one of the third wave in few digits, and it is below most', () => {
    const { parameters: free } = result.calibration;
    const [, , { runs }] = result.waves;
    const low = runs.filter(({ point }) => String(point) === String(roundToDigits(free, point)));
    expect(low).toHaveLength(1);
    expect(
      runs.filter((run) => sumOfSquaredResiduals(free, run) < sumOfSquaredResiduals(free, low[0])).length,
    ).toBeLessThan(2);
  });

  test('finds that the twin is the simulation, where it is', () => {
    for (const gap of result.twinGaps) expect(Math.abs(gap!.mean)).toBeLessThan(10);
  });

  test('gives the same bytes from the same seed, in whatever order replications come', async () => {
    const quick = (isBackwards: boolean): Promise<CalibrationResult> =>
      calibrate({ calibration, budget: calibration.quick, scenario, runReplications: twinInstead(isBackwards) });
    const [forwards, backwards] = [await quick(false), await quick(true)];
    expect(calibrationReadme(backwards)).toBe(calibrationReadme(forwards));
    expect(calibrationCsv(backwards)).toBe(calibrationCsv(forwards));
  });

  test('writes every point that was run, with its levels, figures and implausibility', () => {
    const lines = calibrationCsv(result).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 48 + 16 + 4 + 2);
    expect(lines[0].split(',').slice(0, 3)).toEqual(['wave', 'point', 'drop-out']);
    for (const line of lines.slice(1)) expect(line.split(',')).toHaveLength(2 + 3 + 12 + 3);
  });
});

describe('what a calibration is held to', () => {
  const figures = (use: string): string =>
    `${registered(() => 1)}\n- {metric: staff.inPost.PO, at: 2022-12-31, value: 4500, unit: FTE, source: a, quality: published, use: ${use}}`;
  const one = '  - { figures: { metric: staff.inPost.PO }, discrepancy: 50, because: A per cent. }';

  test('is never a figure that is kept back: the set-up is refused, with the line', () => {
    expect(calibrationOf(figures('target'), one)).toContain(
      'staff.inPost.PO, 2022-12-31 is held back (target): nothing may be fitted to it.',
    );
    expect(calibrationOf(figures('target'), one)).toContain('calibration.yaml:19');
    expect(calibrationOf(figures('context'), one)).toContain('is held back (context)');
    expect(typeof calibrationOf(figures('calibrate'), one)).toBe('object');
  });

  test('is never such a figure, even if it was smuggled past the reader: nothing is run', async () => {
    const calibration = goodCalibration(figures('calibrate'), one);
    const smuggled = calibration.figures.map((each) => ({
      ...each,
      compared: { ...each.compared, figure: { ...each.compared.figure, use: 'target' as const } },
    }));
    expect(() => assertForFitting(smuggled)).toThrow(RangeError);
    const run = calibrate({
      calibration: { ...calibration, figures: smuggled },
      budget: calibration.budget,
      scenario,
      runReplications: () => Promise.reject(new Error('It was run.')),
    });
    await expect(run).rejects.toThrow('nothing may be fitted to it');
  });

  test('is told to the line where a setting is not there, has no such part, or is none that a calibration moves', () => {
    const free = (sets: string): string =>
      `parameters:\n  - { name: a, unit: b, low: 0, high: 1, before: 0, digits: 2, because: Free., sets: [${sets}] }`;
    expect(calibrationOf(figures('calibrate'), one, free('{ setting: training.drop_ot }'))).toContain(
      'Did you mean "training.drop_out"?',
    );
    expect(
      calibrationOf(figures('calibrate'), one, free('{ setting: training.at_start, part: two_months }')),
    ).toContain('"training.at_start" has no part "two_months".');
    expect(calibrationOf(figures('calibrate'), one, free('{ setting: training.at_start }'))).toContain(
      '"part" says which',
    );
    expect(calibrationOf(figures('calibrate'), one, free('{ setting: allocation.may_break_policy }'))).toContain(
      'a calibration moves numbers',
    );
    expect(calibrationOf(figures('calibrate'), one, free('{ setting: training.drop_out, each: 2 }'))).toContain(
      'At an end of the parameter\'s range "training.drop_out" would be 2.',
    );
  });

  test('of England and Wales is only what may be used so, with every figure in the run and its discrepancy explained', () => {
    const textOf = textReader(root);
    const register = readEvidence('scenarios/evidence/', textOf);
    if (!register.ok) throw new Error(describeNotes(register.problems));
    const reading = readCalibration('scenarios/evidence/calibration/calibration.yaml', textOf, register.evidence);
    if (!reading.ok) throw new Error(describeNotes(reading.problems));
    const { figures: compared, parameters: free } = reading.calibration;
    expect(compared.map(({ compared: { figure } }) => figure.use).filter((use) => use !== 'calibrate')).toEqual([]);
    expect(compared.some(({ compared: { figure } }) => figure.id === 'po-2023-06-first')).toBe(false);
    expect(compared.every(({ compared: { day } }) => day <= '2024-06-30')).toBe(true);
    expect(free.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) < at)).toEqual([]);
    expect(free.length).toBeLessThanOrEqual(12);
  });
});

describe('the implausibility of a figure', () => {
  const ranges: FreeParameter[] = [
    { name: 'a', unit: 'b', low: 0, high: 10, before: 0, digits: 2, because: 'Free.', sets: [] },
  ];
  const figure = (low: number, high: number) => ({ compared: { low, high }, observation: 30, discrepancy: 40 });

  test('is the distance over the root of all variances: 100 above, with 30, 40 and 120 beside each other, is 100 / 130', () => {
    expect(implausibilityOfFigure(figure(4500, 4500), 4600, 120 * 120)).toBeCloseTo(100 / 130, 12);
    expect(implausibilityOfFigure(figure(4500, 4500), 4400, 0)).toBeCloseTo(-2, 12);
  });

  test('is nothing between the ends of a published range, and counts from the nearer end outside it', () => {
    expect(implausibilityOfFigure(figure(200, 999), 500, 0)).toBe(0);
    expect(implausibilityOfFigure(figure(200, 999), 1099, 0)).toBeCloseTo(2, 12);
  });

  test('is taken over all figures by the second largest, what is not known left out', () => {
    expect(implausibilityOfPoint([1, -4, NaN, 2])).toEqual({
      each: [1, -4, NaN, 2],
      largest: 4,
      secondLargest: 2,
      sumOfSquares: 21,
    });
  });

  test('decides between two points by the second largest in steps of a half, then by all squares: 1.1 and 1.4 are in one step', () => {
    const judged = (each: readonly number[], level = 5) => ({
      point: [level],
      implausibility: implausibilityOfPoint(each),
    });
    const order = byPreference(ranges);
    expect(order(judged([5, 1.1]), judged([5, 1.4]))).toBeLessThan(0); // 26.21 against 26.96
    expect(order(judged([2, 1.6]), judged([5, 1.4]))).toBeGreaterThan(0); // a step beyond
    expect(order(judged([5, 1.1], 10), judged([5, 1.4]))).toBeGreaterThan(0); // 26.21 + 1 at the end of the range
  });

  test('is joined by the distance from the middle of a range: 7.5 of 0 to 10 is half of the half away, a quarter when squared', () => {
    expect(sumOfSquaredResiduals(ranges, { point: [7.5], implausibility: implausibilityOfPoint([1, 2]) })).toBeCloseTo(
      5.25,
      12,
    );
    expect(residualsOf(ranges, { point: [7.5], implausibility: implausibilityOfPoint([1, NaN, -2]) })).toEqual([
      1, -2, 0.5,
    ]);
  });
});

describe('an emulator', () => {
  const ranges = [
    [0, 10],
    [0, 1],
  ] as const;
  const points = Array.from({ length: 30 }, (_, at) => [((at * 7) % 11) - 0.5, ((at * 5) % 9) / 8]);

  test('is a polynomial that it finds again: 3 + 2a - a² + 4ab', () => {
    const model = ([a, b]: readonly number[]): number => 3 + 2 * a - a * a + 4 * a * b;
    const emulator = fitEmulator(ranges, points, points.map(model));
    expect(emulator.kind).toBe('quadratic');
    expect(emulator.at([4.2, 0.3])).toBeCloseTo(model([4.2, 0.3]), 8);
    expect(emulator.error).toBeLessThan(1e-8);
  });

  test('takes off first what is known beforehand', () => {
    const known = ([a]: readonly number[]): number => Math.sin(a);
    expect(
      fitEmulator(
        ranges,
        points,
        points.map((point) => known(point) + 5),
        known,
      ).at([2, 0.5]),
    ).toBeCloseTo(Math.sin(2) + 5, 8);
  });

  test('knows its error from leaving each point out: of 1, 2 and 6 the others have a mean 3, 1.5 and 4.5 away, the root of 31.5 / 3', () => {
    const { kind, error } = fitEmulator([[0, 1]], [[0], [0.5], [1]], [1, 2, 6]);
    expect(kind).toBe('constant');
    expect(error).toBeCloseTo(Math.sqrt(10.5), 12);
  });

  test('takes no polynomial that the points do not decide: of two parameters that always moved together a constant is left', () => {
    const together = Array.from({ length: 12 }, (_, at) => [at, at / 10]);
    expect(
      fitEmulator(
        ranges,
        together,
        together.map(([a]) => 3 + a),
      ).kind,
    ).toBe('constant');
    expect(
      fitEmulator(
        [ranges[0]],
        together.map(([a]) => [a]),
        together.map(([a]) => 3 + a),
      ).kind,
    ).toBe('linear');
  });
});

describe('the low point of a sum of squares', () => {
  const free = (low: number, high: number, digits: number): FreeParameter => ({
    name: 'a',
    unit: 'b',
    low,
    high,
    before: low,
    digits,
    because: 'Free.',
    sets: [],
  });

  test('is found at the end of a bent valley: nothing is left of 100(b - a²)² + (1 - a)² where both are 1', () => {
    const valley = ([a, b]: readonly number[]): number[] => [10 * (b - a * a), 1 - a];
    expect(findLocalMinimum([free(-2, 2, 3), free(-2, 2, 3)], [-1.2, 1], valley)).toEqual([1, 1]);
    expect(findLocalMinimum([free(-2, 2, 3), free(-2, 2, 3)], [2, -2], valley)).toEqual([1, 1]);
  });

  // (a - 4)² + (a + 2b - 10)² is nothing at a = 4, b = 3. With b at most 1 it is (a - 4)² + (a - 8)², the least of
  // which is at a = 6.
  test.each([
    [9, 0.1],
    [0, 0],
    [10, 1],
    [4, 1],
  ])('is at the end of a range where it would be beyond, and there the lowest, from %d and %d', (a, b) => {
    expect(findLocalMinimum([free(0, 10, 2), free(0, 1, 2)], [a, b], ([x, y]) => [x - 4, x + 2 * y - 10])).toEqual([
      6, 1,
    ]);
    expect(findLocalMinimum([free(-10, 0, 2), free(-1, 0, 2)], [-a, -b], ([x, y]) => [x + 4, x + 2 * y + 10])).toEqual([
      -6, -1,
    ]);
  });

  test('has the digits in which it is written down: 2/3 in two is 0.67', () => {
    expect(findLocalMinimum([free(0, 1, 2)], [0], ([a]) => [3 * a - 2])).toEqual([0.67]);
  });
});

describe('a point of a calibration', () => {
  const free = (sets: FreeParameter['sets']): FreeParameter[] => [
    { name: 'a', unit: 'b', low: 0, high: 1, before: 0, digits: 2, because: 'Free.', sets },
  ];

  test('moves several settings together: with a half of 1,518 before the run, 759 places and 505 + 759 trainees at the start', () => {
    const {
      parameters: { training },
    } = inputAt(
      scenario,
      goodCalibration(
        registered(() => 1),
        fitted,
      ).parameters,
      [0.01, 0.5, 1],
    );
    expect(training.places).toBe(759);
    expect(training.at_start).toEqual({ ...scenario.parameters.training.at_start, three_months: 1264 });
  });

  test('puts a dated number in place of that of the day, or adds a change in order of date', () => {
    const changed = inputAt(
      scenario,
      free([{ setting: 'training.places', from: '2022-04-01', atZero: 0, each: 1 }]),
      [700],
    );
    expect(changed.changes).toHaveLength(scenario.changes.length);
    expect(changed.changes.find(({ name, date }) => name === 'places' && date === '2022-04-01')?.value).toBe(700);
    const added = inputAt(
      scenario,
      free([{ setting: 'staff.leaving', part: 'probation_officers', from: '2023-05-01', atZero: 0, each: 1 }]),
      [0.09],
    );
    const at = added.changes.findIndex(({ date }) => date === '2023-05-01');
    expect(added.changes[at].value).toEqual({
      probation_officers: 0.09,
      probation_services_officers: 0.118,
      senior_probation_officers: 0.043,
    });
    expect(added.changes.map(({ date }) => date)).toEqual(added.changes.map(({ date }) => date).sort());
  });
});

test('What is left of a range is its middle nine tenths: 0 to 100 in steps of one leave 5 to 95, all of it; half of them go against each other', () => {
  const free: FreeParameter[] = ['a', 'b'].map((name) => ({
    name,
    unit: '',
    low: 0,
    high: 100,
    before: 0,
    digits: 0,
    because: 'Free.',
    sets: [],
  }));
  const points = Array.from({ length: 101 }, (_, at) => [at, 100 - at]);
  const [{ low, middle, high, share }] = survivingRanges(free, points);
  expect([low, middle, high]).toEqual([5, 50, 95]);
  expect(share).toBeCloseTo(1, 12);
  // What is left holds the chosen level, though it lies beyond all that were drawn.
  const [ofA] = survivingRanges(free, points, [120, 40]);
  expect([ofA.low, ofA.high, ofA.least, ofA.most]).toEqual([5, 95, 0, 120]);
  expect(correlatedPairs(free, points)).toEqual([{ a: 'a', b: 'b', correlation: expect.closeTo(-1, 12) }]);
});
