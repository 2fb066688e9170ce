import { entryKeys, readEntry } from '../settings/entry.ts';
import type { Entry } from '../settings/entry.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readText } from '../yaml/scalars.ts';
import type { Definitions } from '../scenario.ts';
import { readSetting } from '../settings/read-setting.ts';

/** A change as a file has it: from a date on, or from the start, a setting takes a new value. */
export interface Change {
  readonly setting: string;
  readonly from?: ChangeDate;
  readonly to: Entry;
  readonly because: string;
  readonly piece: Piece;
}

/** The date of a change, and where it stands. */
export interface ChangeDate {
  readonly date: string;
  readonly piece: Piece;
}

/** The changes of a file, and the dates of those in which something else is wrong. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly datesOfInvalid: readonly ChangeDate[];
}

export const changeKeys = ['setting', 'from', 'to', 'because'] as const;

export function readChanges(reader: Reader, piece: Piece, definitions: Definitions): Changes {
  const read = (reader.list(piece, 'The changes') ?? []).map((each) => readChange(reader, each, definitions));
  return {
    changes: read.flatMap(({ change }) => change ?? []),
    datesOfInvalid: read.flatMap(({ change, from }) => (change === undefined && from !== undefined ? [from] : [])),
  };
}

function readChange(reader: Reader, piece: Piece, definitions: Definitions): { change?: Change; from?: ChangeDate } {
  const fields = reader.map(piece, 'A change', changeKeys);
  if (fields === undefined) return {};
  const [setting, from, to, because] = changeKeys.map((key) => fields.get(key));
  const missing = (key: string, message: string, suggestion: string): void =>
    reader.report(piece, { message, suggestion }, `${piece.field}.${key}`);

  if (setting === undefined)
    missing('setting', 'The change does not say what it changes.', 'Write "setting: chapter.name".');
  const known = setting && readSetting(reader, setting, definitions);

  const date = from && readDate(reader, from);

  if (from && known?.definition.firstDayOnly === true) {
    reader.report(from, {
      message: `"${known.setting}" describes the first day, so that a later change of it would have no effect.`,
      suggestion: 'Leave "from" out: the change then holds from the start.',
    });
  }

  if (to === undefined)
    missing('to', 'The change has no new value.', 'Write "to: { value: ..., unit: ..., quality: ... }".');
  const entry = to && known && readEntry(reader, to, known.definition);
  if (to && known === undefined) reader.map(to, 'This setting', entryKeys); // its form, where its value cannot be judged

  if (because === undefined)
    missing('because', 'The change has no reason.', 'Write "because:" and a sentence that says why.');
  const reason = because && readText(reader, because);

  const dated = from && date !== undefined && { from: { date, piece: from } };
  if (entry === undefined || known === undefined || reason === undefined || (from && date === undefined))
    return { ...dated };
  return { change: { setting: known.setting, ...dated, to: entry, because: reason, piece: setting! } };
}
