import { roshLevels } from '../../categories.ts';

const high = roshLevels.indexOf('high');

/** Working days of a week. */
const workingDays = 5;

/**
 * Whether an assessment that records a level of risk must be countersigned by a senior before it is complete: high and
 * very high risk.
 * Source: hmip-spo-2024 (managers' oversight of high-risk cases); the classes are assumed.
 */
export const needsCountersignature = (level: number): boolean => level >= high;

/**
 * How many assessments the seniors of a unit countersign on a working day, the first written first: as many as those at
 * work come to at so many a week each, with what is left of the days before; parts of one are carried over. Where the
 * setting is 0 seniors do not count, and all are.
 * Source: assumed.
 */
export const countersignaturesOfDay = (carriedOver: number, seniorsAtWork: number, aWeek: number): number =>
  aWeek === 0 ? Infinity : carriedOver + (seniorsAtWork * aWeek) / workingDays;

/** What is carried over to the next working day: less than one, or it could have been countersigned. */
export const carriedOverFrom = (countersignatures: number): number =>
  countersignatures === Infinity ? 0 : countersignatures - Math.floor(countersignatures);
