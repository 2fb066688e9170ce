import { pairedDifferences, verdictOf } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { unitOfDifference } from '../words/measure-words.ts';
import { labelWithUnit, metricNamed } from '../words/metric.ts';
import { formatDifference } from '../words/number-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { tabledDates } from '../run/measure-table.ts';

/** The figures behind a chart of differences from the baseline: the first month, then each quarter or year end. */
export function differenceTable(
  { sets: [baseline, ...plans] }: ReportInput,
  caption: string,
  names: readonly MetricName[],
): DataTable {
  const rows = names.flatMap((metric) =>
    plans.flatMap(({ scenario, results }) => {
      const { unit } = metricNamed(metric);
      return pairedDifferences(baseline.results, results, {
        metrics: [metric],
        scopes: ['service'],
        dates: tabledDates(results[0].dates),
      }).map((each) => {
        const { mean, lo95 = notApplicable, hi95 = notApplicable } = formatDifference(each, unit);
        return [
          labelWithUnit(metric, unitOfDifference(unit)),
          scenario.name,
          formatMonth(each.date),
          mean,
          lo95,
          hi95,
          verdictOf(each),
        ];
      });
    }),
  );
  return {
    caption,
    columns: ['Measure', 'Plan', 'Month', 'Difference', '95% interval from', '95% interval to', 'In words'],
    headings: 3,
    rows,
  };
}

/** The same figures as rows of a table of measures, which has percentiles that a paired difference has not. */
export const differenceRows = (input: ReportInput, names: readonly MetricName[]): string[][] =>
  differenceTable(input, '', names).rows.map(([measure, plan, month, mean, lo95, hi95]) => [
    `Difference: ${uncapitalise(measure)}`,
    plan,
    month,
    mean,
    lo95,
    hi95,
    notApplicable,
    notApplicable,
  ]);
