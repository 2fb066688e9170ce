import type { Measure } from '../measure.ts';
import { measureText } from '../measure.ts';
import { numberCell } from '../csv-cells.ts';
import type { ImpactOfTried } from './impact.ts';

const header = 'setting,tried,measure,base,change,lo95,hi95,replications';

/** Hundredths of a per cent are far below what luck leaves sure. */
const rounded = (value: number | undefined): string =>
  value === undefined ? '' : numberCell(Math.round(value * 100) / 100);

/**
 * The list of impacts as it stands among the evidence: a line for each setting, level and measure; changes in per cent
 * of the measure.
 */
export function impactCsv(impacts: readonly ImpactOfTried[], measures: readonly Measure[]): string {
  const lines = impacts.map(
    ({ tried: { setting, level }, measure, base, change: { mean, lo95, hi95, replications } }) => {
      const tried =
        typeof level === 'number' ? numberCell(level) : typeof level === 'boolean' ? (level ? 'on' : 'off') : level;
      return [
        setting,
        tried,
        measureText(measures[measure]),
        rounded(base),
        rounded(mean),
        rounded(lo95),
        rounded(hi95),
        replications,
      ].join(',');
    },
  );
  return `${[header, ...lines].join('\n')}\n`;
}
