import { readSetting } from '../settings/read-setting.ts';
import { ownFigureKeys } from '../own-figures/read-own-figures.ts';
import { seriesTable } from '../own-figures/lines.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { describeLimits, isWithinLimits, readDate, readNumber, readSwitch, readText } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import type { AreaParameter, AreaSetting, FreeParameter, SettingMap } from './calibration.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';

export const anyNumber: Limits = { unit: '', least: -1e9, most: 1e9 };
export const positive: Limits = { unit: '', least: 0, above: true, most: 1e9 };
export const line = (reader: Reader, piece: Piece) => readText(reader, piece, 'line');
export const number = (limits: Limits) => (reader: Reader, piece: Piece) => readNumber(reader, piece, limits);

const parameterKeys = ['name', 'unit', 'low', 'high', 'before', 'digits', 'because', 'sets'] as const;

/** One of the numbers that a calibration of the service may choose. */
export function readFreeParameter(context: ReadingContext, piece: Piece): FreeParameter | undefined {
  const fields = new StudyFields(context, piece, 'A free parameter', parameterKeys);
  return readParameter(context, piece, fields, (each, levels) => readSettingMap(context, each, levels));
}

/** One of the numbers that differ from area to area. */
export function readAreaParameter(context: ReadingContext, piece: Piece): AreaParameter | undefined {
  const fields = new StudyFields(context, piece, 'A free parameter', [...parameterKeys, 'told_by', 'unless']);
  const parameter = readParameter(context, piece, fields, (each) => readAreaSetting(context, each));
  const toldBy = fields.required('told_by', (reader, at) =>
    readNames(
      reader,
      at,
      seriesTable.columns.map(({ key }) => key),
    ),
  );
  const unless = fields.optional('unless', (reader, at) => readNames(reader, at)) ?? [];
  return parameter === undefined || toldBy === undefined ? undefined : { ...parameter, toldBy, unless };
}

/** Names of a list: of columns of the series, else the beginnings of paths of own figures. */
function readNames(reader: Reader, piece: Piece, known?: readonly string[]): string[] {
  return (reader.list(piece, 'The names') ?? []).flatMap((each) => {
    const name = line(reader, each);
    const allowed = known ?? ownFigureKeys;
    if (name === undefined || allowed.includes(known === undefined ? name.split('.')[0] : name)) return name ?? [];
    reader.report(each, {
      message: `There is no "${name}".`,
      allowed: allowed.join(', '),
      ...didYouMean(name, allowed),
    });
    return [];
  });
}

/** What a parameter is, and by `readSet` the settings that it moves; `levels` are its ends. */
function readParameter<SetOf>(
  context: ReadingContext,
  piece: Piece,
  fields: StudyFields,
  readSet: (piece: Piece, levels: readonly number[]) => SetOf | undefined,
): (Omit<FreeParameter, 'sets'> & { readonly sets: readonly SetOf[] }) | undefined {
  const [name, unit, because] = [
    fields.required('name', line),
    fields.required('unit', line),
    fields.required('because', readText),
  ];
  const [low, high, before] = (['low', 'high', 'before'] as const).map((key) =>
    fields.required(key, number(anyNumber)),
  );
  const digits = fields.required('digits', number({ unit: 'digits after the point', least: 0, most: 6, whole: true }));
  const levels = [low, high, before].filter((each) => each !== undefined);
  const sets = fields.required('sets', (reader, at) =>
    (reader.list(at, 'The settings of a parameter') ?? []).flatMap((each) => readSet(each, levels) ?? []),
  );
  if (low !== undefined && high !== undefined && low >= high)
    context.reader.report(piece, { message: 'The range must begin below its end.', found: `${low} to ${high}` });
  if (
    name === undefined ||
    unit === undefined ||
    because === undefined ||
    low === undefined ||
    high === undefined ||
    before === undefined ||
    digits === undefined ||
    !sets?.length
  )
    return undefined;
  return { name, unit, low, high, before, digits, because, sets };
}

/** A setting that a parameter of an area moves; its limits are looked at when it is known what the area has. */
function readAreaSetting(context: ReadingContext, piece: Piece): AreaSetting | undefined {
  const fields = new StudyFields(context, piece, 'A setting of a parameter', ['setting', 'part', 'times', 'later']);
  const found = fields.required('setting', readSetting);
  const part = fields.line('part');
  const [times = false, later = false] = (['times', 'later'] as const).map((key) => fields.optional(key, readSwitch));
  if (found === undefined) return undefined;
  const { setting, definition } = found;
  const named = 'names' in definition ? definition.names : undefined;
  const isGood =
    definition.kind === 'number' ? part === undefined : definition.kind === 'numbers' && (times || part !== undefined);
  if (!isGood || (part !== undefined && named !== undefined && !named.includes(part))) {
    context.reader.report(piece, {
      message: `A parameter of an area moves a number, or numbers by name together by "times"; "${setting}" is none of them, or has no such part.`,
      ...(named !== undefined && { allowed: named.join(', ') }),
    });
    return undefined;
  }
  return { setting, ...(part !== undefined && { part }), times, later };
}

/** `levels` are the ends of the parameter: the setting must be allowed at both. */
function readSettingMap(context: ReadingContext, piece: Piece, levels: readonly number[]): SettingMap | undefined {
  const fields = new StudyFields(context, piece, 'A setting of a parameter', [
    'setting',
    'part',
    'from',
    'at_zero',
    'each',
  ]);
  const found = fields.required('setting', readSetting);
  const [part, from] = [fields.line('part'), fields.optional('from', readDate)];
  const [atZero = 0, each = 1] = (['at_zero', 'each'] as const).map((key) => fields.optional(key, number(anyNumber)));
  if (found === undefined) return undefined;
  const { setting, definition } = found;
  const wrong = (message: string, allowed?: string): undefined =>
    context.reader.report(piece, { message, ...(allowed !== undefined && { allowed }) }) as undefined;
  if (definition.kind === 'switch' || definition.kind === 'choice')
    return wrong(`"${setting}" is a ${definition.kind}; a calibration moves numbers.`);
  if ((part === undefined) !== (definition.kind === 'number'))
    return wrong(
      part === undefined
        ? `"${setting}" has several numbers; "part" says which.`
        : `"${setting}" is one number and has no parts.`,
    );
  const named = 'names' in definition ? definition.names : undefined;
  if (part !== undefined && named !== undefined && !named.includes(part))
    return wrong(`"${setting}" has no part "${part}".`, named.join(', '));
  const limits: Limits = definition.kind === 'shares' ? { unit: 'share', least: 0, most: 1 } : definition;
  const beyond = levels.map((level) => atZero + each * level).find((value) => !isWithinLimits(value, limits));
  if (beyond !== undefined)
    return wrong(
      `At an end of the parameter's range "${setting}" would be ${Number(beyond.toPrecision(6))}.`,
      describeLimits(limits),
    );
  return { setting, ...(part !== undefined && { part }), ...(from !== undefined && { from }), atZero, each };
}
