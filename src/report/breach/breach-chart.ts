import type { BreachDifference, Estimate, Limit } from '../../experiment/index.ts';
import { breachDifferences, isBreach, breachOverTime } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { MeasureLines } from '../run/charts/hero-chart.ts';
import { detailPanels, leadPanel } from '../run/charts/hero-chart.ts';
import { endLabels } from '../drawing/labels/end-labels.ts';
import { scenarioNames, scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { breachOverTimeTable } from './breach-tables.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { leaderOf, lastYearDifference, plansInWords, valueAtMonth } from '../compare/leader.ts';
import { roundToDigits } from '../words/number-words.ts';
import { hasSingleReplication, areaAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import {
  breachInWords,
  limitInWords,
  limitsIn,
  formatProbability,
  limitSubject,
  thresholdFindings,
  breachVerdict,
} from './threshold-words.ts';

/** So many thresholds have a large panel each; of more, the first has, and the others a small one. */
const mostLarge = 3;

/**
 * How likely each threshold is to be breached, month by month, a panel each.
 *
 * A threshold that every replication passes in every month, or none in any, has nothing to draw: the subtitle names it.
 * One replication has no probability, and makes no chart.
 */
export function breachChart(input: ReportInput): Chart | undefined {
  if (hasSingleReplication(input)) return undefined;
  const judged = limitsIn(input).filter((limit) => breachOverTime(input.sets[0].results, limit).length > 0);
  const [always, never] = [1, 0].map((share) => judged.filter((limit) => isConstant(input, limit, share)));
  const limits = judged.filter((limit) => !always.includes(limit) && !never.includes(limit));
  if (limits.length === 0) return undefined;
  const lines = limits.map((limit, index) => breachLines(input, limit, `breach ${index + 1}`));
  const large = lines.length <= mostLarge ? lines : lines.slice(0, 1);
  const ofService = limits.every(({ scope }) => scope === 'service');
  return assembleChart(
    input,
    {
      name: 'breach',
      title: breachHeadline(input, limits.find((limit) => breachChanges(input, limit).length > 0) ?? limits[0]),
      subtitle:
        `Share of ${replicationsInWords(input)} that breach each threshold in each month, ` +
        `${ofService ? areaAndPeriod(input) : areaAndPeriod(input).replace(/^.*?, (?=[A-Z])/, '')}. ` +
        'Bands: 95% interval of the share (Wilson).' +
        omittedInWords('every replication breaches it in every month', always) +
        omittedInWords('no replication breaches it in any month', never),
      description: `Line chart of probabilities of a breach. ${thresholdFindings(input).join(' ')}`,
      table: breachOverTimeTable(input, 'Probability of breaching a threshold'),
    },
    [...large.map((each) => [leadPanel(each)]), ...splitIntoRows(lines.slice(large.length), 2).map(detailPanels)],
  );
}

function breachLines(input: ReportInput, limit: Limit, name: string): MeasureLines {
  const courses = input.sets.flatMap(({ scenario, results }) =>
    breachOverTime(results, limit).map(({ date, share, lo95, hi95 }) => ({
      scenario: scenario.name,
      date,
      mean: toPercentage(share),
      lo95: toPercentage(lo95),
      hi95: toPercentage(hi95),
    })),
  );
  return {
    name,
    title: `${limitSubject(limit)}: probability of ${breachInWords(limit)} (%)`,
    unit: '%',
    points: courses,
    styles: scenarioStyles(input),
    references: [],
    scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    labels: endLabels(scenarioNames(input), courses, (value) => formatProbability(value / 100)),
  };
}

const toPercentage = (share: number): number => roundToDigits(100 * share, 5);

/** Whether a probability is the same, 0 or 1, in every month and scenario. */
const isConstant = ({ sets }: ReportInput, limit: Limit, probability: number): boolean =>
  sets.every(({ results }) => breachOverTime(results, limit).every(({ share }) => share === probability));

const omittedInWords = (why: string, limits: readonly Limit[]): string =>
  limits.length === 0
    ? ''
    : ` Not drawn, because ${why}: ${limits.map((limit) => `‘${limitInWords(limit)}’`).join(', ')}.`;

/** A plan that changes the probability of a breach at the end, and by how much. */
interface BreachChange {
  readonly plan: ScenarioResults;
  readonly difference: BreachDifference;
}

/** The plans that differ significantly from the baseline at the end. */
const breachChanges = ({ sets: [baseline, ...plans] }: ReportInput, limit: Limit): BreachChange[] =>
  plans.flatMap((plan) => {
    const difference = breachDifferences(baseline.results, plan.results, limit).at(-1);
    return difference !== undefined && ['higher', 'lower'].includes(breachVerdict(difference))
      ? [{ plan, difference }]
      : [];
  });

/** What becomes of a threshold by the end; of several plans the best one, where it is ahead of all others. */
function breachHeadline(input: ReportInput, limit: Limit): string {
  const [baseline, ...plans] = input.sets;
  const last = breachOverTime(baseline.results, limit).at(-1)!;
  const [what, month] = [`the probability of ${breachInWords(limit)}`, formatMonth(last.date)];
  const sentenceOf = (words: string): string => `${limitSubject(limit)}: ${words} in ${month}`;
  if (plans.length === 0) return sentenceOf(`${what} is ${formatProbability(last.share)}`);
  const significant = breachChanges(input, limit);
  if (significant.length === 0) {
    const [only, ...others] = plans.map(({ scenario }) => scenario.name);
    const does = others.length === 0 ? `‘${only}’ does not significantly change` : 'no plan significantly changes';
    return sentenceOf(`${does} the ${formatProbability(last.share)} probability of ${breachInWords(limit)}`);
  }
  const lowered = significant.filter(({ difference }) => difference.difference < 0);
  const leader = leaderOf(plans, 'lower', (plan, other) => differencesFrom(plan, other, limit));
  const leading = lowered.filter(({ plan }) => plan === leader);
  const group = [leading, lowered, significant].find((each) => each.length > 0)!;
  const ends = group.map(({ difference }) => last.share + difference.difference).sort((a, b) => a - b);
  const [least, most] = [formatProbability(ends[0]), formatProbability(ends[ends.length - 1])];
  const who = plansInWords(
    group.map(({ plan }) => plan.scenario.name),
    plans.length,
  );
  return sentenceOf(
    `${who} ${group.length === 1 ? 'changes' : 'change'} ${what} from ${formatProbability(last.share)} ` +
      `to ${least === most ? least : `between ${least} and ${most}`}`,
  );
}

/**
 * A plan's probability less another's, at the end and over the last year; nothing where they do not end in the same
 * month.
 */
function differencesFrom(plan: ScenarioResults, other: ScenarioResults, limit: Limit): Estimate[] {
  if (plan.results[0].dates.at(-1) !== other.results[0].dates.at(-1)) return [];
  const last = breachDifferences(other.results, plan.results, limit).slice(-1);
  const isBeyond = (result: ReplicationResult, date: string): number => {
    const value = valueAtMonth(result, limit.metric, date, limit.scope);
    return Number.isNaN(value) ? value : Number(isBreach(value, limit));
  };
  return [
    ...last.map(({ difference, lo95, hi95, pairs }) => ({ mean: difference, lo95, hi95, replications: pairs })),
    ...lastYearDifference(plan.results, other.results, isBeyond),
  ];
}

const splitIntoRows = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, row) => items.slice(row * length, (row + 1) * length));
