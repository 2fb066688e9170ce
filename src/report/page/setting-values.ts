import type { ParameterValue } from '../../model/index.ts';
import { formatNumber, isMoney, unitAfter } from '../words/number-words.ts';

/**
 * A value of a setting as text, with its unit: `on`, `15 days`, `community 0.51, licence 0.28 share`, `£60,000 a year`.
 */
export function valueInWords(value: ParameterValue, unit = ''): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const written = (each: number | string): string =>
    typeof each === 'number' && isMoney(unit) ? `£${formatNumber(each)}` : String(each);
  const text =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([name, each]) => `${name} ${written(each)}`)
          .join(', ')
      : written(value);
  return unit === '' || !isMoney(unit) ? `${text}${unit === '' ? '' : ` ${unit}`}` : unitAfter(text, unit);
}
