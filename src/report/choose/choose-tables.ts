import type { ChoicePlan } from '../../experiment/index.ts';
import { verdictOf } from '../../experiment/index.ts';
import { formatProbability } from '../breach/threshold-words.ts';
import { costsTable } from '../costs/cost-table.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { periodInWords } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatMoney, formatMoneyInterval, formatSignedMoney } from '../words/money-words.ts';
import { formatDifference, formatFigure } from '../words/number-words.ts';
import type { ChooseReportInput } from './choose-words.ts';
import { criterionAsWords, intervalInWords } from '../breach/criterion-words.ts';
import { verdictOfPlan } from './choose-words.ts';

/** Every table of a choice. */
export const chooseTables = (input: ChooseReportInput): DataTable[] =>
  [plansTable(input), thresholdsTable(input), partsTable(input), effectsTable(input)].filter(
    ({ rows }) => rows.length > 0,
  );

/** The plans in the order given: whether each holds, and what it costs. */
export function plansTable(input: ChooseReportInput): DataTable {
  const { names, answer } = input;
  return {
    caption: `Plans: in how many replications each keeps to all thresholds, and its cost over the run`,
    columns: [
      'Plan',
      'Verdict',
      'Holds in',
      'of',
      'Decided after',
      'Exact interval then',
      'Cost',
      `More than ‘${names[0]}’`,
      '95% interval',
    ],
    headings: 1,
    rows: answer.plans.map((plan) => {
      const { replications, lo, hi } = plan.lastAnalysis;
      const { mean, lo95, hi95 } = plan.addedCost.total;
      return [
        names[plan.plan],
        verdictOfPlan(input, plan),
        String(plan.holding),
        String(plan.replications),
        plan.standing === 'undecided' ? notApplicable : String(replications),
        intervalInWords(lo, hi),
        formatMoney(plan.cost.total.mean),
        plan.plan === 0 ? notApplicable : formatSignedMoney(mean),
        plan.plan === 0 || lo95 === undefined ? notApplicable : formatMoneyInterval(lo95, hi95!, formatSignedMoney),
      ];
    }),
  };
}

/** Where each plan fails: by threshold, since when, and when most. */
export function thresholdsTable({ names, criteria, answer }: ChooseReportInput): DataTable {
  const when = (time: string): string => (/^\d/.test(time) ? formatMonth(time) : periodInWords(time));
  return {
    caption: 'Where plans fail',
    columns: ['Threshold', 'Plan', 'Replications that fail', 'First too often', 'Most often', 'Then', 'Mean then'],
    headings: 2,
    rows: criteria.flatMap((criterion, index) =>
      answer.plans.map(({ plan, courses }) => {
        const { failed, first, worst } = courses[index];
        const { unit } = metricNamed(criterion.measure.metric);
        return [
          capitalise(criterionAsWords(criterion)),
          names[plan],
          `${formatProbability(failed.share)} (${formatProbability(failed.lo95)} to ${formatProbability(failed.hi95)})`,
          first === undefined ? 'never' : when(first.when),
          worst === undefined ? 'never' : when(worst.when),
          worst === undefined ? notApplicable : formatProbability(worst.breached.share),
          worst === undefined ? notApplicable : formatFigure(worst.mean, unit),
        ];
      }),
    ),
  };
}

const partsTable = ({ names, years, answer }: ChooseReportInput): DataTable =>
  costsTable(
    answer.plans.map(({ plan, cost, addedCost }) => ({ name: names[plan], cost, ...(plan > 0 && { addedCost }) })),
    years,
  );

/** What plans change besides, in the mean of the months. */
function effectsTable({ names, watched, answer }: ChooseReportInput): DataTable {
  const rows = watched.flatMap(({ subject: { words, unit } }, index) =>
    answer.plans.slice(1).flatMap(({ plan, effects }: ChoicePlan) => {
      const effect = effects[index];
      if (effect.replications === 0) return [];
      const { mean, lo95, hi95 } = formatDifference(effect, unit);
      return [
        [
          `${capitalise(words)}${unit === '%' ? ', %' : ''}`,
          names[plan],
          mean,
          lo95 === undefined ? '' : `${lo95} to ${hi95}`,
          verdictOf(effect),
        ],
      ];
    }),
  );
  return {
    caption: `What plans change besides: difference from ‘${names[0]}’, mean of all months`,
    columns: ['Measure', 'Plan', 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows,
  };
}
