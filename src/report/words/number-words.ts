/*
 * Numbers as people read them: thousands apart, a true minus sign, no more decimals than the unit bears, and the sign of
 * a currency before the number.
 */

/** Decimals that a figure of this unit and size is shown with. */
export function decimalsOf(unit: string, size: number): number {
  if (unit === '%' || unit === 'days') return 1;
  if (unit.startsWith('changes')) return 2;
  if (isMoney(unit)) return 0;
  return Math.abs(size) < 10 ? 1 : 0;
}

/** Whether a unit is a sum of money: `£`, `£ a year`. */
export const isMoney = (unit: string): boolean => unit.startsWith('£');

/** A figure without its unit, but with its currency: `2,310`, `18.4`, `−0.3`, `£440,942`. */
export const formatFigure = (value: number, unit: string): string =>
  withCurrency(toGrouped(value, decimalsOf(unit, value)), unit);

/** A mean with half of its interval, both with the decimals of the mean: `2,310 ±40`. */
export const formatWithHalfWidth = (mean: number, halfWidth: number, unit: string): string =>
  `${formatFigure(mean, unit)} ±${withCurrency(toGrouped(halfWidth, decimalsOf(unit, mean)), unit)}`;

/** A number with the digits that it has: `1,300`, `0.5`, `−4`. */
export const formatNumber = (value: number): string =>
  toGrouped(value, (String(Math.abs(value)).split('.')[1] ?? '').length);

/** A share as a percentage, with as few decimals as it needs and at most so many: `90%`, `99.5%`. */
export const formatPercentage = (share: number, mostDecimals = 0): string =>
  `${Number((100 * share).toFixed(mostDecimals))}%`;

/** A probability or confidence that was asked for, with all its digits: 99.9999% is never rounded to certainty. */
export const formatRequiredShare = (share: number): string => `${Number((100 * share).toPrecision(14))}%`;

/** A figure with its sign, for a difference: `+120`, `−3.1`, `0.0`. */
export const formatSigned = (value: number, unit: string): string =>
  withCurrency(toSigned(value, decimalsOf(unit, value)), unit);

/**
 * A difference and the ends of its interval, all with the same decimals: where the interval leaves zero out, as many as
 * it takes to see that, −0.02 (−0.03 to −0.01) and not −0.0 (−0.0 to −0.0).
 */
export function formatDifference(
  { mean, lo95, hi95 }: { mean: number; lo95?: number; hi95?: number },
  unit: string,
): { mean: string; lo95?: string; hi95?: string } {
  let decimals = decimalsOf(unit, mean);
  const nearestToZero = Math.max(lo95 ?? 0, -(hi95 ?? 0), 0);
  while (decimals < 4 && nearestToZero > 0 && !/[1-9]/.test(nearestToZero.toFixed(decimals))) decimals++;
  const written = (value: number): string => withCurrency(toSigned(value, decimals), unit);
  return {
    mean: written(mean),
    ...(lo95 !== undefined && { lo95: written(lo95) }),
    ...(hi95 !== undefined && { hi95: written(hi95) }),
  };
}

/** A figure as it stands in a sentence: `2,310 cases`, `18.4%`, `£440,942`. */
export const formatWithUnit = (value: number, unit: string): string => unitAfter(formatFigure(value, unit), unit);

/** A figure that is written already with what follows it: `2,310 cases`, `18.4%`, `£38,500 a year`. */
export function unitAfter(figure: string, unit: string): string {
  if (unit === '%') return `${figure}%`;
  const words = isMoney(unit) ? unit.slice(1).trim() : unit;
  return words === '' ? figure : `${figure} ${words}`;
}

/** A figure as it stands at the end of a line: `2,310`, `18.4%`. */
export const formatCompact = (value: number, unit: string): string =>
  formatFigure(value, unit) + (unit === '%' ? '%' : '');

/** A figure for a headline: two digits, or one where it is below 1: `about 2,300`, `about 18%`, `about 0.4`. */
export function formatRoughly(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size < 1 ? 1 : unit === '%' ? Math.max(2, String(Math.trunc(size)).length) : 2;
  const rounded = roundToDigits(value, digits);
  const decimals = Math.abs(rounded) < 10 ? Math.min((String(rounded).split('.')[1] ?? '').length, 3) : 0;
  return `about ${withCurrency(toGrouped(rounded, decimals), unit)}${unit === '%' ? '%' : ''}`;
}

/** A number with so many digits that count; charts carry no more than they show. */
export const roundToDigits = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** A number that is written already with its currency, after its sign: `£12`, `+£12`, `−£12`. */
const withCurrency = (written: string, unit: string): string =>
  isMoney(unit) ? written.replace(/^([+−]?)/, '$1£') : written;

function toSigned(value: number, decimals: number): string {
  const written = toGrouped(value, decimals);
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

function toGrouped(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(apart) ? `−${apart}` : apart;
}
