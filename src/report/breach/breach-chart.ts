import type { Estimate, Limit } from '../../experiment/index.ts';
import { breachOverTime, isBreach } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { endLabels } from '../drawing/labels/end-labels.ts';
import { periodPanel } from '../drawing/panels/period-panel.ts';
import { scenarioNames, scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import type { BreachOfPeriod, Period, PeriodDifference } from './breach-periods.ts';
import { breachByPeriod, inPeriod, monthsOfPeriod, periodDifference, periodsOf } from './breach-periods.ts';
import { breachByPeriodTable } from './breach-tables.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { leaderOf, lastYearDifference, plansInWords, valueAtMonth } from '../compare/leader.ts';
import { capitalise } from '../words/letter-case.ts';
import { roundToDigits } from '../words/number-words.ts';
import { hasSingleReplication, areaAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import { breachInWords, limitInWords, limitsIn, formatProbability, limitSubject } from './threshold-words.ts';

/** So many thresholds have a large panel each; of more, the first has, and the others a small one. */
const mostLarge = 3;

/**
 * How likely each threshold is to be breached in a month, by quarter or year, a panel each: a probability from a few
 * replications jumps from one month to the next.
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
  const numberLarge = limits.length <= mostLarge ? limits.length : 1;
  const panels = limits.map((limit, index) => breachPanel(input, limit, `breach ${index + 1}`, index < numberLarge));
  const [{ length }] = periodsOf(input.sets[0].results[0].dates, monthsOfPeriod(input)).slice(-1);
  const ofService = limits.every(({ scope }) => scope === 'service');
  return assembleChart(
    input,
    {
      name: 'breach',
      title: breachHeadline(input, limits.find((limit) => breachChanges(input, limit).length > 0) ?? limits[0]),
      subtitle:
        `Share of months in which each threshold is breached, over ${replicationsInWords(input)}, ` +
        `${ofService ? areaAndPeriod(input) : areaAndPeriod(input).replace(/^.*?, (?=[A-Z])/, '')}, by ` +
        `${length === 'three months' ? 'quarter' : length}. Lines: 95% interval (Wilson), which counts each replication ` +
        `once.${firstPeriodInWords(input)}` +
        omittedInWords('every replication breaches it in every month', always) +
        omittedInWords('no replication breaches it in any month', never),
      description: `Dot plot of probabilities of a breach. ${coursesInWords(input, limits)}`,
      table: breachByPeriodTable(input, 'Probability of breaching a threshold'),
    },
    [...panels.slice(0, numberLarge).map((each) => [each]), ...splitIntoRows(panels.slice(numberLarge), 2)],
  );
}

function breachPanel(input: ReportInput, limit: Limit, name: string, isLarge: boolean): Panel {
  const months = monthsOfPeriod(input);
  const periods = input.sets
    .flatMap(({ results }) => periodsOf(results[0].dates, months))
    .sort((a, b) => (lastOf(a) < lastOf(b) ? -1 : 1));
  const points = input.sets.flatMap(({ scenario, results }) =>
    breachByPeriod(results, limit, months).map(({ period, share, lo95, hi95 }) => ({
      scenario: scenario.name,
      date: lastOf(period),
      period: periodLabel(period),
      mean: toPercentage(share),
      lo95: toPercentage(lo95),
      hi95: toPercentage(hi95),
    })),
  );
  const { dates, length } = periods[periods.length - 1];
  return periodPanel({
    name,
    title: `${limitSubject(limit)}: probability of ${breachInWords(limit)} in a month (%)`,
    below: capitalise(dates.length === 1 ? length : `${length} to`),
    points,
    periods: [...new Set(periods.map(periodLabel))],
    styles: scenarioStyles(input),
    scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    ...(isLarge && {
      labels: endLabels(scenarioNames(input), points, (value) => formatProbability(value / 100)),
    }),
    ...(isLarge ? { width: 620, height: 230 } : { width: 339, height: 150 }),
  });
}

/** What is said where the first period has fewer months than the others. */
function firstPeriodInWords(input: ReportInput): string {
  const [first, second] = periodsOf(input.sets[0].results[0].dates, monthsOfPeriod(input));
  const months = first.dates.length;
  return second === undefined || months === second.dates.length
    ? ''
    : ` The first is of ${months} ${months === 1 ? 'month' : 'months'} only.`;
}

const lastOf = ({ dates }: Period): string => dates[dates.length - 1];

/** `Jun 2023` */
const periodLabel = (period: Period): string => formatMonth(lastOf(period)).replace(/^(\w{3})\w*/, '$1');

const toPercentage = (share: number): number => roundToDigits(100 * share, 5);

/** Whether a probability is the same, 0 or 1, in every month and scenario. */
const isConstant = ({ sets }: ReportInput, limit: Limit, probability: number): boolean =>
  sets.every(({ results }) => breachOverTime(results, limit).every(({ share }) => share === probability));

const omittedInWords = (why: string, limits: readonly Limit[]): string =>
  limits.length === 0
    ? ''
    : ` Not drawn, because ${why}: ${limits.map((limit) => `‘${limitInWords(limit)}’`).join(', ')}.`;

/** `more than 20 cases in a month`; of one month alone, which is named, without that. */
const breachOfMonth = (limit: Limit, { dates }: Period): string =>
  `${breachInWords(limit)}${dates.length === 1 ? '' : ' in a month'}`;

/** Where each probability begins and ends, in words. */
const coursesInWords = (input: ReportInput, limits: readonly Limit[]): string =>
  limits
    .flatMap((limit) =>
      input.sets.flatMap(({ scenario: { name }, results }) => {
        const course = breachByPeriod(results, limit, monthsOfPeriod(input));
        const [first, last] = [course[0], course[course.length - 1]];
        if (first === undefined) return [];
        const reading = ({ share, lo95, hi95, period }: BreachOfPeriod): string =>
          `${formatProbability(share)} (95% interval ${formatProbability(lo95)} to ${formatProbability(hi95)}) ` +
          inPeriod(period);
        return [
          `${limitSubject(limit)} with ‘${name}’: ${breachOfMonth(limit, first.period)} with a probability of ${reading(first)}` +
            `${course.length > 1 ? `, and of ${reading(last)}` : ''}.`,
        ];
      }),
    )
    .join(' ');

/** A plan that changes the probability of a breach in the last period, and by how much. */
interface BreachChange {
  readonly plan: ScenarioResults;
  readonly difference: PeriodDifference;
}

/** The plans that differ significantly from the baseline in the last period. */
function breachChanges(input: ReportInput, limit: Limit): BreachChange[] {
  const [{ results }, ...plans] = input.sets;
  const [period] = periodsOf(results[0].dates, monthsOfPeriod(input)).slice(-1);
  return plans.flatMap((plan) => {
    const difference = periodDifference(results, plan.results, limit, period);
    return difference?.isTold ? [{ plan, difference }] : [];
  });
}

/** What becomes of a threshold in the last period; of several plans the best one, where it is ahead of all others. */
function breachHeadline(input: ReportInput, limit: Limit): string {
  const [baseline, ...plans] = input.sets;
  const months = monthsOfPeriod(input);
  const last = breachByPeriod(baseline.results, limit, months).at(-1)!;
  const what = `the probability of ${breachOfMonth(limit, last.period)}`;
  const sentenceOf = (words: string): string => `${limitSubject(limit)}: ${words} ${inPeriod(last.period)}`;
  if (plans.length === 0) return sentenceOf(`${what} is ${formatProbability(last.share)}`);
  const significant = breachChanges(input, limit);
  if (significant.length === 0) {
    const [only, ...others] = plans.map(({ scenario }) => scenario.name);
    const does = others.length === 0 ? `‘${only}’ does not significantly change` : 'no plan significantly changes';
    return sentenceOf(
      `${does} the ${formatProbability(last.share)} probability of ${breachOfMonth(limit, last.period)}`,
    );
  }
  const lowered = significant.filter(({ difference }) => difference.mean < 0);
  const leader = leaderOf(plans, 'lower', (plan, other) => differencesFrom(plan, other, limit, months));
  const leading = lowered.filter(({ plan }) => plan === leader);
  const group = [leading, lowered, significant].find((each) => each.length > 0)!;
  const ends = group.map(({ difference }) => last.share + difference.mean).sort((a, b) => a - b);
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
 * A plan's share of months less another's, in the last period and over the last year; nothing where they do not end in
 * the same month.
 */
function differencesFrom(plan: ScenarioResults, other: ScenarioResults, limit: Limit, months: number): Estimate[] {
  const { dates } = plan.results[0];
  if (dates.at(-1) !== other.results[0].dates.at(-1)) return [];
  const [period] = periodsOf(dates, months).slice(-1);
  const last = periodDifference(other.results, plan.results, limit, period);
  if (!last?.isTold) return [];
  const isBeyond = (result: ReplicationResult, date: string): number => {
    const value = valueAtMonth(result, limit.metric, date, limit.scope);
    return Number.isNaN(value) ? value : Number(isBreach(value, limit));
  };
  return [last, ...lastYearDifference(plan.results, other.results, isBeyond)];
}

const splitIntoRows = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, row) => items.slice(row * length, (row + 1) * length));
