import { describe, expect, test } from 'vitest';
import { studentTQuantile } from '../../src/experiment/index.ts';
import { loops } from '../../src/model/index.ts';
import type { Loop } from '../../src/model/index.ts';
import { baseline, demandTimes, mean, monthly, run, sum, together, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** Two delivery units for two years with half as many cases again: pressure, on which all loops feed. */
const pressure = demandTimes(1.5);
const replications = 8;

/** Where a loop needs more than pressure to show itself in so small a world. */
const contexts: Partial<Record<Loop['name'], Settings>> = {
  // Leavers are few: with three times the leaving rate the same luck tells more.
  attrition: { staff: { leaving: { probation_officers: 0.3, probation_services_officers: 0.3, senior_probation_officers: 0.1 } } },
  // Few trainees drop out: five times the rate.
  training_drag: { training: { drop_out: 0.05 } },
  promotion_drain: { staff: { posts_senior_probation_officers: 1800 } },
};

/** The strength of a loop in place: that of the baseline, or 10 where the baseline has the loop off. */
const strength = (name: Loop['name']): number => baseline.parameters.loops[name] || 10;

/** The metric of a loop over the second year: the mean of its months, or the sum where people are counted. */
function measured({ name, moves }: Loop, inPlace: boolean, replication: number): number {
  const settings = together(pressure, contexts[name] ?? {}, { loops: { [name]: inPlace ? strength(name) : 0 } });
  const months = monthly(run(world({ units: 2, years: 2, settings }), replication), moves.metric).filter((value) => !Number.isNaN(value));
  return /^(leavers|trainees)/.test(moves.metric) ? sum(months) : mean(months.slice(-12));
}

describe('every feedback loop, in place rather than cut', () => {
  test.each(loops.map((loop) => ({ loop, ...loop, ...loop.moves })))('$title: $metric goes $direction', ({ loop, direction }) => {
    const differences = Array.from({ length: replications }, (_, index) => measured(loop, true, index + 1) - measured(loop, false, index + 1));
    const middle = mean(differences);
    const variance = sum(differences.map((each) => (each - middle) ** 2)) / (replications - 1);
    const halfWidth = studentTQuantile(0.975, replications - 1) * Math.sqrt(variance / replications);
    const toward = direction === 'up' ? middle : -middle;
    expect(toward - halfWidth, differences.map((each) => each.toFixed(2)).join(' ')).toBeGreaterThan(0);
  });
});
