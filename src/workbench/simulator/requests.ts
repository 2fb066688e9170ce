import type { ReplicationResult, Roster, Story } from '../../model/index.ts';
import type { TwinResult } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Move } from '../state/moves.ts';

/** A scenario with what the user has moved in it: what every simulation on the page starts from. */
export interface World {
  /** Path of a shipped file, or of one that the user has opened. */
  readonly path: string;
  readonly moves: readonly Move[];
}

/** What the page asks of a worker. */
export type Request =
  /** The texts of the shipped files, packed, and what was read in the build; the first message to a worker. */
  | { readonly ask: 'begin'; readonly packedTexts: string; readonly readings: Readonly<Record<string, Reading>> }
  /** A file of the user's own joins the shipped ones; without a text it is taken away again. */
  | { readonly ask: 'add file'; readonly path: string; readonly text: string | undefined }
  | { readonly ask: 'read'; readonly path: string }
  /** One replication of the first unit, with its rosters. */
  | { readonly ask: 'course'; readonly world: World; readonly replication: number }
  | { readonly ask: 'replication'; readonly world: World; readonly replication: number; readonly years?: number }
  /** The deterministic twin of a world. */
  | { readonly ask: 'twin'; readonly world: World }
  | {
      readonly ask: 'story';
      readonly world: World;
      readonly replication: number;
      readonly agent: { readonly of: 'case' | 'officer'; readonly name: string };
    };

/** A replication of one unit, seen from inside. */
export interface Course {
  readonly result: ReplicationResult;
  readonly rosters: readonly Roster[];
}

export type Reading =
  | { readonly ok: true; readonly scenario: Scenario; readonly notes: string }
  | { readonly ok: false; readonly problems: string };

/** What a worker answers, by what was asked. */
export interface Answers {
  readonly begin: true;
  readonly 'add file': true;
  readonly read: Reading;
  readonly course: Course;
  readonly replication: ReplicationResult;
  readonly twin: TwinResult;
  readonly story: Story;
}

export type AnswerTo<R extends Request> = Answers[R['ask']];

/** A message to a worker, and the reply to it. */
export interface Call {
  readonly id: number;
  readonly request: Request;
}
export type Reply =
  { readonly id: number; readonly answer: Answers[keyof Answers] } | { readonly id: number; readonly error: string };
