import type { BreachDifference, Limit } from '../../experiment/index.ts';
import {
  breachDifferences,
  breachOverTime,
  differenceOverTime,
  isSignificant,
  limitsOf,
  verdictOf,
} from '../../experiment/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { areaInWords, unitOfDifference } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatDifference, unitAfter } from '../words/number-words.ts';

/**
 * Why a number can be surely lower (or higher) while it cannot be told whether a limit is breached more or less often,
 * in one sentence: a replication counts its cases, but says only yes or no to a limit. Undefined where both are told
 * alike.
 */
export function reconcile(
  baseline: readonly ReplicationResult[],
  plan: readonly ReplicationResult[],
  { metric, scope }: Limit,
  breach: BreachDifference,
): string | undefined {
  const difference = differenceOverTime(baseline, plan, metric, scope).at(-1);
  const isTold = isSignificant({
    mean: breach.difference,
    lo95: breach.lo95,
    hi95: breach.hi95,
    replications: breach.pairs,
  });
  if (difference === undefined || !isSignificant(difference) || isTold) return undefined;
  const { label, unit } = metricNamed(metric);
  const { mean, lo95 = '', hi95 = '' } = formatDifference(difference, unit);
  const where = scope === undefined || scope === 'service' ? '' : ` (${areaInWords(scope)})`;
  return (
    `The figure itself, ${uncapitalise(label)}${where}, is significantly ${verdictOf(difference)} ` +
    `(${unitAfter(mean, unitOfDifference(unit))}, 95% interval ${lo95} to ${hi95}), although the probability cannot be ` +
    `told apart: each of ${breach.pairs} replications gives a figure, but only a yes or no to the limit` +
    (breach.difference === 0 ? ', and the change takes no more of them across it.' : '.')
  );
}

/** The same for every plan and limit of a comparison. */
export function reconcilingSentences({ sets: [baseline, ...plans] }: ReportInput): string[] {
  if (baseline.results.length < 2) return [];
  const limits = limitsOf([baseline, ...plans].map(({ scenario }) => scenario)).filter(
    ({ metric }) => metric in metricIndex,
  );
  return plans.flatMap(({ scenario: { name }, results }) =>
    limits.flatMap((limit) => {
      const breach = breachDifferences(baseline.results, results, limit).at(-1);
      if (breach === undefined || breachOverTime(results, limit).length === 0) return [];
      const sentence = reconcile(baseline.results, results, limit, breach);
      return sentence === undefined ? [] : [`‘${name}’: ${sentence.replace(/^The/, 'the')}`];
    }),
  );
}
