import { wholeService } from '../../model/index.ts';
import type { MetricName, ReplicationResult, Area } from '../../model/index.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { Figure, Selection } from '../selection.ts';
import { selectFigures, valueOf } from '../selection.ts';

/** One figure of a scenario less the same figure of the baseline, over the replications that have both. */
export interface Difference extends Figure, Estimate {}

/**
 * What a difference says: the scenario is higher or lower, its interval includes nothing, or every replication is
 * exactly the same.
 */
export type Verdict = 'higher' | 'lower' | 'cannot tell these apart' | 'identical';

/**
 * The differences of a scenario from the baseline, one at a time, in order of date, scope and metric.
 *
 * Replication i of the scenario is set against replication i of the baseline, which had the same random numbers: most
 * of the chance cancels, and the interval is of the mean of those differences. Dates and scopes that only one of the
 * two has are left out, as are figures that have a meaning in no pair. Throws a RangeError where the two have not the
 * same replications, or no date in common.
 */
export function* eachDifference(
  baseline: readonly ReplicationResult[],
  scenario: readonly ReplicationResult[],
  selection: Selection = {},
): Generator<Difference> {
  const pairs = pairsOf(baseline, scenario);
  const [ours, theirs] = [scenario[0], baseline[0]];
  if (!ours.dates.some((date) => theirs.dates.includes(date))) {
    const period = ({ dates }: ReplicationResult): string => `${dates[0]} to ${dates.at(-1)}`;
    throw new RangeError(
      `Cannot compare a baseline of ${period(theirs)} with a scenario of ${period(ours)}: they share no month.`,
    );
  }

  for (const { date, scope, metric, at } of selectFigures(scenario, selection)) {
    const before = { date: theirs.dates.indexOf(date), scope: theirs.areas.indexOf(scope), metric: at.metric };
    if (before.date < 0 || before.scope < 0) continue;
    const values: number[] = [];
    for (const [baselineResult, scenarioResult] of pairs) {
      const value = valueOf(scenarioResult, at) - valueOf(baselineResult, before);
      if (!Number.isNaN(value)) values.push(value);
    }
    if (values.length > 0) yield { date, scope, metric, ...estimateMean(values) };
  }
}

/** The same as a list; name what is wanted where there are many scopes. */
export const pairedDifferences = (
  baseline: readonly ReplicationResult[],
  scenario: readonly ReplicationResult[],
  selection: Selection = {},
): Difference[] => [...eachDifference(baseline, scenario, selection)];

/** One metric of one scope over time, as a difference from the baseline. */
export const differenceOverTime = (
  baseline: readonly ReplicationResult[],
  scenario: readonly ReplicationResult[],
  metric: MetricName,
  scope: Area = wholeService,
): Difference[] => pairedDifferences(baseline, scenario, { metrics: [metric], scopes: [scope] });

/**
 * What a difference says, in words.
 *
 * Higher or lower only where the whole 95% interval lies on that side of nothing. With one replication there is no
 * interval, so that no difference is significant, save that the two are exactly the same.
 */
export function verdictOf({ mean, lo95, hi95 }: Estimate): Verdict {
  if (mean === 0 && (lo95 ?? 0) === 0 && (hi95 ?? 0) === 0) return 'identical';
  if (lo95 !== undefined && lo95 > 0) return 'higher';
  if (hi95 !== undefined && hi95 < 0) return 'lower';
  return 'cannot tell these apart';
}

/** Whether a difference is significant: its 95% interval lies on one side of it. */
export const isSignificant = (difference: Estimate): boolean => ['higher', 'lower'].includes(verdictOf(difference));

/**
 * Each replication of the baseline with the scenario's of the same number. Throws a RangeError where the two have not
 * the same replications.
 */
export function pairsOf(
  baseline: readonly ReplicationResult[],
  scenario: readonly ReplicationResult[],
): [ReplicationResult, ReplicationResult][] {
  const byNumber = new Map(scenario.map((result) => [result.replication, result]));
  const pairs = baseline.flatMap((baselineResult): [ReplicationResult, ReplicationResult][] => {
    const scenarioResult = byNumber.get(baselineResult.replication);
    return scenarioResult ? [[baselineResult, scenarioResult]] : [];
  });
  if (pairs.length === 0 || pairs.length !== baseline.length || pairs.length !== scenario.length) {
    throw new RangeError(
      `Cannot compare replications ${replicationNumbers(baseline)} of the baseline with ` +
        `${replicationNumbers(scenario)} of the scenario; both need the same numbers, at least one.`,
    );
  }
  return pairs;
}

function replicationNumbers(results: readonly ReplicationResult[]): string {
  const numbers = results.map((result) => result.replication);
  if (numbers.length === 0) return '(none)';
  return numbers.length <= 6
    ? numbers.join(', ')
    : `${numbers.slice(0, 3).join(', ')} ... ${numbers.at(-1)} (${numbers.length} in all)`;
}

/** Whether two scenarios are the same in every metric, month, area and replication, to the last bit. */
export const areIdentical = (baseline: readonly ReplicationResult[], scenario: readonly ReplicationResult[]): boolean =>
  baseline.length === scenario.length &&
  baseline.every(({ dates, values }, index) => {
    const other = scenario[index];
    return (
      dates[0] === other.dates[0] &&
      values.length === other.values.length &&
      values.every((value, place) => Object.is(value, other.values[place]))
    );
  });
