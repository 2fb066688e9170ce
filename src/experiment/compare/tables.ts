import type { ReplicationResult } from '../../model/index.ts';
import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';
import { eachDifference } from './difference.ts';
import { selectFigures, valueOf, yearEnds } from '../selection.ts';
import { eachSummary } from './summary.ts';

/**
 * `summary.csv` in pieces: every figure of each scenario, summed up over its replications. An interval that does not
 * exist is an empty cell.
 */
export const summaryCsv = (
  sets: readonly { scenario: string; results: readonly ReplicationResult[] }[],
): Iterable<string> =>
  csvInChunks('scenario,date,scope,metric,mean,lo95,hi95,p10,p50,p90,replications', function* () {
    const name = nameCellWriter();
    for (const { scenario, results } of sets) {
      for (const { date, scope, metric, mean, lo95, hi95, p10, p50, p90, replications } of eachSummary(results)) {
        yield `${name(scenario)},${date},${name(scope)},${metric},${numberCell(mean)},${numberCell(lo95)},${numberCell(hi95)},${numberCell(p10)},${numberCell(p50)},${numberCell(p90)},${replications}`;
      }
    }
  });

/** `difference.csv` in pieces: every figure of each scenario less the baseline's, replication by replication. */
export const differenceCsv = (
  baseline: { name: string; results: readonly ReplicationResult[] },
  scenarios: readonly { name: string; results: readonly ReplicationResult[] }[],
): Iterable<string> =>
  csvInChunks('baseline,scenario,date,scope,metric,mean,lo95,hi95,replications', function* () {
    const name = nameCellWriter();
    for (const { name: scenario, results } of scenarios) {
      for (const { date, scope, metric, mean, lo95, hi95, replications } of eachDifference(baseline.results, results)) {
        yield `${name(baseline.name)},${name(scenario)},${date},${name(scope)},${metric},${numberCell(mean)},${numberCell(lo95)},${numberCell(hi95)},${replications}`;
      }
    }
  });

/**
 * `replications.csv` in pieces: the figures of every replication at the end of each simulated year, those without a
 * meaning left out.
 */
export const replicationsCsv = (
  sets: readonly { scenario: string; results: readonly ReplicationResult[] }[],
): Iterable<string> =>
  csvInChunks('scenario,replication,date,scope,metric,value', function* () {
    const name = nameCellWriter();
    for (const { scenario, results } of sets) {
      for (const result of results) {
        for (const { date, scope, metric, at } of selectFigures([result], { dates: yearEnds(result.dates) })) {
          const value = valueOf(result, at);
          if (!Number.isNaN(value))
            yield `${name(scenario)},${result.replication},${date},${name(scope)},${metric},${numberCell(value)}`;
        }
      }
    }
  });
