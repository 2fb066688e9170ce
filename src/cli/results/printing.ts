import type { Problem } from '../../scenario/index.ts';
import { describeNotes } from '../../scenario/index.ts';
import type { SimulationOptions } from '../options/simulation-options.ts';
import type { Terminal } from '../terminal.ts';
import type { Written } from './write-answer.ts';
import { isColoured } from '../terminal.ts';

/**
 * What a reader should know about scenarios that can be run, each note once though several scenarios may extend the
 * file it is about.
 *
 * A note says that something lies after the end of the run; where `--years` cuts a run short on purpose, no note is
 * needed.
 */
export function printNotes(
  notes: readonly Problem[],
  { color, quiet, years }: Pick<SimulationOptions, 'color' | 'quiet' | 'years'>,
  terminal: Terminal,
): void {
  if (quiet || years !== undefined) return;
  const worthSaying = notes.filter(({ isAsMeant }) => isAsMeant !== true);
  const distinctNotes = new Map(worthSaying.map((note) => [`${note.file}:${note.line}:${note.column}`, note]));
  if (distinctNotes.size > 0)
    terminal.err.write(
      `${describeNotes([...distinctNotes.values()], { colour: isColoured(terminal.err, terminal, color) })}\n`,
    );
}

/**
 * With fewer replications, a 95% interval may reach beyond what is possible: with two it has nearly thirteen standard
 * errors to each side.
 */
const fewestForIntervals = 5;

/** Warns that intervals from a handful of replications are unreliable, except where quiet is asked for. */
export function warnOfFewReplications(
  replications: number,
  { quiet }: Pick<SimulationOptions, 'quiet'>,
  { err }: Terminal,
): void {
  if (quiet || replications >= fewestForIntervals) return;
  const finding =
    replications === 1
      ? 'One replication shows one course of events and gives no intervals'
      : `Intervals from ${replications} replications are unreliable, and may extend beyond what is possible`;
  err.write(`${finding}. For reliable figures, use --replications 10 or more.\n`);
}

/** The answer on standard output, in words or as JSON; where the files are, on standard error. */
export function printAnswer(
  written: Written<object>,
  { json, quiet }: Pick<SimulationOptions, 'json' | 'quiet'>,
  terminal: Terminal,
): void {
  const { data, text, folder, fileNames } = written;
  terminal.out.write(`${json ? JSON.stringify({ folder, files: fileNames, ...data() }, undefined, 2) : text()}\n`);
  if (!quiet) printFolder(written, terminal);
}

/** Where the files of an answer are, on standard error. */
export function printFolder({ folder, fileNames }: Written<unknown>, { err }: Terminal): void {
  err.write(`Wrote ${fileNames.length} files to ${folder}. Open ${folder}/report.html to read them.\n`);
}
