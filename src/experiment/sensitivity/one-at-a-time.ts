import type { Estimate } from '../statistics/sample.ts';
import { estimateOfKnown } from '../statistics/sample.ts';
import type { DrawResults, RunDraws } from './draws.ts';
import type { UncertainSetting } from './uncertain-setting.ts';

/** What a measure does when one setting moves to each end of its plausible range and everything else stays. */
export interface Swing {
  /** Index of the setting in the list. */
  readonly setting: number;
  /** Differences from the base, replication by replication with the same random numbers. */
  readonly atLow: Estimate;
  readonly atHigh: Estimate;
  /** From the lowest to the highest of the base and the two ends. */
  readonly width: number;
}

/**
 * Each setting at its low and at its high end with everything else at its base, for each measure in turn.
 *
 * Pairs of replications in which the measure has no meaning are left out. An end at which the base itself stands is not
 * run: its difference is 0.
 */
export async function oneAtATime(
  settings: readonly UncertainSetting[],
  base: { readonly replications: readonly number[]; readonly values: DrawResults[number] },
  run: RunDraws,
): Promise<Swing[][]> {
  const ends = settings.flatMap(({ factor, low, high }, setting) =>
    [low, high].filter((value) => value !== factor.base).map((value) => ({ setting, value })),
  );
  const results = await run(
    ends.map(({ setting, value }) => ({
      values: { [settings[setting].factor.setting]: value },
      replications: base.replications,
    })),
  );
  return base.values.map((baseValues, measure) =>
    settings.map(({ low, high }, setting): Swing => {
      const at = (end: number) => {
        const draw = ends.findIndex((each) => each.setting === setting && each.value === end);
        return differenceOf(draw < 0 ? baseValues : results[draw][measure], baseValues);
      };
      const [atLow, atHigh] = [at(low), at(high)];
      return {
        setting,
        atLow,
        atHigh,
        width: Math.max(0, atLow.mean, atHigh.mean) - Math.min(0, atLow.mean, atHigh.mean),
      };
    }),
  );
}

const differenceOf = (values: readonly number[], base: readonly number[]): Estimate =>
  estimateOfKnown(values.map((value, replication) => value - base[replication]));
