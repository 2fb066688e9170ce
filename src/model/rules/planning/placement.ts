/**
 * By what new trainees, and probation officers recruited by plan, go to delivery units: each unit's share of the work;
 * the shortage of each; or the shortage of each region, and within it the share of the work.
 */
export const placements = ['share', 'shortage', 'region'] as const;

/** A place that is short of staff or not: a unit or a region. */
export interface Place {
  /** Probation officers in post, and trainees who will be. */
  readonly staff: number;
  /** Its share of all work: posts follow it. */
  readonly share: number;
}

/**
 * The parts of so many newcomers, not rounded, that bring places to one level of staff for their work: the place that
 * is shortest comes first, up to the level of the next, and so on. A place above the level that is reached gets nobody.
 * Without newcomers nobody gets any.
 * Source: assumed; trainees are wanted "in offices where they are most needed" (practitioners' accounts).
 */
export function partsByShortage(newcomers: number, places: readonly Place[]): number[] {
  const shortestFirst = places.filter(({ share }) => share > 0).sort((a, b) => a.staff / a.share - b.staff / b.share);
  let level = 0;
  let staff = newcomers;
  let share = 0;
  for (const place of shortestFirst) {
    if (share > 0 && place.staff / place.share >= level) break;
    staff += place.staff;
    share += place.share;
    level = staff / share;
  }
  return places.map((place) => Math.max(0, level * place.share - place.staff));
}

/**
 * The same between regions; what a region gets is shared out among its units by their work.
 * Source: assumed.
 */
export function partsByShortageOfRegions(
  newcomers: number,
  units: readonly (Place & { readonly region: string })[],
): number[] {
  const regions = [...new Set(units.map(({ region }) => region))];
  const places = regions.map((name) => {
    const own = units.filter(({ region }) => region === name);
    return {
      staff: own.reduce((sum, { staff }) => sum + staff, 0),
      share: own.reduce((sum, { share }) => sum + share, 0),
    };
  });
  const parts = partsByShortage(newcomers, places);
  return units.map(({ region, share }) => {
    const place = regions.indexOf(region);
    return places[place].share > 0 ? (parts[place] * share) / places[place].share : 0;
  });
}
