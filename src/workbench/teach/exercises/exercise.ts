import type { MetricName } from '../../../model/index.ts';
import type { Move } from '../../state/moves.ts';
import type { Effect, Months, WorldPairs } from '../figures.ts';

/** A row of the table that explains an exercise. */
export interface AskedEffect {
  /** By which the explanation calls it. */
  readonly id: string;
  readonly words: string;
  readonly metric: MetricName;
  readonly months: Months;
  /** Which pairs it is taken from; the exercise's own unless it says so. */
  readonly elsewhere?: true;
  /** Good for whom, or bad: for the reader only. */
  readonly group?: string;
}

/** Two worlds that differ in moves only. */
export interface Contrast {
  readonly path: string;
  readonly with: readonly Move[];
  readonly without: readonly Move[];
}

/** What the explanation may speak of: effects by id, once they are there. */
export type EffectsById = Readonly<Record<string, Effect | undefined>>;

/** A prediction to draw, the world that answers it, and what explains it. */
export interface Exercise {
  readonly id: string;
  /** Before the run; it does not give the answer away. */
  readonly title: string;
  /** What a facilitator calls it. */
  readonly lesson: string;
  readonly situation: readonly string[];
  readonly ask: string;
  /** The world that is drawn, and the one that it is compared with. */
  readonly contrast: Contrast;
  /** The names of the two worlds in the table. */
  readonly worlds: { readonly with: string; readonly without: string };
  /** The same question in another unit, where it tells how far the answer carries. */
  readonly elsewhere?: Contrast & { readonly words: string };
  readonly metric: MetricName;
  readonly metricWords: string;
  /** A replication that lies near the middle of the first twenty: the run that the learner is shown first. */
  readonly typicalRun: number;
  /** The last day that the learner is shown; drawn from then on. */
  readonly shownUntil: string;
  /** Ends of the plane that is drawn on. They are wide enough not to give the answer away. */
  readonly plane: readonly [number, number];
  readonly effects: readonly AskedEffect[];
  /** Whether these runs show what the lesson claims. */
  readonly holds: (effects: EffectsById) => boolean;
  /** Paragraphs with the figures of the runs just made. */
  readonly explain: (effects: EffectsById) => readonly string[];
  readonly sources: readonly { readonly id: string; readonly says: string }[];
  /** For the facilitator. */
  readonly discussion: { readonly ask: string; readonly likely: string; readonly pitfall: string };
}

/** How many pairs an explanation rests on. */
export const pairsOfExercise = 20;

export interface ExerciseRuns {
  readonly own: WorldPairs;
  readonly elsewhere: WorldPairs;
}
