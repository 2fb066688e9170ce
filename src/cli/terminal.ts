import type { EventEmitter } from 'node:events';
import type { PlanPart } from './execution/shards/plan-part.ts';

/** A stream that a command writes to: standard output, standard error, or a test's collector. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What surrounds a command: where its words go and where its files stand. A test hands in its own. */
export interface Terminal {
  /** For results, and nothing else. */
  readonly out: Stream;
  /** For progress, notes and errors. */
  readonly err: Stream;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** The folder that paths of results start from, where `folder` has the copies of a plan. Default: `folder`. */
  readonly resultsFrom?: string;
  /** The part of a plan that a command works on; absent where it does all of its work here and now. */
  readonly part?: PlanPart;
  /** Runs another command line, for a plan the job in it; handed in by the command line itself. */
  readonly run?: (args: readonly string[], terminal: Terminal) => Promise<void>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where SIGINT, SIGTERM and SIGHUP are heard. */
  readonly signals: Pick<EventEmitter, 'on' | 'off'>;
}

/** The terminal of this process. */
export const processTerminal = (): Terminal => ({
  out: process.stdout,
  err: process.stderr,
  folder: process.cwd(),
  environment: process.env,
  signals: process,
});

/** A terminal that can rewrite a line and show colours; one that calls itself dumb cannot. */
export const isInteractive = (stream: Stream, terminal: Terminal): boolean =>
  stream.isTTY === true && terminal.environment.TERM !== 'dumb';

/**
 * Whether words on a stream are coloured: as asked for, else only where somebody watches and has not said no.
 *
 * Each stream is judged for itself, so that results sent to a file stay plain while errors on the screen are coloured.
 */
export const isColoured = (stream: Stream, terminal: Terminal, asked?: boolean): boolean =>
  asked ?? (isInteractive(stream, terminal) && !terminal.environment.NO_COLOR);
