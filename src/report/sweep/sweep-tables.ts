import type { Association, SweepResult } from '../../experiment/index.ts';
import { closenessOf } from '../../experiment/index.ts';

import type { SweepMeasure } from './sweep-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { measureHeading } from '../words/measure-words.ts';
import { factorName, formatCorrelation, formatFactorLevel } from './sweep-words.ts';
import type { DataTable } from '../data-table.ts';
import { figureCell } from '../data-table.ts';

/** Settings in the table of rank correlations, and points in that of a chart; the files have all. */
const mostSettings = 20;
const mostPoints = 200;

/** How closely each measure is associated with each setting, the closest settings first. */
export function associationTable(result: SweepResult, measures: readonly SweepMeasure[]): DataTable {
  const { factors } = result.study;
  const associationOf = (measure: SweepMeasure, factor: number): Association =>
    measure.associations.find((each) => each.factor === factor)!;
  const closeness = factors.map((_, factor) =>
    Math.max(...measures.map((measure) => closenessOf(associationOf(measure, factor)))),
  );
  const order = factors.map((_, factor) => factor).sort((a, b) => closeness[b] - closeness[a] || a - b);
  const shown = order.slice(0, mostSettings);
  const rest = order.length > shown.length ? ` The ${shown.length} closest of ${order.length} settings.` : '';
  return {
    caption: `Association of measures with settings: rank correlations over the points of the sweep.${rest}`,
    columns: ['Setting', 'Unit', 'From', 'To', ...result.measures.map(measureHeading)],
    headings: 2,
    rows: shown.map((factor) => [
      capitalise(factorName(result, factor)),
      factors[factor].factor.unit,
      formatFactorLevel(factors[factor].low),
      formatFactorLevel(factors[factor].high),
      ...measures.map((measure) => formatCorrelation(associationOf(measure, factor))),
    ]),
  };
}

/** The points of a sweep with the settings that a chart shows and a measure. */
export function pointTable(
  result: SweepResult,
  { title, unit, means }: SweepMeasure,
  shown: readonly number[],
): DataTable {
  const few = means.length > mostPoints ? `, the first ${mostPoints} of ${means.length} points` : '';
  return {
    caption: `${title}${few}`,
    columns: [
      'Point',
      ...shown.map(
        (factor) => `${capitalise(factorName(result, factor))} (${result.study.factors[factor].factor.unit})`,
      ),
      `Mean (${unit})`,
      '95% interval from',
      '95% interval to',
    ],
    headings: 1,
    rows: means
      .slice(0, mostPoints)
      .map((estimate, index) => [
        String(index + 1),
        ...shown.map((factor) => formatFactorLevel(result.points[index][factor])),
        ...[estimate?.mean, estimate?.lo95, estimate?.hi95].map((value) => figureCell(value, unit)),
      ]),
  };
}
