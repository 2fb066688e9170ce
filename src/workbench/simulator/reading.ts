import { describeNotes, describeProblems, readScenario } from '../../scenario/index.ts';
import type { Reading } from './requests.ts';
import { findText, namesIn } from './shipped-texts.ts';

/** Reads a scenario from the texts that the page knows. */
export function readingOf(texts: ReadonlyMap<string, string>, path: string): Reading {
  const read = readScenario(path, (each) => findText(texts, each), { namesIn: (folder) => namesIn(texts, folder) });
  return read.ok
    ? { ok: true, scenario: read.scenario, notes: describeNotes(read.notes) }
    : { ok: false, problems: describeProblems(path, read.problems) };
}
