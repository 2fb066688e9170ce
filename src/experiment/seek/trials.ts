import type { ReplicationResult, ServiceInput } from '../../model/index.ts';
import { metricIndex, wholeService } from '../../model/index.ts';
import { valueOfMeasure } from '../measure.ts';
import type { Measure } from '../measure.ts';
import type { ReplicationTask, Scopes, TaskRunner } from '../run.ts';
import { modelInput, runTasks } from '../run.ts';
import { valueOf } from '../selection.ts';

/** What a search keeps of one replication. */
export interface TrialOutcome {
  /** Whether it kept to all thresholds. */
  readonly meets: boolean;
  /** Cost of staff over the whole run, in pounds; NaN where the scenario gives no pay. */
  readonly cost: number;
  /** Unallocated cases at the end. */
  readonly unallocated: number;
}

export interface TrialsRequest extends TaskRunner {
  /** How a replication is judged. */
  readonly judge: (result: ReplicationResult) => boolean;
  readonly seed: number;
  readonly scopes: Scopes;
  /** Replications of all plans together, at most. */
  readonly budget: number;
}

const unallocatedAtEnd: Measure = { metric: 'unallocated.all', scope: wholeService, when: 'end' };

/**
 * Replications of many plans, each run when it is asked for and never twice, within one budget. Replication 3 of every
 * plan has the same random numbers.
 *
 * Results are boiled down as they come, so that a search of thousands needs little memory.
 */
export class Trials {
  readonly #request: TrialsRequest;
  readonly #outcomes = new Map<ServiceInput, TrialOutcome[]>();
  #used = 0;

  constructor(request: TrialsRequest) {
    this.#request = request;
  }

  /** Replications run so far. */
  get used(): number {
    return this.#used;
  }

  /** Replications that the budget has left. */
  get remaining(): number {
    return this.#request.budget - this.#used;
  }

  /** In order of replication. */
  outcomesOf = (plan: ServiceInput): readonly TrialOutcome[] => this.#outcomes.get(plan) ?? [];

  /**
   * The first so many replications of a plan; those that it does not have are run. The caller minds the budget. Rejects
   * with `RunAborted` where a signal asked to stop.
   */
  async runUpTo(replications: number, plan: ServiceInput): Promise<readonly TrialOutcome[]> {
    const { seed, scopes, budget, judge } = this.#request;
    const outcomes = this.#outcomes.get(plan) ?? [];
    this.#outcomes.set(plan, outcomes);
    const input = modelInput(plan);
    const tasks = Array.from({ length: Math.max(0, replications - outcomes.length) }, (_, index): ReplicationTask => ({
      scenario: 0,
      input,
      seed,
      replication: outcomes.length + index + 1,
      scopes,
    }));
    if (tasks.length === 0) return outcomes.slice(0, replications);
    const results = await runTasks(tasks, this.#request, { before: this.#used, total: budget });
    this.#used += tasks.length;
    for (const result of results)
      outcomes.push({
        meets: judge(result),
        cost: costOf(result),
        unallocated: valueOfMeasure(result, unallocatedAtEnd),
      });
    return outcomes;
  }
}

/** The cost of staff of the whole service over the run; NaN where any month has none. */
const costOf = (result: ReplicationResult): number =>
  result.dates.reduce(
    (sum, _, date) =>
      sum + valueOf(result, { date, scope: result.areas.indexOf(wholeService), metric: metricIndex['staff.cost'] }),
    0,
  );
