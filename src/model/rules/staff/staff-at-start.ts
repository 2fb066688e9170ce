/**
 * Years of service that stand for each band of length of service at the start, in the order of `serviceBandOf`: from,
 * to.
 * ASSUMPTION: spread evenly, careers of up to 30 years.
 * Source: assumed.
 */
export const yearsByServiceBand = [
  [0.5, 2],
  [2, 4],
  [4, 10],
  [10, 30],
] as const;

/** Trainees in post on the first day, by months in training. */
export const monthsInTraining = { three_months: 3, nine_months: 9, fifteen_months: 15 } as const;
export const trainingCohorts = Object.keys(monthsInTraining) as readonly (keyof typeof monthsInTraining)[];

/** Days of training, at least, that newly qualified officers of the start have behind them: 15 months. */
export const daysTrainedAtLeast = 450;
