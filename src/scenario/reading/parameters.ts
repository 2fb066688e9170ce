import { adviceForReplaced } from '../settings/replaced-settings.ts';
import { defaultEntry } from '../settings/default-entry.ts';
import { readEntry } from '../settings/entry.ts';
import type { Entry } from '../settings/entry.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import type { Definitions } from '../scenario.ts';

type Entries = [setting: string, entry: Entry][];

/**
 * Reads all parameters of a baseline, by path of the setting. One that is missing has its default, where it has one;
 * else it is a problem at its chapter.
 */
export function readParameters(reader: Reader, piece: Piece, definitions: Definitions): Map<string, Entry> {
  const chapters = reader.map(piece, 'The list of parameters', Object.keys(definitions), 'chapter');
  if (chapters === undefined) return new Map();
  const entries = Object.entries(definitions).flatMap(([chapter, parameters]): Entries => {
    const at = chapters.get(chapter);
    if (at !== undefined) return readChapter(reader, { ...at, field: chapter }, parameters);
    const defaults = defaultsOf({ ...piece, field: chapter }, parameters);
    const settings = Object.keys(parameters).filter((name) => parameters[name].default === undefined);
    if (settings.length > 0)
      reader.report(
        piece.keySpan,
        {
          message: `The chapter "${chapter}" is missing.`,
          suggestion: `Write it with its settings: ${settings.join(', ')}.`,
        },
        chapter,
      );
    return defaults;
  });
  return new Map(entries);
}

function readChapter(reader: Reader, piece: Piece, parameters: Definitions[string]): Entries {
  const chapter = piece.field;
  const settings = reader.map(piece, `The chapter "${chapter}"`, Object.keys(parameters), 'setting', (name) =>
    adviceForReplaced(parameters, name),
  );
  if (settings === undefined) return [];
  return Object.entries(parameters).flatMap(([name, definition]): Entries => {
    const path = `${chapter}.${name}`;
    const setting = settings.get(name);
    const entry =
      setting === undefined ? defaultEntry(path, definition, piece) : readEntry(reader, setting, definition);
    if (setting === undefined && entry === undefined) {
      const message = `The setting "${name}" is missing from the chapter "${chapter}".`;
      reader.report(piece.keySpan, { message, suggestion: `Write it there: ${definition.about}` }, path);
    }
    return entry === undefined ? [] : [[path, entry]];
  });
}

/** The settings of a chapter that have a default. */
const defaultsOf = (chapter: Piece, parameters: Definitions[string]): Entries =>
  Object.entries(parameters).flatMap(([name, definition]): Entries => {
    const path = `${chapter.field}.${name}`;
    const entry = defaultEntry(path, definition, chapter);
    return entry === undefined ? [] : [[path, entry]];
  });
