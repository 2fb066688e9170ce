import type { ComparedFigure, PublishedStudy, Series } from './published-study.ts';
import type { SimulatedFigure } from './simulated-figure.ts';

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

/** A parameter that multiplies a setting: what is in force on the first day, and after every later change. */
export interface SettingFactor {
  readonly setting: string;
  /** The number of a setting that has several. Default: all. */
  readonly part?: string;
  /** From this day on, so that the first day stays. */
  readonly from?: string;
  readonly times: true;
}

/**
 * A setting that a parameter of an area moves, before it is known what the area has: `times`, the level multiplies what
 * is in force on the first day and after every later change; `later`, it does so from the second day on. Otherwise the
 * level is the value itself.
 */
export interface AreaSetting {
  readonly setting: string;
  /** Of a setting with several numbers: the one that is moved. Default: all. */
  readonly part?: string;
  readonly times: boolean;
  readonly later: boolean;
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
  readonly sets: readonly (SettingMap | SettingFactor)[];
}

/** Something that differs from area to area and that nobody publishes by area. */
export interface AreaParameter extends Omit<FreeParameter, 'sets'> {
  readonly sets: readonly AreaSetting[];
  /** Columns of the series that depend on it: without any of them it is not free. */
  readonly toldBy: readonly string[];
  /** Tables, lines or figures of the area's own that decide it: with any of them it stays. */
  readonly unless: readonly string[];
}

/** How a column of an area's series is read off a run, and how nearly a run can meet it. */
export interface SeriesReading {
  readonly column: string;
  readonly simulated: SimulatedFigure;
  /** Standard deviation of how far a good model may be off: a share of the figure, and at least so much. */
  readonly discrepancy: number;
  readonly least: number;
  /** Compared as a logarithm: `least` is added before it is taken, since small counts may be 0. */
  readonly logarithm: boolean;
  readonly because: string;
}

/** How an area is calibrated on its own series: plain data. */
export interface AreaSetUp {
  readonly name: string;
  readonly about: string;
  readonly cutoff: number;
  readonly budget: CalibrationBudget;
  readonly quick: CalibrationBudget;
  readonly columns: readonly SeriesReading[];
  readonly parameters: readonly AreaParameter[];
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
  /**
   * The figure is compared as the logarithm of it and this, as what grows by leaps with load is; the standard
   * deviations are of that. Absent: as it is.
   */
  readonly logarithmOf?: number;
  readonly because: string;
}

/** How much work a calibration may take. */
export interface CalibrationBudget {
  /** Points at which the twin is run; 0 for none. */
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
  /** Where the figures are an area's own. */
  readonly area?: AreaCalibration;
}

/**
 * What is different where the figures are those that one area counted: they are one course of events of a small place,
 * so that chance, as one replication has it, stands between them and the mean of a good model; and what they cannot
 * tell stays as it is.
 */
export interface AreaCalibration {
  /** Figures that are kept back and judged at the end. */
  readonly tests: readonly FittedFigure[];
  /** Figures that a level may miss before it is ruled out: of a few, none. */
  readonly mayMiss: 0 | 1;
}
