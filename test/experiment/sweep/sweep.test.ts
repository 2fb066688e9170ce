import { describe, expect, it } from 'vitest';
import {
  associations,
  criticalCorrelation,
  meansOfPoints,
  pointsTable,
  resultsTable,
  runSweep,
  summaryTable,
  sweepPoints,
  tidyCsv,
} from '../../../src/experiment/index.ts';
import type { ReplicationTask, RunReplications, SweepResult } from '../../../src/experiment/index.ts';
import { readSweepStudy } from '../../../src/scenario/index.ts';
import type { SweepStudy } from '../../../src/scenario/index.ts';
import { anyBaseline } from '../../cli/fakes.ts';
import { replication } from '../replications.ts';

const study = (text: string): SweepStudy => {
  const files: Record<string, string> = {
    'baseline.yaml': anyBaseline('Base', '{ start: 2021-07-01, years: 0.25, replications: 3, seed: 7 }'),
    'study.yaml': `name: A study\nscenario: baseline.yaml\n${text}`,
  };
  const reading = readSweepStudy('study.yaml', (path) => files[path]);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return reading.study;
};

const hypercube = study(`design: latin hypercube
points: 8
parameters:
  - { setting: allocation.most_ceiling, from: 1, to: 2 }
  - { setting: work.grace, from: 1, to: 3 }
measures: [unallocated.all@mean]
`);

/** Replications that take their time, the first longest, and whose measure says which they are. */
const runReplications: RunReplications = async (tasks) =>
  Promise.all(
    tasks.map(async (task) => {
      await new Promise((resolve) => setTimeout(resolve, 3 * (4 - task.replication)));
      return ownResult(task);
    }),
  );

const ownResult = ({ scenario, replication: number, input }: ReplicationTask) =>
  replication(number, { 'unallocated.all': [100 * input.parameters.allocation.most_ceiling + 10 * scenario + number] });

describe('The points of a sweep', () => {
  it('of a Latin hypercube lie in each part of the range once, and whole settings are whole, each value as often as the others', () => {
    const points = sweepPoints(hypercube);
    expect(points.map(([ceiling]) => Math.floor((ceiling - 1) * 8)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const graces = points.map(([, grace]) => grace);
    expect(new Set(graces)).toEqual(new Set([1, 2, 3]));
    for (const grace of [1, 2, 3]) expect(graces.filter((each) => each === grace).length).toBeGreaterThanOrEqual(2); // 8 points in 3 parts
  });

  it('of a Sobol’ sequence lie in each part of the range once, and not in its corner', () => {
    const points = sweepPoints({ ...hypercube, design: 'sobol' });
    expect(points.map(([ceiling]) => Math.floor((ceiling - 1) * 8)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(points[0][0]).not.toBe(1);
  });

  it('of a full factorial are all combinations in the order of the file', () => {
    const factorial = study(
      'design: full factorial\nparameters:\n  - { setting: allocation.most_ceiling, values: [1.5, 1.2] }\n  - { setting: work.grace, from: 10, to: 20 }\n',
    );
    expect(sweepPoints(factorial)).toEqual([
      [1.5, 10],
      [1.5, 15],
      [1.5, 20],
      [1.2, 10],
      [1.2, 15],
      [1.2, 20],
    ]);
  });

  it('are other ones for another seed', () => {
    expect(sweepPoints({ ...hypercube, seed: 8 })).not.toEqual(sweepPoints(hypercube));
  });
});

describe('A sweep', () => {
  it('gives every replication of every point in order, whichever was finished first', async () => {
    const { points, measured } = await runSweep({ study: hypercube, runReplications });
    expect(measured).toHaveLength(8);
    points.forEach(([ceiling], at) =>
      expect(measured[at]).toEqual([1, 2, 3].map((number) => [expect.closeTo(100 * ceiling + 10 * at + number, 9)])),
    );
  });

  it('runs all points with the seed of the study, so that they share their random numbers', async () => {
    const tasks: ReplicationTask[] = [];
    const noting: RunReplications = async ([task]) => (tasks.push(task), [ownResult(task)]);
    await runSweep({ study: hypercube, runReplications: noting });
    expect(new Set(tasks.map(({ seed }) => seed))).toEqual(new Set([7]));
    expect(tasks.map(({ replication: number }) => number)).toEqual(
      Array.from({ length: 24 }, (_, index) => (index % 3) + 1),
    );
    expect(Object.keys(tasks[0].input)).toEqual(['start', 'years', 'parameters', 'changes']); // nothing a thread does not need
  });
});

/** A sweep of two factors whose measure at the points is given. */
const resultOf = (points: readonly (readonly number[])[], measured: readonly (readonly number[])[]): SweepResult => ({
  study: { ...hypercube, points: points.length, replications: measured[0].length },
  measures: [{ metric: 'unallocated.all', scope: 'service', when: 'mean' }],
  points,
  measured: measured.map((replications) => replications.map((value) => [value])),
});

describe('What a sweep says', () => {
  it('ranks factors by Spearman’s correlation, ties sharing their rank', () => {
    // Means 1, 2, 4, 3 have ranks 1 2 4 3. First factor, ranks 1 2 3 4: 1 - 6 x (0 + 0 + 1 + 1) / (4 x 15) = 0.8.
    // Second factor 5 5 1 1 has ranks 3.5 3.5 1.5 1.5: covariance -(1.5 + 0.5 + 1.5 + 0.5) = -4, over sqrt(5 x 4) =
    // -0.894.
    const result = resultOf(
      [
        [1, 5],
        [2, 5],
        [3, 1],
        [4, 1],
      ],
      [[1], [2], [4], [3]],
    );
    expect(associations(result, 0)).toEqual([
      { factor: 1, rankCorrelation: expect.closeTo(-4 / Math.sqrt(20), 12) },
      { factor: 0, rankCorrelation: expect.closeTo(0.8, 12) },
    ]);
  });

  it('has no correlation with or of what never changes, and leaves points without a meaning out', () => {
    const result = resultOf(
      [
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ],
      [[1], [2], [3], [Number.NaN]],
    );
    expect(associations(result, 0)).toEqual([{ factor: 0, rankCorrelation: 1 }, { factor: 1 }]);
    const constant = resultOf(result.points, [[0.1], [0.1], [0.1], [0.1]]);
    expect(associations(constant, 0)).toEqual([{ factor: 0 }, { factor: 1 }]);
    expect(meansOfPoints(result, 0)[3]).toBeUndefined();
  });

  it.each([
    [5, 0.878],
    [10, 0.632],
    [20, 0.444],
    [100, 0.197],
  ])('calls a correlation over %d points more than chance beyond %f, as tables have it', (points, limit) => {
    expect(criticalCorrelation(points)).toBeCloseTo(limit, 3); // two-sided 5% points of the correlation coefficient
  });

  it('writes points, single values and means as tidy tables, with empty cells where there is no meaning', () => {
    const result = resultOf(
      [
        [1.5, 2],
        [1.25, 3],
      ],
      [
        [1, 2],
        [Number.NaN, 4],
      ],
    );
    const written = (table: Parameters<typeof tidyCsv>[0]): string => [...tidyCsv(table)].join('');
    expect(written(pointsTable(result))).toBe('point,allocation.most_ceiling,work.grace\n1,1.5,2\n2,1.25,3\n');
    expect(written(resultsTable(result))).toBe(
      'point,replication,measure,value\n1,1,unallocated.all@mean,1\n1,2,unallocated.all@mean,2\n2,1,unallocated.all@mean,\n2,2,unallocated.all@mean,4\n',
    );
    // Mean of 1 and 2: 1.5 +- 12.706 x 0.7071 / sqrt 2 = 1.5 +- 6.353
    const [header, first, second] = written(summaryTable(result)).split('\n');
    expect(header).toBe('point,allocation.most_ceiling,work.grace,measure,mean,lo95,hi95,replications');
    expect(first.split(',').slice(0, 5)).toEqual(['1', '1.5', '2', 'unallocated.all@mean', '1.5']);
    expect(first.split(',').slice(5).map(Number)).toEqual([0, expect.closeTo(7.853, 3), 2]);
    expect(second).toBe('2,1.25,3,unallocated.all@mean,4,,,1');
  });
});
