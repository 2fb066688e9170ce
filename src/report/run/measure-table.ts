import { summarise, yearEnds } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { labelWithUnit, metricNamed } from '../words/metric.ts';

import type { DataTable } from '../data-table.ts';
import { figureCell } from '../data-table.ts';

/** A run of at most so many months is tabled by quarters, a longer one by years. */
const monthsTabledByQuarter = 24;

/** The figures behind a chart of measures over time: the first month, then each quarter or year end. */
export function measureTable(input: ReportInput, caption: string, names: readonly MetricName[]): DataTable {
  const severalScenarios = input.sets.length > 1;
  const rows = names.flatMap((metric) =>
    input.sets.flatMap(({ scenario, results }) => {
      const { unit } = metricNamed(metric);
      return summarise(results, { metrics: [metric], scopes: ['service'], dates: tabledDates(results[0].dates) }).map(
        (each) => [
          labelWithUnit(metric),
          ...(severalScenarios ? [scenario.name] : []),
          formatMonth(each.date),
          ...[each.mean, each.lo95, each.hi95, each.p10, each.p90].map((value) => figureCell(value, unit)),
        ],
      );
    }),
  );
  const columns = [
    'Measure',
    ...(severalScenarios ? ['Scenario'] : []),
    'Month',
    'Mean',
    '95% interval from',
    '95% interval to',
    '10th percentile',
    '90th percentile',
  ];
  return { caption, columns, headings: severalScenarios ? 3 : 2, rows };
}

/** The month ends that tables show. */
export function tabledDates(dates: readonly string[]): readonly string[] {
  const ends =
    dates.length <= monthsTabledByQuarter
      ? dates.filter((_, index) => (index + 1) % 3 === 0 || index === dates.length - 1)
      : yearEnds(dates);
  return [...new Set([dates[0], ...ends])];
}
