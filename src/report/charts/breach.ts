import type { BreachDifference, Estimate, Limit } from '../../experiment/index.ts';
import { breachDifferences, breaches, breachOverTime, valueOf } from '../../experiment/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { metricIndex } from '../../model/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Measure } from '../drawing/hero-chart.ts';
import { detailPanels, leadPanel, namedEnds } from '../drawing/hero-chart.ts';
import { scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { breachCourseTable } from '../tables/breach-table.ts';
import { monthOf } from '../words/calendar-words.ts';
import { leaderOf, overLastYear, plansInWords } from '../words/leader.ts';
import { toDigits } from '../words/number-words.ts';
import { isSingle, placeAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import {
  breachInWords,
  limitInWords,
  limitsIn,
  percentage,
  subjectOf,
  thresholdFindings,
  verdictOfBreach,
} from '../words/threshold-words.ts';

/** So many thresholds have a large panel each; of more, the first has, and the others a small one. */
const mostLarge = 3;

/**
 * How likely each threshold is to be breached, month by month, a panel each.
 *
 * A threshold that every replication passes in every month, or none in any, has nothing to draw: the subtitle names it.
 * One replication has no probability, and makes no chart.
 */
export function breachChart(input: ReportInput): Chart | undefined {
  if (isSingle(input)) return undefined;
  const judged = limitsIn(input).filter((limit) => breachOverTime(input.sets[0].results, limit).length > 0);
  const [always, never] = [1, 0].map((share) => judged.filter((limit) => isAlways(input, limit, share)));
  const limits = judged.filter((limit) => !always.includes(limit) && !never.includes(limit));
  if (limits.length === 0) return undefined;
  const lines = limits.map((limit, index) => breachLines(input, limit, `breach ${index + 1}`));
  const large = lines.length <= mostLarge ? lines : lines.slice(0, 1);
  const ofService = limits.every(({ scope }) => scope === 'service');
  return assemble(
    input,
    {
      name: 'breach',
      title: headlineOf(input, limits.find((limit) => changes(input, limit).length > 0) ?? limits[0]),
      subtitle: `Share of ${replicationsInWords(input)} beyond each threshold at month end, ${ofService ? placeAndPeriod(input) : placeAndPeriod(input).replace(/^whole service, /, '')}. Bands: 95% interval of that share (Wilson).${notDrawn('passed', always)}${notDrawn('kept', never)}`,
      description: `Line chart of probabilities. ${thresholdFindings(input).join(' ')}`,
      table: breachCourseTable(input, 'Probability of being beyond a threshold'),
    },
    [...large.map((each) => [leadPanel(each)]), ...inRows(lines.slice(large.length), 2).map(detailPanels)],
  );
}

function breachLines(input: ReportInput, limit: Limit, name: string): Measure {
  const courses = input.sets.flatMap(({ scenario, results }) =>
    breachOverTime(results, limit).map(({ date, share, lo95, hi95 }) => ({
      scenario: scenario.name,
      date,
      mean: percent(share),
      lo95: percent(lo95),
      hi95: percent(hi95),
    })),
  );
  return {
    name,
    title: `${subjectOf(limit)}: probability of ${breachInWords(limit)} (%)`,
    unit: '%',
    points: courses,
    styles: scenarioStyles(input),
    references: [],
    scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    labels: namedEnds(input, courses, (value) => percentage(value / 100)),
  };
}

const percent = (share: number): number => toDigits(100 * share, 5);

/** Whether a probability is the same, 0 or 1, in every month and scenario. */
const isAlways = ({ sets }: ReportInput, limit: Limit, probability: number): boolean =>
  sets.every(({ results }) => breachOverTime(results, limit).every(({ share }) => share === probability));

const notDrawn = (what: string, limits: readonly Limit[]): string =>
  limits.length === 0
    ? ''
    : ` Not drawn, as every replication has ${what} it in every month: ${limits.map((limit) => `‘${limitInWords(limit)}’`).join(', ')}.`;

/** A plan that changes the probability of a breach at the end, and by how much. */
interface Change {
  readonly plan: ScenarioResults;
  readonly difference: BreachDifference;
}

/** The plans that can be told from the baseline at the end. */
const changes = ({ sets: [baseline, ...plans] }: ReportInput, limit: Limit): Change[] =>
  plans.flatMap((plan) => {
    const difference = breachDifferences(baseline.results, plan.results, limit).at(-1);
    return difference !== undefined && ['higher', 'lower'].includes(verdictOfBreach(difference))
      ? [{ plan, difference }]
      : [];
  });

/** What becomes of a threshold by the end; of several plans the best one, where it is ahead of all others. */
function headlineOf(input: ReportInput, limit: Limit): string {
  const [baseline, ...plans] = input.sets;
  const last = breachOverTime(baseline.results, limit).at(-1)!;
  const [what, month] = [`the probability of ${breachInWords(limit)}`, monthOf(last.date)];
  const say = (words: string): string => `${subjectOf(limit)}: ${words} in ${month}`;
  if (plans.length === 0) return say(`${what} is ${percentage(last.share)}`);
  const told = changes(input, limit);
  if (told.length === 0)
    return say(
      `${what} with ${plans.length === 1 ? `‘${plans[0].scenario.name}’` : 'any plan'} cannot be told from that with ‘${baseline.scenario.name}’, ${percentage(last.share)},`,
    );
  const lowered = told.filter(({ difference }) => difference.difference < 0);
  const leader = leaderOf(plans, 'lower', (plan, other) => lessOther(plan, other, limit));
  const leading = lowered.filter(({ plan }) => plan === leader);
  const group = [leading, lowered, told].find((each) => each.length > 0)!;
  const ends = group.map(({ difference }) => last.share + difference.difference).sort((a, b) => a - b);
  const [least, most] = [percentage(ends[0]), percentage(ends[ends.length - 1])];
  const who = plansInWords(
    group.map(({ plan }) => plan.scenario.name),
    plans.length,
  );
  return say(
    `${who} ${group.length === 1 ? 'brings' : 'bring'} ${what} from ${percentage(last.share)} to ${least === most ? least : `between ${least} and ${most}`}`,
  );
}

/**
 * A plan's probability less another's, at the end and over the last year; nothing where they do not end in the same
 * month.
 */
function lessOther(plan: ScenarioResults, other: ScenarioResults, limit: Limit): Estimate[] {
  if (plan.results[0].dates.at(-1) !== other.results[0].dates.at(-1)) return [];
  const last = breachDifferences(other.results, plan.results, limit).slice(-1);
  const metric = metricIndex[limit.metric as MetricName];
  const isBeyond = (result: ReplicationResult, date: string): number => {
    const value = valueOf(result, {
      metric,
      date: result.dates.indexOf(date),
      scope: result.scopes.indexOf(limit.scope ?? 'service'),
    });
    return Number.isNaN(value) ? value : Number(breaches(value, limit));
  };
  return [
    ...last.map(({ difference, lo95, hi95, pairs }) => ({ mean: difference, lo95, hi95, replications: pairs })),
    ...overLastYear(plan.results, other.results, isBeyond),
  ];
}

const inRows = <Item>(items: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, row) => items.slice(row * length, (row + 1) * length));
