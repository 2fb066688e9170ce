/** The workload of a unit as a planning date finds it. */
export interface UnitWorkload {
  /** Its practitioners in sentence management who are at work. */
  readonly practitioners: number;
  /** Their mean workload over capacity. */
  readonly load: number;
}

/**
 * By how many practitioners each unit is better off than the service as a whole, not rounded: so many could go and
 * leave it at the load of the service. Below 0 it is short of so many.
 * Source: assumed.
 */
export function roomOfUnits(units: readonly UnitWorkload[]): number[] {
  const practitioners = units.reduce((sum, unit) => sum + unit.practitioners, 0);
  const work = units.reduce((sum, unit) => sum + unit.practitioners * unit.load, 0);
  return units.map((unit) =>
    work > 0 ? unit.practitioners - (unit.practitioners * unit.load * practitioners) / work : 0,
  );
}

/**
 * How many of so many probation officers a unit offers to relief teams, a whole number: a share of them (0 to 1), and
 * no more than it has room for.
 * Source: assumed; "using resources in another team" (practitioners' accounts).
 */
export const officersOffered = (officers: number, shareLent: number, room: number): number =>
  Math.floor(Math.max(0, Math.min(shareLent * officers, room)));
