/** A figure of an area's series: what it counted at a month end after the start. Plain data. */
export interface SeriesFigure {
  /** The key of its column. */
  readonly column: string;
  /** The last day of its month. */
  readonly day: string;
  readonly value: number;
  /** In words or by id; empty where none is given. */
  readonly sources: readonly string[];
}

/** What an area has counted since the start of its run, and what of it is its own input already. Plain data. */
export interface AreaSeries {
  readonly area: string;
  /** In order of day, then of column. */
  readonly figures: readonly SeriesFigure[];
  /** Figures of the first day that the area gives itself: `staff.probation_officers.fte`. */
  readonly given: readonly string[];
  /** Settings that its file, or a file that extends it, changes by itself. */
  readonly changed: readonly string[];
}
