/**
 * How actual risk moves: as a Markov chain between neighbouring levels, in detailed balance with the mix of new cases,
 * so that it keeps the mix. Levels are indexes in `roshLevels`.
 */

/**
 * The balance of neighbouring levels: of level i + 1 among the people at levels i and i + 1 of a mix, the share (0 to
 * 1), by i. 0 where there is nobody at either. It is what the functions below, and those of `misreading.ts`, call
 * `upperShare`.
 * Source: assumed.
 */
export function balanceOf(mix: readonly number[]): Float64Array {
  return Float64Array.from({ length: mix.length - 1 }, (_, level) => {
    const both = mix[level] + mix[level + 1];
    return both > 0 ? mix[level + 1] / both : 0;
  });
}

/** What a level has of the pair that it forms with the one above; 0 at the highest. */
export const shareUpwards = (upperShare: Float64Array, level: number): number =>
  level < upperShare.length ? upperShare[level] : 0;

/** What a level has of the pair that it forms with the one below; 0 at the lowest. */
export const shareDownwards = (upperShare: Float64Array, level: number): number =>
  level > 0 ? 1 - upperShare[level - 1] : 0;

/** Moves a year from a level, up and down together; `moves` is the rate a year for each pair of levels. */
export const movesFrom = (upperShare: Float64Array, level: number, moves: number): number =>
  moves * (shareUpwards(upperShare, level) + shareDownwards(upperShare, level));

/** Whether a level has a neighbour to move to: a mix may leave it without one. */
export const hasNeighbours = (upperShare: Float64Array, level: number): boolean =>
  shareUpwards(upperShare, level) + shareDownwards(upperShare, level) > 0;

/** Whether a move from a level goes up (1) or down (-1), by a number from 0 to 1: so that the mix stays in balance. */
export const directionOfMove = (upperShare: Float64Array, level: number, u: number): 1 | -1 =>
  u * (shareUpwards(upperShare, level) + shareDownwards(upperShare, level)) < shareUpwards(upperShare, level) ? 1 : -1;
