/**
 * How a figure is counted: a level on the last day of the month, whatever day of the week it is; a level as the mean
 * over the month's working days at close of business (a share or mean, of all practitioners of all these days
 * together); or what happened during the month, or another stated time.
 */
export type Counting = 'at month end' | 'mean of the month' | 'during the month' | 'last twelve months';

export interface Metric {
  readonly name: string;
  /** What it is, in words, as an axis title or a row heading. */
  readonly label: string;
  readonly unit: string;
  readonly counting: Counting;
  /** The exact meaning, with the boundary cases. */
  readonly about: string;
  /** The first month of a run, from 1, in which there is a value, whatever happens in it. */
  readonly firstMonth: number;
}

export const metric = (
  name: string,
  label: string,
  unit: string,
  counting: Counting,
  about: string,
  firstMonth = counting === 'last twelve months' ? 12 : 1,
): Metric => ({
  name,
  label,
  unit,
  counting,
  about,
  firstMonth,
});
