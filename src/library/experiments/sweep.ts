import { runSweep } from '../../experiment/index.ts';
import { withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeStudy } from '../scenario.ts';
import type { Study } from '../scenario.ts';

/** What a sweep measured: one row for each point, replication by replication. */
export interface SweepTable {
  readonly rows: number;
  /** From 1, in the order of the design. */
  readonly point: Uint32Array;
  /** From 1. The same number has the same random numbers at every point. */
  readonly replication: Uint32Array;
  /** The level of each setting that varies, by its name, in its unit or as a factor. */
  readonly settings: Readonly<Record<string, Float64Array>>;
  /** Each measure by its name as the study writes it, in the unit of its metric; NaN where it has no meaning. */
  readonly measures: Readonly<Record<string, Float64Array>>;
}

/**
 * Simulates every point of a study: a scenario across the ranges of its uncertain settings, on common random numbers.
 *
 * Rejects with the reason of `signal` where that asked to stop; nothing is kept then.
 */
export async function sweep(study: Study, options: RunOptions = {}): Promise<SweepTable> {
  const complete = completeStudy(study);
  const most = complete.points * complete.replications;
  const { points, measured } = await withRunner(options, { scenarios: [study.scenario], most }, (running) =>
    runSweep({ ...running, study: complete }),
  );
  const rows = points.flatMap((levels, at) => measured[at].map((values, index) => ({ at, index, levels, values })));
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
  return {
    rows: rows.length,
    point: Uint32Array.from(rows, ({ at }) => at + 1),
    replication: Uint32Array.from(rows, ({ index }) => index + 1),
    settings: Object.fromEntries(
      complete.factors.map(({ factor }, index) => [factor.setting, column(({ levels }) => levels[index])]),
    ),
    measures: Object.fromEntries(study.measures.map((name, index) => [name, column(({ values }) => values[index])])),
  };
}
