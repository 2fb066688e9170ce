import { mean, sampleVariance } from 'simple-statistics';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReplicationTask } from '../run.ts';
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
export function simulationOf({
  calibration,
  budget,
  scenario,
  runReplications,
  onProgress = () => {},
}: CalibrationRequest) {
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
  const onDone = (): void => onProgress({ done: ++done, total, share: done / total });
  return {
    /**
     * Variance of a mean over so many replications, of each figure: over all points that were simulated so far; of an
     * area from its second round on without the first, since chance differs over the whole box, and the truth is in
     * what is left.
     */
    variances: (replications: number): number[] =>
      within.map((each) => (each.length > 0 ? mean(each) : 0) / replications),
    async run(
      points: readonly ParameterPoint[],
      replications: number,
      isEnd = false,
    ): Promise<(Simulated & { results: readonly ReplicationResult[] })[]> {
      const isApart = calibration.area !== undefined && !isEnd;
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
      if (calibration.area !== undefined && ++rounds === 2) for (const each of within) each.length = 0;
      const results = await runReplications(tasks, onDone);
      return points.map((point, at) => {
        const own = results.slice(at * replications, (at + 1) * replications);
        const values = own.map((result) => figureValues(result, figures));
        if (replications > 1)
          figures.forEach((_, figure) => within[figure].push(sampleVariance(values.map((each) => each[figure]))));
        return { point, results: own, values: figures.map((_, figure) => mean(values.map((each) => each[figure]))) };
      });
    },
  };
}
