import type { Comparison, Fan, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { fanPanel, fanScale } from '../drawing/panels/fan-panel.ts';
import type { Origin } from '../input.ts';
import { reproductionTable } from './reproduce-tables.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { formatFigure } from '../words/number-words.ts';
import { countingPeriodInWords, seriesHeadline } from './reproduce-words.ts';
import { chartFileName } from './file-names.ts';

/** A course of fewer month ends is no course: the figure stands in the table and among the others. */
const fewestMonths = 24;

/** A chart for each series of a study: its published figures over the simulated fan. */
export function fanCharts(reproduction: ReproduceResult, origin: Origin): Chart[] {
  const drawn = reproduction.fans.filter(
    ({ points, published }) =>
      points.length >= fewestMonths && published.some(({ role }, index) => role !== 'input' || index > 0),
  );
  return drawn.map((fan) => fanChart(reproduction, fan, origin));
}

function fanChart(reproduction: ReproduceResult, fan: Fan, origin: Origin): Chart {
  const { series, scenario, unit, months, simulated, points } = fan;
  const compared = reproduction.comparisons.filter(
    (each) => each.series === series && each.scenario === scenario && each.figure !== undefined,
  );
  const [first, last] = [points[0], points[points.length - 1]];
  const isAlone = reproduction.fans.filter((each) => each.series === series).length === 1;
  const parts = fanParts(fan);
  const dates = parts.map(
    ({ points: drawn }) => `${formatMonth(drawn[0].date)} to ${formatMonth(drawn[drawn.length - 1].date)}`,
  );
  const zero = parts.some((part) => fanScale(part).domain[0] > 0) ? ' Not every vertical axis starts at zero.' : '';
  return assembleChart(
    { ...origin, names: [reproduction.files[scenario]], sources: fan.sources },
    {
      name: chartFileName(reproduction.study, series, ...(isAlone ? [] : [scenario])),
      title: seriesHeadline(series, compared),
      subtitle:
        `${series} (${unit}), ${countingPeriodInWords(simulated, months)}; ` +
        `${dates.length === 1 ? dates[0] : `above, ${dates[0]}; below, ${dates[1]}`}. ${bandsInWords(compared[0]?.values.length ?? 1)} ` +
        `${marksInWords(compared)}${zero}`,
      description:
        'Line chart with bands, and published figures as marks. The simulated mean goes from ' +
        `${formatFigure(first.mean, unit)} in ${formatMonth(first.date)} to ${formatFigure(last.mean, unit)} in ` +
        `${formatMonth(last.date)}. ${seriesHeadline(series, compared)}.`,
      table: reproductionTable(
        { ...reproduction, comparisons: compared, scenarios: [scenario] },
        `${series}: published figures and simulation`,
      ),
    },
    parts.map((part, index) => [
      fanPanel(part, index === 0 ? `${series} (${unit})` : 'The whole run', {
        width: 760,
        height: parts.length === 1 ? 300 : index === 0 ? 260 : 150,
      }),
    ]),
  );
}

/** What lines and bands are: of one run, or of two of which the second begins later. */
export function bandsInWords(replications: number, then?: number): string {
  if (Math.max(replications, then ?? 1) < 2)
    return `${then === undefined ? 'Line' : 'Lines'}: one replication only, so the range is unknown.`;
  const means = [...new Set(then === undefined ? [replications] : [replications, then])].join(' and of ');
  return (
    `${then === undefined ? 'Line: mean' : 'Lines: means'} of ${means} replications. Bands: ranges expected to ` +
    'contain 50% and 95% of further replications.'
  );
}

/** What the marks are, as far as there are such marks. */
export function marksInWords(compared: readonly Comparison[]): string {
  const roles = new Set(compared.map(({ role }) => role));
  const words = [
    ...(roles.has('test') ? ['filled, tests'] : []),
    ...(roles.has('calibrated on') ? ['hollow, calibrated on'] : []),
    ...(roles.has('input') || roles.has('context') ? ['grey, inputs or for context'] : []),
    ...(compared.some(({ vintage }) => vintage === 'revised') ? ['squares, as revised a year later'] : []),
  ];
  return `Marks: published figures (${words.join('; ')}).`;
}

/** Month ends that are drawn after the last published figure, where the run goes on for much longer. */
const monthsAfter = 6;

/**
 * The years of which something was published, drawn large; and below them the whole run, where it goes on for more than
 * twice as long as that.
 */
function fanParts(fan: Fan): Fan[] {
  const last = fan.published.reduce((latest, { date }) => (date > latest ? date : latest), '');
  const shown = fan.points.findIndex(({ date }) => date >= last) + monthsAfter;
  if (fan.points.length < 2 * shown) return [fan];
  return [
    { ...fan, points: fan.points.slice(0, Math.max(shown, fewestMonths)) },
    { ...fan, series: `${fan.series}, the whole run` },
  ];
}
