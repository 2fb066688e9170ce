import { isUnitArea, metrics, regionOfArea, wholeService } from '../../model/index.ts';
import type { Area, ReplicationResult } from '../../model/index.ts';
import { csvInChunks, estimateCells, nameCellWriter, numberCell } from '../csv/cells.ts';
import type { TidyTable } from '../csv/tidy-table.ts';
import { eachDifference } from './difference.ts';
import { selectFigures, valueOf, yearEnds } from '../selection.ts';
import { eachSummary } from './summary.ts';

/** Which areas a file is of, so that whoever asks about the service need not open all units. */
export type AreaKind = 'service' | 'regions' | 'units';

/** The areas of a run that are of one kind, in its order. */
export const areasOfKind = ({ areas }: ReplicationResult, kind: AreaKind): readonly Area[] =>
  areas.filter((area) =>
    kind === 'service'
      ? area === wholeService
      : kind === 'regions'
        ? regionOfArea(area) !== undefined
        : isUnitArea(area),
  );

/**
 * `summary.csv` in pieces: every figure of each scenario for areas of one kind, summed up over its replications,
 * with the digits that mean something. An interval that does not exist is an empty cell.
 */
export const summaryCsv = (
  sets: readonly { scenario: string; results: readonly ReplicationResult[] }[],
  kind: AreaKind = 'service',
): Iterable<string> =>
  csvInChunks('scenario,date,scope,metric,mean,lo95,hi95,p10,p50,p90,replications', function* () {
    const name = nameCellWriter();
    for (const { scenario, results } of sets) {
      for (const { date, scope, metric, mean, lo95, hi95, p10, p50, p90, replications } of eachSummary(results, {
        scopes: areasOfKind(results[0], kind),
      })) {
        const estimates = estimateCells({ mean, lo95, hi95 }, [p10, p50, p90]);
        yield `${name(scenario)},${date},${name(scope)},${metric},${estimates},${replications}`;
      }
    }
  });

/**
 * `difference.csv` in pieces: every figure of each scenario less the baseline's for areas of one kind, replication by
 * replication, with the digits that mean something.
 */
export const differenceCsv = (
  baseline: { name: string; results: readonly ReplicationResult[] },
  scenarios: readonly { name: string; results: readonly ReplicationResult[] }[],
  kind: AreaKind = 'service',
): Iterable<string> =>
  csvInChunks('baseline,scenario,date,scope,metric,mean,lo95,hi95,replications', function* () {
    const name = nameCellWriter();
    for (const { name: scenario, results } of scenarios) {
      const selection = { scopes: areasOfKind(results[0], kind) };
      for (const { date, scope, metric, mean, lo95, hi95, replications } of eachDifference(
        baseline.results,
        results,
        selection,
      )) {
        const estimates = estimateCells({ mean, lo95, hi95 });
        yield `${name(baseline.name)},${name(scenario)},${date},${name(scope)},${metric},${estimates},${replications}`;
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

/** Rows of a replication table that stand in memory at once. */
const rowsAtOnce = 10_000;

/**
 * `replications.parquet` in tables of some ten thousand rows: every figure of every replication, to the last bit. A row
 * is a month of an area in a replication, a column a metric; undefined where the figure has no meaning.
 */
export function* replicationTables(
  sets: readonly { scenario: string; results: readonly ReplicationResult[] }[],
): Generator<TidyTable> {
  for (const { scenario, results } of sets) {
    const rowsOfOne = results[0].dates.length * results[0].areas.length;
    const atOnce = Math.max(1, Math.floor(rowsAtOnce / rowsOfOne));
    for (let from = 0; from < results.length; from += atOnce)
      yield replicationTable(scenario, results.slice(from, from + atOnce));
  }
}

function replicationTable(scenario: string, results: readonly ReplicationResult[]): TidyTable {
  const rows = results.flatMap((result) =>
    result.dates.flatMap((date, dateIndex) =>
      result.areas.map((scope, scopeIndex) => ({
        replication: result.replication,
        date,
        scope,
        at: { result, date: dateIndex, scope: scopeIndex },
      })),
    ),
  );
  return [
    { name: 'scenario', kind: 'text', values: rows.map(() => scenario) },
    { name: 'replication', kind: 'whole', values: rows.map(({ replication }) => replication) },
    { name: 'date', kind: 'date', values: rows.map(({ date }) => date) },
    { name: 'scope', kind: 'text', values: rows.map(({ scope }) => scope) },
    ...metrics.map(
      ({ name }, metric) =>
        ({
          name,
          kind: 'number',
          values: rows.map(({ at: { result, date, scope } }) => {
            const value = valueOf(result, { date, scope, metric });
            return Number.isNaN(value) ? undefined : value;
          }),
        }) as const,
    ),
  ];
}
