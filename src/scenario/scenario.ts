import type { Chapter, ParameterValue, ServiceInput } from '../model/index.ts';

/** How sure a number is, surest first. */
export const qualities = ['published', 'secondary', 'derived', 'inferred', 'assumed'] as const;
export type Quality = (typeof qualities)[number];

/** Red, amber or green, as an assumptions log shows the quality of evidence. */
export type Rag = 'green' | 'amber' | 'red';

/** Least and most that is believable. For one number in its own unit; for several numbers or shares a factor on all of them. */
export type Plausible = readonly [low: number, high: number];

/** The parameters that a scenario file must give, by chapter and name. */
export type Definitions = Readonly<Record<string, Chapter>>;

/** A level that a metric should not pass, drawn in the charts and named in the findings. Exactly one of the two levels is given. */
export interface Threshold {
  readonly metric: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** `service`, or `region:<name>`, or `pdu:<name>`. */
  readonly scope: string;
}

/** A change that is in force in the composed scenario, with its reason. Without a date it holds from the start. */
export interface LoggedChange {
  readonly date?: string;
  readonly setting: string;
  readonly to: ParameterValue;
  readonly because: string;
  readonly file: string;
  readonly line: number;
}

/** One row of the assumptions log: a value of a setting at the start or, with `from`, from that date on. */
export interface Assumption {
  readonly setting: string;
  readonly from?: string;
  readonly value: ParameterValue;
  /** `on or off` for a switch, `a choice` for a word. */
  readonly unit: string;
  /** Ids of sources, several with a comma between; empty where there is none. */
  readonly source: string;
  readonly quality: Quality;
  readonly rag: Rag;
  readonly plausible?: Plausible;
  readonly note?: string;
  /** What the setting is. */
  readonly about: string;
  readonly file: string;
  readonly line: number;
  /** Why, where the value comes from a change. */
  readonly because?: string;
}

/** A checked and composed scenario: what the model needs, and what a reader of its results needs. Plain data. */
export interface Scenario extends ServiceInput {
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
  readonly seed: number;
  readonly replications: number;
  /** Whether the question is about the service in the long run, so that a warm-up is looked for and left out; otherwise about the course from the start. */
  readonly steadyState?: boolean;
  readonly thresholds: readonly Threshold[];
  /** The files it is composed of, the baseline first. */
  readonly files: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly changeLog: readonly LoggedChange[];
}
