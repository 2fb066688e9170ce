/**
 * Whether an assessment made on a day still counts today: for the interval to the next review, and an allowance of days
 * after it.
 * Source: assumed; what is held against it are the assessments of one office in 2009 that were not current.
 */
export const isAssessmentCurrent = (assessedOn: number, interval: number, allowance: number, today: number): boolean =>
  assessedOn + interval >= today - allowance;

/**
 * Whether a case that was never assessed is new enough to be given time: so many days from the start of supervision.
 */
export const isAwaitingFirstAssessment = (supervisedFrom: number, allowance: number, today: number): boolean =>
  supervisedFrom >= today - allowance;
