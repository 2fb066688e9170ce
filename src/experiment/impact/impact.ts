import type { Estimate } from '../sample.ts';
import { estimateMean } from '../sample.ts';
import type { RunDraws } from '../sensitivity/index.ts';
import type { Tried } from './tried.ts';

/** What a measure does when one setting is put to another plausible level. */
export interface ImpactOfTried {
  readonly tried: Tried;
  /** Place of the measure in the list. */
  readonly measure: number;
  /** The measure as the scenario stands, in its unit: the mean of the replications. */
  readonly base: number;
  /** In per cent of that, with the interval of the difference, replication by replication with the same luck. */
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
  tried: readonly Tried[],
  replications: readonly number[],
  run: RunDraws,
): Promise<ImpactOfTried[]> {
  const [base, ...results] = await run([
    { values: {}, replications },
    ...tried.map(({ setting, level }) => ({ values: { [setting]: level }, replications })),
  ]);
  return tried.flatMap((each, index) =>
    results[index].flatMap((values, measure): ImpactOfTried[] => {
      const pairs = values
        .map((value, replication) => [value, base[measure][replication]])
        .filter((pair) => !pair.some(Number.isNaN));
      const middle = pairs.reduce((sum, [, before]) => sum + before, 0) / pairs.length;
      if (pairs.length === 0 || middle === 0) return [];
      return [
        {
          tried: each,
          measure,
          base: middle,
          change: estimateMean(pairs.map(([value, before]) => (100 * (value - before)) / middle)),
        },
      ];
    }),
  );
}
