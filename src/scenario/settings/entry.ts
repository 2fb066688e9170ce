import type { ParameterDefinition, ParameterValue } from '../../model/index.ts';
import { readPlausibleRange } from './plausible-range.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText, readWord } from '../yaml/scalars.ts';
import { qualities } from '../scenario.ts';
import type { PlausibleRange, Quality } from '../scenario.ts';
import type { Span } from '../yaml/source-file.ts';
import { readSources } from './read-sources.ts';
import type { SourceCitation } from './read-sources.ts';
import { readValue } from './read-value.ts';

/** A value with all that is said about it: the form in which every parameter stands, in a baseline and in a change. */
export interface Entry {
  readonly value: ParameterValue;
  readonly sources: readonly SourceCitation[];
  readonly quality: Quality;
  readonly plausible?: PlausibleRange;
  readonly note?: string;
  /** Where the setting begins. */
  readonly span: Span;
  readonly valuePiece: Piece;
  /** The file says nothing of the setting, so that the default of its definition holds. */
  readonly isDefault?: true;
  /** The value is a share of another one, that of the whole service: what hangs on that hangs on this. */
  readonly partOf?: Entry;
}

/** The keys of an entry, in the order in which they are written. */
export const entryKeys = ['value', 'unit', 'source', 'quality', 'plausible', 'note'] as const;

/** Reads one entry and reports everything that is wrong with it; absent where something was. */
export function readEntry(reader: Reader, piece: Piece, definition: ParameterDefinition): Entry | undefined {
  const fields = reader.map(piece, 'This setting', keysFor(definition, entryKeys));
  return fields && readFields(reader, piece, fields, definition);
}

/** The keys that an entry of a setting may have: only numbers have a plausible range. */
export const keysFor = (definition: ParameterDefinition, keys: readonly string[]): readonly string[] =>
  'unit' in definition ? keys : keys.filter((key) => key !== 'plausible');

/**
 * Reads an entry whose keys have been told apart. `readAmount` reads the value where it is not that of the definition.
 */
export function readFields(
  reader: Reader,
  piece: Piece,
  fields: ReadonlyMap<string, Piece>,
  definition: ParameterDefinition,
  readAmount = readValue,
): Entry | undefined {
  const before = reader.problems.length;
  const numeric = 'unit' in definition;

  const value = fields.get('value');
  if (value === undefined) reportMissing(reader, piece, 'value', 'The setting has no value.');
  const checked = value && readAmount(reader, value, definition);

  readUnit(reader, piece, fields, definition);

  const quality = fields.get('quality');
  if (quality === undefined)
    reportMissing(
      reader,
      piece,
      'quality',
      `The setting does not say how well its value is known. Quality is one of ${qualities.join(', ')}.`,
    );
  const knownQuality = quality && readWord(reader, quality, qualities);
  const sources = readEvidence(reader, piece, fields, knownQuality);

  const range = fields.get('plausible');
  if (range === undefined && knownQuality !== undefined && isConjecture(knownQuality) && numeric) {
    const message = `${knownQuality === 'calibrated' ? 'A' : 'An'} ${knownQuality} value needs the range that is plausible`;
    if (definition.kind === 'number') reportMissing(reader, piece, 'plausible', `${message}.`, '[low, high]');
    else reportMissing(reader, piece, 'plausible', `${message}, as a factor on all of its numbers.`, '[0.8, 1.2]');
  }
  const plausible = range && readPlausibleRange(reader, range, definition, checked);

  const note = fields.get('note');
  const remark = note && readText(reader, note);

  if (reader.problems.length > before || checked === undefined || knownQuality === undefined) return undefined;
  return {
    value: checked,
    sources,
    quality: knownQuality,
    ...(plausible && { plausible }),
    ...(remark !== undefined && { note: remark }),
    span: piece.keySpan,
    valuePiece: value!,
  };
}

/** Whether a quality means that no published figure stands behind a value. */
export const isConjecture = (quality: Quality): boolean => !['published', 'secondary', 'derived'].includes(quality);

/** The sources of an entry; that there is none, where its quality needs one, is reported. */
export function readEvidence(
  reader: Reader,
  piece: Piece,
  fields: ReadonlyMap<string, Piece>,
  quality: Quality | undefined,
): SourceCitation[] {
  const source = fields.get('source');
  if (source !== undefined) return readSources(reader, source);
  if (quality !== undefined && !isConjecture(quality))
    reportMissing(reader, piece, 'source', `A ${quality} value needs a source.`);
  return [];
}

/** Checks the unit of an entry. That of a switch or a choice may be left out. */
export function readUnit(
  reader: Reader,
  piece: Piece,
  fields: ReadonlyMap<string, Piece>,
  definition: ParameterDefinition,
): void {
  const unit = fields.get('unit');
  const wanted = unitOf(definition);
  if (unit !== undefined) checkUnit(reader, unit, wanted);
  else if ('unit' in definition) reportMissing(reader, piece, 'unit', 'The setting has no unit.', wanted);
}

function reportMissing(reader: Reader, piece: Piece, key: string, message: string, example = '...'): void {
  reader.report(piece.keySpan, { message, suggestion: `Write "${key}: ${example}".` }, `${piece.field}.${key}`);
}

/** The unit of a parameter. That of a switch or a choice may be left out of a file. */
export function unitOf(definition: ParameterDefinition): string {
  return 'unit' in definition ? definition.unit : definition.kind === 'switch' ? 'on or off' : 'a choice';
}

function checkUnit(reader: Reader, unit: Piece, wanted: string): void {
  const found = readText(reader, unit);
  if (found === undefined || found === wanted) return;
  const suggestion = `Convert the value and write "unit: ${wanted}".`;
  reader.report(unit, {
    message: `The unit of this setting is "${wanted}".`,
    found: describeNode(unit.node),
    allowed: wanted,
    suggestion,
  });
}
