import { axisTitle, valueAxis, tickFormat } from '../axes.ts';
import type { Encoding, Panel } from '../chart.ts';
import { labelLayers, positionLabels } from '../labels/end-labels.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { colourAndShape, styleEncoding } from '../style-encoding.ts';
import { stylesFor } from '../theme.ts';
import { scaleFor } from '../scale.ts';

/** One point of a line: the mean of a measure at a level of one setting, with its interval. */
export interface LevelPoint {
  readonly line: string;
  readonly level: number;
  readonly mean: number;
  readonly lo95?: number;
  readonly hi95?: number;
}

/** What a panel of lines over a setting shows. */
export interface LevelsPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  /** The measure, above. */
  readonly title: string;
  /** Of the measure: sums of money are written with its sign. */
  readonly unit?: string;
  /** The setting along the foot. */
  readonly below: string;
  readonly points: readonly LevelPoint[];
  /** Names of the lines in order, four at most. */
  readonly lines: readonly string[];
  /** The values of the setting along the foot, upwards. */
  readonly levels: readonly number[];
  /** What stands before the name of a line at its end. */
  readonly prefix: string;
}

const width = 580;
const height = 300;

/** Lines over the values of a setting, one for each value of another, with their intervals as bands. */
export function levelsPanel({ name, title, unit, below, points, lines, levels, prefix }: LevelsPanelInput): Panel {
  const scale = scaleFor(points.flatMap(({ mean, lo95, hi95 }) => [mean, lo95 ?? mean, hi95 ?? mean]));
  const styles = new Map(stylesFor(lines.length).map((style, index) => [lines[index], style]));
  const x: NonNullable<Encoding['x']> = {
    field: 'level',
    type: 'quantitative',
    scale: { domain: [levels[0], levels[levels.length - 1]], nice: false },
    axis: {
      values: [...levels],
      format: tickFormat({ domain: [0, 1], ticks: levels }),
      title: below,
      titleFontSize: 15,
      titleFontWeight: 'normal',
      titlePadding: 10,
    },
  };
  const y = valueAxis(scale, unit);
  const { color, shape } = colourAndShape('scenario', styles);
  const strokeDash = styleEncoding('scenario', styles, ({ dash }) => [...dash]);
  const rows = points.map(({ line, ...point }) => ({ scenario: line, ...point }));
  const last = levels[levels.length - 1];
  const ends = rows
    .filter(({ level }) => level === last)
    .map(({ scenario, mean }) => ({ scenario, text: `${prefix} ${scenario}`, end: mean }));
  return {
    view: {
      width,
      height,
      title: axisTitle(wrapText(title, 90)),
      data: { name },
      layer: [
        ...(points.some(({ lo95 }) => lo95 !== undefined)
          ? [
              {
                mark: { type: 'area' as const, opacity: 0.22 },
                encoding: { x, y: y('lo95'), y2: { field: 'hi95' }, color },
              },
            ]
          : []),
        { mark: { type: 'line' }, encoding: { x, y: y('mean'), color, strokeDash } },
        { mark: { type: 'point', filled: true, size: 80, opacity: 1 }, encoding: { x, y: y('mean'), color, shape } },
        ...labelLayers(`${name}, labels`, y, { color, strokeDash }, width),
      ],
    },
    datasets: { [name]: rows, [`${name}, labels`]: positionLabels(ends, scale, height) },
  };
}
