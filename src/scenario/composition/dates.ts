const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a day of the calendar in the form 2022-01-31. ISO dates are kept as text: they sort as they stand.
 */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year, month, day] = parts as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The first day after a run, as the model counts it: whole years by the calendar, from 29 February to 28 February where
 * the year has no other, and a part of a year in days, 365.25 to the year.
 */
export function endOfRun(start: string, years: number): string {
  let [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const whole = Math.floor(years);
  year += whole;
  day = Math.min(day, daysInMonth(year, month)) + Math.round((years - whole) * 365.25);
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month = (month % 12) + 1;
    if (month === 1) year += 1;
  }
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : monthLengths[month - 1];
}
