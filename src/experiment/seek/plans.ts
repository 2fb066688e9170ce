import type { Scenario } from '../../scenario/index.ts';
import type { Lever } from './lever.ts';
import { withLevers } from './lever.ts';
import type { Asked, Look } from './looks.ts';
import { lookOf, looksAt } from './looks.ts';
import type { Outcome, Trials } from './trials.ts';

/** One plan that has been looked at. */
export interface Plan {
  /** Of each lever; empty for the scenario as it is. */
  readonly levels: readonly number[];
  readonly input: Scenario;
  /** The last look at it. */
  readonly look?: Look;
}

/** One look, in the order of the search. */
export interface LookTaken extends Look {
  readonly levels: readonly number[];
}

/** The plans of a search, made as they come to be looked at. */
export class Plans {
  readonly looks: LookTaken[] = [];
  readonly #plans = new Map<string, Plan>();
  readonly #of: { readonly scenario: Scenario; readonly levers: readonly Lever[] };
  readonly #asked: Asked;
  readonly #trials: Trials;

  constructor(of: { readonly scenario: Scenario; readonly levers: readonly Lever[] }, asked: Asked, trials: Trials) {
    this.#of = of;
    this.#asked = asked;
    this.#trials = trials;
  }

  /** Those that have been looked at. */
  get all(): readonly Plan[] {
    return [...this.#plans.values()];
  }

  /** A look at a plan after so many replications. */
  async lookOnce(levels: readonly number[], replications: number): Promise<readonly Outcome[]> {
    const plan = this.#planAt(levels);
    const outcomes = (await this.#trials.first(replications, plan.input)).slice(0, replications);
    const look = lookOf(outcomes.filter(({ meets }) => meets).length, replications, this.#asked);
    this.looks.push({ levels, ...look });
    this.#plans.set(keyOf(levels), { ...plan, look });
    return outcomes;
  }

  /**
   * Looks at a plan until it is decided, until it has so many replications, or until the next look would leave less of
   * the budget than is to be left; goes on where an earlier call stopped. The last look; absent where not one could be
   * paid for.
   */
  async decide(levels: readonly number[], most: number, leaving: number): Promise<Look | undefined> {
    const lookSoFar = () => this.#plans.get(keyOf(levels))?.look;
    for (const size of looksAt(this.#asked)) {
      const look = lookSoFar();
      if (look !== undefined && (look.standing !== 'undecided' || look.replications >= size)) continue;
      const has = look?.replications ?? 0;
      if (size > most || size - has > this.#trials.left - leaving) break;
      await this.lookOnce(levels, size);
    }
    return lookSoFar();
  }

  #planAt(levels: readonly number[]): Plan {
    const { scenario, levers } = this.#of;
    return (
      this.#plans.get(keyOf(levels)) ?? {
        levels,
        input: levels.length === 0 ? scenario : withLevers(scenario, levers, levels),
      }
    );
  }
}

const keyOf = (levels: readonly number[]): string => levels.join(' ');
