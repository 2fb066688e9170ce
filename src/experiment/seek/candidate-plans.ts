import type { Scenario } from '../../scenario/index.ts';
import type { Lever } from './lever.ts';
import { withLevers } from './lever.ts';
import type { SeekRequirement, InterimAnalysis } from './interim-analyses.ts';
import { analyseHits, interimSampleSizes } from './interim-analyses.ts';
import type { Trials } from '../trials.ts';
import type { TrialOutcome } from './trial-outcome.ts';

/** One plan that has been looked at. */
export interface CandidatePlan {
  /** Of each lever; empty for the scenario as it is. */
  readonly levels: readonly number[];
  readonly input: Scenario;
  /** Its last interim analysis. */
  readonly lastAnalysis?: InterimAnalysis;
}

/** One interim analysis, in the order of the search. */
export interface PlanAnalysis extends InterimAnalysis {
  readonly levels: readonly number[];
}

/** The plans of a search, made as they come to be looked at. */
export class CandidatePlans {
  readonly interimAnalyses: PlanAnalysis[] = [];
  readonly #plans = new Map<string, CandidatePlan>();
  readonly #of: { readonly scenario: Scenario; readonly levers: readonly Lever[] };
  readonly #asked: SeekRequirement;
  readonly #trials: Trials<TrialOutcome>;

  constructor(
    of: { readonly scenario: Scenario; readonly levers: readonly Lever[] },
    asked: SeekRequirement,
    trials: Trials<TrialOutcome>,
  ) {
    this.#of = of;
    this.#asked = asked;
    this.#trials = trials;
  }

  /** Those that have been looked at. */
  get all(): readonly CandidatePlan[] {
    return [...this.#plans.values()];
  }

  /** An interim analysis of a plan after so many replications. */
  async analyse(levels: readonly number[], replications: number): Promise<readonly TrialOutcome[]> {
    const plan = this.#planAt(levels);
    const outcomes = (await this.#trials.runUpTo(replications, plan.input)).slice(0, replications);
    const lastAnalysis = analyseHits(outcomes.filter(({ meets }) => meets).length, replications, this.#asked);
    this.interimAnalyses.push({ levels, ...lastAnalysis });
    this.#plans.set(keyOf(levels), { ...plan, lastAnalysis });
    return outcomes;
  }

  /**
   * Analyses a plan until it is decided, until it has so many replications, or until the next analysis would leave less
   * of the budget than is to be left; goes on where an earlier call stopped. The last analysis; absent where not one
   * could be paid for.
   */
  async decide(levels: readonly number[], most: number, leaving: number): Promise<InterimAnalysis | undefined> {
    const analysisSoFar = () => this.#plans.get(keyOf(levels))?.lastAnalysis;
    for (const size of interimSampleSizes(this.#asked)) {
      const analysis = analysisSoFar();
      if (analysis !== undefined && (analysis.standing !== 'undecided' || analysis.replications >= size)) continue;
      const has = analysis?.replications ?? 0;
      if (size > most || size - has > this.#trials.remaining - leaving) break;
      await this.analyse(levels, size);
    }
    return analysisSoFar();
  }

  #planAt(levels: readonly number[]): CandidatePlan {
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
