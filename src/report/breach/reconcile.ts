import type { Limit } from '../../experiment/index.ts';
import { isSignificant, limitsOf, verdictOf } from '../../experiment/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { areaInWords, unitOfDifference } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatDifference, unitAfter } from '../words/number-words.ts';
import type { Period, PeriodDifference } from './breach-periods.ts';
import { breachByPeriod, figureDifference, monthsOfPeriod, periodDifference } from './breach-periods.ts';

/**
 * Why a number can be surely lower (or higher) in a period while it cannot be told whether a limit is breached more or
 * less often, in one sentence: a month has its cases, but says only yes or no to a limit. Undefined where both are told
 * alike.
 */
export function reconcile(
  baseline: readonly ReplicationResult[],
  plan: readonly ReplicationResult[],
  limit: Limit,
  period: Period,
  breach: PeriodDifference,
): string | undefined {
  const difference = figureDifference(baseline, plan, limit, period);
  if (difference === undefined || !isSignificant(difference) || breach.isTold) return undefined;
  const { metric, scope } = limit;
  const { label, unit } = metricNamed(metric);
  const { mean, lo95 = '', hi95 = '' } = formatDifference(difference, unit);
  const where = scope === undefined || scope === 'service' ? '' : ` (${areaInWords(scope)})`;
  return (
    `The figure itself, ${uncapitalise(label)}${where}, is significantly ${verdictOf(difference)} ` +
    `(${unitAfter(mean, unitOfDifference(unit))}, 95% interval ${lo95} to ${hi95}), although the probability cannot be ` +
    `told apart: each month of ${breach.replications} replications gives a figure, but only a yes or no to the limit` +
    (breach.mean === 0 ? ', and the change takes no more of them across it.' : '.')
  );
}

/** The same for every plan and limit of a comparison. */
export function reconcilingSentences(input: ReportInput): string[] {
  const [baseline, ...plans] = input.sets;
  if (baseline.results.length < 2) return [];
  const limits = limitsOf(input.sets.map(({ scenario }) => scenario)).filter(({ metric }) => metric in metricIndex);
  return plans.flatMap(({ scenario: { name }, results }) =>
    limits.flatMap((limit) => {
      const period = breachByPeriod(results, limit, monthsOfPeriod(input)).at(-1)?.period;
      const breach = period && periodDifference(baseline.results, results, limit, period);
      const sentence = breach && reconcile(baseline.results, results, limit, period, breach);
      return sentence === undefined ? [] : [`‘${name}’: ${sentence.replace(/^The/, 'the')}`];
    }),
  );
}
