import type { Fan, FanPoint, PublishedPoint } from '../../../experiment/index.ts';
import { roundToDigits } from '../../words/number-words.ts';
import type { ValueAxis } from '../axes.ts';
import { axisTitle, axisWidthFor, valueAxis, timeAxis } from '../axes.ts';
import type { Encoding, Layer, Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import type { Scale } from '../scale.ts';
import { scaleFor } from '../scale.ts';
import type { Style } from '../theme.ts';
import { blue, ink, pale, paper, plum } from '../theme.ts';

/** The simulation's colour and that of published figures; they differ in form too: bands and a line, and marks. */
export const simulatedColour = blue;
export const publishedColour = plum;

/** Filled: a test. Hollow: calibrated on. Grey: put in, or for context only. */
export const roleScale = {
  domain: ['test', 'calibrated on', 'input', 'context'],
  range: [publishedColour, paper, pale, pale],
} as const;

/** As first published, or with no vintage; and as revised. */
export const vintageScale = { domain: ['first', 'revised'], range: ['circle', 'square'] } as const;

/**
 * An axis may leave zero out where the smallest value is more than this share of the largest: a miss by a few per cent
 * would not be seen on a whole one.
 */
const zeroOmittedAbove = 0.5;

/**
 * The vertical axis of a fan with its published marks; of what is far from zero it begins above it, which the subtitle
 * then says.
 */
export function fanScale({ points, published }: Fan, then?: Fan): Scale {
  const values = [
    ...[...points, ...(then?.points ?? [])].flatMap(extentOfPoint),
    ...published.flatMap(({ low, high }) => [low, high]),
  ];
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return scaleFor(values, 6, least < zeroOmittedAbove * most);
}

const extentOfPoint = ({ mean, low95, high95 }: FanPoint): number[] => [mean, low95 ?? mean, high95 ?? mean];

/** The same figure in a second run in the panel of the first, and the day on which that run begins. */
export interface SecondRun {
  readonly starts: string;
  /** Absent where the figure has no value in it. */
  readonly fan: Fan | undefined;
  readonly style: Style;
}

/** How large a panel is, and what else it has. */
export interface FanPanelLook {
  readonly width: number;
  readonly height: number;
  /** Days that its axis holds besides its own, for panels that share an axis of time. */
  readonly dates?: readonly string[];
  readonly then?: SecondRun;
}

/**
 * The course of a simulated figure with the ranges of half and of 95% of replications, and the published marks on it. A
 * second run has bands and a line of its own style, and a thin upright line where it begins.
 */
export function fanPanel(fan: Fan, title: string, { width, height, dates = [], then }: FanPanelLook): Panel {
  const { series, points, published } = fan;
  const thenPoints = then?.fan?.points ?? [];
  const [name, marks, spans, second, beginning] = [
    'simulated',
    'published',
    'published of periods',
    'second run',
    'second run begins',
  ].map((what) => `${series}, ${what}`);
  const scale = fanScale(fan, then?.fan);
  const x = timeAxis([...[...points, ...published, ...thenPoints].map(({ date }) => date), ...dates], width);
  const y = valueAxis(scale);
  const periods = published.flatMap(endsOfPeriod);
  const shape = {
    field: 'vintage',
    type: 'nominal' as const,
    scale: { domain: [...vintageScale.domain], range: [...vintageScale.range] },
    legend: null,
  };
  const fill = {
    field: 'role',
    type: 'nominal' as const,
    scale: { domain: [...roleScale.domain], range: [...roleScale.range] },
    legend: null,
  };
  const tooltip = [
    { field: 'date', type: 'temporal' as const, title: 'Published of', format: '%-d %B %Y' },
    { field: 'low', type: 'quantitative' as const, title: 'Published', format: ',' },
    { field: 'role', type: 'nominal' as const, title: 'Use' },
  ];
  return {
    view: {
      width,
      height,
      title: axisTitle(wrapText(title, Math.floor((width + 40) / 7))),
      data: { name },
      layer: [
        ...courseLayers(points, { colour: simulatedColour, dash: [1, 0] }, x, y),
        ...(then === undefined
          ? []
          : [
              { data: { name: second }, layer: courseLayers(thenPoints, then.style, x, y) },
              {
                data: { name: beginning },
                mark: { type: 'rule' as const, color: ink, strokeWidth: 1.25 },
                encoding: { x },
              },
            ]),
        {
          data: { name: marks },
          mark: { type: 'rule', color: publishedColour, strokeWidth: 2.5 },
          encoding: { x, y: y('low'), y2: { field: 'high' } },
        },
        ...(periods.length > 0
          ? [
              {
                data: { name: spans },
                mark: { type: 'line' as const, color: publishedColour, strokeWidth: 2.5 },
                encoding: { x, y: y('level'), detail: { field: 'period', type: 'nominal' as const } },
              },
            ]
          : []),
        {
          data: { name: marks },
          mark: { type: 'point', stroke: publishedColour, strokeWidth: 2, size: 80, opacity: 1 },
          encoding: { x, y: y('low'), shape, fill, tooltip },
        },
        {
          data: { name: marks },
          mark: { type: 'point', stroke: publishedColour, strokeWidth: 2, size: 80, opacity: 1 },
          encoding: { x, y: y('high'), shape, fill, tooltip },
        },
      ],
    },
    axisWidth: axisWidthFor(scale),
    datasets: {
      [name]: points.map(roundPoint),
      [marks]: published.map((point: PublishedPoint) => ({ vintage: 'first', ...point })),
      ...(periods.length > 0 && { [spans]: periods }),
      ...(then && { [second]: thenPoints.map(roundPoint), [beginning]: [{ date: then.starts }] }),
    },
  };
}

/** The line of the mean, over the ranges of 95% and of half of replications where there are such. */
function courseLayers(
  points: readonly FanPoint[],
  { colour: color, dash }: Pick<Style, 'colour' | 'dash'>,
  x: NonNullable<Encoding['x']>,
  y: ValueAxis,
): Layer[] {
  const band = (from: string, to: string, opacity: number): Layer => ({
    mark: { type: 'area', color, opacity },
    encoding: { x, y: y(from), y2: { field: to } },
  });
  const isSolid = dash.length === 2 && dash[1] === 0;
  return [
    ...(points.some(({ low95 }) => low95 !== undefined)
      ? [band('low95', 'high95', 0.18), band('low50', 'high50', 0.32)]
      : []),
    {
      mark: { type: 'line', color, strokeWidth: 2, ...(!isSolid && { strokeDash: [...dash] }) },
      encoding: { x, y: y('mean') },
    },
  ];
}

/** The two ends of the line for a number of a period; two lines where a range was published. */
const endsOfPeriod = ({ from, date, low, high }: PublishedPoint, index: number): object[] =>
  from === undefined
    ? []
    : [...new Set([low, high])].flatMap((level, end) =>
        [from, date].map((day) => ({ date: day, level, period: 2 * index + end })),
      );

/** A point with the digits that a chart can show. */
const roundPoint = (point: FanPoint): object =>
  Object.fromEntries(
    Object.entries(point).map(([name, value]) => [name, typeof value === 'number' ? roundToDigits(value, 6) : value]),
  );
