import type { Problem } from '../scenario/index.ts';
import { describeNotes } from '../scenario/index.ts';
import type { SimulationOptions } from './options.ts';
import type { StudyResult } from './study.ts';
import type { Terminal } from './terminal.ts';
import { isColoured } from './terminal.ts';

/**
 * What a reader should know of scenarios that can be run, each note once though several scenarios may extend the file it is about.
 *
 * A note says that something lies after the end of the run; where `--years` cuts a run short on purpose, nobody needs to be told.
 */
export function printNotes(notes: readonly Problem[], { color, quiet, years }: SimulationOptions, terminal: Terminal): void {
  if (quiet || years !== undefined) return;
  const once = new Map(notes.map((note) => [`${note.file}:${note.line}:${note.column}`, note]));
  if (once.size > 0) terminal.err.write(`${describeNotes([...once.values()], { colour: isColoured(terminal.err, terminal, color) })}\n`);
}

/** The answer on standard output, in a table or as JSON; where the files are, on standard error. */
export async function printResult(result: StudyResult, { json, quiet }: SimulationOptions, { out, err }: Terminal): Promise<void> {
  const { resultTable } = await import('../report/index.ts');
  const { resultData } = await import('./result-data.ts');
  out.write(json ? `${JSON.stringify(resultData(result), undefined, 2)}\n` : `${resultTable(result.report).trimEnd()}\n`);
  const count = Object.keys(result.record.files).length + 1;
  if (!quiet) err.write(`Wrote ${count} files to ${result.folder}. Open ${result.folder}/report.html to read them.\n`);
}
