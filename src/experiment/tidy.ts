import { csvFormatValue } from 'd3-dsv';
import type { ReplicationResult } from '../model/index.ts';
import { eachDifference } from './difference.ts';
import { plainDecimal } from './plain-decimal.ts';
import { figuresOf, valueOf, yearEnds } from './selection.ts';
import { eachSummary } from './summary.ts';

/** Lines in one piece of text: enough that a file of a million lines is some hundred pieces. */
const linesInPiece = 4_096;

/** `summary.csv` in pieces: every figure of each scenario, summed up over its replications. An interval that does not exist is an empty cell. */
export const summaryCsv = (sets: readonly { scenario: string; results: readonly ReplicationResult[] }[]): Iterable<string> =>
  inPieces('scenario,date,scope,metric,mean,lo95,hi95,p10,p50,p90,replications', function* () {
    const name = nameCells();
    for (const { scenario, results } of sets) {
      for (const { date, scope, metric, mean, lo95, hi95, p10, p50, p90, replications } of eachSummary(results)) {
        yield `${name(scenario)},${date},${name(scope)},${metric},${number(mean)},${number(lo95)},${number(hi95)},${number(p10)},${number(p50)},${number(p90)},${replications}`;
      }
    }
  });

/** `difference.csv` in pieces: every figure of each scenario less the baseline's, replication by replication. */
export const differenceCsv = (
  baseline: { name: string; results: readonly ReplicationResult[] },
  scenarios: readonly { name: string; results: readonly ReplicationResult[] }[],
): Iterable<string> =>
  inPieces('baseline,scenario,date,scope,metric,mean,lo95,hi95,replications', function* () {
    const name = nameCells();
    for (const { name: scenario, results } of scenarios) {
      for (const { date, scope, metric, mean, lo95, hi95, replications } of eachDifference(baseline.results, results)) {
        yield `${name(baseline.name)},${name(scenario)},${date},${name(scope)},${metric},${number(mean)},${number(lo95)},${number(hi95)},${replications}`;
      }
    }
  });

/** `replications.csv` in pieces: the figures of every replication at the end of each simulated year, those without a meaning left out. */
export const replicationsCsv = (sets: readonly { scenario: string; results: readonly ReplicationResult[] }[]): Iterable<string> =>
  inPieces('scenario,replication,date,scope,metric,value', function* () {
    const name = nameCells();
    for (const { scenario, results } of sets) {
      for (const result of results) {
        for (const { date, scope, metric, at } of figuresOf([result], { dates: yearEnds(result.dates) })) {
          const value = valueOf(result, at);
          if (!Number.isNaN(value)) yield `${name(scenario)},${result.replication},${date},${name(scope)},${metric},${number(value)}`;
        }
      }
    }
  });

/** A CSV file as pieces of text, so that a file of a million lines never stands in memory whole. */
function* inPieces(header: string, lines: () => Iterable<string>): Generator<string> {
  let waiting = [header];
  for (const line of lines()) {
    waiting.push(line);
    if (waiting.length < linesInPiece) continue;
    yield `${waiting.join('\n')}\n`;
    waiting = [];
  }
  if (waiting.length > 0) yield `${waiting.join('\n')}\n`;
}

const number = (value: number | undefined): string => (value === undefined ? '' : plainDecimal(value));

/**
 * Writes names, which are the users' own words, as cells: in quotes where they must be, and with an apostrophe before a sign that a
 * spreadsheet would take for the beginning of a formula. Each name is worked out once.
 */
function nameCells(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let cell = known.get(name);
    if (cell === undefined) {
      cell = csvFormatValue(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
      known.set(name, cell);
    }
    return cell;
  };
}
