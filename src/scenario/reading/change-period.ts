import { isScalar } from 'yaml';
import { addMonths } from '../../model/index.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate } from '../yaml/scalars.ts';

/** A date of a change, and where it stands. */
export interface ChangeDate {
  readonly date: string;
  readonly piece: Piece;
}

/** When a change holds. */
export interface ChangePeriod {
  /** From this day on; absent for a change that holds from the first day. */
  readonly from?: ChangeDate;
  /** The first day on which it no longer holds; absent where it holds to the end of the run. */
  readonly until?: ChangeDate;
  /** Months over which it comes into force, a step a month, the first of them on its first day. */
  readonly over?: number;
}

/** The longest ramp, in months: no run is longer. */
export const mostMonths = 480;

/** Reads when a change holds, and reports what is wrong with it; absent where something was. */
export function readChangePeriod(reader: Reader, fields: ReadonlyMap<string, Piece>): ChangePeriod | undefined {
  const before = reader.problems.length;
  const [from, until] = ['from', 'until'].map((key): ChangeDate | undefined => {
    const piece = fields.get(key);
    const date = piece && readDate(reader, piece);
    return date === undefined ? undefined : { date, piece: piece! };
  });
  const ramp = fields.get('over');
  const over = ramp && readMonths(reader, ramp);
  if (from !== undefined && until !== undefined && until.date <= from.date)
    reader.report(until.piece, {
      message: 'The change ends before it has begun.',
      found: until.date,
      allowed: `later than ${from.date}, the day from which it holds`,
      ...(until.date < from.date && { suggestion: `Did you mean "from: ${until.date}" and "until: ${from.date}"?` }),
    });
  else if (ramp !== undefined && !fields.has('from'))
    reader.report(ramp, {
      message: 'A change that comes little by little needs the day on which it begins.',
      suggestion: 'Write "from:" and a date.',
    });
  else if (from !== undefined && until !== undefined && over !== undefined)
    checkLength(reader, ramp!, from.date, until.date, over);
  if (reader.problems.length > before) return undefined;
  return { ...(from && { from }), ...(until && { until }), ...(over !== undefined && { over }) };
}

function checkLength(reader: Reader, piece: Piece, from: string, until: string, over: number): void {
  if (addMonths(from, over) <= until) return;
  let most = over - 1;
  while (most > 0 && addMonths(from, most) > until) most--;
  reader.report(piece, {
    message: `The change takes longer to come into force than it lasts, from ${from} until ${until}.`,
    found: inMonths(over),
    allowed: most === 0 ? 'no "over:" in less than a month' : `at most ${inMonths(most)}`,
  });
}

const inMonths = (months: number): string => `${months} month${months === 1 ? '' : 's'}`;

/** A length of time such as `12 months` or `2 years`, in months. */
function readMonths(reader: Reader, piece: Piece): number | undefined {
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  const [, digits, unit] = /^\s*(\d{1,4})\s+(months?|years?)\s*$/.exec(String(value)) ?? [];
  const months = Number(digits) * (unit?.startsWith('year') ? 12 : 1);
  if (months >= 1 && months <= mostMonths) return months;
  reader.report(piece, {
    message: 'A whole number of months or years is needed here.',
    found: describeNode(piece.node),
    allowed: `from 1 month to ${mostMonths} months`,
    ...(typeof value === 'number' && value >= 1 && { suggestion: `Write "over: ${inMonths(Math.round(value))}".` }),
  });
  return undefined;
}
