import type { PublishedFigure } from './published-figure.ts';
import type { Aggregation, SimulatedFigure } from './simulated-figure.ts';
import type { Area } from '../../model/index.ts';

/** One of the scenarios of a study, by the name that it has there. */
export interface StudyScenario {
  readonly name: string;
  /** From where the study file is counted from. */
  readonly file: string;
}

/**
 * What a figure is to the model: `input`, put into the scenario; `calibrated on`, one that settings may have been
 * chosen to meet; `test`, one that nothing was adjusted to; `context`, cited and not scored.
 */
export const figureRoles = ['input', 'calibrated on', 'test', 'context'] as const;
export type FigureRole = (typeof figureRoles)[number];

/** A published figure beside what the model has for it, the number in the unit of the model. */
export interface ComparedFigure {
  readonly figure: PublishedFigure;
  readonly role: FigureRole;
  /** Two ends, the same where one number was published; half of the last published digit is not in them. */
  readonly low: number;
  readonly high: number;
  readonly rounding: number;
  /** `region:<name>` where a figure has a number for each region, else that of its series. */
  readonly scope: Area;
  /** The day, or the last day of the period, that is looked up in a run. */
  readonly day: string;
  readonly from?: string;
  readonly across: Aggregation;
}

/** Published figures of one kind, and how the same is read off a run. */
export interface Series {
  readonly name: string;
  readonly simulated: SimulatedFigure;
  /** What happened in a period as a yearly rate. */
  readonly perYear: boolean;
  /** Names of scenarios. */
  readonly in: readonly string[];
  /** Whether the number itself is claimed, or only which regions have more and which less. */
  readonly claim: 'level' | 'direction';
  readonly compared: readonly ComparedFigure[];
  /** Why a period that the run covers only in part is compared all the same. */
  readonly partly?: string;
  readonly note?: string;
}

/** A figure that nothing was published for, shown because the question asks for it. */
export interface ShownFigure {
  readonly name: string;
  readonly simulated: SimulatedFigure;
  readonly scope: Area;
  readonly day: string;
  readonly in: readonly string[];
}

/**
 * Series that one chart draws month by month, until a day, with what was published of each; and metrics of which
 * nothing was published.
 */
export interface MonthlyCourse {
  readonly name: string;
  readonly until: string;
  readonly series: readonly Series[];
  /** None that a series reads too. */
  readonly metrics: readonly SimulatedFigure[];
  /** One scenario alone where a second one follows. */
  readonly in: readonly string[];
  /** A second scenario in the same panels, and the day on which it begins: after the first does, and before `until`. */
  readonly then?: { readonly scenario: string; readonly starts: string };
}

/** A level, and the question when the service comes to be below it. */
export interface Milestone {
  readonly name: string;
  readonly simulated: SimulatedFigure;
  readonly scope: Area;
  readonly below: number;
  /** Month ends on end that must be below it. */
  readonly months: number;
  /** Whether it must stay below it to the end of the run. */
  readonly lasting: boolean;
  readonly in: readonly string[];
}

/** A figure on record that the study does not compare, with the reason. */
export interface ExcludedFigure {
  readonly figure: PublishedFigure;
  readonly because: string;
}

/** Which of two figures that do not agree a study uses, and why. */
export interface FigureChoice {
  readonly use: PublishedFigure;
  readonly over: PublishedFigure;
  readonly because: string;
}

/** A published episode: scenarios, and the figures that they are held against. Plain data. */
export interface PublishedStudy {
  /** Of its file, without the ending. */
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly about: string;
  readonly scenarios: readonly StudyScenario[];
  readonly series: readonly Series[];
  readonly shown: readonly ShownFigure[];
  readonly byMonth: readonly MonthlyCourse[];
  readonly milestones: readonly Milestone[];
  readonly notCompared: readonly ExcludedFigure[];
  readonly choices: readonly FigureChoice[];
}
