import type { PrecisionReached } from '../experiment/index.ts';
import type { ReplicationResult } from '../model/index.ts';
import type { Scenario } from '../scenario/index.ts';

/** What a report says about a scenario: as much of it as is printed. */
export type ScenarioFacts = Partial<Pick<Scenario, 'files' | 'parameters' | 'changes'>> &
  Pick<
    Scenario,
    | 'name'
    | 'question'
    | 'description'
    | 'start'
    | 'years'
    | 'seed'
    | 'replications'
    | 'steadyState'
    | 'thresholds'
    | 'changeLog'
    | 'assumptions'
    | 'area'
  >;

/** A scenario with what its replications gave. */
export interface ScenarioResults {
  readonly scenario: ScenarioFacts;
  readonly results: readonly ReplicationResult[];
}

/** All that a report is made from. */
export interface ReportInput {
  /** At least one; the first is the baseline. */
  readonly sets: readonly ScenarioResults[];
  /** Version of procap. */
  readonly version: string;
  readonly commit?: string;
  /** The command that makes the same results again. */
  readonly command: string;
  /** What came of a precision that was asked for in place of a number of replications. */
  readonly precision?: PrecisionReached;
  /** Titles of published sources by their ids, to name them by. */
  readonly sourceTitles?: Readonly<Record<string, string>>;
}

/** Where a chart comes from, as its footer says it. */
export interface Origin {
  /** Names of the scenarios. */
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  readonly version: string;
  readonly commit?: string;
  /** What the whole of the scenarios is, where it is not the whole service: `delivery unit One unit`. */
  readonly whole?: string;
  /** Ids of published sources that the chart shows figures of. */
  readonly sources?: readonly string[];
  /** What the page says of the scenarios besides. */
  readonly background?: Background;
}

/** What a reader should know of scenarios before their results. */
export interface Background {
  readonly question?: string;
  /** Each scenario in a sentence. */
  readonly plans: readonly { readonly name: string; readonly sentence: string }[];
  /** The published sources of the settings on which most hangs, in words. */
  readonly sources: readonly string[];
  /** The assumptions that would change the answer most, a sentence each. */
  readonly weakest: readonly string[];
}

export const originOf = ({ sets, version, commit }: ReportInput): Origin => ({
  names: sets.map(({ scenario }) => scenario.name),
  seeds: [...new Set(sets.map(({ scenario }) => scenario.seed))],
  version,
  ...(commit !== undefined && { commit }),
});
