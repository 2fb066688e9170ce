import { axisTitle, topAxis } from '../axes.ts';
import type { Layer, Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { styleEncoding } from '../style-encoding.ts';
import { grey, ink, paper } from '../theme.ts';
import type { Style } from '../theme.ts';
import type { Scale } from '../scale.ts';

/** Pixels to the left of the rows for their names. */
export const pairedNamesWidth = 250;

const rowHeight = 40;
const characters = 36;
const lineHeight = 16;

/**
 * One of the two bars of a row: from nothing to a value, with the interval of that value, and what stands beside it.
 */
export interface PairedBar {
  readonly row: string;
  /** Which of the two. */
  readonly part: string;
  readonly value: number;
  readonly lo95?: number;
  readonly hi95?: number;
  readonly text: string;
}

/** Rows of two bars each, the first row at the top. */
export interface PairedBarPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  /** Of the values: sums of money are written with its sign. */
  readonly unit?: string;
  /** Both parts by name, the upper bar first, each with its look. */
  readonly styles: ReadonlyMap<string, Style>;
  readonly bars: readonly PairedBar[];
  readonly scale: Scale;
  readonly format?: string;
  readonly width: number;
}

/**
 * Rows of two bars, one under the other, so that neither they nor their intervals cover each other; their figures in
 * words at the right.
 */
export function pairedBarPanel({ name, title, unit, styles, bars, scale, format, width }: PairedBarPanelInput): Panel {
  const parts = [...styles.keys()];
  const rows = [...new Set(bars.map(({ row }) => row))].map((row) => wrapText(row, characters).join('\n'));
  const part = { field: 'part', type: 'nominal' as const };
  const x = topAxis(scale, {
    labelFlush: false,
    ...(unit !== undefined && { unit }),
    ...(format !== undefined && { format }),
  });
  const rowEncoding = {
    y: {
      field: 'row',
      type: 'nominal' as const,
      sort: rows,
      scale: { paddingInner: 0.22, paddingOuter: 0.11 },
      axis: { grid: false, ticks: false, domain: false, labels: false, minExtent: pairedNamesWidth },
    },
  };
  const barEncoding = { ...rowEncoding, yOffset: { ...part, scale: { domain: parts } } };
  const names = rows.map((row) => ({ row, lines: row.split('\n').length }));
  const color = styleEncoding('part', styles, ({ colour }) => colour);
  return {
    view: {
      width,
      height: rows.length * rowHeight,
      title: { ...axisTitle(wrapText(title, 84)), frame: 'bounds' },
      data: { name },
      layer: [
        { mark: 'bar', encoding: { x: x('value'), ...barEncoding, color } },
        {
          mark: { type: 'rule', strokeWidth: 4, color: paper },
          encoding: { x: x('lo95'), x2: { field: 'hi95' }, ...barEncoding },
        },
        {
          mark: { type: 'rule', strokeWidth: 1.75, color: ink },
          encoding: { x: x('lo95'), x2: { field: 'hi95' }, ...barEncoding },
        },
        {
          data: { values: [{ at: 0 }] },
          mark: { type: 'rule', color: grey, strokeWidth: 1 },
          encoding: { x: x('at') },
        },
        ...[...new Set(names.map(({ lines }) => lines))].map((lines): Layer => ({
          data: { name: `${name}, names` },
          transform: [{ filter: `datum.lines === ${lines}` }],
          mark: {
            type: 'text',
            align: 'right',
            baseline: 'middle',
            x: -10,
            dy: (-(lines - 1) * lineHeight) / 2,
            lineBreak: '\n',
            lineHeight,
          },
          encoding: { ...rowEncoding, text: { field: 'row' } },
        })),
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: width + 12, fontSize: 13 },
          encoding: { ...barEncoding, text: { field: 'text' } },
        },
      ],
    },
    datasets: {
      [name]: bars.map((bar) => ({ ...bar, row: wrapText(bar.row, characters).join('\n') })),
      [`${name}, names`]: names,
    },
  };
}
