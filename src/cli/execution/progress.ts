import type { Progress } from '../../experiment/index.ts';
import type { Terminal } from '../terminal.ts';
import { isInteractive } from '../terminal.ts';

/** Shows how far a run has come, on standard error. */
export interface ProgressDisplay {
  readonly show: (progress: Progress) => void;
  /** What is being done now that the replications are finished. */
  readonly announce: (doing: string) => void;
  /** How many of the charts are drawn. */
  readonly showDrawing: (drawn: number, charts: number) => void;
  /** Leaves the line clean for what is printed next. */
  readonly end: () => void;
}

/** Milliseconds between two looks at the clock. */
const redrawInterval = 1_000;
const barWidth = 20;
const clearLine = '\r\u001B[K';

/** Shows nothing. */
export const silentDisplay: ProgressDisplay = { show() {}, announce() {}, showDrawing() {}, end() {} };

/** Seconds that a chart is thought to take until the first is drawn. */
const secondsForChart = 1.5;

/**
 * A bar with the replications done and the time left where somebody watches; elsewhere, in a log, a plain line at each
 * quarter; nothing where quiet was asked for. `workers` is how many replications run at once, `charts` how many charts
 * are likely to be drawn after them: their time counts too.
 */
export function progressDisplay(terminal: Terminal, quiet: boolean, workers: number, charts = 0): ProgressDisplay {
  if (quiet) return silentDisplay;
  const work: ExpectedWork = { workers, drawing: charts * secondsForChart };
  return isInteractive(terminal.err, terminal) ? barDisplay(terminal, work) : quarterDisplay(terminal, work);
}

/** What a display reckons with: replications at once, and the seconds that drawing takes after the last of them. */
interface ExpectedWork {
  readonly workers: number;
  readonly drawing: number;
}

function barDisplay({ err }: Terminal, work: ExpectedWork): ProgressDisplay {
  const started = performance.now();
  let latest: { progress: Progress; at: number } | undefined;
  let currentActivity: string | undefined;
  let drawingSince: number | undefined;
  const draw = () => {
    const line =
      currentActivity ??
      (latest &&
        formatBar(
          latest.progress,
          secondsLeft(latest.progress, work, started, latest.at),
          (performance.now() - started) / 1_000,
          work,
        ));
    if (line !== undefined) err.write(`${clearLine}${line.slice(0, (err.columns || 80) - 1)}`);
  };
  const clock = setInterval(draw, redrawInterval);
  clock.unref(); // a bar alone is no reason for the process to stay
  return {
    show(progress) {
      latest = { progress, at: performance.now() };
      draw();
    },
    announce(activity) {
      currentActivity = activity;
      draw();
    },
    showDrawing(drawn, charts) {
      drawingSince ??= performance.now();
      currentActivity = formatDrawing(drawn, charts, (performance.now() - drawingSince) / 1_000);
      draw();
    },
    end() {
      clearInterval(clock);
      err.write(clearLine);
    },
  };
}

function quarterDisplay({ err }: Terminal, work: ExpectedWork): ProgressDisplay {
  const started = performance.now();
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
          ? `, ${formatTimeLeft(secondsLeft(progress, work, started, performance.now()))}`
          : ` in ${formatDuration((performance.now() - started) / 1_000)}`;
      err.write(`procap: ${done} of ${total} replications${left}\n`);
    },
    showDrawing(drawn, charts) {
      if (drawn === 0 && charts > 0) err.write(`procap: drawing ${charts} ${charts === 1 ? 'chart' : 'charts'}\n`);
    },
  };
}

/** A bar that is full when the charts are drawn, too. */
function formatBar(progress: Progress, left: number | undefined, elapsed: number, { drawing }: ExpectedWork): string {
  const { done, total, share } = progress;
  const ofAll = drawing === 0 || left === undefined ? share : Math.min(share, elapsed / (elapsed + left));
  return `${bar(ofAll)} ${done} of ${total} replications, ${formatTimeLeft(left)}`;
}

/** Charts after replications: as long left for each as those before took. */
function formatDrawing(drawn: number, charts: number, elapsed: number): string {
  const left = drawn === 0 ? charts * secondsForChart : (elapsed / drawn) * (charts - drawn);
  return `${bar(charts === 0 ? 1 : drawn / charts)} ${drawn} of ${charts} charts drawn, ${formatTimeLeft(left)}`;
}

function bar(share: number): string {
  const full = Math.floor(share * barWidth);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`;
}

function formatTimeLeft(seconds: number | undefined): string {
  if (seconds === undefined) return 'estimating the time left';
  return seconds === 0 ? 'done' : `about ${formatDuration(seconds)} left`;
}

/**
 * Seconds left if the rest goes as fast as what was done when the last replication was finished, `at`, with the drawing
 * after it; absent before the first. Times in milliseconds.
 *
 * With several workers replications are finished in waves: when the first is finished, its neighbours nearly are.
 */
function secondsLeft(
  { done, total, share, together = 1 }: Progress,
  { workers, drawing }: ExpectedWork,
  started: number,
  at: number,
): number | undefined {
  if (done === 0) return undefined;
  if (done === total) return drawing;
  const wave = workers * together;
  const inWaves = (count: number) => (Math.ceil(count / wave) * wave) / count;
  const wholeTime = (at - started) / ((share * inWaves(done)) / inWaves(total));
  return Math.max(0.001, (started + wholeTime - performance.now()) / 1_000) + drawing;
}

/** A time in words: 40 s, 3 min, 2 h 5 min. */
export function formatDuration(seconds: number): string {
  if (seconds < 99.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
