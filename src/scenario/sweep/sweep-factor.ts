import type { ParameterDefinition } from '../../model/index.ts';
import { readSetting } from '../settings/read-setting.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readNumber, readText } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import type { Factor } from '../settings/vary.ts';

/** A setting that a study varies, and how far. */
export interface SweepFactor {
  readonly factor: Factor;
  readonly low: number;
  /** Above `low`. */
  readonly high: number;
  /** The only values that it takes, in the order of the file. Every factor of a full factorial has them. */
  readonly values?: readonly number[];
  /** What the study calls it, in the words of its readers. */
  readonly label?: string;
}

/** A setting that a study file asks to vary, as far as the file says how. */
export interface RequestedFactor {
  readonly setting: string;
  readonly from?: number;
  readonly to?: number;
  readonly values?: readonly number[];
  readonly levels?: number;
  readonly label?: string;
  readonly piece: Piece;
  readonly levelsPiece?: Piece;
}

const factorKeys = ['setting', 'from', 'to', 'levels', 'values', 'label'] as const;

/** Values of one setting that a study may list. */
const maximumLevels = 1_000;

/** Reads the list of settings that a study varies. A setting that stands twice is a problem. */
export function readSweepFactors(reader: Reader, piece: Piece): RequestedFactor[] | undefined {
  const pieces = reader.list(piece, 'The parameters');
  if (pieces?.length === 0)
    reader.report(piece, {
      message: 'The list of parameters is empty.',
      suggestion:
        'Write "- setting: chapter.name", or leave "parameters:" out to vary every setting with a plausible range.',
    });
  const before = reader.problems.length;
  const factors: RequestedFactor[] = [];
  for (const each of pieces ?? []) {
    const factor = readSweepFactor(reader, each);
    const same = factor && factors.find(({ setting }) => setting === factor.setting);
    if (same !== undefined)
      reader.report(factor!.piece, {
        message:
          `The setting "${same.setting}" is listed twice; the other is on line ` +
          `${reader.file.lineOf(same.piece.span)}.`,
        suggestion: 'Keep one of the two.',
      });
    else if (factor !== undefined) factors.push(factor);
  }
  return pieces === undefined || pieces.length === 0 || reader.problems.length > before ? undefined : factors;
}

function readSweepFactor(reader: Reader, piece: Piece): RequestedFactor | undefined {
  const fields = reader.map(piece, 'A parameter of a study', factorKeys);
  if (fields === undefined) return undefined;
  const at = fields.get('setting');
  if (at === undefined)
    reader.report(
      piece,
      { message: 'The parameter does not say which setting it varies.', suggestion: 'Write "setting: chapter.name".' },
      `${piece.field}.setting`,
    );
  const found = at && readNumericSetting(reader, at);
  const limits = found && limitsOf(found.definition);

  const [low, high, values, levels, words] = (['from', 'to', 'values', 'levels', 'label'] as const).map((key) =>
    fields.get(key),
  );
  const from = low && limits && readNumber(reader, low, limits);
  const to = high && limits && readNumber(reader, high, limits);
  const listed = values && limits && readValues(reader, values, limits);
  const count = levels && readNumber(reader, levels, { unit: 'values', least: 2, most: maximumLevels, whole: true });
  const label = words && readText(reader, words, 'line');
  const besides = (['from', 'to', 'levels'] as const).find((key) => fields.has(key));
  if (values !== undefined && besides !== undefined)
    reader.report(
      fields.get(besides)!.keySpan,
      {
        message: `A parameter has a list of values or a range; this one has "values" and "${besides}".`,
        suggestion: 'Keep one of the two.',
      },
      `${piece.field}.${besides}`,
    );
  if (found === undefined || at === undefined) return undefined;
  return {
    setting: found.setting,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(listed !== undefined && { values: listed }),
    ...(count !== undefined && { levels: count, levelsPiece: levels! }),
    ...(label !== undefined && { label }),
    piece: at,
  };
}

/** A setting that can be varied along one number. */
function readNumericSetting(reader: Reader, piece: Piece): ReturnType<typeof readSetting> {
  const found = readSetting(reader, piece);
  const kind = found?.definition.kind;
  if (kind !== 'switch' && kind !== 'choice') return found;
  reader.report(piece, {
    message: `"${found!.setting}" is a ${kind}; a study varies numbers.`,
    suggestion: 'Write a scenario for each of its values, and compare them with procap compare.',
  });
  return undefined;
}

/** Limits of the number along which a setting is varied. */
const limitsOf = (definition: ParameterDefinition): Limits =>
  definition.kind === 'number' ? definition : { unit: 'times the values', least: 0, most: 1_000 };

function readValues(reader: Reader, piece: Piece, limits: Limits): number[] | undefined {
  const pieces = reader.list(piece, 'The values');
  if (pieces === undefined) return undefined;
  if (pieces.length < 2 || pieces.length > maximumLevels) {
    reader.report(piece, {
      message: 'A parameter that varies has more than one value.',
      found: `${pieces.length} in the list`,
      allowed: `2 to ${maximumLevels} values`,
    });
    return undefined;
  }
  const values = pieces.map((each) => readNumber(reader, each, limits));
  const twice = values.findIndex((value, index) => value !== undefined && values.indexOf(value) < index);
  if (twice >= 0)
    reader.report(pieces[twice], {
      message: 'The value is in the list twice.',
      found: describeNode(pieces[twice].node),
      suggestion: 'Keep one of the two.',
    });
  return twice >= 0 || values.includes(undefined) ? undefined : (values as number[]);
}
