import { breachDifferences, breachOverTime, yearEnds } from '../../experiment/index.ts';
import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { limitInWords, limitsIn, formatProbability, formatPercentagePoints, breachVerdict } from './threshold-words.ts';
import type { DataTable } from '../data-table.ts';
import { thinOut } from '../run/key-table.ts';
import { breachByPeriod, monthsOfPeriod, periodInWords } from './breach-periods.ts';
import { capitalise } from '../words/letter-case.ts';

/** Year ends that fit beside each other in a terminal. */
const mostYears = 4;

/**
 * How likely it is that thresholds are breached, in one table: for one scenario in the last month of each simulated
 * year, for several in the last month of the baseline and of each plan, and the difference. Undefined where there is no
 * threshold, or but one replication.
 */
export function breachTable(input: ReportInput): DataTable | undefined {
  const table = input.sets.length === 1 ? runTable(input) : comparisonTable(input);
  return table.rows.length === 0 || input.sets.every(({ results }) => results.length === 1) ? undefined : table;
}

function runTable(input: ReportInput): DataTable {
  const [{ results }] = input.sets;
  const dates = thinOut(yearEnds(results[0].dates), mostYears);
  const rows = limitsIn(input).flatMap((limit) => {
    const found = new Map(breachOverTime(results, limit).map((each) => [each.date, each]));
    const cells = dates.map((date) => {
      const each = found.get(date);
      return each === undefined
        ? ''
        : `${formatProbability(each.share)} (${formatProbability(each.lo95)} to ${formatProbability(each.hi95)})`;
    });
    return found.size === 0 ? [] : [[limitInWords(limit), ...cells]];
  });
  return {
    caption: `Probability of breaching a threshold, with its 95% interval: share of ${results.length} replications`,
    columns: ['Threshold', ...dates.map(formatMonth)],
    headings: 1,
    rows,
  };
}

function comparisonTable(input: ReportInput): DataTable {
  const [{ scenario, results }, ...plans] = input.sets;
  const rows = limitsIn(input).flatMap((limit) => {
    const before = breachOverTime(results, limit).at(-1);
    return plans.flatMap((plan) => {
      const [after, difference] = [
        breachOverTime(plan.results, limit).at(-1),
        breachDifferences(results, plan.results, limit).at(-1),
      ];
      if (before === undefined || after === undefined || difference === undefined) return [];
      const interval = `${formatPercentagePoints(difference.lo95)} to ${formatPercentagePoints(difference.hi95)}`;
      return [
        [
          limitInWords(limit),
          plan.scenario.name,
          formatProbability(before.share),
          formatProbability(after.share),
          formatPercentagePoints(difference.difference),
          interval,
          breachVerdict(difference),
        ],
      ];
    });
  });
  return {
    caption:
      `Probability of breaching a threshold in ${formatMonth(results[0].dates.at(-1) ?? '')}: ` +
      'shares of replications, and paired differences in percentage points',
    columns: ['Threshold', 'Plan', scenario.name, 'With the plan', 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows,
  };
}

/** The figures behind the chart of breaches: every period that it draws. */
export function breachByPeriodTable(input: ReportInput, caption: string): DataTable {
  const rows = limitsIn(input).flatMap((limit) =>
    input.sets.flatMap(({ scenario, results }) =>
      breachByPeriod(results, limit, monthsOfPeriod(input)).map(({ period, share, lo95, hi95 }) => [
        limitInWords(limit),
        scenario.name,
        capitalise(periodInWords(period)),
        formatProbability(share),
        formatProbability(lo95),
        formatProbability(hi95),
      ]),
    ),
  );
  return {
    caption,
    columns: ['Threshold', 'Scenario', 'Period', 'Probability in a month', '95% interval from', '95% interval to'],
    headings: 3,
    rows,
  };
}
