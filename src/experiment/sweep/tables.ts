import type { TidyColumn, TidyTable } from '../csv/tidy-table.ts';
import { measureText } from '../measure.ts';
import type { SweepResult } from './sweep.ts';
import { meansOfPoints } from './summary.ts';

/** The settings at each point of a sweep. */
export const pointsTable = ({ study, points }: SweepResult): TidyTable => [
  { name: 'point', kind: 'whole', values: points.map((_, at) => at + 1) },
  ...study.factors.map(({ factor }, index): TidyColumn => ({
    name: factor.setting,
    kind: factor.whole ? 'whole' : 'number',
    values: points.map((levels) => levels[index]),
  })),
];

/** Every measure of every replication at every point; a measure without a meaning has no value. */
export function resultsTable({ measures, measured }: SweepResult): TidyTable {
  const rows = measured.flatMap((replications, at) =>
    replications.flatMap((values, index) =>
      measures.map((measure, measureIndex) => ({
        point: at + 1,
        replication: index + 1,
        measure: measureText(measure),
        value: values[measureIndex],
      })),
    ),
  );
  return [
    { name: 'point', kind: 'whole', values: rows.map(({ point }) => point) },
    { name: 'replication', kind: 'whole', values: rows.map(({ replication }) => replication) },
    { name: 'measure', kind: 'text', values: rows.map(({ measure }) => measure) },
    { name: 'value', kind: 'number', values: rows.map(({ value }) => (Number.isNaN(value) ? undefined : value)) },
  ];
}

/** The mean of every measure at every point with its interval, beside the settings. */
export function summaryTable(result: SweepResult): TidyTable {
  const { points, measures } = result;
  const means = measures.map((_, measureIndex) => meansOfPoints(result, measureIndex));
  const rows = points.flatMap((_, at) =>
    measures.map((measure, measureIndex) => ({ at, measure: measureText(measure), estimate: means[measureIndex][at] })),
  );
  return [
    ...pointsTable(result).map(
      (column) => ({ ...column, values: rows.map(({ at }) => column.values[at]) }) as TidyColumn,
    ),
    { name: 'measure', kind: 'text', values: rows.map(({ measure }) => measure) },
    { name: 'mean', kind: 'number', values: rows.map(({ estimate }) => estimate?.mean) },
    { name: 'lo95', kind: 'number', values: rows.map(({ estimate }) => estimate?.lo95) },
    { name: 'hi95', kind: 'number', values: rows.map(({ estimate }) => estimate?.hi95) },
    { name: 'replications', kind: 'whole', values: rows.map(({ estimate }) => estimate?.replications ?? 0) },
  ];
}
