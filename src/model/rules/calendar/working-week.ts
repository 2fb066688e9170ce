/**
 * A working week is five days of seven. It stands for working days where a length is meant and no date: bank holidays
 * are left out, as they are not where a deadline is counted (`Calendar`).
 * Source: operating rules, section 4.
 */
const workingDaysOfWeek = 5;
const daysOfWeek = 7;

/** So many working days as calendar days, parts of a day included. */
export const calendarDays = (workingDays: number): number => (workingDays * daysOfWeek) / workingDaysOfWeek;

/** Working days of a spell of absence as whole calendar days, at least one. */
export const daysOfSpell = (workingDays: number): number => Math.max(1, Math.round(calendarDays(workingDays)));

/** The share of calendar days that are working days. */
export const shareOfWorkingDays = workingDaysOfWeek / daysOfWeek;
