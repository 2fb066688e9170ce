import type { Limit } from '../../experiment/index.ts';
import type { ReportInput } from '../input.ts';
import {
  limitInWords,
  limitsIn,
  formatProbability,
  formatPercentagePoints,
  intervalOfPoints,
} from './threshold-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { thinOut } from '../run/key-table.ts';
import {
  breachByPeriod,
  inMonthOf,
  monthsOfPeriod,
  periodDifference,
  periodInWords,
  periodsOf,
} from './breach-periods.ts';
import { capitalise } from '../words/letter-case.ts';

/** Periods that fit beside each other in a terminal. */
const mostPeriods = 4;

/**
 * How likely it is that thresholds are breached in a month, in one table: for one scenario by quarter or year, for
 * several in the last of them, in the baseline and in each plan, and the difference. Undefined where there is no
 * threshold, or but one replication.
 */
export function breachTable(input: ReportInput): DataTable | undefined {
  const table = input.sets.length === 1 ? runTable(input) : comparisonTable(input);
  return table.rows.length === 0 || input.sets.every(({ results }) => results.length === 1) ? undefined : table;
}

function runTable(input: ReportInput): DataTable {
  const [{ results }] = input.sets;
  const months = monthsOfPeriod(input);
  const periods = thinOut(periodsOf(results[0].dates, months), mostPeriods).map(periodInWords);
  const rows = limitsIn(input).flatMap((limit) => {
    const found = new Map(
      breachByPeriod(results, limit, months).map(({ period, share, lo95, hi95 }) => [
        periodInWords(period),
        `${formatProbability(share)} (${formatProbability(lo95)} to ${formatProbability(hi95)})`,
      ]),
    );
    return found.size === 0 ? [] : [[limitInWords(limit), ...periods.map((period) => found.get(period) ?? '')]];
  });
  return {
    caption:
      'Probability of breaching a threshold in a month, with its 95% interval: share of the months of ' +
      `${results.length} replications`,
    columns: ['Threshold', ...periods.map(capitalise)],
    headings: 1,
    rows,
  };
}

function comparisonTable(input: ReportInput): DataTable {
  const [{ scenario, results }, ...plans] = input.sets;
  const months = monthsOfPeriod(input);
  const rows = limitsIn(input).flatMap((limit) => {
    const before = breachByPeriod(results, limit, months).at(-1);
    return plans.flatMap((plan) => {
      const after = breachByPeriod(plan.results, limit, months).at(-1);
      const difference = after && periodDifference(results, plan.results, limit, after.period);
      if (before === undefined || after === undefined || difference === undefined) return [];
      const { mean, verdict } = difference;
      return [
        [
          limitInWords(limit),
          plan.scenario.name,
          formatProbability(before.share),
          formatProbability(after.share),
          formatPercentagePoints(mean),
          intervalOfPoints(difference) ?? notApplicable,
          verdict,
        ],
      ];
    });
  });
  const [last] = periodsOf(results[0].dates, months).slice(-1);
  return {
    caption:
      `Probability of breaching a threshold ${inMonthOf(last)}: ` +
      'shares of the months of all replications, and paired differences in percentage points',
    columns: ['Threshold', 'Plan', scenario.name, 'With the plan', 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows,
  };
}

/** How likely each scenario is to keep to a limit in a month of its last quarter or year; without rows where none can. */
export const targetTable = (input: ReportInput, limit: Limit): DataTable => ({
  caption:
    `Probability of meeting the target ${inMonthOf(periodsOf(input.sets[0].results[0].dates, monthsOfPeriod(input)).at(-1)!)}, ` +
    'with its 95% interval (Wilson), which counts each replication once',
  columns: ['Scenario', 'Probability', '95% interval', 'Replications'],
  headings: 1,
  rows: input.sets.flatMap(({ scenario, results }) => {
    const last = breachByPeriod(results, limit, monthsOfPeriod(input)).at(-1);
    if (last === undefined) return [];
    const { share, lo95, hi95, trials } = last;
    return [
      [
        scenario.name,
        formatProbability(1 - share),
        `${formatProbability(1 - hi95)} to ${formatProbability(1 - lo95)}`,
        String(trials),
      ],
    ];
  }),
});

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
