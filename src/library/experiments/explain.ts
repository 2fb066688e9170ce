import {
  activeLoops,
  explain as explainOf,
  findChanges,
  measureText,
  mostChanges,
  numberOfScenarios,
} from '../../experiment/index.ts';
import { defaultMeasures } from '../../scenario/index.ts';
import { assertComparable } from '../compare.ts';
import type { Interval } from '../run.ts';
import { assertWhole, withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';
import { measuresOf, scopesOf } from './thresholds.ts';

/** What of a difference is explained. */
export interface ExplainOptions extends RunOptions {
  /** Default: one each of waiting, load and reviews, as means of the months. */
  readonly measures?: readonly string[];
  /** Chapters, or settings with commas between, that count as one change: `demand`. At most eight changes are allowed. */
  readonly together?: readonly string[];
  /** Whether each feedback loop is cut in turn as well. Default: true. */
  readonly loops?: boolean;
  /** Whole, 2 to 100,000. Default: as many as the baseline asks for. */
  readonly replications?: number;
}

/** What one change does to a measure. */
export interface ExplainedChange {
  /** The setting, or the name under which several were taken together. */
  readonly change: string;
  /** Its share (Shapley); those of all changes add up to the difference. */
  readonly share: Interval;
  /** What it does to the baseline alone. */
  readonly alone: Interval;
  /** What it adds when all the others are in place. */
  readonly last: Interval;
}

/** What one feedback loop carries of a difference. */
export interface ExplainedLoop {
  readonly loop: string;
  /** The difference less what is left of it when the loop is cut in both scenarios. */
  readonly carried: Interval;
}

/** A difference in one measure, split. In the unit of the metric. */
export interface ExplainedMeasure {
  readonly measure: string;
  readonly baseline: Interval;
  readonly plan: Interval;
  readonly difference: Interval;
  readonly changes: readonly ExplainedChange[];
  readonly loops: readonly ExplainedLoop[];
}

/**
 * Why two scenarios differ: the difference is split among their changes, and each feedback loop is cut in turn.
 *
 * @returns One entry for each measure that has a meaning in the run.
 * @throws RangeError for options that are not allowed, and for scenarios that cannot be compared or do not differ.
 */
export async function explain(
  baseline: Scenario,
  plan: Scenario,
  options: ExplainOptions = {},
): Promise<readonly ExplainedMeasure[]> {
  const both = [baseline, plan];
  assertComparable(both, 2);
  const measures = measuresOf(options.measures ?? defaultMeasures, both);
  const { replications = baseline.replications } = options;
  assertWhole('replications', replications, 2, 100_000);
  const [before, after] = both.map(completeScenario);
  const changes = findChanges(before, after, options.together);
  if (changes.length === 0 || changes.length > mostChanges)
    throw new RangeError(
      `"${baseline.name}" and "${plan.name}" differ in ${changes.length} settings; 1 to ${mostChanges} can be ` +
        'explained. Take some together with "together".',
    );
  const loops = options.loops === false ? [] : activeLoops(before, after);
  const most = numberOfScenarios({ changes, loops }) * replications;
  const found = await withRunner(options, { scenarios: both, most }, (running) =>
    explainOf({
      ...running,
      baseline: before,
      plan: after,
      changes,
      loops,
      measures,
      replications,
      seed: baseline.seed,
      scopes: scopesOf(measures),
    }),
  );
  return found.measures.map((each) => ({
    measure: measureText(each.measure),
    baseline: each.baseline,
    plan: each.plan,
    difference: each.difference,
    changes: each.parts.map(({ change, share, alone, last }) => ({ change: change.name, share, alone, last })),
    loops: each.loops.map(({ loop, carried }) => ({ loop: loop.name, carried })),
  }));
}
