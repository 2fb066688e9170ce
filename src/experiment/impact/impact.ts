import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { RunDraws } from '../sensitivity/index.ts';
import type { CandidateLevel } from './candidate-levels.ts';

/** What a measure does when one setting is put to another plausible level. */
export interface LevelImpact {
  readonly candidate: CandidateLevel;
  /** Index of the measure in the list. */
  readonly measure: number;
  /** The measure as the scenario stands, in its unit: the mean of the replications. */
  readonly base: number;
  /**
   * In per cent of that, with the interval of the difference, replication by replication with the same random numbers.
   */
  readonly change: Estimate;
}

/**
 * Puts each setting to its other levels, one at a time, and compares every measure with what it is as the scenario
 * stands.
 *
 * A measure without a meaning in the scenario as it stands, or at the level, has no change; nor has one that is 0, of
 * which there is no per cent.
 */
export async function impactsOf(
  tried: readonly CandidateLevel[],
  replications: readonly number[],
  run: RunDraws,
): Promise<LevelImpact[]> {
  const [base, ...results] = await run([
    { values: {}, replications },
    ...tried.map(({ setting, level }) => ({ values: { [setting]: level }, replications })),
  ]);
  return tried.flatMap((each, index) =>
    results[index].flatMap((values, measure): LevelImpact[] => {
      const pairs = values
        .map((value, replication) => [value, base[measure][replication]])
        .filter((pair) => !pair.some(Number.isNaN));
      const baseMean = pairs.reduce((sum, [, before]) => sum + before, 0) / pairs.length;
      if (pairs.length === 0 || baseMean === 0) return [];
      return [
        {
          candidate: each,
          measure,
          base: baseMean,
          change: estimateMean(pairs.map(([value, before]) => (100 * (value - before)) / baseMean)),
        },
      ];
    }),
  );
}
