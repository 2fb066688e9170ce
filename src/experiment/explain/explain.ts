import type { Loop } from '../../model/index.ts';
import { levelOf } from '../level.ts';
import { loops } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { withSetting } from '../../scenario/index.ts';
import type { Measure } from '../measure.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { Change } from './changes.ts';
import { withChanges } from './changes.ts';
import type { MeasuringRequest } from './measure-scenarios.ts';
import { measureScenarios } from './measure-scenarios.ts';
import type { Contribution } from './shapley.ts';
import { shapleyContributions } from './shapley.ts';

/** A difference between two scenarios that is to be explained. */
export interface ExplainRequest extends Omit<MeasuringRequest, 'scenarios'> {
  readonly baseline: Scenario;
  readonly plan: Scenario;
  /** What differs between them; at least one change and at most eight. */
  readonly changes: readonly Change[];
  /** The loops that are cut in turn. */
  readonly loops: readonly Loop[];
}

/** What one change does to one measure, over the replications. */
export interface ChangeContribution extends Readonly<Record<keyof Contribution, Estimate>> {
  readonly change: Change;
}

/** What one feedback loop does to a difference. */
export interface LoopContribution {
  readonly loop: Loop;
  /** The difference between the two scenarios when the loop is cut in both. */
  readonly whenCut: Estimate;
  /** The difference with the loop in place less the difference when it is cut. */
  readonly carried: Estimate;
}

/**
 * The difference in one measure, split. Every estimate is of figures taken within a replication, whose random numbers
 * all scenarios share.
 */
export interface ExplainedMeasure {
  readonly measure: Measure;
  readonly baseline: Estimate;
  readonly plan: Estimate;
  readonly difference: Estimate;
  /** Their shares add up to the difference, in each replication. */
  readonly parts: readonly ChangeContribution[];
  /** The difference less what each change does alone: how far the changes help or hinder each other. */
  readonly interaction: Estimate;
  readonly loops: readonly LoopContribution[];
  /** The value of each combination of changes in each replication: [combination][replication], see `shapleyParts`. */
  readonly combinations: readonly (readonly number[])[];
}

export interface ExplainResult {
  readonly changes: readonly Change[];
  readonly replications: number;
  readonly measures: readonly ExplainedMeasure[];
  /** Measures that have no meaning in this run, as the leaving rate has none in the first year. */
  readonly withoutMeaning: readonly Measure[];
}

/** The loops that are in place in either of two scenarios, at the start or at a later date. */
export const activeLoops = (...scenarios: readonly Scenario[]): Loop[] =>
  loops.filter(({ name }) =>
    scenarios.some(
      ({ parameters, changes }) =>
        parameters.loops[name] !== 0 ||
        changes.some((change) => change.chapter === 'loops' && change.name === name && change.value !== 0),
    ),
  );

/**
 * How many scenarios an explanation simulates: each combination of changes, and both scenarios again with each loop
 * cut.
 */
export const numberOfScenarios = ({ changes, loops: cut }: Pick<ExplainRequest, 'changes' | 'loops'>): number =>
  2 ** changes.length + 2 * cut.length;

/**
 * Explains a difference: simulates every combination of the changes, and both scenarios with each loop cut, all with
 * the same random numbers, and splits the difference of each replication, so that its intervals come from the
 * replications.
 *
 * Loops are not split as changes are: what several carry together is not the sum of what each carries.
 */
export async function explain(request: ExplainRequest): Promise<ExplainResult> {
  const { baseline, plan, changes, loops: cut, measures } = request;
  const combinations = Array.from({ length: 2 ** changes.length }, (_, combination) =>
    scenarioWithCombination(baseline, plan, changes, combination),
  );
  const withLoopsCut = cut.flatMap(({ name }) =>
    [baseline, plan].map((scenario) => withSetting(scenario, `loops.${name}`, 0)),
  );
  const values = await measureScenarios({ ...request, scenarios: [...combinations, ...withLoopsCut] });
  const explained = measures.map((measure, index) =>
    explainMeasure(
      request,
      measure,
      values[index].slice(0, combinations.length),
      values[index].slice(combinations.length),
    ),
  );
  return {
    changes,
    replications: request.replications,
    measures: explained.filter((each) => each !== undefined),
    withoutMeaning: measures.filter((_, index) => explained[index] === undefined),
  };
}

/** A combination: no change and all changes are the two scenarios themselves. */
function scenarioWithCombination(
  baseline: Scenario,
  plan: Scenario,
  changes: readonly Change[],
  combination: number,
): Scenario {
  if (combination === 2 ** changes.length - 1) return plan;
  return withChanges(
    baseline,
    plan,
    changes.filter((_, index) => (combination & (1 << index)) !== 0),
  );
}

/**
 * Only replications in which every scenario has a value count, so that all estimates are of the same random numbers.
 */
function explainMeasure(
  { changes, loops: cut }: ExplainRequest,
  measure: Measure,
  combinations: readonly number[][],
  withLoopsCut: readonly number[][],
): ExplainedMeasure | undefined {
  const all = [...combinations, ...withLoopsCut];
  const known = combinations[0].flatMap((_, replication) =>
    all.every((values) => Number.isFinite(values[replication])) ? [replication] : [],
  );
  if (known.length === 0) return undefined;
  const estimateOver = (of: (replication: number) => number): Estimate => estimateMean(known.map(of));

  const split = new Map(
    known.map((replication) => [replication, shapleyContributions(combinations.map((values) => values[replication]))]),
  );
  const [withNone, withAll] = [combinations[0], combinations[combinations.length - 1]];
  const difference = (replication: number): number => withAll[replication] - withNone[replication];
  const partOf = (change: number, kind: keyof Contribution): Estimate =>
    estimateOver((replication) => split.get(replication)![change][kind]);
  return {
    measure,
    baseline: levelOf(
      measure.metric,
      estimateOver((replication) => withNone[replication]),
    ),
    plan: levelOf(
      measure.metric,
      estimateOver((replication) => withAll[replication]),
    ),
    difference: estimateOver(difference),
    parts: changes.map((change, index) => ({
      change,
      share: partOf(index, 'share'),
      alone: partOf(index, 'alone'),
      last: partOf(index, 'last'),
    })),
    interaction: estimateOver(
      (replication) => difference(replication) - split.get(replication)!.reduce((sum, { alone }) => sum + alone, 0),
    ),
    loops: cut.map((loop, index) => {
      const whenCut = (replication: number): number =>
        withLoopsCut[2 * index + 1][replication] - withLoopsCut[2 * index][replication];
      return {
        loop,
        whenCut: estimateOver(whenCut),
        carried: estimateOver((replication) => difference(replication) - whenCut(replication)),
      };
    }),
    combinations,
  };
}
