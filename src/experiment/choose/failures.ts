import type { Criterion } from '../breach/criterion.ts';
import { meets } from '../breach/criterion.ts';
import { isBreach } from '../breach/breach.ts';
import { knownValues } from '../statistics/sample.ts';
import type { ProportionEstimate } from '../statistics/proportion.ts';
import { estimateProportion } from '../statistics/proportion.ts';
import type { ChoiceOutcome } from './choice-outcome.ts';

/** One time at which a threshold is judged: a month such as `2027-01`, or `end`, `mean`, `total`. */
export interface FailureTime {
  readonly when: string;
  /** Share of the replications with a value that breach it then. */
  readonly breached: ProportionEstimate;
  /** Mean of the metric then. */
  readonly mean: number;
}

/** Where a plan fails one threshold. */
export interface ThresholdCourse {
  readonly criterion: Criterion;
  /** Share of replications that breach it at any time, or have no value at all. */
  readonly failed: ProportionEstimate;
  /** Every time at which any replication has a value. */
  readonly times: readonly FailureTime[];
  /** The first time at which a breach is more likely than is allowed; absent where there is none. */
  readonly first?: FailureTime;
  /** The time at which a breach is likeliest; of several the one that lies furthest beyond the limit. */
  readonly worst?: FailureTime;
}

/** How a plan fares by each threshold. `allowed` is the share of replications that may fail. */
export const coursesOf = (
  outcomes: readonly ChoiceOutcome[],
  criteria: readonly Criterion[],
  allowed: number,
): ThresholdCourse[] =>
  criteria.map((criterion, index) => {
    const { limit } = criterion;
    const series = outcomes.map(({ values }) => values[index]);
    const failures = series.filter((values) => !meets(values, limit)).length;
    const times = (outcomes[0]?.moments[index] ?? []).flatMap((when, time): FailureTime[] => {
      const known = knownValues(series.map((values) => values[time]));
      if (known.length === 0) return [];
      const breaches = known.filter((value) => isBreach(value, limit)).length;
      return [
        {
          when,
          breached: estimateProportion(breaches, known.length),
          mean: known.reduce((sum, value) => sum + value, 0) / known.length,
        },
      ];
    });
    const first = times.find(({ breached }) => breached.share > allowed);
    const sign = limit.atMost === undefined ? -1 : 1;
    const worst = times.reduce<FailureTime | undefined>((a, b) => {
      if (b.breached.share === 0) return a;
      const isWorse =
        a === undefined ||
        b.breached.share > a.breached.share ||
        (b.breached.share === a.breached.share && sign * b.mean > sign * a.mean);
      return isWorse ? b : a;
    }, undefined);
    return {
      criterion,
      failed: estimateProportion(failures, outcomes.length),
      times,
      ...(first && { first }),
      ...(worst && { worst }),
    };
  });
