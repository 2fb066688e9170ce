import {
  describeNotes,
  describeProblems,
  isSheetPath,
  openWorkbook,
  readingAtCells,
  readScenario,
  sheetScenario,
  whyOtherFormat,
} from '../../scenario/index.ts';
import type { SheetScenario } from '../../scenario/index.ts';
import { loadSpreadsheets } from '../libraries/load.ts';
import { findText, namesIn } from '../simulator/shipped-texts.ts';

/** A file of the user's own: its text, or what is wrong with it in the words of the command. */
export type OwnFile =
  | { readonly ok: true; readonly path: string; readonly text: string; readonly notes: string }
  | { readonly ok: false; readonly problems: string };

/** Far above any scenario, in bytes. */
const mostBytes = 10_000_000;

/** Reads a file that was dropped on the page, with what it extends; bad input never throws. */
export async function readOwnFile(
  name: string,
  bytes: Uint8Array,
  texts: ReadonlyMap<string, string>,
): Promise<OwnFile> {
  const opened = bytes.length > mostBytes ? { why: 'is too large for a scenario.' } : await openFile(name, bytes);
  if ('why' in opened) return { ok: false, problems: `${name} ${opened.why}` };
  const { text, sheet } = opened;
  const all = new Map([...texts, [name, text]]);
  const reading = readingAtCells(
    readScenario(name, (path) => findText(all, path), { namesIn: (folder) => namesIn(all, folder) }),
    new Map(sheet === undefined ? [] : [[name, sheet]]),
  );
  return reading.ok
    ? { ok: true, path: name, text, notes: describeNotes(reading.notes).trimEnd() }
    : { ok: false, problems: describeProblems(name, reading.problems).trimEnd() };
}

interface Opened {
  readonly text: string;
  readonly sheet?: SheetScenario;
}

/** The text of a file, a spreadsheet turned into text; or why it has none, in a sentence without its name. */
async function openFile(name: string, bytes: Uint8Array): Promise<Opened | { readonly why: string }> {
  if (isSheetPath(name)) {
    const library = await loadSpreadsheets();
    const opened = openWorkbook(bytes, { read: library.read, CFB: library.CFB as unknown });
    if ('why' in opened) return opened;
    const sheet = sheetScenario(name, opened.workbook, opened.hidden);
    return { text: sheet.text, sheet };
  }
  const why = whyOtherFormat(name);
  if (why !== undefined) return { why };
  if (!/\.ya?ml$/i.test(name)) return { why: 'is no scenario file. Choose one that ends in .yaml, .xlsx or .ods.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { why: 'is not text in UTF-8, as a scenario must be.' };
  }
}
