import type { Measure, RankedPlan, RankResult } from '../../experiment/index.ts';
import { verdictOf } from '../../experiment/index.ts';
import { wholeService } from '../../model/index.ts';
import { addedCostInWords, costInWords } from '../costs/cost-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { areaInWords, unitOf } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatMoney, formatMoneyInterval, formatSignedMoney } from '../words/money-words.ts';
import type { Screening } from './screening-words.ts';
import { screeningFindings } from './screening-words.ts';
import {
  formatDifference,
  formatFigure,
  formatPercentage,
  formatRequiredShare,
  formatWithUnit,
} from '../words/number-words.ts';

/** A selection with all that is said of it. */
export interface RankingReportInput {
  /** Of the plans, in the order given. */
  readonly names: readonly string[];
  readonly measure: Measure;
  readonly best: 'least' | 'most';
  /** Of Kim and Nelson's procedure; absent under a budget. */
  readonly difference?: number;
  readonly confidence: number;
  readonly ranking: RankResult;
  /** Where thresholds decide which plans are ranked. */
  readonly screening?: Screening;
}

/** What the plans are ranked by, with its unit: `Unallocated cases (at the end)`. */
export function measureInWords({ measure }: RankingReportInput): string {
  const { label, unit } = metricNamed(measure.metric);
  const when =
    measure.when === 'end'
      ? 'at the end'
      : ['mean', 'total'].includes(measure.when)
        ? `${measure.when} of months`
        : measure.when;
  const where = measure.scope === wholeService ? '' : `, ${areaInWords(measure.scope)}`;
  return `${label} (${label.toLowerCase().includes(unit) ? '' : `${unit}, `}${when}${where})`;
}

/** The answer in one line. */
export function rankingTitle(input: RankingReportInput): string {
  const { names, best, ranking, confidence, difference } = input;
  const word = best === 'least' ? 'lowest' : 'highest';
  const rankedMeasure = `${word} ${uncapitalise(metricNamed(input.measure.metric).label)} of ${names.length} plans`;
  const name = `‘${names[ranking.selected]}’`;
  if (names.length === 1) return `${name} is the only plan that was not shown to fail the thresholds`;
  if (ranking.isDecided)
    return (
      `${name} has the ${rankedMeasure}, with ${formatRequiredShare(confidence)} confidence ` +
      `for differences of ${difference} or more`
    );
  return (
    `${name} has the ${rankedMeasure} so far; the probability that ${bestInWords('it', ranking)} ` +
    `is ${probabilityInWords('about', ranking.probabilityOfBest ?? 0)}`
  );
}

/** What was found, a sentence each. */
export function rankingFindings(input: RankingReportInput): string[] {
  const { names, ranking, confidence, difference } = input;
  const unit = unitOf(input.measure);
  const dropped = ranking.ranked
    .filter(({ eliminated }) => eliminated !== undefined)
    .sort((a, b) => a.eliminated!.replications - b.eliminated!.replications);
  const remaining = ranking.ranked.filter(
    ({ plan, eliminated }) => plan !== ranking.selected && eliminated === undefined,
  );
  const listOf = (plans: readonly RankedPlan[]): string => plans.map(({ plan }) => `‘${names[plan]}’`).join(', ');
  const selected = ranking.ranked.find(({ plan }) => plan === ranking.selected)!;
  const sentences = [
    `‘${names[ranking.selected]}’ was selected: ${meanInWords(selected, unit)}.${costOfSelected(selected, input)}`,
    ...(input.screening ? screeningFindings(input.screening) : []),
  ];
  const equals = equalsOf(ranking);
  if (equals.length > 0)
    sentences.push(
      `The same as the selected plan in every replication: ${listOf(equals)}. This measure cannot tell them apart.`,
    );
  sentences.push(
    ...dropped.map(
      ({ plan, eliminated }) =>
        `‘${names[plan]}’ was eliminated by ‘${names[eliminated!.by]}’ after ${eliminated!.replications} replications.`,
    ),
  );
  if (ranking.method === 'Kim and Nelson' && ranking.isDecided) {
    sentences.push(
      `If the best plan leads all others by ${difference} or more, this is the best plan ` +
        `with ${formatRequiredShare(confidence)} confidence. If the lead is smaller, it is one of the best.`,
    );
    if (remaining.length > 0)
      sentences.push(`Not eliminated, because the difference is too small: ${listOf(remaining)}.`);
  } else if (ranking.method === 'Kim and Nelson') {
    sentences.push(
      `The limit on replications was reached before the end, so there is no guarantee; these plans may be better: ` +
        `${listOf(remaining)}. The procedure needs at most ${ranking.sureAfter} replications of each plan. ` +
        'Use a larger --difference, or allow more replications.',
    );
  }
  if (ranking.probabilityOfBest !== undefined)
    sentences.push(
      `The probability that ${bestInWords('the selected plan', ranking)} is ` +
        `${probabilityInWords('at least', ranking.probabilityOfBest)} (approximate).`,
    );
  sentences.push(
    `${ranking.used} replications were run, ` +
      (ranking.method === 'OCBA'
        ? 'allocated to make the selection as certain as possible (OCBA).'
        : 'and plans compared after each one (Kim and Nelson).'),
  );
  return sentences;
}

/** The plans that had the figures of the selected one in every replication. */
const equalsOf = ({ ranked }: RankResult): RankedPlan[] =>
  ranked.filter(({ difference }) => difference !== undefined && verdictOf(difference) === 'identical');

/** What is probable: that a plan is the best, or where others are its equals that none is better. */
const bestInWords = (plan: string, ranking: RankResult): string =>
  equalsOf(ranking).length > 0 ? `none is better than ${plan}` : `${plan} is the best`;

/** A probability that is no certainty: `about 96.2%`, `over 99.9%`. */
const probabilityInWords = (how: 'about' | 'at least', probability: number): string =>
  probability > 0.999 ? 'over 99.9%' : `${how} ${formatPercentage(probability, 1)}`;

/** What the selected plan costs, and the cheapest other where that is cheaper: no plan is best without its price. */
function costOfSelected({ cost }: RankedPlan, { names, ranking }: RankingReportInput): string {
  if (cost === undefined) return '';
  const cheaper = ranking.ranked
    .filter(({ addedCost }) => addedCost !== undefined && addedCost.total.mean < 0)
    .sort((a, b) => a.addedCost!.total.mean - b.addedCost!.total.mean);
  const [least] = cheaper;
  const other =
    least === undefined ? '' : `; ‘${names[least.plan]}’ costs ${addedCostInWords(least.addedCost!.total, 'it')}`;
  return ` It costs ${costInWords(cost.total)} over the run${other}.`;
}

function meanInWords({ estimate: { mean, lo95, hi95, replications } }: RankedPlan, unit: string): string {
  const interval =
    lo95 === undefined ? '' : `; 95% interval ${formatFigure(lo95, unit)} to ${formatFigure(hi95!, unit)}`;
  return `${formatWithUnit(mean, unit)} (mean of ${replications} replications${interval})`;
}

/** What a reader must know to judge it. */
export const rankingCautions = ({ ranking }: RankingReportInput): string[] => [
  ranking.method === 'OCBA'
    ? 'The probability is approximate: it treats mean differences as normal and their spread as known. ' +
      'It is not a guarantee.'
    : 'The guarantee is for values that are normally distributed across replications; means over months are closer ' +
      'to this than the figures of one month.',
  'Judge plans by their differences, which are from the same random numbers: the means are of unequal numbers of ' +
    'replications. The selected plan looks slightly better than it is, because it was selected for that.',
];

/** The plans in order. */
export function rankingTable(input: RankingReportInput): DataTable {
  const { names, ranking } = input;
  const unit = unitOf(input.measure);
  const withCost = ranking.ranked.some(({ cost }) => cost !== undefined);
  return {
    caption: `Plans by ${uncapitalise(measureInWords(input))}, the best first`,
    columns: [
      'Plan',
      'Mean',
      '95% interval of mean',
      'Replications',
      'Difference from the selected',
      '95% interval of difference',
      ...(withCost ? ['Cost', 'Cost above the selected', '95% interval of that'] : []),
      'Verdict',
    ],
    headings: 1,
    rows: ranking.ranked.map((each) => {
      const { mean, lo95, hi95, replications } = each.estimate;
      const apart = each.difference && formatDifference(each.difference, unit);
      return [
        names[each.plan],
        formatFigure(mean, unit),
        lo95 === undefined ? notApplicable : `${formatFigure(lo95, unit)} to ${formatFigure(hi95!, unit)}`,
        String(replications),
        apart?.mean ?? notApplicable,
        apart?.lo95 === undefined ? notApplicable : `${apart.lo95} to ${apart.hi95}`,
        ...(withCost ? costCells(each) : []),
        verdictInWords(each, input),
      ];
    }),
  };
}

const costCells = ({ cost, addedCost }: RankedPlan): string[] => [
  cost === undefined ? notApplicable : formatMoney(cost.total.mean),
  addedCost === undefined ? notApplicable : formatSignedMoney(addedCost.total.mean),
  addedCost?.total.lo95 === undefined
    ? notApplicable
    : formatMoneyInterval(addedCost.total.lo95, addedCost.total.hi95!, formatSignedMoney),
];

/** What became of a plan: `selected`, `eliminated after 24`, `not eliminated`. */
export function verdictInWords({ plan, eliminated }: RankedPlan, { ranking }: RankingReportInput): string {
  if (plan === ranking.selected) return 'selected';
  if (eliminated) return `eliminated after ${eliminated.replications}`;
  return ranking.method === 'OCBA' ? 'not selected' : 'not eliminated';
}
