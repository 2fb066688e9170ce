import { firstChoices } from './game/decisions.ts';
import type { Choices } from './game/decisions.ts';

export const parts = ['exercises', 'game', 'lesson', 'facilitator'] as const;
export type Part = (typeof parts)[number];

/** What the learner has drawn for an exercise: a value for each month asked about, null where there is no line yet. */
export interface Drawing {
  readonly values: readonly (number | null)[];
  /** Reality has been laid over it, and the line stands. */
  readonly isRun: boolean;
}

/** A game as far as it has been played: its dice, and the choices of each year that has been run. */
export interface Game {
  readonly number: number;
  readonly years: readonly Choices[];
  /** The choices on the form, for the year to come. */
  readonly next: Choices;
}

/** What the view Teach keeps over a reload. What follows by simulating is not kept: the same dice give it again. */
export interface TeachState {
  readonly part: Part;
  readonly exercise: number;
  readonly drawings: Readonly<Record<string, Drawing>>;
  /** How often other luck has been asked for. */
  readonly luck: number;
  readonly game?: Game | undefined;
  /** Codes of other teams, to compare with. */
  readonly others: readonly string[];
}

export const initialTeachState: TeachState = {
  part: 'exercises',
  exercise: 0,
  drawings: {},
  luck: 0,
  others: [],
};

export const newGame = (number: number): Game => ({ number, years: [], next: firstChoices });
