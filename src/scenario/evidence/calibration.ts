import type { ComparedFigure, PublishedStudy, Series } from './published-study.ts';

/**
 * What a free parameter does to one number of a scenario: `at zero + each x level`, so that a parameter may move
 * several settings together.
 */
export interface SettingMap {
  /** `chapter.name`. */
  readonly setting: string;
  /** The number of a setting that has several. */
  readonly part?: string;
  /** Of the change of the setting on this day, which is added where there is none; absent: of the first day. */
  readonly from?: string;
  readonly atZero: number;
  readonly each: number;
}

/** Something that nobody published and that a calibration is free to choose. */
export interface FreeParameter {
  readonly name: string;
  readonly unit: string;
  /** What is plausible before any figure is looked at. */
  readonly low: number;
  readonly high: number;
  /** Where it stood before the calibration. */
  readonly before: number;
  /** Digits after the point in which the chosen level is written. */
  readonly digits: number;
  readonly because: string;
  readonly sets: readonly SettingMap[];
}

/**
 * A published figure that a calibration is held to, with what it may be missed by. Standard deviations, in the unit of
 * the model.
 */
export interface FittedFigure {
  readonly series: Series;
  readonly compared: ComparedFigure;
  /** How well the figure itself is known. */
  readonly observation: number;
  /** How far a good model of this kind may be from the truth. */
  readonly discrepancy: number;
  /**
   * How far the deterministic twin may be from the simulation; absent where the twin does not know the figure, or not
   * well.
   */
  readonly twin?: number;
  readonly because: string;
}

/** How much work a calibration may take. */
export interface CalibrationBudget {
  /** Points at which the twin is run. */
  readonly twinPoints: number;
  /** Points of the second wave at which the service is simulated, and how often at each. */
  readonly points: number;
  readonly replications: number;
  /** The same of the third wave, in which what is left is confirmed. */
  readonly confirmPoints: number;
  readonly confirmReplications: number;
  /** Replications of the scenario before and after. */
  readonly finalReplications: number;
  /** Levels of the parameters that emulators are asked about. */
  readonly candidates: number;
}

/** A calibration as it is set up: plain data. */
export interface Calibration {
  readonly name: string;
  readonly about: string;
  /** The scenario that is simulated, from where the file is counted from, and for how long. */
  readonly scenario: string;
  readonly years: number;
  readonly seed: number;
  /** Implausibility beyond which a point is ruled out. */
  readonly cutoff: number;
  readonly budget: CalibrationBudget;
  readonly quick: CalibrationBudget;
  /** How far the twin looks beyond the figures, and at how many of the points that are left. */
  readonly ahead: { readonly years: number; readonly points: number };
  readonly parameters: readonly FreeParameter[];
  readonly figures: readonly FittedFigure[];
  /** How every figure is read off a run. */
  readonly study: PublishedStudy;
}
