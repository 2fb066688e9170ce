import { isMap, isScalar } from 'yaml';
import type { ParameterDefinition, ParameterValue } from '../../model/index.ts';
import type { PlausibleRange, Quality } from '../scenario.ts';
import { qualities } from '../scenario.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readNumber, readText, readWord } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import { entryKeys, keysFor, readEvidence, readFields, readUnit } from './entry.ts';
import type { Entry } from './entry.ts';
import { readPlausibleRange } from './plausible-range.ts';

/** How a change acts: it puts a value in the place of the one in force, adds to that, or multiplies it. */
export const ways = ['value', 'add', 'times'] as const;
export type Way = (typeof ways)[number];

/**
 * What a change does to the value in force. With `value` the entry is the new value; with `add` and `times` its `value`
 * is the amount or the factor, one for all numbers of the setting or several by name, and `plausible` the range of
 * that.
 */
export interface ChangeEntry extends Entry {
  readonly way: Way;
}

/** The keys of what a change does, in the order in which they are written. */
export const changeEntryKeys = [...ways, ...entryKeys.filter((key) => key !== 'value')] as const;

/** Factors that a change may have. */
export const factorLimits = { unit: '', least: 0, most: 1000 } as const satisfies Limits;

/** What may be added to a number: as much as takes it from one limit to the other. */
export const amountLimits = (definition: ParameterDefinition): Limits => {
  const { unit, least, most } = 'least' in definition ? definition : { unit: 'share', least: 0, most: 1 };
  return { unit, least: least - most, most: most - least };
};

/**
 * Reads what a change does: one of `value`, `add` and `times`, with the evidence for it. `forRegions`: it holds for
 * some regions alike, so that a value is one number.
 *
 * A plan is a choice: a relative change without a quality is assumed, and without a range as sure as what it changes.
 */
export function readChangeEntry(
  reader: Reader,
  piece: Piece,
  definition: ParameterDefinition,
  forRegions = false,
): ChangeEntry | undefined {
  const fields = reader.map(piece, 'This setting', keysFor(definition, changeEntryKeys));
  if (fields === undefined) return undefined;
  const given = ways.filter((way) => fields.has(way));
  const [way = 'value', another] = given;
  if (another !== undefined) {
    reader.report(fields.get(another)!.keySpan, twoWays(given), fields.get(another)!.field);
    return undefined;
  }
  if (way === 'value') {
    const readOne = (each: Reader, value: Piece) => readNumber(each, value, limitsOf(definition));
    const entry = readFields(reader, piece, fields, definition, forRegions ? readOne : undefined);
    return entry && { ...entry, way };
  }
  return readRelative(reader, piece, fields, definition, way, forRegions);
}

const twoWays = (given: readonly Way[]) => ({
  message: 'A change gives a new value, adds to the value in force, or multiplies it: one of the three.',
  found: given.join(' and '),
  allowed: ways.join(', '),
  suggestion: 'Write two changes where both are meant: they act in the order of the file.',
});

const limitsOf = (definition: ParameterDefinition): Limits =>
  'least' in definition ? definition : { unit: 'share', least: 0, most: 1 };

function readRelative(
  reader: Reader,
  piece: Piece,
  fields: ReadonlyMap<string, Piece>,
  definition: ParameterDefinition,
  way: 'add' | 'times',
  forRegions: boolean,
): ChangeEntry | undefined {
  const before = reader.problems.length;
  const amount = fields.get(way)!;
  if (!('unit' in definition)) {
    reader.report(
      amount.keySpan,
      {
        message: `Only numbers can be changed by "${way}"; this setting is ${definition.kind === 'switch' ? 'a switch' : 'one of a few words'}.`,
        found: way,
        allowed: 'value',
        suggestion: `Write "value: ${definition.kind === 'switch' ? 'true" or "value: false' : definition.options[0]}".`,
      },
      amount.field,
    );
    return undefined;
  }
  const limits = way === 'add' ? amountLimits(definition) : factorLimits;
  const value = readAmount(reader, amount, definition, limits, forRegions);
  const unit = fields.get('unit');
  if (way === 'add') readUnit(reader, piece, fields, definition);
  else if (unit !== undefined)
    reader.report(unit, {
      message: 'A factor has no unit.',
      found: describeNode(unit.node),
      suggestion: 'Leave "unit" out beside "times".',
    });

  const quality = fields.get('quality');
  const known: Quality | undefined = quality === undefined ? 'assumed' : readWord(reader, quality, qualities);
  const sources = readEvidence(reader, piece, fields, known);
  const plausible = readRange(reader, fields.get('plausible'), value, limits);
  const note = fields.get('note');
  const remark = note && readText(reader, note);
  if (reader.problems.length > before || value === undefined || known === undefined) return undefined;
  return {
    way,
    value,
    sources,
    quality: known,
    ...(plausible && { plausible }),
    ...(remark !== undefined && { note: remark }),
    span: piece.keySpan,
    valuePiece: amount,
  };
}

/** One amount or factor for all numbers of a setting, or one each for some of them by name. */
function readAmount(
  reader: Reader,
  piece: Piece,
  definition: ParameterDefinition,
  limits: Limits,
  forRegions: boolean,
): ParameterValue | undefined {
  const percent = percentOf(piece);
  if (percent !== undefined) {
    reader.report(piece, {
      message: 'A change is not written in per cent.',
      found: describeNode(piece.node),
      suggestion: `Write "times: ${percent}", which is ${percent < 1 ? 'less' : 'more'} than the value in force, or the amount with "add:".`,
    });
    return undefined;
  }
  const byName = definition.kind === 'numbers' || definition.kind === 'shares';
  if (!byName || forRegions || !isMap(piece.node)) return readNumber(reader, piece, limits);
  const numbers = reader.map(piece, 'This setting', definition.names, 'name');
  if (numbers === undefined) return undefined;
  if (numbers.size === 0)
    reader.report(piece, { message: 'At least one name with a number is needed here.', found: 'none' });
  const read = [...numbers].map(([name, number]) => [name, readNumber(reader, number, limits)] as const);
  return read.length > 0 && read.every(([, number]) => number !== undefined)
    ? (Object.fromEntries(read) as Record<string, number>)
    : undefined;
}

/** The factor that is meant by `10%` (a tenth more), `-10%` (a tenth less) or `times: 90%`; absent for other text. */
function percentOf({ node, field }: Piece): number | undefined {
  const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  const number = Number(/^\s*([-+]?\d+(?:\.\d+)?)\s*%\s*$/.exec(text)?.[1]);
  if (Number.isNaN(number)) return undefined;
  const isFactor = field.endsWith('.times') && !/^\s*[-+]/.test(text);
  return Number(((isFactor ? number : 100 + number) / 100).toPrecision(12));
}

/** The range of one amount in its own unit, with the amount in it; of several, a factor on the numbers that result. */
function readRange(
  reader: Reader,
  piece: Piece | undefined,
  amount: ParameterValue | undefined,
  limits: Limits,
): PlausibleRange | undefined {
  if (piece === undefined) return undefined;
  const kind = typeof amount === 'object' ? 'numbers' : 'number';
  return readPlausibleRange(reader, piece, { kind, about: '', ...limits }, amount);
}
