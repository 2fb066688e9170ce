import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { measuresOf, measureText, sweepPoints } from '../../experiment/index.ts';
import type { MeasuredValues, SweepResult } from '../../experiment/index.ts';
import type { SweepStudy } from '../../scenario/index.ts';
import { identityOf } from '../execution/study-simulation.ts';
import type { ResultRecord } from '../results/run-record.ts';

/** The finished sweep of a study, or why a folder has none that can be used. */
export type FinishedSweep =
  { readonly ok: true; readonly result: SweepResult } | { readonly ok: false; readonly because: string };

/**
 * Reads what a sweep of this very study by this very program wrote to a folder, to the last bit; it may have more
 * replications than the study asks for. Nothing is thrown for a folder that has none.
 */
export function readFinishedSweep(study: SweepStudy, displayPath: string, currentFolder: string): FinishedSweep {
  const folder = resolve(currentFolder, displayPath);
  const refuse = (because: string): FinishedSweep => ({ ok: false, because });
  try {
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as ResultRecord;
    if (record.madeBy !== 'procap' || record.kind !== 'sweep') return refuse(`${displayPath} is no result of a sweep.`);
    if (record.figuresOf !== identityOf(study))
      return refuse(`${displayPath} is the sweep of another study, or by another version of the program.`);
    const bytes = readFileSync(join(folder, 'results.csv'));
    if (createHash('sha256').update(bytes).digest('hex') !== record.files['results.csv'])
      return refuse(`${displayPath}/results.csv was changed after it was written.`);
    const measured = measuredIn(bytes.toString('utf8'), study);
    if (measured === undefined)
      return refuse(`${displayPath} has fewer replications of each point than the ${study.replications} asked for.`);
    return { ok: true, result: { study, measures: measuresOf(study), points: sweepPoints(study), measured } };
  } catch (error) {
    if (error instanceof SyntaxError || typeof (error as NodeJS.ErrnoException).code === 'string')
      return refuse(`${displayPath} is no finished result of a sweep.`);
    throw error;
  }
}

/** The measures of every point and replication of `results.csv`; absent where some are missing. */
function measuredIn(text: string, study: SweepStudy): MeasuredValues[][] | undefined {
  const values = new Map(
    csvParseRows(text)
      .slice(1)
      .map(([point, replication, measure, value]) => [
        `${point} ${replication} ${measure}`,
        value === '' ? NaN : Number(value),
      ]),
  );
  const measures = measuresOf(study).map(measureText);
  const measured = Array.from({ length: study.points }, (_point, at) =>
    Array.from({ length: study.replications }, (_replication, index) =>
      measures.map((measure) => values.get(`${at + 1} ${index + 1} ${measure}`)),
    ),
  );
  const isWhole = measured.every((replications) => replications.every((each) => !each.includes(undefined)));
  return isWhole ? (measured as MeasuredValues[][]) : undefined;
}
