import type { ServiceInput } from '../model/index.ts';
import type { Reduction, ReplicationTask, Scopes, TaskRunner } from './run.ts';
import { modelInput, runTasks } from './run.ts';

export interface TrialsRequest<Outcome> extends TaskRunner {
  /** What is kept of one replication of a plan. */
  readonly reduction: Reduction<Outcome>;
  readonly seed: number;
  readonly scopes: Scopes;
  /** Replications of all plans together, at most. */
  readonly budget: number;
}

/** A plan, and how many replications of it there should be. */
export type Wanted = readonly [plan: ServiceInput, replications: number];

/**
 * Replications of many plans, each run when it is asked for and never twice, within one budget. Replication 3 of every
 * plan has the same random numbers.
 *
 * Results are boiled down as they come, so that a search of thousands needs little memory.
 */
export class Trials<Outcome> {
  readonly #request: TrialsRequest<Outcome>;
  readonly #outcomes = new Map<ServiceInput, Outcome[]>();
  /** In the order in which they were first asked for: by it a task names its plan, in every round alike. */
  readonly #plans: ServiceInput[] = [];
  #used = 0;

  constructor(request: TrialsRequest<Outcome>) {
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
  outcomesOf = (plan: ServiceInput): readonly Outcome[] => this.#outcomes.get(plan) ?? [];

  /** Replications that are still to be run for this. */
  missing = (wanted: readonly Wanted[]): number =>
    wanted.reduce((sum, [plan, replications]) => sum + Math.max(0, replications - this.outcomesOf(plan).length), 0);

  /** The first so many replications of a plan; see `runAll`. */
  async runUpTo(replications: number, plan: ServiceInput): Promise<readonly Outcome[]> {
    await this.runAll([[plan, replications]]);
    return this.outcomesOf(plan).slice(0, replications);
  }

  /**
   * Runs those replications of several plans that they do not have, all at once and plans by turns. The caller minds
   * the budget. Rejects with `RunAborted` where a signal asked to stop.
   */
  async runAll(wanted: readonly Wanted[]): Promise<void> {
    const { seed, scopes, budget, reduction } = this.#request;
    const tasks = wanted
      .flatMap(([plan, replications]) => {
        const scenario = this.#indexOf(plan);
        const has = this.outcomesOf(plan).length;
        const input = modelInput(plan);
        return Array.from({ length: Math.max(0, replications - has) }, (_, index): ReplicationTask => ({
          scenario,
          input,
          seed,
          replication: has + index + 1,
          scopes,
        }));
      })
      .sort((a, b) => a.replication - b.replication || a.scenario - b.scenario);
    if (tasks.length === 0) return;
    const kept = await runTasks(tasks, this.#request, { before: this.#used, total: budget }, reduction);
    this.#used += tasks.length;
    for (const [index, { scenario }] of tasks.entries()) {
      const plan = this.#plans[scenario];
      const outcomes = this.#outcomes.get(plan) ?? [];
      this.#outcomes.set(plan, outcomes);
      outcomes.push(kept[index]);
    }
  }

  #indexOf(plan: ServiceInput): number {
    const index = this.#plans.indexOf(plan);
    return index === -1 ? this.#plans.push(plan) - 1 : index;
  }
}
