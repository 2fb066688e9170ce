import type { ParameterValue } from '../../model/index.ts';

/** A value of a setting as text: `on`, `15`, `community 0.51, licence 0.28`. */
export function valueInWords(value: ParameterValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${each}`)
    .join(', ');
}
