import type { ParameterDefinition } from '../../model/index.ts';
import { changeEntryKeys, readChangeEntry } from '../settings/change-entry.ts';
import type { ChangeEntry } from '../settings/change-entry.ts';
import { readSetting } from '../settings/read-setting.ts';
import { isByRegion, settingsByRegion } from '../settings/setting-path.ts';
import type { Definitions } from '../scenario.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import { readChangePeriod } from './change-period.ts';
import type { ChangePeriod } from './change-period.ts';

/** A change as a file has it: for some time, or from the start on, a setting takes a new value or one that is moved. */
export interface Change extends ChangePeriod {
  readonly setting: string;
  /** The regions for which it holds alike; absent where it is of all that it names. */
  readonly regions?: RegionsOfChange;
  readonly to: ChangeEntry;
  readonly because: string;
  readonly piece: Piece;
  /** It is what own figures make of a change of the extended files: of one on the way of a ramp, or not. */
  readonly follows?: { readonly isBetween: boolean };
}

/** Names of regions, and where they stand. */
export interface RegionsOfChange {
  readonly names: readonly string[];
  readonly piece: Piece;
}

export const changeKeys = ['setting', 'regions', 'from', 'until', 'over', 'to', 'because'] as const;

export function readChanges(reader: Reader, piece: Piece, definitions: Definitions): Change[] {
  return (reader.list(piece, 'The changes') ?? []).flatMap((each) => readChange(reader, each, definitions) ?? []);
}

function readChange(reader: Reader, piece: Piece, definitions: Definitions): Change | undefined {
  const fields = reader.map(piece, 'A change', changeKeys);
  if (fields === undefined) return undefined;
  const missing = (key: string, message: string, suggestion: string): void =>
    reader.report(piece, { message, suggestion }, `${piece.field}.${key}`);

  const setting = fields.get('setting');
  if (setting === undefined)
    missing('setting', 'The change does not say what it changes.', 'Write "setting: chapter.name".');
  const known = setting && readSetting(reader, setting, definitions);

  const period = readChangePeriod(reader, fields);
  if (known !== undefined) checkPeriod(reader, fields, known);
  const inRegions = fields.get('regions');
  const regions = inRegions && readRegions(reader, inRegions, known, definitions);

  const to = fields.get('to');
  if (to === undefined)
    missing('to', 'The change has no new value.', 'Write "to: { value: ..., unit: ..., quality: ... }".');
  const entry = to && known && readChangeEntry(reader, to, known.definition, regions !== undefined);
  if (to && known === undefined) reader.map(to, 'This setting', changeEntryKeys); // its form, where its value cannot be judged

  const because = fields.get('because');
  if (because === undefined)
    missing('because', 'The change has no reason.', 'Write "because:" and a sentence that says why.');
  const reason = because && readText(reader, because);

  if (entry === undefined || known === undefined || reason === undefined || period === undefined) return undefined;
  if (inRegions !== undefined && regions === undefined) return undefined;
  return {
    setting: known.setting,
    ...period,
    ...(regions && { regions }),
    to: entry,
    because: reason,
    piece: setting!,
  };
}

/** What the kind of a setting forbids of the days on which it changes. */
function checkPeriod(
  reader: Reader,
  fields: ReadonlyMap<string, Piece>,
  { setting, definition }: { readonly setting: string; readonly definition: ParameterDefinition },
): void {
  const [from, until, over] = ['from', 'until', 'over'].map((key) => fields.get(key));
  const dated = from ?? until;
  if (dated !== undefined && definition.firstDayOnly === true)
    reader.report(dated, {
      message: `"${setting}" describes the first day, so that a later change of it would have no effect.`,
      suggestion: `Leave "${from === undefined ? 'until' : 'from'}" out: the change then holds from the start.`,
    });
  else if (over !== undefined && !('unit' in definition))
    reader.report(over, {
      message: `"${setting}" is ${definition.kind === 'switch' ? 'true or false' : 'one of a few words'}: it cannot change little by little.`,
      suggestion: 'Leave "over" out.',
    });
}

function readRegions(
  reader: Reader,
  piece: Piece,
  known: { readonly setting: string; readonly definition: ParameterDefinition } | undefined,
  definitions: Definitions,
): RegionsOfChange | undefined {
  const before = reader.problems.length;
  const pieces = reader.list(piece, 'The regions');
  const names = pieces?.map((each) => readText(reader, each, 'line') ?? '') ?? [];
  if (pieces?.length === 0) reader.report(piece, { message: 'The list of regions is empty.' });
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0) reader.report(pieces![twice], { message: `The region "${names[twice]}" stands in the list twice.` });
  if (known !== undefined && !isByRegion(known.definition))
    reader.report(piece, {
      message: `"${known.setting}" is of the whole service: it cannot be changed in some regions.`,
      allowed: `settings by region: ${settingsByRegion(definitions).join(', ')}`,
      suggestion: 'Leave "regions" out.',
    });
  return known === undefined || reader.problems.length > before ? undefined : { names, piece };
}
