import type { Measure, RankedPlan, RankResult } from '../../experiment/index.ts';
import { measureText } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import { figureCell, notApplicable } from '../data-table.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { unitOf } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatDifference, formatFigure, formatPercentage } from '../words/number-words.ts';

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
}

/** What the plans are ranked by, with its unit: `Unallocated cases (at the end)`. */
export function measureInWords({ measure }: RankingReportInput): string {
  const { label, unit } = metricNamed(measure.metric);
  const when = measure.when === 'end' ? 'at the end' : measure.when === 'mean' ? 'mean of months' : measure.when;
  const where = measure.scope === 'service' ? '' : `, ${measure.scope}`;
  return `${label} (${label.toLowerCase().includes(unit) ? '' : `${unit}, `}${when}${where})`;
}

/** The answer in one line. */
export function rankingTitle(input: RankingReportInput): string {
  const { names, best, ranking, confidence, difference } = input;
  const word = best === 'least' ? 'lowest' : 'highest';
  const rankedMeasure = `${word} ${uncapitalise(metricNamed(input.measure.metric).label)} of ${names.length} plans`;
  const name = `‘${names[ranking.selected]}’`;
  if (ranking.isDecided)
    return `${name} has the ${rankedMeasure}, selected with ${formatPercentage(confidence, 1)} confidence for differences of ${difference} or more`;
  return `${name} has the ${rankedMeasure} so far; that it is the best has a probability of about ${formatPercentage(ranking.probabilityOfBest ?? 0, 1)}`;
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
  const selected = ranking.ranked.find(({ plan }) => plan === ranking.selected)!;
  const sentences = [`‘${names[ranking.selected]}’ was selected: ${meanInWords(selected, unit)}.`];
  sentences.push(
    ...dropped.map(
      ({ plan, eliminated }) =>
        `‘${names[plan]}’ was dropped after ${eliminated!.replications} replications, by ‘${names[eliminated!.by]}’.`,
    ),
  );
  if (ranking.method === 'Kim and Nelson' && ranking.isDecided) {
    sentences.push(
      `If the best plan is better than all others by ${difference} or more, this is the best with ${formatPercentage(confidence, 1)} confidence. If others are nearer, it is one of the good ones.`,
    );
    if (remaining.length > 0)
      sentences.push(`${remaining.map(({ plan }) => `‘${names[plan]}’`).join(', ')} could not be told from it at all.`);
  } else if (ranking.method === 'Kim and Nelson') {
    sentences.push(
      `The limit of replications came before the end: ${remaining.map(({ plan }) => `‘${names[plan]}’`).join(', ')} may be better, and there is no guarantee. It would have ended after ${ranking.sureAfter} replications of each at the latest; ask for a larger --difference, or allow more.`,
    );
  }
  if (ranking.probabilityOfBest !== undefined)
    sentences.push(
      `The approximate probability that the selected plan is the best is ${formatPercentage(ranking.probabilityOfBest, 1)} or more.`,
    );
  sentences.push(
    `${ranking.used} replications were run, ${ranking.method === 'OCBA' ? 'handed out where they make the selection surest (OCBA)' : 'compared after each one (Kim and Nelson)'}.`,
  );
  return sentences;
}

function meanInWords({ estimate: { mean, lo95, hi95, replications } }: RankedPlan, unit: string): string {
  const interval =
    lo95 === undefined ? '' : `; 95% interval ${formatFigure(lo95, unit)} to ${formatFigure(hi95!, unit)}`;
  return `${formatFigure(mean, unit)} ${unit} (mean of ${replications} replications${interval})`;
}

/** What a reader must know to judge it. */
export const rankingCautions = ({ ranking }: RankingReportInput): string[] => [
  ranking.method === 'OCBA'
    ? 'The probability is approximate: it takes mean differences for normal and their spreads for known. It is no guarantee.'
    : 'The guarantee is for values that are normal across replications; means of months are nearer to that than counts at one month end.',
  'Judge plans by their differences, which are of the same luck: means are of unequal numbers of replications. The selected plan looks a little too good, since it was selected for it.',
];

/** The plans in order. */
export function rankingTable(input: RankingReportInput): DataTable {
  const { names, ranking } = input;
  const unit = unitOf(input.measure);
  return {
    caption: `Plans by ${measureText(input.measure)}, the best first`,
    columns: [
      'Plan',
      'mean',
      'interval from',
      'to',
      'replications',
      'less the selected',
      'interval from',
      'to',
      'verdict',
    ],
    headings: 1,
    rows: ranking.ranked.map((each) => {
      const { mean, lo95, hi95, replications } = each.estimate;
      const apart = each.difference && formatDifference(each.difference, unit);
      return [
        names[each.plan],
        formatFigure(mean, unit),
        ...[lo95, hi95].map((value) => figureCell(value, unit)),
        String(replications),
        ...[apart?.mean, apart?.lo95, apart?.hi95].map((value) => value ?? notApplicable),
        verdictInWords(each, input),
      ];
    }),
  };
}

/** What became of a plan: `selected`, `dropped after 24`, `still in`. */
export function verdictInWords({ plan, eliminated }: RankedPlan, { ranking }: RankingReportInput): string {
  if (plan === ranking.selected) return 'selected';
  if (eliminated) return `dropped after ${eliminated.replications}`;
  return ranking.method === 'OCBA' ? 'not selected' : 'still in';
}
