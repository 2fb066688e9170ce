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
  const before = reader.problems.length;
  const numeric = 'unit' in definition;
  const fields = reader.map(
    piece,
    'This setting',
    numeric ? entryKeys : entryKeys.filter((key) => key !== 'plausible'),
  );
  if (fields === undefined) return undefined;
  const missing = (key: string, message: string, example = '...'): void => {
    reader.report(piece.keySpan, { message, suggestion: `Write "${key}: ${example}".` }, `${piece.field}.${key}`);
  };

  const value = fields.get('value');
  if (value === undefined) missing('value', 'The setting has no value.');
  const checked = value && readValue(reader, value, definition);

  const unit = fields.get('unit');
  const wanted = unitOf(definition);
  if (unit !== undefined) checkUnit(reader, unit, wanted);
  else if (numeric) missing('unit', 'The setting has no unit.', wanted);

  const quality = fields.get('quality');
  if (quality === undefined)
    missing(
      'quality',
      `The setting does not say how well its value is known. Quality is one of ${qualities.join(', ')}.`,
    );
  const knownQuality = quality && readWord(reader, quality, qualities);
  const isConjecture = knownQuality === 'calibrated' || knownQuality === 'inferred' || knownQuality === 'assumed';

  const source = fields.get('source');
  if (source === undefined && knownQuality !== undefined && !isConjecture)
    missing('source', `A ${knownQuality} value needs a source.`);
  const sources = source === undefined ? [] : readSources(reader, source);

  const range = fields.get('plausible');
  if (range === undefined && isConjecture && numeric) {
    const message = `${knownQuality === 'calibrated' ? 'A' : 'An'} ${knownQuality} value needs the range that is plausible`;
    if (definition.kind === 'number') missing('plausible', `${message}.`, '[low, high]');
    else missing('plausible', `${message}, as a factor on all of its numbers.`, '[0.8, 1.2]');
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
