/** Changes that are split exactly at most: each further one doubles the combinations to simulate. */
export const mostChanges = 8;

/** What is known of one change among several that act together. */
export interface Contribution {
  /**
   * Its Shapley value: what it adds on average over all orders in which the changes could be made one after another.
   */
  readonly share: number;
  /** What it adds when it is made alone. */
  readonly alone: number;
  /** What it adds when it is made last, after all others. */
  readonly last: number;
}

/**
 * Splits what several changes do together over the changes.
 *
 * `worth` holds a number for each combination, 2^k for k changes: bit i of a combination's index says whether change i
 * is made, so that the first is without any and the last with all. The shares add up to the last less the first, two
 * changes that do the same have the same share, and one that never does anything has none.
 *
 * The weights are whole numbers and divided by k! only at the end, so that figures that are whole are split without
 * rounding on the way. A RangeError where the number of combinations is not a power of two or there are more than eight
 * changes.
 * Source: Shapley, A value for n-person games (1953).
 */
export function shapleyContributions(worth: readonly number[]): Contribution[] {
  const changes = 31 - Math.clz32(worth.length);
  if (worth.length !== 1 << changes || changes < 1)
    throw new RangeError(`Combinations of changes are 2, 4, 8 and so on in number; found ${worth.length}.`);
  if (changes > mostChanges) throw new RangeError(`At most ${mostChanges} changes can be split; found ${changes}.`);
  const factorial = factorials(changes);
  const all = worth.length - 1;
  return Array.from({ length: changes }, (_, change) => {
    const bit = 1 << change;
    let sum = 0;
    for (let others = 0; others <= all; others++) {
      if ((others & bit) !== 0) continue;
      const before = countChanges(others);
      sum += factorial[before] * factorial[changes - 1 - before] * (worth[others | bit] - worth[others]);
    }
    return { share: sum / factorial[changes], alone: worth[bit] - worth[0], last: worth[all] - worth[all & ~bit] };
  });
}

function factorials(most: number): number[] {
  const values = [1];
  for (let n = 1; n <= most; n++) values.push(values[n - 1] * n);
  return values;
}

/** How many changes a combination makes. */
export function countChanges(combination: number): number {
  let size = 0;
  for (let left = combination; left > 0; left &= left - 1) size++;
  return size;
}
