import { mean, sampleVariance } from 'simple-statistics';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReplicationTask } from '../run.ts';
import { runTasks } from '../run.ts';
import type { CalibrationRequest } from './calibration-request.ts';
import type { FigureValues } from './implausibility.ts';
import { figureValues } from './implausibility.ts';
import type { ParameterPoint } from './parameter-point.ts';
import { inputAt } from './parameter-point.ts';

/** A point with the means of its replications. */
export interface Simulated {
  readonly point: ParameterPoint;
  readonly values: FigureValues;
}

/**
 * The simulation at points, which remembers how much replications of one point differ. Each round has random numbers of
 * its own, the same at all of its points; of an area, where chance weighs, each point has its own, so that polynomials
 * average it out and its size is known from all points. At the end before and after have the same.
 */
export function simulationOf({ calibration, budget, scenario, ...runner }: CalibrationRequest) {
  const { parameters, seed } = calibration;
  const figures = [...calibration.figures, ...(calibration.area?.tests ?? [])];
  const total =
    budget.points * budget.replications +
    budget.confirmPoints * budget.confirmReplications +
    2 * budget.finalReplications;
  const within = figures.map((): number[] => []);
  let rounds = 0;
  let done = 0;
  let used = 0;
  const valuesOf = (result: ReplicationResult): FigureValues => figureValues(result, figures);

  /** The tasks of a round; whether each point has random numbers of its own. */
  function tasksOf(points: readonly ParameterPoint[], replications: number, isApart: boolean): ReplicationTask[] {
    const tasks = points.flatMap((point, at) => {
      const input = inputAt(scenario, parameters, point);
      return Array.from({ length: replications }, (_, index): ReplicationTask => ({
        scenario: at,
        input,
        seed,
        replication: used + (isApart ? at * replications : 0) + index + 1,
        scopes: 'region',
      }));
    });
    used += isApart ? points.length * replications : replications;
    return tasks;
  }

  /** The means of each point's replications, whose differences are remembered. */
  function meansOf(points: readonly ParameterPoint[], values: readonly FigureValues[]): Simulated[] {
    if (calibration.area !== undefined && ++rounds === 2) for (const each of within) each.length = 0;
    const replications = values.length / points.length;
    return points.map((point, at) => {
      const own = values.slice(at * replications, (at + 1) * replications);
      if (replications > 1)
        figures.forEach((_, figure) => within[figure].push(sampleVariance(own.map((each) => each[figure]))));
      return { point, values: figures.map((_, figure) => mean(own.map((each) => each[figure]))) };
    });
  }

  return {
    /**
     * Variance of a mean over so many replications, of each figure: over all points that were simulated so far; of an
     * area from its second round on without the first, since chance differs over the whole box, and the truth is in
     * what is left.
     */
    variances: (replications: number): number[] =>
      within.map((each) => (each.length > 0 ? mean(each) : 0) / replications),
    async run(points: readonly ParameterPoint[], replications: number): Promise<Simulated[]> {
      const tasks = tasksOf(points, replications, calibration.area !== undefined);
      const reduction = { kept: { figures }, reduce: valuesOf };
      const values = await runTasks(tasks, runner, { before: done, total }, reduction);
      done += tasks.length;
      return meansOf(points, values);
    },
    /** The same at the end, with the whole results. */
    async runToTheEnd(
      points: readonly ParameterPoint[],
      replications: number,
    ): Promise<(Simulated & { results: readonly ReplicationResult[] })[]> {
      const results = await runTasks(tasksOf(points, replications, false), runner, { before: done, total });
      return meansOf(points, results.map(valuesOf)).map((each, at) => ({
        ...each,
        results: results.slice(at * replications, (at + 1) * replications),
      }));
    },
  };
}
