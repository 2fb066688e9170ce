import { formatFigure } from '../../words/number-words.ts';
import { axisTitle, valueAxis, levelAt, timeAxis } from '../axes.ts';
import type { Layer, Panel, View } from '../chart.ts';
import { labelLayers, positionLabels } from '../labels/end-labels.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { ink } from '../theme.ts';
import type { Scale } from '../scale.ts';

/**
 * One month of one scenario: the workloads, in % of capacity, that divide practitioners, and their mean with its
 * interval.
 */
export interface SpreadPoint {
  readonly date: string;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly mean: number;
  readonly lo95?: number;
  readonly hi95?: number;
}

/** What each line is called. */
const names = {
  p90: '90th percentile',
  p75: 'Upper quartile',
  mean: 'Mean',
  p50: 'Median',
  p25: 'Lower quartile',
  p10: '10th percentile',
} as const;
const fields = Object.keys(names) as (keyof typeof names)[];

/** The mean is dashed, the line as the stroke to its name. */
const meanDash = [6, 3];
const leaderDash = {
  field: 'scenario',
  type: 'nominal' as const,
  scale: { domain: fields, range: fields.map((field) => (field === 'mean' ? meanDash : [1, 0])) },
  legend: null,
};

/** What a panel of spreads shows. */
export interface SpreadPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  readonly points: readonly SpreadPoint[];
  readonly colour: string;
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
}

/** Bands over time of the middle half and the middle four fifths of practitioners, with their median and mean. */
export function spreadPanel(spreads: SpreadPanelInput): Panel {
  const { name, points, scale, height } = spreads;
  const last = points[points.length - 1];
  const ends = fields.map((field) => ({
    scenario: field,
    text: `${names[field]}: ${formatFigure(last[field], '%')}%`,
    end: last[field],
  }));
  return {
    view: spreadView(spreads),
    datasets: {
      [name]: points,
      [`${name}, labels`]: positionLabels(ends, scale, height),
    },
  };
}

/** The look of a panel of spreads, without its data. */
function spreadView({ name, title, points, colour, scale, width, height }: SpreadPanelInput): View {
  const x = timeAxis(
    points.map((point) => point.date),
    width,
  );
  const y = valueAxis(scale);
  const band = (from: string, to: string, opacity: number): Layer => ({
    mark: { type: 'area', color: colour, opacity },
    encoding: { x, y: y(from), y2: { field: to } },
  });
  const tooltip = [
    { field: 'date', type: 'temporal' as const, title: 'Month', format: '%B %Y' },
    ...fields.map((field) => ({ field, type: 'quantitative' as const, title: names[field], format: '.1f' })),
  ];
  return {
    width,
    height,
    title: axisTitle(wrapText(title, Math.floor((width + 40) / 7))),
    data: { name },
    layer: [
      band('p10', 'p90', 0.18),
      band('p25', 'p75', 0.3),
      { mark: { type: 'rule', color: ink, strokeWidth: 1.25 }, encoding: { y: levelAt(scale, 100) } },
      ...(points.some((point) => point.lo95 !== undefined) ? [band('lo95', 'hi95', 0.5)] : []),
      { mark: { type: 'line', color: colour, point: points.length === 1 }, encoding: { x, y: y('p50') } },
      { mark: { type: 'line', color: colour, strokeDash: meanDash, strokeWidth: 2 }, encoding: { x, y: y('mean') } },
      { mark: { type: 'point', size: 160, filled: true, opacity: 0 }, encoding: { x, y: y('p50'), tooltip } },
      ...labelLayers(`${name}, labels`, y, { color: { value: colour }, strokeDash: leaderDash }, width),
    ],
  };
}
