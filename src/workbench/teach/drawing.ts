import type { Drawing } from './teach-state.ts';

/** Months between two fields for numbers. */
export const monthsAField = 6;

export const emptyDrawing = (months: number): Drawing => ({ values: Array<null>(months).fill(null), isRun: false });

/**
 * A drawing with a stroke from one point to the next: every month between gets its value. Points are months, from 0, and
 * values of the measure.
 */
export function withStroke(
  values: readonly (number | null)[],
  from: { readonly month: number; readonly value: number },
  to: { readonly month: number; readonly value: number },
): (number | null)[] {
  const [first, last] = from.month <= to.month ? [from, to] : [to, from];
  return values.map((value, month) => {
    if (month < first.month || month > last.month) return value;
    if (first.month === last.month) return to.value;
    const share = (month - first.month) / (last.month - first.month);
    return first.value + share * (last.value - first.value);
  });
}

/**
 * A drawing in which the field of a month has been given a value: straight lines join it with the field before, or with
 * `startsAt`, where the line begins, and with the field after.
 */
export function withField(
  values: readonly (number | null)[],
  month: number,
  value: number,
  startsAt: number,
): (number | null)[] {
  const fields = fieldMonths(values.length);
  const place = fields.indexOf(month);
  const before = fields[place - 1] ?? -1;
  const after = fields[place + 1];
  const valueBefore = before < 0 ? startsAt : values[before];
  const point = { month, value };
  const joined = withStroke(values, valueBefore === null ? point : { month: before, value: valueBefore }, point);
  const valueAfter = after === undefined ? null : values[after];
  return valueAfter === null ? joined : withStroke(joined, point, { month: after, value: valueAfter });
}

/** Months that have a field: the last one, and every half year before it. */
export function fieldMonths(months: number): number[] {
  const fields: number[] = [];
  for (let month = months - 1; month >= monthsAField / 2; month -= monthsAField) fields.unshift(month);
  return fields;
}

export const isWhole = (values: readonly (number | null)[]): boolean => values.every((value) => value !== null);
