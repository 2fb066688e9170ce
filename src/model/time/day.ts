/**
 * The order of a day. What stands earlier in this list happens earlier in the day, for every officer and every case;
 * within one part of the day, what was scheduled first happens first. Only the hours of work have a clock.
 */
export const partsOfTheDay = [
  'settings change',
  'staff start and leave', // posts are filled or fall vacant before any case is shared out
  'cases begin and end',
  'cases are allocated',
  'officers work',
  'seniors countersign', // what officers have written until then, so that it too is in time
  'deadlines pass', // after work, so that what is finished today is in time
  'the day is counted',
] as const;

const part = (name: (typeof partsOfTheDay)[number]): number => partsOfTheDay.indexOf(name);

export const settingsChangePart = part('settings change');
export const staffPart = part('staff start and leave');
export const casesPart = part('cases begin and end');
export const allocationPart = part('cases are allocated');
export const workPart = part('officers work');
export const countersigningPart = part('seniors countersign');
export const deadlinesPart = part('deadlines pass');
export const countingPart = part('the day is counted');

/**
 * Days of a month on average: 365.25 / 12. Points are counted by this month. Source: operating rules, section 1
 * (assumed).
 */
export const daysPerMonth = 30.4375;
export const daysPerYear = 365.25;
