import type { PrecisionReached } from '../experiment/index.ts';
import type { ParameterValue, ReplicationResult, Area } from '../model/index.ts';

/** How worrying an assumption is, as an assumptions log rates it. */
export type Rating = 'green' | 'amber' | 'red';

/** A limit that a scenario sets itself for one metric, drawn where the metric is charted. */
export interface ThresholdFacts {
  readonly metric: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly scope?: Area;
}

/** One change that a scenario makes, with its reason. */
export interface ChangeFacts {
  /** ISO date; absent where the change holds from the start. */
  readonly date?: string;
  readonly setting: string;
  readonly to: ParameterValue;
  readonly because: string;
}

/** How much hangs on an assumption. */
export interface ImpactFacts {
  readonly band: string;
  /** How large it is for its measure: 1 where it begins to count as high. */
  readonly size: number;
  /** In per cent of the measure, with its sign. */
  readonly change: number;
  readonly lo95?: number;
  readonly hi95?: number;
  /** Absent where no other level is plausible. */
  readonly measure?: string;
}

/** One row of the assumptions log. */
export interface AssumptionFacts {
  readonly setting: string;
  /** ISO date from which the value holds; absent where it holds from the start. */
  readonly from?: string;
  readonly value: ParameterValue;
  readonly unit: string;
  /** Ids of sources; empty or absent where there is none. */
  readonly source?: string;
  readonly quality: string;
  /** The quality of the evidence as a colour. */
  readonly qualityRag: Rating;
  /**
   * What putting it to another plausible level does to the measure that it moves most; absent where that is not known.
   */
  readonly impact?: ImpactFacts;
  readonly impactRag?: Rating;
  /** Quality and impact together. */
  readonly rag: Rating;
  readonly plausible?: readonly [number, number];
  readonly note?: string;
  readonly about: string;
  readonly file: string;
}

/** What a report says about a scenario: as much of it as is printed. */
export interface ScenarioFacts {
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
  /** ISO date of the first day. */
  readonly start: string;
  readonly years: number;
  readonly seed: number;
  readonly replications: number;
  /** Whether it asks for a steady state; otherwise it is a terminating study. */
  readonly steadyState?: boolean;
  readonly thresholds: readonly ThresholdFacts[];
  readonly changeLog: readonly ChangeFacts[];
  readonly assumptions: readonly AssumptionFacts[];
}

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
}

/** Where a chart comes from, as its footer says it. */
export interface Origin {
  /** Names of the scenarios. */
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  readonly version: string;
  readonly commit?: string;
  /** Ids of published sources that the chart shows figures of. */
  readonly sources?: readonly string[];
}

export const originOf = ({ sets, version, commit }: ReportInput): Origin => ({
  names: sets.map(({ scenario }) => scenario.name),
  seeds: [...new Set(sets.map(({ scenario }) => scenario.seed))],
  version,
  ...(commit !== undefined && { commit }),
});
