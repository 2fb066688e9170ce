/** The middle of many runs and the range of eight in ten, month by month. */
export interface Fan {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

export interface Score {
  /** Mean distance of the drawn line from the run, as a share of the height of the plane. */
  readonly distance: number;
  /** Months in which the drawn line lies where eight in ten runs lie, of those drawn. */
  readonly monthsWithin: number;
  readonly months: number;
}

export function fanOf(courses: readonly (readonly number[])[]): Fan[] {
  if (courses.length < 5) return [];
  return courses[0].map((_, month) => {
    const values = courses
      .map((course) => course[month])
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const at = (share: number): number => values[Math.round(share * (values.length - 1))];
    return { middle: at(0.5), low: at(0.1), high: at(0.9) };
  });
}

/** How near a drawn line came to what happened, and whether luck could have brought it. */
export function scoreOf(
  drawn: readonly (number | null)[],
  happened: readonly number[],
  fan: readonly Fan[],
  plane: readonly [number, number],
): Score {
  const height = plane[1] - plane[0];
  const months = drawn.flatMap((value, month) => (value === null ? [] : [{ value, month }]));
  const distances = months.map(({ value, month }) => Math.abs(value - happened[month]));
  return {
    distance: distances.reduce((sum, each) => sum + each, 0) / distances.length / height,
    monthsWithin: months.filter(
      ({ value, month }) => fan.length > 0 && value >= fan[month].low && value <= fan[month].high,
    ).length,
    months: months.length,
  };
}

/** The score as a teacher would say it. */
export function distanceInWords({ distance }: Score): string {
  const percent = Math.round(100 * distance);
  const by = `on average ${percent}% of the height of the chart from what happened`;
  if (distance < 0.04) return `Very close: ${by}.`;
  if (distance < 0.09) return `Close: ${by}.`;
  if (distance < 0.18) return `Some way off: ${by}.`;
  return `Far off: ${by}. That is where there is most to learn.`;
}

export function chanceInWords({ monthsWithin, months }: Score): string {
  if (monthsWithin === months) return 'Your line lies within what luck allows in every month.';
  if (monthsWithin === 0) return 'Your line lies outside what luck allows in every month.';
  const inMost = monthsWithin >= 0.8 * months;
  return `Your line lies within what luck allows in ${monthsWithin} of ${months} months${inMost ? ': luck could have brought it' : ''}.`;
}

/** How a line goes from where it starts to its last quarter, as a sentence goes on after `the run`. */
export function directionInWords(
  course: readonly number[],
  startsAt: number,
  plane: readonly [number, number],
): string {
  const known = course.filter(Number.isFinite);
  const quarter = known.slice(-Math.ceil(known.length / 4));
  const end = quarter.reduce((sum, each) => sum + each, 0) / quarter.length;
  const little = 0.06 * (plane[1] - plane[0]);
  const rise = Math.max(...known) - Math.max(startsAt, end);
  const fall = Math.min(startsAt, end) - Math.min(...known);
  if (rise > 2 * little && rise > fall) return 'goes up and comes down again';
  if (fall > 2 * little) return 'goes down and comes up again';
  if (Math.abs(end - startsAt) < little) return 'stays about level';
  return end > startsAt ? 'goes up' : 'goes down';
}
