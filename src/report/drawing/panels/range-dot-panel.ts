import { roundToDigits } from '../../words/number-words.ts';
import { axisTitle, topAxis } from '../axes.ts';
import type { Panel } from '../chart.ts';
import { publishedColour, simulatedColour } from './fan-panel.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { scaleFor } from '../scale.ts';

const rowHeight = 26;

/** One column of dots with ranges, a row for each scenario or region. */
export interface RangeDotPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  readonly points: readonly {
    readonly row: string;
    readonly mean: number;
    readonly least?: number;
    readonly most?: number;
  }[];
  /** Levels that are drawn across. */
  readonly levels: readonly number[];
  /** The rows from the top down. */
  readonly order: readonly string[];
  /** Pixels for the names of the rows; 0 where a column to the left names them. */
  readonly namesWidth: number;
  readonly colour?: string;
}

/** Dots with the range of a single replication, on an axis that begins at zero, and published levels across them. */
export function rangeDotPanel({
  name,
  title,
  points,
  levels,
  order,
  namesWidth,
  colour = simulatedColour,
}: RangeDotPanelInput): Panel {
  const rows = points.map(({ row, mean, least = mean, most = mean }) => ({
    row,
    mean: roundToDigits(mean, 5),
    least: roundToDigits(least, 5),
    most: roundToDigits(most, 5),
  }));
  const scale = scaleFor([...rows.flatMap(({ least, most }) => [least, most]), ...levels], 4);
  const x = topAxis(scale);
  const y = {
    field: 'row',
    type: 'nominal' as const,
    scale: { domain: [...order] },
    axis: {
      grid: true,
      labels: namesWidth > 0,
      labelPadding: 10,
      labelLimit: Math.max(namesWidth - 10, 1),
      minExtent: namesWidth,
      domain: false,
      ticks: false,
    },
  };
  return {
    view: {
      width: namesWidth > 0 ? 280 : 240,
      height: order.length * rowHeight,
      title: { ...axisTitle(wrapText(title, 38)), frame: 'group' },
      data: { name },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5, color: colour },
          encoding: { x: x('least'), x2: { field: 'most' }, y },
        },
        {
          data: { name: `${name}, published` },
          mark: { type: 'rule', color: publishedColour, strokeWidth: 2.5, strokeDash: [6, 3] },
          encoding: { x: x('level') },
        },
        { mark: { type: 'point', filled: true, size: 80, opacity: 1, color: colour }, encoding: { x: x('mean'), y } },
      ],
    },
    datasets: { [name]: rows, [`${name}, published`]: levels.map((level) => ({ level })) },
  };
}
