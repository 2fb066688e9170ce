import { axisTitle, topAxis } from '../axes.ts';
import type { Encoding, Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { rowNames, rowNamesAxis } from '../labels/row-names.ts';
import { barLook, blue, grey, ink, orange } from '../theme.ts';
import { scaleFor } from '../scale.ts';

/** Pixels to the left of the rows for their names, and pixels of a row. */
export const waterfallNamesWidth = 240;
const rowHeight = 30;

/** One row: a level, drawn as a dot, or a step from one level to another, drawn as a bar. */
export interface WaterfallRow {
  readonly name: string;
  readonly kind: 'level' | 'rise' | 'fall';
  /** Where a bar begins; for a level, the same as `to`. */
  readonly from: number;
  readonly to: number;
  /** The interval of where it ends. */
  readonly lo95?: number;
  readonly hi95?: number;
  /** What stands at the right of the row. */
  readonly text: string;
}

/** Rows of levels and steps, the first at the top. */
export interface WaterfallPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  /** Of the values: sums of money are written with its sign. */
  readonly unit?: string;
  readonly rows: readonly WaterfallRow[];
  /** Levels that every row is read against. */
  readonly references: readonly number[];
  readonly withZero: boolean;
  readonly width: number;
}

/**
 * A rise and a fall have their own colour and stand on their own side, and the text beside them has the sign: no colour
 * carries a meaning alone.
 */
const colours = { level: ink, rise: orange, fall: blue };

/** Rows of levels and steps with intervals, and their figures in words at the right. */
export function waterfallPanel({ name, title, unit, rows, references, withZero, width }: WaterfallPanelInput): Panel {
  const extent = [...rows.flatMap(({ from, to, lo95, hi95 }) => [from, to, lo95 ?? to, hi95 ?? to]), ...references];
  const scale = scaleFor(extent, 5, withZero);
  const x = topAxis(scale, { labelFlush: false, ...(unit !== undefined && { unit }) });
  const y: NonNullable<Encoding['y']> = {
    field: 'name',
    type: 'nominal',
    sort: rows.map((row) => row.name),
    axis: {
      grid: false,
      ...rowNamesAxis(waterfallNamesWidth),
    },
  };
  const names = rowNames(
    `${name}, names`,
    'name',
    rows.map((row) => row.name),
    waterfallNamesWidth,
    y,
  );
  const color: NonNullable<Encoding['color']> = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: Object.keys(colours), range: Object.values(colours) },
    legend: null,
  };
  return {
    view: {
      width,
      height: rows.length * Math.max(rowHeight, names.tallest),
      title: { ...axisTitle(wrapText(title, 84)), frame: 'bounds' },
      data: { name },
      layer: [
        {
          data: { name: `${name}, references` },
          mark: { type: 'rule', color: grey, strokeWidth: 1, strokeDash: [3, 3] },
          encoding: { x: x('at') },
        },
        {
          transform: [{ filter: "datum.kind !== 'level'" }],
          mark: { type: 'bar', height: { band: 0.56 }, ...barLook },
          encoding: { x: x('from'), x2: { field: 'to' }, y, fill: color, stroke: color },
        },
        { mark: { type: 'rule', strokeWidth: 2, color: ink }, encoding: { x: x('lo95'), x2: { field: 'hi95' }, y } },
        {
          transform: [{ filter: "datum.kind === 'level'" }],
          mark: { type: 'point', filled: true, size: 75, opacity: 1 },
          encoding: { x: x('to'), y, color },
        },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: width + 12 },
          encoding: { y, text: { field: 'text' } },
        },
        ...names.layers,
      ],
    },
    datasets: { [name]: rows, [`${name}, references`]: references.map((at) => ({ at })), ...names.datasets },
  };
}
