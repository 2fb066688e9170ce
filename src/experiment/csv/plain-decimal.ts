/**
 * A number as a plain decimal that reads back to the very same number: 0.0000001 and not 1e-7.
 *
 * Spreadsheets and databases differ in what they make of an exponent, so none is ever written. Minus nothing is written
 * as 0. Throws a RangeError for a number that is not finite, which has no decimal.
 */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value))
    throw new RangeError(`Only a finite number can be written as a decimal; found ${value}.`);
  const shortest = String(value === 0 ? 0 : value);
  const parts = shortest.includes('e') ? /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest) : undefined;
  if (!parts) return shortest;
  const [, sign, whole, fraction = '', exponent] = parts;
  const digits = whole + fraction;
  const places = Number(exponent);
  return places < 0 ? `${sign}0.${'0'.repeat(-places - 1)}${digits}` : `${sign}${digits.padEnd(places + 1, '0')}`;
}
