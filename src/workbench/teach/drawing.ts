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

/** A drawing in which a field has been given a value: straight lines join it with the field before and the one after. */
export function withField(
  values: readonly (number | null)[],
  month: number,
  value: number,
  startsAt: number,
): (number | null)[] {
  const before = month - monthsAField;
  const valueBefore = before < 0 ? startsAt : values[before];
  const joined =
    valueBefore === null
      ? withStroke(values, { month, value }, { month, value })
      : withStroke(values, { month: before, value: valueBefore }, { month, value }).map((each, index) =>
          index === before ? values[before] : each,
        );
  const after = month + monthsAField;
  const valueAfter = values[after];
  return valueAfter === null || valueAfter === undefined
    ? joined
    : withStroke(joined, { month, value }, { month: after, value: valueAfter });
}

/** Months that have a field: the last of each half year. */
export const fieldMonths = (months: number): number[] =>
  Array.from({ length: Math.floor(months / monthsAField) }, (_, index) => (index + 1) * monthsAField - 1);

export const isWhole = (values: readonly (number | null)[]): boolean => values.every((value) => value !== null);
