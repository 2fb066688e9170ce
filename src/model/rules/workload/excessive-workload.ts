/**
 * An excessive workload: over 110% of capacity at four consecutive weekly counts.
 * ASSUMPTION: an absence, short or long, starts the count again.
 * Source: pq-172934; operating rules, section 1.
 */
const excessiveLoad = 1.1;
const excessiveWeeks = 4;

/** Nobody is counted for longer: far more than a rule asks for. */
const mostWeeksCounted = 250;

/**
 * Consecutive weekly counts over 110%, after one that finds an officer at a load (1 is full); exactly 110% is not over.
 */
export const weeksOver110After = (weeks: number, load: number): number =>
  load > excessiveLoad ? Math.min(mostWeeksCounted, weeks + 1) : 0;

/** Weekly counts over 110% of an officer who goes away today. */
export const weeksOver110AfterAbsence = 0;

/** Whether the workload of an officer is excessive after so many consecutive weekly counts over 110%. */
export const isWorkloadExcessive = (weeksOver110: number): boolean => weeksOver110 >= excessiveWeeks;
