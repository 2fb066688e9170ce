import { qualities } from '../model/index.ts';
import type { AreaAccount } from './own-figures/area-account.ts';
import type { AreaSeries } from './own-figures/area-series.ts';
import type { Area, Chapter, ParameterValue, Quality, ServiceInput } from '../model/index.ts';

/** A level that a setting is put to: a number as `withLevel` takes it; on or off for a switch, a word for a choice. */
export type SettingLevel = number | boolean | string;

export { qualities };
export type { AreaAccount };
export type { Quality };

/** Red, amber or green, as an assumptions log shows a worry. */
export type Rag = 'green' | 'amber' | 'red';

/** How much hangs on a value. */
export type ImpactBand = 'low' | 'medium' | 'high';

/** What putting a setting to another plausible level does to the headline measure that it moves most. */
export interface Impact {
  readonly band: ImpactBand;
  /** How large that is for the measure: 1 where it begins to count as high. */
  readonly size: number;
  /** In per cent of the measure, with its sign, and the 95% interval of that. 0 where no other level is plausible. */
  readonly change: number;
  readonly lo95?: number;
  readonly hi95?: number;
  /** As a user writes it: `unallocated.all@mean`. Absent, with the level, where no other level is plausible. */
  readonly measure?: string;
  readonly level?: SettingLevel;
}

/**
 * Least and most that is believable. For one number in its own unit; for several numbers or shares a factor on all of
 * them.
 */
export type PlausibleRange = readonly [low: number, high: number];

/** The parameters that a scenario file must give, by chapter and name. */
export type Definitions = Readonly<Record<string, Chapter>>;

/**
 * A level that a metric should not pass, drawn in the charts and named in the findings. Exactly one of the two levels
 * is given.
 */
export interface Threshold {
  readonly metric: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly scope: Area;
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
  /** Those of the ids that no register has, with the words in which a file gives the source. */
  readonly ownSources?: Readonly<Record<string, string>> | undefined;
  readonly quality: Quality;
  /** How good the evidence is: the quality as a colour. */
  readonly qualityRag: Rag;
  /** What hangs on it, and that as a colour. Absent where it is not known. */
  readonly impact?: Impact;
  readonly impactRag?: Rag;
  /** Both together: red where the evidence is weak and much hangs on it. */
  readonly rag: Rag;
  readonly plausible?: PlausibleRange;
  readonly note?: string;
  /** What the setting is. */
  readonly about: string;
  readonly file: string;
  readonly line: number;
  /** Where it stands, in place of file and line, if these are not what the user sees: a cell of a spreadsheet. */
  readonly place?: string;
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
  /**
   * Whether the question is about the service in the long run, so that a warm-up is looked for and left out; otherwise
   * about the course from the start.
   */
  readonly steadyState?: boolean;
  readonly thresholds: readonly Threshold[];
  /** The files it is composed of, the baseline first. */
  readonly files: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly changeLog: readonly LoggedChange[];
  /** Where a file gives own figures of an area: what came from where. */
  readonly area?: AreaAccount;
  /** What that area has counted since; a run takes no notice of it. */
  readonly series?: AreaSeries;
}
