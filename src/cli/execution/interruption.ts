import type { Signal } from '../errors.ts';
import { exitCodes } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

const stopSignals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A wish to stop, once it is heard. */
export interface Interruption {
  /** Aborted with the name of the signal as its reason. */
  readonly signal: AbortSignal;
  /** Stop listening: the next signal ends the process as usual. */
  readonly release: () => void;
}

/**
 * Listens for Ctrl-C and its kin from now on.
 *
 * The first one asks the running work to stop cleanly. A second one ends the process at once: whoever presses twice has
 * waited long enough, and unfinished results are taken away as the process ends.
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
