import { mean, sampleVariance } from 'simple-statistics';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReplicationTask } from '../run.ts';
import type { CalibrationRequest } from './calibrate.ts';
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
 * its own, the same at all of its points.
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
  let done = 0;
  let used = 0;
  const onDone = (): void => onProgress({ done: ++done, total, share: done / total });
  return {
    /** Variance of a mean over so many replications, of each figure: over all points that were simulated so far. */
    variances: (replications: number): number[] =>
      within.map((each) => (each.length > 0 ? mean(each) : 0) / replications),
    async run(
      points: readonly ParameterPoint[],
      replications: number,
    ): Promise<(Simulated & { results: readonly ReplicationResult[] })[]> {
      const tasks = points.flatMap((point, at) => {
        const input = inputAt(scenario, parameters, point);
        return Array.from({ length: replications }, (_, index): ReplicationTask => ({
          scenario: at,
          input,
          seed,
          replication: used + index + 1,
          scopes: 'region',
        }));
      });
      used += replications;
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
