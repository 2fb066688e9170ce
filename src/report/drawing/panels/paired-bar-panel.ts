import { axisTitle, topAxis } from '../axes.ts';
import type { Encoding, Layer, Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { rowNames, rowNamesAxis } from '../labels/row-names.ts';
import { styleEncoding } from '../style-encoding.ts';
import { barLook, grey, ink } from '../theme.ts';
import type { Style } from '../theme.ts';
import type { Scale } from '../scale.ts';

/** Pixels to the left of the rows for their names. */
export const pairedNamesWidth = 250;

const rowHeight = 40;

/**
 * One of the two bars of a row: from nothing to a value, with the interval of that value, and what stands beside it.
 */
export interface PairedBar {
  readonly row: string;
  /** Which of the two, or what the only one is. */
  readonly part: string;
  readonly value: number;
  readonly lo95?: number;
  readonly hi95?: number;
  readonly text: string;
  /** Whether the bar is the only one of its row, and stands in the middle of it. */
  readonly isSingle?: true;
  /** Whether it may be no more than chance, and is drawn hollow. */
  readonly isHollow?: true;
}

/** Rows of two bars each, the first row at the top. */
export interface PairedBarPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  /** Of the values: sums of money are written with its sign. */
  readonly unit?: string;
  /** Both parts by name, the upper bar first, each with its look; and those of single bars. */
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
  const parts = [...styles.keys()].filter((part) => bars.some((bar) => bar.part === part && !bar.isSingle));
  const rows = [...new Set(bars.map(({ row }) => row))];
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
      axis: { grid: false, ...rowNamesAxis(pairedNamesWidth) },
    },
  };
  const barEncoding = { ...rowEncoding, yOffset: { ...part, scale: { domain: parts } } };
  const names = rowNames(`${name}, names`, 'row', rows, pairedNamesWidth, rowEncoding.y);
  const color = styleEncoding('part', styles, ({ colour }) => colour);
  /** A layer for the bars in pairs and, where there are such, one for those that stand alone. */
  const both = (layer: (encoding: Encoding, height?: number) => Layer): Layer[] => [
    { transform: [{ filter: '!datum.isSingle' }], ...layer(barEncoding) },
    ...(bars.some(({ isSingle }) => isSingle)
      ? [{ transform: [{ filter: 'datum.isSingle' }], ...layer(rowEncoding, 0.5) } as Layer]
      : []),
  ];
  return {
    view: {
      width,
      height: rows.length * rowHeight,
      title: { ...axisTitle(wrapText(title, 84)), frame: 'bounds' },
      data: { name },
      layer: [
        ...both((encoding, height) => ({
          mark: { type: 'bar', ...barLook, ...(height !== undefined && { height: { band: height } }) },
          encoding: {
            x: x('value'),
            ...encoding,
            fill: color,
            stroke: color,
            fillOpacity: { condition: { test: 'datum.isHollow', value: 0 }, value: barLook.fillOpacity },
          },
        })),
        ...both((encoding) => ({
          mark: { type: 'rule', strokeWidth: 1.75, color: ink },
          encoding: { x: x('lo95'), x2: { field: 'hi95' }, ...encoding },
        })),
        {
          data: { values: [{ at: 0 }] },
          mark: { type: 'rule', color: grey, strokeWidth: 1 },
          encoding: { x: x('at') },
        },
        ...names.layers,
        ...both((encoding) => ({
          mark: { type: 'text', align: 'left', baseline: 'middle', x: width + 12, fontSize: 13 },
          encoding: { ...encoding, text: { field: 'text' } },
        })),
      ],
    },
    datasets: { [name]: bars, ...names.datasets },
  };
}
