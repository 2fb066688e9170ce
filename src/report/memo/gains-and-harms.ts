import { summarise, verdictOf } from '../../experiment/index.ts';
import type { Estimate } from '../../experiment/index.ts';
import { costsOfReport } from '../costs/report-costs.ts';
import type { DataTable } from '../data-table.ts';
import type { ReportInput } from '../input.ts';
import { endDifferences } from '../run/headline.ts';
import { measureName } from '../run/key-table.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatMoney, formatMoneyInterval, formatSignedMoney } from '../words/money-words.ts';
import { formatDifference, formatFigure, formatNumber } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { tellingSubjects } from '../words/subject.ts';
import { hasSingleReplication } from '../words/subtitle.ts';

/** So many plans stand beside each other on a page; more stand below each other. */
const mostBeside = 3;

/**
 * What each plan changes of the key measures at the end, with its 95% interval and whether that is a gain or a harm, and
 * what it costs more or less over the run.
 */
export function gainsAndHarms(input: ReportInput): DataTable {
  const [{ scenario, results }, ...plans] = input.sets;
  const isBeside = plans.length <= mostBeside;
  const cells = [
    ['Measure', scenario.name, ...plans.map((plan) => plan.scenario.name)],
    ...tellingSubjects.flatMap((subject) => measureRow(input, subject)),
    ...costRow(input),
  ];
  const [columns, ...rows] = isBeside ? cells : transposed(cells);
  const intervals = hasSingleReplication(input) ? '' : ', with its 95% interval';
  return {
    caption:
      `${capitalise(scenario.name)} in ${formatMonth(results[0].dates.at(-1) ?? '')}, and the difference that each ` +
      `plan makes${intervals}. Shares (%) differ in percentage points`,
    columns: isBeside ? columns : ['Scenario', ...columns.slice(1)],
    headings: 1,
    rows,
  };
}

function measureRow(input: ReportInput, subject: Subject): string[][] {
  const { metric, unit } = subject;
  const [baseline, ...plans] = input.sets;
  const differences = endDifferences(input, subject);
  const date = differences[0]?.difference.date;
  if (date === undefined) return [];
  const [before] = summarise(baseline.results, { metrics: [metric], scopes: ['service'], dates: [date] });
  return [
    [
      measureName(subject),
      before === undefined ? '' : formatFigure(before.mean, unit),
      ...plans.map(({ scenario }) => {
        const found = differences.find(({ name }) => name === scenario.name);
        if (found === undefined) return '';
        const { mean, lo95, hi95 } = formatDifference(found.difference, unit);
        const interval = lo95 === undefined || hi95 === undefined ? '' : `\n(${lo95} to ${hi95})`;
        return `${mean}${judgement(found.difference, subject.better, ['gain', 'harm'])}${interval}`;
      }),
    ],
  ];
}

function costRow(input: ReportInput): string[][] {
  const [baseline, ...plans] = costsOfReport(input);
  if (baseline === undefined) return [];
  const { years } = input.sets[0].scenario;
  return [
    [
      `Cost over ${formatNumber(years)} ${years === 1 ? 'year' : 'years'}`,
      formatMoney(baseline.cost.total.mean),
      ...plans.map(({ addedCost }) => {
        if (addedCost === undefined) return '';
        const { mean, lo95, hi95 } = addedCost.total;
        const interval =
          lo95 === undefined || hi95 === undefined ? '' : `\n(${formatMoneyInterval(lo95, hi95, formatSignedMoney)})`;
        return `${formatSignedMoney(mean)}${judgement(addedCost.total, 'lower', ['costs less', 'costs more'])}${interval}`;
      }),
    ],
  ];
}

/** Whether a difference is for the better or the worse, after a comma; nothing where one replication cannot tell. */
function judgement(difference: Estimate, better: Subject['better'], [good, bad]: readonly [string, string]): string {
  const verdict = verdictOf(difference);
  if (verdict === 'lower' || verdict === 'higher') return `, ${verdict === better ? good : bad}`;
  return verdict === 'identical' || difference.lo95 !== undefined ? `, ${verdict}` : '';
}

const transposed = (rows: readonly (readonly string[])[]): string[][] =>
  rows[0].map((_, column) => rows.map((row) => row[column]));
