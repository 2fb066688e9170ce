import type { Measure } from '../measure.ts';
import { measureText } from '../measure.ts';
import { numberCell } from '../csv/cells.ts';
import type { LevelImpact } from './impact.ts';

const header = 'setting,tried,measure,base,change,lo95,hi95,replications';

/** Hundredths of a per cent are far below what luck leaves sure. */
const roundedCell = (value: number | undefined): string =>
  value === undefined ? '' : numberCell(Math.round(value * 100) / 100);

/**
 * The list of impacts as it stands among the evidence: a line for each setting, level and measure; changes in per cent
 * of the measure.
 */
export function impactCsv(impacts: readonly LevelImpact[], measures: readonly Measure[]): string {
  const lines = impacts.map(
    ({ candidate: { setting, level }, measure, base, change: { mean, lo95, hi95, replications } }) => {
      const levelText =
        typeof level === 'number' ? numberCell(level) : typeof level === 'boolean' ? (level ? 'on' : 'off') : level;
      return [
        setting,
        levelText,
        measureText(measures[measure]),
        roundedCell(base),
        roundedCell(mean),
        roundedCell(lo95),
        roundedCell(hi95),
        replications,
      ].join(',');
    },
  );
  return `${[header, ...lines].join('\n')}\n`;
}
