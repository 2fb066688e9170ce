import type { TwinFigure } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import { monthOf } from '../words/calendar-words.ts';
import { figure, signedFigure } from '../words/number-words.ts';
import { labelWithUnit } from '../words/subject.ts';
import type { DataTable } from './data-table.ts';

/** The twin beside the simulation at year ends. */
export function twinTable(figures: readonly TwinFigure[], caption: string, names: readonly MetricName[]): DataTable {
  const rows = names.flatMap((metric) =>
    figures
      .filter((each) => each.metric === metric)
      .map(({ date, twin, unequal, simulation: { mean, lo95, hi95 }, isInside }) => {
        const { unit } = metrics[metricIndex[metric]];
        const interval = [lo95, hi95].map((value) => (value === undefined ? '[z]' : figure(value, unit)));
        return [
          labelWithUnit(metric),
          monthOf(date),
          figure(twin, unit),
          figure(mean, unit),
          ...interval,
          signedFigure(twin - mean, unit),
          isInside === undefined ? '[z]' : isInside ? 'yes' : 'no',
          figure(unequal, unit),
        ];
      }),
  );
  const columns = [
    'Measure',
    'Month',
    'Twin',
    'Simulation',
    'interval from',
    'to',
    'Difference',
    'Inside',
    'Unequal officers',
  ];
  return { caption, columns, headings: 2, rows };
}
