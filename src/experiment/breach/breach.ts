import type { ReplicationResult, Area } from '../../model/index.ts';
import { metricIndex, wholeService } from '../../model/index.ts';
import { pairsOf } from '../compare/difference.ts';
import type { PairedProportionDifference, ProportionEstimate } from '../statistics/proportion.ts';
import { estimateProportion, pairedProportionDifference } from '../statistics/proportion.ts';
import { valueOf } from '../selection.ts';
import { knownValues } from '../statistics/sample.ts';

/**
 * A level that a metric should not pass, as a scenario sets it. Exactly one of the two levels is given; without a scope
 * it is about the whole service.
 */
export interface Limit {
  readonly metric: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly scope?: Area;
}

/** How likely it is in one month that a limit is breached: the share of replications in which it is. */
export interface BreachPoint extends ProportionEstimate {
  /** ISO date of the end of the month. */
  readonly date: string;
}

/** The same as a paired difference from the baseline. */
export interface BreachDifference extends PairedProportionDifference {
  readonly date: string;
}

/** Whether a value lies beyond a limit; the level itself is still good. */
export const isBreach = (value: number, { atMost = Infinity, atLeast = -Infinity }: Limit): boolean =>
  value > atMost || value < atLeast;

/** A limit in words, without its metric: `at most 200`. */
export const limitText = ({ atMost, atLeast }: Limit): string =>
  atMost !== undefined ? `at most ${atMost}` : `at least ${atLeast}`;

/** The limits that any of some scenarios sets, each once: all scenarios of a comparison are judged by the same ones. */
export function limitsOf(scenarios: readonly { readonly thresholds: readonly Limit[] }[]): Limit[] {
  const all = scenarios.flatMap(({ thresholds }) =>
    thresholds.map((each): Limit => ({ ...each, scope: each.scope ?? wholeService })),
  );
  return [...new Map(all.map((each) => [`${each.metric} ${limitText(each)} ${each.scope}`, each])).values()];
}

/** Whether a run reports what a limit is about: delivery units are reported only where that is asked for. */
export const canJudge = (limit: Limit, { areas }: ReplicationResult): boolean =>
  limit.metric in metricIndex && areas.includes(limit.scope ?? wholeService);

/**
 * The probability of a breach month by month, with its 95% interval, over the replications in which the metric has a
 * meaning; months in which it has none anywhere are left out, and there are none at all where the run does not report
 * the metric or its area.
 */
export function breachOverTime(results: readonly ReplicationResult[], limit: Limit): BreachPoint[] {
  if (!canJudge(limit, results[0])) return [];
  return results[0].dates.flatMap((date) => {
    const values = knownValues(results.map((result) => valueAt(result, limit, date)));
    return values.length === 0
      ? []
      : [{ date, ...estimateProportion(values.filter((value) => isBreach(value, limit)).length, values.length) }];
  });
}

/**
 * The probability of a breach less that of the baseline, month by month, over pairs of replications with the same
 * random numbers in which the metric has a meaning for both. Where the metric itself is the same to the last bit in
 * every pair, what is compared does not differ, and there is nothing to estimate: the interval is 0 to 0. Throws a
 * RangeError where the two have not the same replications.
 */
export function breachDifferences(
  baseline: readonly ReplicationResult[],
  scenario: readonly ReplicationResult[],
  limit: Limit,
): BreachDifference[] {
  const pairs = pairsOf(baseline, scenario);
  if (!canJudge(limit, scenario[0]) || !canJudge(limit, baseline[0])) return [];
  return scenario[0].dates
    .filter((date) => baseline[0].dates.includes(date))
    .flatMap((date) => {
      const counts = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
      let isSame = true;
      for (const [baselineResult, scenarioResult] of pairs) {
        const [first, second] = [valueAt(scenarioResult, limit, date), valueAt(baselineResult, limit, date)];
        isSame &&= Object.is(first, second);
        if (!Number.isNaN(first) && !Number.isNaN(second))
          counts[pairOutcome(isBreach(first, limit), isBreach(second, limit))] += 1;
      }
      return Object.values(counts).every((count) => count === 0)
        ? []
        : [{ date, ...pairedProportionDifference(counts), ...(isSame && { difference: 0, lo95: 0, hi95: 0 }) }];
    });
}

const pairOutcome = (first: boolean, second: boolean) =>
  first ? (second ? 'both' : 'firstOnly') : second ? 'secondOnly' : 'neither';

const valueAt = (result: ReplicationResult, { metric, scope = wholeService }: Limit, date: string): number =>
  valueOf(result, {
    date: result.dates.indexOf(date),
    scope: result.areas.indexOf(scope),
    metric: metricIndex[metric],
  });

/** The first of several months or periods in which a breach is more likely than a probability; absent where none is. */
export const firstAbove = <Point extends Pick<BreachPoint, 'share'>>(
  points: readonly Point[],
  probability: number,
): Point | undefined => points.find(({ share }) => share > probability);

/**
 * The one from which on a breach stays no more likely than a probability, to the end; absent where it is likelier in the
 * last, or in none.
 */
export function settledBelowFrom<Point extends Pick<BreachPoint, 'share'>>(
  points: readonly Point[],
  probability: number,
): Point | undefined {
  const lastAbove = points.findLastIndex(({ share }) => share > probability);
  return lastAbove < 0 ? undefined : points[lastAbove + 1];
}
