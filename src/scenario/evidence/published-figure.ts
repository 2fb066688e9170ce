import type { Quality } from '../scenario.ts';

/** Where facts come from, once each. */
export interface PublishedSource {
  /** What scenarios, figures and code cite it by. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** As the source itself bears it: a day, a month, a year, or words. */
  readonly date: string;
  readonly address?: string;
}

/** What a figure may be used for: to choose settings by, to test the model against, or only to be cited. */
export const figureUses = ['calibrate', 'target', 'context'] as const;
export type FigureUse = (typeof figureUses)[number];

/** A number; a range, its two ends; several numbers by name; or words where no number was published. */
export type PublishedValue = number | readonly [low: number, high: number] | Readonly<Record<string, number>> | string;

/** One published fact: what, when, how much, where from, how sure. */
export interface PublishedFigure {
  /** A name that other figures and studies know it by; only those have one that are spoken of. */
  readonly id?: string;
  /** As in the model where the model reports it, else a name of its own. */
  readonly metric: string;
  /** The day, or the first and last day of a period. A rate with only a last day is of the twelve months before it. */
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly value: PublishedValue;
  /** Half of the last digit in which the numbers are given: 0.12 may be anything from 0.115 to 0.125. */
  readonly rounding: number;
  readonly unit: string;
  /** Absent where it is of all of England and Wales. */
  readonly scope?: string;
  /** Which publication of a number that was revised: `first`, `revised`. */
  readonly vintage?: string;
  /** Ids of sources. */
  readonly sources: readonly string[];
  readonly quality: Quality;
  readonly use: FigureUse;
  readonly note?: string;
  /** Ids of figures that this one takes the place of: a later word on the same fact. */
  readonly supersedes: readonly string[];
  /** Ids of figures that say something else of the same fact; neither is wrong for certain. */
  readonly conflictsWith: readonly string[];
  /** Its line in the register, from 1. */
  readonly line: number;
}

/** All that is on record. */
export interface Evidence {
  readonly sources: readonly PublishedSource[];
  readonly figures: readonly PublishedFigure[];
}

/** The day on which a figure stands: its own, or the last of its period. */
export const dayOfFigure = ({ at, to }: PublishedFigure): string | undefined => at ?? to;

/** How a figure is called where it has to be named: its id, or what it is of, when and where. */
export function nameOfFigure({ id, metric, at, from, to, vintage, scope }: PublishedFigure): string {
  if (id !== undefined) return id;
  const when = at ?? (from === undefined ? to : `${from} to ${to}`);
  return [metric, when, vintage, scope].filter((each) => each !== undefined).join(', ');
}
