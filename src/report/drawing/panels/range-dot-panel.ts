import { formatCompact, formatFigure, roundToDigits } from '../../words/number-words.ts';
import { axisTitle, topAxis } from '../axes.ts';
import type { Panel } from '../chart.ts';
import { publishedColour, simulatedColour } from './fan-panel.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { rowNames, rowNamesAxis } from '../labels/row-names.ts';
import { scaleFor } from '../scale.ts';

const rowHeight = 26;

/** One column of dots with ranges, a row for each scenario or region. */
export interface RangeDotPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
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
  /** Pixels for the names of the rows, in the column that is the first. */
  readonly namesWidth: number;
  readonly isFirst: boolean;
  readonly colour?: string;
}

/** Dots with the range of a single replication, on an axis that begins at zero, and published levels across them. */
export function rangeDotPanel({
  name,
  title,
  unit,
  points,
  levels,
  order,
  namesWidth,
  isFirst,
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
      ...rowNamesAxis(isFirst ? namesWidth : 0),
    },
  };
  const names = rowNames(`${name}, names`, 'row', order, namesWidth, y);
  const height = order.length * Math.max(rowHeight, names.tallest);
  const named = [...new Set(levels)].sort((a, b) => a - b);
  return {
    view: {
      width: isFirst ? 280 : 240,
      height,
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
        ...(named.length === 0
          ? []
          : [
              {
                data: { name: `${name}, published in words` },
                mark: { type: 'text' as const, align: 'center' as const, baseline: 'top' as const, y: height, dy: 4 },
                encoding: { x: x('level'), text: { field: 'text' } },
              },
            ]),
        ...(isFirst ? names.layers : []),
      ],
    },
    datasets: {
      [name]: rows,
      [`${name}, published`]: levels.map((level) => ({ level })),
      ...(named.length > 0 && { [`${name}, published in words`]: [publishedLabel(named, unit)] }),
      ...(isFirst && names.datasets),
    },
  };
}

/** What stands below the levels that were published, in the middle of them: `published: 26%`. */
const publishedLabel = (levels: readonly number[], unit: string): object => {
  const [least, most] = [levels[0], levels[levels.length - 1]];
  const words =
    least === most ? formatCompact(least, unit) : `${formatFigure(least, unit)} to ${formatCompact(most, unit)}`;
  return { level: (least + most) / 2, text: `published: ${words}` };
};
