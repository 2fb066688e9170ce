import type { CourseByMonth, Fan, FanPoint, RunByMonth } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { formatDate, formatMonth } from '../words/calendar-words.ts';
import { formatFigure, formatSigned } from '../words/number-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { expressionInWords } from './reproduce-words.ts';
import { rangeInWords } from './reproduce-tables.ts';

/** What a panel of a course is called: the name of its series, or the metric in words. */
export const fanName = ({ series, simulated }: Fan): string =>
  series === simulated ? expressionInWords(simulated) : series;

/** The fan of the same figure of the model in the second run. */
export const fanThen = ({ simulated }: Fan, { then }: CourseByMonth): Fan | undefined =>
  then?.fans.find((each) => each.simulated === simulated);

/** The first month in which two runs both have a value. */
interface Meeting {
  readonly first: FanPoint;
  readonly second: FanPoint;
}

function meetingOf(fan: Fan, course: CourseByMonth): Meeting | undefined {
  for (const second of fanThen(fan, course)?.points ?? []) {
    const first = fan.points.find(({ date }) => date === second.date);
    if (first !== undefined) return { first, second };
  }
  return undefined;
}

/** The difference of the second run from the first in % of the first; absent where the first is zero. */
const percentApart = ({ first, second }: Meeting): number | undefined =>
  first.mean === 0 ? undefined : (100 * (second.mean - first.mean)) / Math.abs(first.mean);

/**
 * `where the second run begins, its means are 0.4% (Officers) to 34.0% (Unallocated cases) from those of the first`.
 */
export function meetingHeadline(course: CourseByMonth): string {
  const meetings = course.fans.flatMap((fan) => {
    const meeting = meetingOf(fan, course);
    return meeting === undefined ? [] : [{ fan, date: meeting.first.date, percent: percentApart(meeting) }];
  });
  if (meetings.length === 0) return 'no month in which both runs have a value';
  const begins = meetings.map(({ date }) => date).reduce((a, b) => (a < b ? a : b));
  const sizes = meetings
    .filter(({ date }) => date === begins) // a rate of twelve months has its first value a year later
    .flatMap(({ fan, percent }) => (percent === undefined ? [] : [{ fan, size: Math.abs(percent) }]))
    .sort((a, b) => a.size - b.size);
  if (sizes.length === 0) return 'where the second run begins, every figure of the first is zero';
  const ends = [...new Set([sizes[0], sizes[sizes.length - 1]])].map(
    ({ fan, size }) => `${formatFigure(size, '%')}% (${uncapitalise(fanName(fan))})`,
  );
  const subject = sizes.length === 1 ? 'its mean is' : 'its means are';
  return `where the second run begins, ${subject} ${ends.join(' to ')} from ${sizes.length === 1 ? 'that' : 'those'} of the first`;
}

/** Both values of a figure in the first month that both runs have, and the difference, in a sentence. */
export function meetingInWords(fan: Fan, course: CourseByMonth, then: RunByMonth): string {
  const name = fanName(fan);
  const { unit } = fan;
  const meeting = meetingOf(fan, course);
  if (meeting === undefined) return `${name}: no month in which both runs have a value.`;
  const { first, second } = meeting;
  const percent = percentApart(meeting);
  return (
    `${name} in ${formatMonth(first.date)}: ${formatFigure(first.mean, unit)} with ‘${course.scenario}’, ` +
    `${formatFigure(second.mean, unit)} with ‘${then.scenario}’, a difference of ` +
    `${formatSigned(second.mean - first.mean, unit)} ${unit === '%' ? 'percentage points' : unit}` +
    `${percent === undefined ? '' : ` (${formatSigned(percent, '%')}%)`}.`
  );
}

/** `‘From July 2025’ begins on 1 July 2025`, as the key says it of its line. */
export const beginningInWords = ({ scenario, starts }: NonNullable<CourseByMonth['then']>): string =>
  `‘${scenario}’ begins on ${formatDate(starts)}`;

const monthsOfYear = 12;

/**
 * What a chart by month draws, as figures at yearly steps: from the month in which two runs meet, back and forth, or
 * from the first; and in the last month.
 */
export function courseTable(course: CourseByMonth, caption: string): DataTable {
  const { then } = course;
  const runs: readonly RunByMonth[] = then === undefined ? [course] : [course, then];
  const several = then !== undefined;
  const rows = course.fans.flatMap((fan) => {
    const fans = several ? [fan, fanThen(fan, course)] : [fan];
    const dates = [...new Set(fans.flatMap((each) => each?.points.map(({ date }) => date) ?? []))].sort();
    const anchor = dates.indexOf(meetingOf(fan, course)?.first.date ?? dates[0]);
    const shown = dates.filter((_, index) => (index - anchor) % monthsOfYear === 0 || index === dates.length - 1);
    return shown.map((date) => {
      const points = fans.map((each) => each?.points.find((point) => point.date === date));
      const [first, second] = points;
      const cells = points.flatMap((point) => [
        point === undefined ? notApplicable : formatFigure(point.mean, fan.unit),
        rangeInWords(point?.low95, point?.high95, fan.unit),
      ]);
      const difference =
        first === undefined || second === undefined ? notApplicable : formatSigned(second.mean - first.mean, fan.unit);
      return [fanName(fan), formatMonth(date), ...cells, ...(several ? [difference] : []), fan.unit];
    });
  });
  return {
    caption,
    columns: [
      'Figure',
      'Month',
      ...runs.flatMap(({ scenario }) => [
        several ? scenario : 'Simulated',
        several ? `${scenario}: 95% range` : '95% range',
      ]),
      ...(several ? ['Difference'] : []),
      'Unit',
    ],
    headings: 2,
    rows,
  };
}
