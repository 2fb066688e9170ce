import type { TwinFigure } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { labelWithUnit, metricNamed } from '../words/metric.ts';
import { formatFigure, formatSigned } from '../words/number-words.ts';
import type { DataTable } from '../data-table.ts';
import { figureCell, notApplicable } from '../data-table.ts';

/** The twin and the simulation at year ends. */
export function twinTable(figures: readonly TwinFigure[], caption: string, names: readonly MetricName[]): DataTable {
  const rows = names.flatMap((metric) =>
    figures
      .filter((each) => each.metric === metric)
      .map(({ date, twin, unequal, simulation: { mean, lo95, hi95 }, isInside }) => {
        const { unit } = metricNamed(metric);
        const interval = [lo95, hi95].map((value) => figureCell(value, unit));
        return [
          labelWithUnit(metric),
          formatMonth(date),
          formatFigure(twin, unit),
          formatFigure(mean, unit),
          ...interval,
          formatSigned(twin - mean, unit),
          isInside === undefined ? notApplicable : isInside ? 'yes' : 'no',
          formatFigure(unequal, unit),
        ];
      }),
  );
  const columns = [
    'Measure',
    'Month',
    'Twin',
    'Simulation',
    '95% interval from',
    'to',
    'Difference',
    'Within the interval',
    'Unequal officers',
  ];
  return { caption, columns, headings: 2, rows };
}
