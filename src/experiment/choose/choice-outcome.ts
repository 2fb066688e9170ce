import type { ReplicationResult, ServiceInput } from '../../model/index.ts';
import type { Criterion } from '../breach/criterion.ts';
import { meets, momentsToJudge, valuesOfCriterion } from '../breach/criterion.ts';
import type { RunCosts } from '../costs/costs.ts';
import { costsOf } from '../costs/costs.ts';
import type { Measure } from '../measure.ts';
import { valueOfMeasure } from '../measure.ts';

/** What a choice keeps of one replication of a plan. */
export interface ChoiceOutcome {
  /** Whether it kept to all thresholds. */
  readonly meets: boolean;
  /** Of each threshold, when it is judged, and the values that it was judged by; NaN where there is none. */
  readonly moments: readonly (readonly string[])[];
  readonly values: readonly (readonly number[])[];
  /** Over the whole run; absent where the scenario gives no pay. */
  readonly costs?: RunCosts;
  /** What else is watched; NaN where it has no value. */
  readonly watched: readonly number[];
}

/** Boils a replication of a plan down. */
export function choiceOutcome(
  result: ReplicationResult,
  plan: ServiceInput,
  criteria: readonly Criterion[],
  watched: readonly Measure[],
): ChoiceOutcome {
  const values = criteria.map((criterion) => valuesOfCriterion(result, criterion));
  const costs = costsOf(result, plan);
  return {
    moments: criteria.map((criterion) => momentsToJudge(result, criterion)),
    meets: criteria.every(({ limit }, index) => meets(values[index], limit)),
    values,
    ...(costs !== undefined && { costs }),
    watched: watched.map((measure) => valueOfMeasure(result, measure)),
  };
}

/** Whether two plans gave exactly the same in every replication that both have. */
export const areIdentical = (one: readonly ChoiceOutcome[], other: readonly ChoiceOutcome[]): boolean =>
  one.slice(0, other.length).every((outcome, index) => textOf(outcome) === textOf(other[index]));

const textOf = ({ values, costs, watched }: ChoiceOutcome): string =>
  [...values.flat(), costs?.total ?? NaN, ...watched].join(' ');
