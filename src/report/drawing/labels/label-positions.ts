/** A label that would like to stand at a height, in pixels from the top, and needs so much room. */
export interface WantedPosition {
  readonly at: number;
  readonly height: number;
}

/**
 * Heights for the middles of labels, as near as can be to where they would like to stand, so that none covers another.
 *
 * Labels keep their order. They are first moved down off each other, then up from the foot where they have run over it.
 */
export function labelPositions(wanted: readonly WantedPosition[], bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a].at - wanted[b].at || a - b);
  const positions: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const { at, height } = wanted[index];
    positions[index] = Math.max(at, free + height / 2);
    free = positions[index] + height / 2;
  }
  let ceiling = bottom;
  for (const index of order.reverse()) {
    const { height } = wanted[index];
    positions[index] = Math.min(positions[index], ceiling - height / 2);
    ceiling = positions[index] - height / 2;
  }
  return positions;
}
