import { stringify } from 'yaml';
import type { ParameterDefinition } from '../../model/index.ts';
import { openYaml } from '../yaml/open-yaml.ts';
import type { Piece } from '../yaml/reader.ts';
import { readEntry, unitOf } from './entry.ts';
import type { Entry } from './entry.ts';

const noteOfDefault = 'A default: the baseline does not give this setting.';

/**
 * The entry of a setting that a baseline leaves out, from the default of its definition; absent where it has none. It
 * stands where the setting would: at its chapter. What a file may not say, a default may not say either: a RangeError
 * names a default that does not fit its definition.
 */
export function defaultEntry(setting: string, definition: ParameterDefinition, chapter: Piece): Entry | undefined {
  if (definition.default === undefined) return undefined;
  const { doesNothing: _, ...given } = definition.default;
  const note = [noteOfDefault, given.note].filter((text) => text !== undefined).join(' ');
  const text = stringify({ ...given, unit: unitOf(definition), note });
  const { reader, problems } = openYaml(setting, text);
  const entry = reader && readEntry(reader, reader.top(), definition);
  if (entry === undefined) {
    const found = (problems ?? reader.problems).map(({ message }) => message).join(' ');
    throw new RangeError(`The default of ${setting} does not fit its definition. ${found}`);
  }
  const sources = entry.sources.map(({ id }) => ({ id, piece: chapter }));
  return { ...entry, sources, span: chapter.keySpan, valuePiece: chapter, isDefault: true };
}
