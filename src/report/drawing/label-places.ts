/** A label that would like to stand at a height, in pixels from the top, and needs so much room. */
export interface WantedPlace {
  readonly at: number;
  readonly height: number;
}

/**
 * Heights for the middles of labels, as near as can be to where they would like to stand, so that none covers another.
 *
 * Labels keep their order. They are first moved down off each other, then up from the foot where they have run over it.
 */
export function labelPlaces(wanted: readonly WantedPlace[], foot: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a].at - wanted[b].at || a - b);
  const places: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const { at, height } = wanted[index];
    places[index] = Math.max(at, free + height / 2);
    free = places[index] + height / 2;
  }
  let ceiling = foot;
  for (const index of order.reverse()) {
    const { height } = wanted[index];
    places[index] = Math.min(places[index], ceiling - height / 2);
    ceiling = places[index] - height / 2;
  }
  return places;
}
