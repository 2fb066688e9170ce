import type { MetricName, ReplicationResult, Area } from '../model/index.ts';
import { metricIndex, metrics } from '../model/index.ts';

/** What to sum up; whatever is not named is taken whole. */
export interface Selection {
  readonly dates?: readonly string[];
  readonly scopes?: readonly Area[];
  readonly metrics?: readonly MetricName[];
}

/** One figure of a run: a metric for a scope in a month. */
export interface Figure {
  /** ISO date of the end of the month. */
  readonly date: string;
  readonly scope: Area;
  readonly metric: MetricName;
}

/** Index of a figure in the values of a replication. */
export interface FigureIndex {
  readonly date: number;
  readonly scope: number;
  readonly metric: number;
}

/** The value at an index; NaN where the figure has no meaning. */
export const valueOf = (result: ReplicationResult, at: FigureIndex): number =>
  result.values[(at.date * result.areas.length + at.scope) * metrics.length + at.metric];

/** The figures of a run that are selected, in order of date, scope and metric, each with its position. */
export function* selectFigures(
  results: readonly ReplicationResult[],
  selection: Selection,
): Generator<Figure & { at: FigureIndex }> {
  const run = firstOfOneRun(results);
  const names = selection.metrics ?? metrics.map((each) => each.name);
  for (const [date, dateName] of run.dates.entries()) {
    if (selection.dates && !selection.dates.includes(dateName)) continue;
    for (const [scope, scopeName] of run.areas.entries()) {
      if (selection.scopes && !selection.scopes.includes(scopeName)) continue;
      for (const metric of names)
        yield { date: dateName, scope: scopeName, metric, at: { date, scope, metric: metricIndex[metric] } };
    }
  }
}

/** The first replication, whose dates and scopes stand for all; a RangeError where they do not. */
function firstOfOneRun(results: readonly ReplicationResult[]): ReplicationResult {
  const [first, ...others] = results;
  if (first === undefined) throw new RangeError('There are no replications to sum up; at least one is needed.');
  for (const other of others) {
    if (!isSameList(other.dates, first.dates) || !isSameList(other.areas, first.areas)) {
      throw new RangeError(
        `Replications ${first.replication} and ${other.replication} are not of one run: their dates or scopes differ.`,
      );
    }
  }
  return first;
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** The last month end of each simulated year, and the last date of the run where its last year is not whole. */
export const yearEnds = (dates: readonly string[]): readonly string[] =>
  dates.filter((_, index) => (index + 1) % 12 === 0 || index === dates.length - 1);
