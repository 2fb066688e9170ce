import type { CourseByMonth, Fan, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { fanPanel, fanScale } from '../drawing/panels/fan-panel.ts';
import type { Origin } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { formatFigure } from '../words/number-words.ts';
import { chartFileName } from './file-names.ts';
import { bandsInWords, marksInWords } from './fan-charts.ts';
import { reproductionTable } from './reproduce-tables.ts';

/** A chart for each set of series that the study draws month by month, one below the other. */
export const monthlyCharts = (reproduction: ReproduceResult, origin: Origin): Chart[] =>
  reproduction.courses
    .filter(({ fans }) => fans.some(({ points }) => points.length > 1))
    .map((course) => monthlyChart(reproduction, course, origin));

function monthlyChart(reproduction: ReproduceResult, { name, scenario, fans }: CourseByMonth, origin: Origin): Chart {
  const compared = reproduction.comparisons.filter(
    (each) => each.scenario === scenario && fans.some(({ simulated }) => simulated === each.simulated),
  );
  const [{ points }] = fans;
  const dates = `${formatMonth(points[0].date)} to ${formatMonth(points[points.length - 1].date)}`;
  const zero = fans.some((fan) => fanScale(fan).domain[0] > 0) ? ' Not every vertical axis starts at zero.' : '';
  return assembleChart(
    { ...origin, names: [reproduction.files[scenario]], sources: [...new Set(fans.flatMap(({ sources }) => sources))] },
    {
      name: chartFileName(reproduction.study, name),
      title: name,
      subtitle:
        `By month, ${dates}. ${bandsInWords(compared)} ${marksInWords(compared)} A number of a period spans it.` + zero,
      description: `Line charts with bands, and published figures as marks. ${fans.map(courseInWords).join(' ')}`,
      table: reproductionTable(
        { ...reproduction, comparisons: compared, scenarios: [scenario] },
        `${name}: published figures and simulation`,
      ),
    },
    fans.map((fan) => [fanPanel(fan, `${fan.series} (${fan.unit})`, { width: 760, height: 170 })]),
  );
}

const courseInWords = ({ series, unit, points }: Fan): string =>
  `${series}: ${formatFigure(points[0].mean, unit)} in ${formatMonth(points[0].date)}, ` +
  `${formatFigure(points[points.length - 1].mean, unit)} in ${formatMonth(points[points.length - 1].date)}.`;
