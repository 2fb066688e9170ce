import type { Comparison, CourseByMonth, Fan, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { fanPanel, fanScale } from '../drawing/panels/fan-panel.ts';
import { lineKeyPanel } from '../drawing/panels/line-key-panel.ts';
import { stylesFor } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { formatFigure } from '../words/number-words.ts';
import { chartFileName } from './file-names.ts';
import { bandsInWords, marksInWords } from './fan-charts.ts';
import { beginningInWords, courseTable, fanName, fanThen, meetingHeadline, meetingInWords } from './meeting-runs.ts';
import { reproductionTable } from './reproduce-tables.ts';

/** A chart for each set of series that the study draws month by month, one below the other. */
export const monthlyCharts = (reproduction: ReproduceResult, origin: Origin): Chart[] =>
  reproduction.courses
    .filter(({ fans }) => fans.some(({ points }) => points.length > 1))
    .map((course) => monthlyChart(reproduction, course, origin));

/** More panels than this stand in two columns, so that the chart can be seen at once. */
const mostInOneColumn = 6;

function monthlyChart(reproduction: ReproduceResult, course: CourseByMonth, origin: Origin): Chart {
  const { name, scenario, replications, fans, then } = course;
  const compared = reproduction.comparisons.filter(
    (each) => each.scenario === scenario && fans.some((fan) => isOfSeries(fan) && fan.simulated === each.simulated),
  );
  const runs = then === undefined ? [course] : [course, then];
  const dates = runs.flatMap((run) => run.fans.flatMap(({ points }) => points.map(({ date }) => date))).sort();
  const zero = fans.some((fan) => fanScale(fan, fanThen(fan, course)).domain[0] > 0)
    ? ' Not every vertical axis starts at zero.'
    : '';
  const published = publishedInWords(fans, compared);
  const caption = `${name}: published figures and simulation`;
  return assembleChart(
    {
      ...origin,
      names: runs.map((run) => reproduction.files[run.scenario]),
      sources: [...new Set(fans.flatMap(({ sources }) => sources))],
    },
    {
      name: chartFileName(reproduction.study, name),
      title: then === undefined ? name : `${name}: ${meetingHeadline(course)}`,
      subtitle:
        `By month, ${formatMonth(dates[0])} to ${formatMonth(dates[dates.length - 1])}` +
        `${then === undefined ? '' : `; ${beginningInWords(then)}`}. ` +
        `${bandsInWords(replications, then?.replications)}${published}${zero}`,
      description:
        `Line charts with bands${published === '' ? '' : ', and published figures as marks'}. ` +
        (then === undefined
          ? fans.map(courseInWords)
          : [`${beginningInWords(then)}.`, ...fans.map((fan) => meetingInWords(fan, course, then))]
        ).join(' '),
      table:
        then === undefined && fans.every(isOfSeries)
          ? reproductionTable({ ...reproduction, comparisons: compared, scenarios: [scenario] }, caption)
          : courseTable(course, then === undefined ? name : `${name}: both runs, year by year`),
    },
    [...(then === undefined ? [] : [[keyOf(scenario, then)]]), ...panelRows(course, dates)],
  );
}

/** Whether figures were published of what is drawn; else it is a metric of the model alone. */
const isOfSeries = ({ sources }: Fan): boolean => sources.length > 0;

function panelRows(course: CourseByMonth, dates: readonly string[]): Panel[][] {
  const { fans, then } = course;
  const columns = fans.length > mostInOneColumn ? 2 : 1;
  const size = columns === 1 ? { width: 760, height: 170 } : { width: 350, height: 150 };
  const panels = fans.map((fan) =>
    fanPanel(fan, `${fanName(fan)} (${fan.unit})`, {
      ...size,
      dates,
      ...(then && { then: { starts: then.starts, fan: fanThen(fan, course), style: stylesFor(2)[1] } }),
    }),
  );
  return Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
}

const keyOf = (scenario: string, then: NonNullable<CourseByMonth['then']>): Panel => {
  const [first, second] = stylesFor(2);
  return lineKeyPanel(
    new Map([
      [scenario, first],
      [then.scenario, second],
    ]),
    beginningInWords(then),
  );
};

/** What marks are, where there are any. */
function publishedInWords(fans: readonly Fan[], compared: readonly Comparison[]): string {
  if (fans.every(({ published }) => published.length === 0)) return '';
  return ` ${marksInWords(compared)} A number of a period spans it.`;
}

const courseInWords = (fan: Fan): string => {
  const { unit, points } = fan;
  const [first, last] = [points[0], points[points.length - 1]];
  return (
    `${fanName(fan)}: ${formatFigure(first.mean, unit)} in ${formatMonth(first.date)}, ` +
    `${formatFigure(last.mean, unit)} in ${formatMonth(last.date)}.`
  );
};
