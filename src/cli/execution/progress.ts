import type { Progress } from '../../experiment/index.ts';
import type { Terminal } from '../terminal.ts';
import { isInteractive } from '../terminal.ts';

/** Shows how far a run has come, on standard error. */
export interface ProgressDisplay {
  readonly show: (progress: Progress) => void;
  /** What is being done now that the replications are finished. */
  readonly announce: (doing: string) => void;
  /** Leaves the line clean for what is printed next. */
  readonly end: () => void;
}

/** Milliseconds between two looks at the clock. */
const redrawInterval = 1_000;
const barWidth = 20;
const clearLine = '\r\u001B[K';

const silentDisplay: ProgressDisplay = { show() {}, announce() {}, end() {} };

/**
 * A bar with the replications done and the time left where somebody watches; elsewhere, in a log, a plain line at each
 * quarter; nothing where quiet was asked for. `workers` is how many replications run at once.
 */
export function progressDisplay(terminal: Terminal, quiet: boolean, workers: number): ProgressDisplay {
  if (quiet) return silentDisplay;
  return isInteractive(terminal.err, terminal) ? barDisplay(terminal, workers) : quarterDisplay(terminal, workers);
}

function barDisplay({ err }: Terminal, workers: number): ProgressDisplay {
  const started = Date.now();
  let latest: { progress: Progress; at: number } | undefined;
  let currentActivity: string | undefined;
  const draw = () => {
    const line =
      currentActivity ??
      (latest && formatBar(latest.progress, formatTimeLeft(latest.progress, workers, started, latest.at)));
    if (line !== undefined) err.write(`${clearLine}${line.slice(0, (err.columns || 80) - 1)}`);
  };
  const clock = setInterval(draw, redrawInterval);
  clock.unref(); // a bar alone is no reason for the process to stay
  return {
    show(progress) {
      latest = { progress, at: Date.now() };
      draw();
    },
    announce(activity) {
      currentActivity = activity;
      draw();
    },
    end() {
      clearInterval(clock);
      err.write(clearLine);
    },
  };
}

function quarterDisplay({ err }: Terminal, workers: number): ProgressDisplay {
  const started = Date.now();
  let reportedQuarters = 0;
  return {
    ...silentDisplay,
    show(progress) {
      const { done, total, share } = progress;
      const quarter = done === total ? 4 : Math.min(3, Math.floor(share * 4));
      if (quarter <= reportedQuarters) return;
      reportedQuarters = quarter;
      const left =
        quarter < 4
          ? `, ${formatTimeLeft(progress, workers, started, Date.now())}`
          : ` in ${formatDuration((Date.now() - started) / 1_000)}`;
      err.write(`procap: ${done} of ${total} replications${left}\n`);
    },
  };
}

function formatBar({ done, total, share }: Progress, left: string): string {
  const full = Math.floor(share * barWidth);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${done} of ${total} replications, ${left}`;
}

/**
 * Time left if the rest goes as fast as what was done when the last replication was finished, `at`. Times in
 * milliseconds.
 *
 * With several workers replications are finished in waves: when the first is finished, its neighbours nearly are.
 */
function formatTimeLeft({ done, total, share }: Progress, workers: number, started: number, at: number): string {
  if (done === 0) return 'estimating the time left';
  if (done === total) return 'done';
  const inWaves = (count: number) => (Math.ceil(count / workers) * workers) / count;
  const wholeTime = (at - started) / ((share * inWaves(done)) / inWaves(total));
  return `about ${formatDuration(Math.max(0, started + wholeTime - Date.now()) / 1_000)} left`;
}

/** A time in words: 40 s, 3 min, 2 h 5 min. */
export function formatDuration(seconds: number): string {
  if (seconds < 99.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
