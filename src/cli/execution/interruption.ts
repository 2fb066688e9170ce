import { RunAborted } from '../../experiment/index.ts';
import type { Signal } from '../errors.ts';
import { exitCodes, Interrupted } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

const stopSignals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A request to stop, once it is received. */
export interface Interruption {
  /** Aborted with the name of the signal as its reason. */
  readonly signal: AbortSignal;
  /** Stops listening: the next signal ends the process as usual. */
  readonly release: () => void;
}

/**
 * Listens for Ctrl-C and the other signals to stop from now on.
 *
 * The first one asks the running work to stop cleanly. A second one ends the process at once: whoever presses twice has
 * waited long enough, and unfinished results are removed as the process ends.
 */
export function listenForSignals(terminal: Terminal): Interruption {
  const controller = new AbortController();
  const stop = (signal: Signal) => {
    if (controller.signal.aborted) process.exit(exitCodes[signal]);
    controller.abort(signal);
  };
  for (const signal of stopSignals) terminal.signals.on(signal, stop);
  return {
    signal: controller.signal,
    release() {
      for (const signal of stopSignals) terminal.signals.off(signal, stop);
    },
  };
}

/** Does work that a signal may stop. Listening begins before anything is made that would have to be removed. */
export async function withInterruption<Value>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const { signal, release } = listenForSignals(terminal);
  try {
    return await work(signal);
  } finally {
    release();
  }
}

/** The error to report: where a signal asked to stop, one that says how far the work was and what `outcome` it has. */
export function interruptedOr(error: unknown, signal: AbortSignal, outcome: string): unknown {
  if (!signal.aborted) return error;
  const done = error instanceof RunAborted ? ` after ${error.done} of ${error.total} replications` : '';
  return new Interrupted(signal.reason as Signal, `Stopped${done}. ${outcome}`);
}
