import { wholeService } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { Limit } from './breach.ts';
import { breachDifferences, breachOverTime, limitText } from './breach.ts';
import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';

interface NamedResults {
  readonly name: string;
  readonly results: readonly ReplicationResult[];
}

/** `breach.csv` in pieces: how likely each scenario is to be beyond each limit, month by month, 0 to 1. */
export const breachCsv = (sets: readonly NamedResults[], limits: readonly Limit[]): Iterable<string> =>
  csvInChunks('scenario,date,scope,metric,limit,probability,lo95,hi95,replications', function* () {
    const name = nameCellWriter();
    for (const { name: scenario, results } of sets) {
      for (const limit of limits) {
        for (const { date, share, lo95, hi95, trials } of breachOverTime(results, limit)) {
          yield `${name(scenario)},${date},${name(limit.scope ?? wholeService)},${limit.metric},${limitText(limit)},${numberCell(share)},${numberCell(lo95)},${numberCell(hi95)},${trials}`;
        }
      }
    }
  });

/**
 * `breach-difference.csv` in pieces: the same probabilities of each scenario less the baseline's, over pairs with the
 * same random numbers.
 */
export const breachDifferenceCsv = (
  baseline: NamedResults,
  scenarios: readonly NamedResults[],
  limits: readonly Limit[],
): Iterable<string> =>
  csvInChunks('baseline,scenario,date,scope,metric,limit,difference,lo95,hi95,replications', function* () {
    const name = nameCellWriter();
    for (const { name: scenario, results } of scenarios) {
      for (const limit of limits) {
        for (const { date, difference, lo95, hi95, pairs } of breachDifferences(baseline.results, results, limit)) {
          yield `${name(baseline.name)},${name(scenario)},${date},${name(limit.scope ?? wholeService)},${limit.metric},${limitText(limit)},${numberCell(difference)},${numberCell(lo95)},${numberCell(hi95)},${pairs}`;
        }
      }
    }
  });
