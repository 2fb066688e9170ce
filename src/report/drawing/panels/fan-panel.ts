import type { Fan, FanPoint, PublishedPoint } from '../../../experiment/index.ts';
import { roundToDigits } from '../../words/number-words.ts';
import { axisTitle, axisWidthFor, valueAxis, timeAxis } from '../axes.ts';
import type { Layer, Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import type { Scale } from '../scale.ts';
import { scaleFor } from '../scale.ts';
import { blue, pale, paper, plum } from '../theme.ts';

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
export function fanScale({ points, published }: Fan): Scale {
  const values = [...points.flatMap(extentOfPoint), ...published.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return scaleFor(values, 6, least < zeroOmittedAbove * most);
}

const extentOfPoint = ({ mean, low95, high95 }: FanPoint): number[] => [mean, low95 ?? mean, high95 ?? mean];

/**
 * The course of a simulated figure with the ranges of half and of 95% of replications, and the published marks on it.
 */
export function fanPanel(
  fan: Fan,
  title: string,
  { width, height }: { readonly width: number; readonly height: number },
): Panel {
  const { series, points, published } = fan;
  const [name, marks, spans] = ['simulated', 'published', 'published of periods'].map((what) => `${series}, ${what}`);
  const scale = fanScale(fan);
  const x = timeAxis(
    [...points, ...published].map(({ date }) => date),
    width,
  );
  const y = valueAxis(scale);
  const band = (from: string, to: string, opacity: number): Layer => ({
    mark: { type: 'area', color: simulatedColour, opacity },
    encoding: { x, y: y(from), y2: { field: to } },
  });
  const periods = published.flatMap(endsOfPeriod);
  const hasRange = points.some(({ low95 }) => low95 !== undefined);
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
        ...(hasRange ? [band('low95', 'high95', 0.18), band('low50', 'high50', 0.32)] : []),
        { mark: { type: 'line', color: simulatedColour, strokeWidth: 2 }, encoding: { x, y: y('mean') } },
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
    },
  };
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
