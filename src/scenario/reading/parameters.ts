import { readEntry } from '../settings/entry.ts';
import type { Entry } from '../settings/entry.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import type { Definitions } from '../scenario.ts';

/** Reads all parameters of a baseline, by path of the setting. Each one that is missing is a problem at its chapter. */
export function readParameters(reader: Reader, piece: Piece, definitions: Definitions): Map<string, Entry> {
  const chapters = reader.map(piece, 'The list of parameters', Object.keys(definitions), 'chapter');
  if (chapters === undefined) return new Map();
  const entries = Object.entries(definitions).flatMap(([chapter, parameters]) => {
    const at = chapters.get(chapter);
    if (at !== undefined) return readChapter(reader, { ...at, field: chapter }, parameters);
    const settings = Object.keys(parameters).join(', ');
    reader.report(
      piece.keySpan,
      { message: `The chapter "${chapter}" is missing.`, suggestion: `Write it with its settings: ${settings}.` },
      chapter,
    );
    return [];
  });
  return new Map(entries);
}

function readChapter(reader: Reader, piece: Piece, parameters: Definitions[string]): [setting: string, entry: Entry][] {
  const chapter = piece.field;
  const settings = reader.map(piece, `The chapter "${chapter}"`, Object.keys(parameters), 'setting');
  if (settings === undefined) return [];
  return Object.entries(parameters).flatMap(([name, definition]) => {
    const path = `${chapter}.${name}`;
    const setting = settings.get(name);
    if (setting === undefined) {
      const message = `The setting "${name}" is missing from the chapter "${chapter}".`;
      reader.report(piece.keySpan, { message, suggestion: `Write it there: ${definition.about}` }, path);
      return [];
    }
    const entry = readEntry(reader, setting, definition);
    return entry === undefined ? [] : [[path, entry]];
  });
}
