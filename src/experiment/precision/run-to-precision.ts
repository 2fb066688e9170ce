import type { ReplicationResult } from '../../model/index.ts';
import type { PrecisionReached, PrecisionRequest } from './stopping-rule.ts';
import { PrecisionStoppingRule } from './stopping-rule.ts';
import type { Experiment } from '../run.ts';
import { RunAborted, runExperiment } from '../run.ts';

/** An experiment that goes on until its intervals are tight enough. */
export interface PrecisionExperiment extends Omit<Experiment, 'replications' | 'firstReplication'> {
  readonly request: PrecisionRequest;
  /** Replications that whoever runs them can run at once: a round is no smaller. Results do not depend on it. */
  readonly concurrency: number;
}

/**
 * Replications of all scenarios, round after round, until every interval asked for is tight enough, or until the most
 * that are allowed.
 *
 * Those of a round that were computed beyond the decision are dropped, so that the results are those of as many
 * replications as the decision took, however many ran at once. Progress is reported against the number expected at the
 * time. Rejects as `runExperiment` does.
 */
export async function runToPrecision({ request, concurrency, ...experiment }: PrecisionExperiment): Promise<{
  readonly results: readonly (readonly ReplicationResult[])[];
  readonly precision: PrecisionReached;
}> {
  const stoppingRule = new PrecisionStoppingRule(request);
  const results: ReplicationResult[][] = experiment.scenarios.map(() => []);
  let computed = 0;
  experiment.onProgress?.({ done: 0, total: stoppingRule.expectedReplications * results.length, share: 0 });
  while (!stoppingRule.isOver) {
    const replications = Math.min(
      request.mostReplications - computed,
      Math.max(Math.ceil(concurrency / results.length), nextRoundSize(stoppingRule, computed)),
    );
    const round = await runExperiment({
      ...experiment,
      replications,
      firstReplication: computed + 1,
      ...progressOfRound(computed, stoppingRule, experiment),
    }).catch((error: unknown) => {
      throw error instanceof RunAborted
        ? new RunAborted(
            computed * results.length + error.done,
            expectedTotal(stoppingRule, computed + replications) * results.length,
          )
        : error;
    });
    computed += replications;
    for (let index = 0; index < replications && !stoppingRule.isOver; index++) {
      const next = round.map((ofScenario) => ofScenario[index]);
      stoppingRule.add(next);
      next.forEach((result, scenario) => results[scenario].push(result));
    }
  }
  const done = computed * results.length;
  experiment.onProgress?.({ done, total: done, share: 1 });
  return { results, precision: stoppingRule.outcome() };
}

/** The next round: the look-ahead where only that is left, else half of what is expected, since that is a guess. */
const nextRoundSize = (stoppingRule: PrecisionStoppingRule, computed: number): number =>
  computed === 0 || stoppingRule.isInLookAhead
    ? stoppingRule.expectedReplications - computed
    : Math.ceil((stoppingRule.expectedReplications - computed) / 2);

/** Replications expected in all, never fewer than those of the round that runs. */
const expectedTotal = (stoppingRule: PrecisionStoppingRule, withThisRound: number): number =>
  Math.max(stoppingRule.expectedReplications, withThisRound);

/**
 * Progress of one round, reported as progress of the whole; never as the end of it, which nobody knows before the
 * decision.
 */
function progressOfRound(
  before: number,
  stoppingRule: PrecisionStoppingRule,
  { scenarios, onProgress }: Pick<Experiment, 'scenarios' | 'onProgress'>,
): Pick<Experiment, 'onProgress'> {
  if (onProgress === undefined) return {};
  return {
    onProgress: ({ done, total: ofRound, share, ...rest }) => {
      const round = ofRound / scenarios.length;
      const total = Math.max(
        expectedTotal(stoppingRule, before + round) * scenarios.length,
        before * scenarios.length + done + 1,
      );
      onProgress({
        done: before * scenarios.length + done,
        total,
        share: ((before + share * round) * scenarios.length) / total,
        ...rest,
      });
    },
  };
}
