import type { Measure } from '../measure.ts';
import { measureText } from '../measure.ts';
import { csvText } from '../csv/cells.ts';
import type { LevelImpact } from './impact.ts';

const columns = ['setting', 'tried', 'start', 'measure', 'base', 'change', 'lo95', 'hi95', 'replications'];

/** An impact with the first day, `2025-07-01`, of the scenario that was run. */
export type DatedImpact = LevelImpact & { readonly start: string };

/** Hundredths of a per cent are far below what the replications can show. */
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

/**
 * The list of impacts as it stands among the evidence: a line for each setting, level and measure, with the first day
 * of the scenario that was run; changes in per cent of the measure.
 */
export function impactCsv(impacts: readonly DatedImpact[], measures: readonly Measure[]): string {
  const rows = impacts.map(
    ({ start, candidate: { setting, level }, measure, base, change: { mean, lo95, hi95, replications } }) => {
      return [
        setting,
        typeof level === 'boolean' ? (level ? 'on' : 'off') : level,
        start,
        measureText(measures[measure]),
        rounded(base),
        rounded(mean),
        rounded(lo95),
        rounded(hi95),
        replications,
      ];
    },
  );
  return csvText(columns, rows);
}
