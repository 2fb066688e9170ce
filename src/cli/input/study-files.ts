import { readMeasure } from '../../experiment/index.ts';
import { atCells, describeProblems, readSweepStudy } from '../../scenario/index.ts';
import type { Problem, RunOverrides, SweepStudy } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import type { CommonOptions } from '../options/simulation-options.ts';
import { memoryNeedsOf, noteShippedFiles, runOverridesOf, whyUnreadable } from './scenario-files.ts';
import { meantPath, scenarioTexts } from './sheet/scenario-texts.ts';
import type { Terminal } from '../terminal.ts';
import { isColoured } from '../terminal.ts';

/**
 * Reads a study that must be good, with the scenario that it names; else throws a UsageError with all problems of both.
 */
export function readGoodStudy(
  path: string,
  terminal: Terminal,
  { color, ...options }: CommonOptions & RunOverrides & { quiet?: boolean },
): { study: SweepStudy; notes: readonly Problem[] } {
  const file = meantPath(path, terminal.folder);
  noteShippedFiles([path], terminal, options);
  const unreadable = whyUnreadable(file, terminal.folder, 'study');
  if (unreadable !== undefined) throw new UsageError(unreadable);
  const { textOf, sheets } = scenarioTexts(terminal.folder);
  const reading = readSweepStudy(file, textOf, {
    run: runOverridesOf(options),
    memoryNeedsOf,
    readMeasure,
  });
  const bad = [...sheets.values()].some((sheet) => sheet.problems.length > 0);
  if (reading.ok && !bad) return reading;
  const problems = atCells(reading.ok ? [] : reading.problems, sheets);
  const words = describeProblems(file, problems, { colour: isColoured(terminal.err, terminal, color) });
  throw new UsageError(words.replace('This scenario cannot be run', 'This study cannot be run').trimEnd());
}
