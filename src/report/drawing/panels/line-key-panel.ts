import type { Layer, Panel } from '../chart.ts';
import { styleEncoding } from '../style-encoding.ts';
import type { Style } from '../theme.ts';
import { ink } from '../theme.ts';

/** What stands in a key beside the lines: a thin upright line that marks a day, and what happens then. */
const rowHeight = 20;
const strokeLength = 34;
const textAt = strokeLength + 10;

/**
 * A key above a chart of lines with bands that cross each other, so that no name can stand at a line's end: a stroke of
 * each scenario and its name, one below the other in their order, and last the thin upright line of a day.
 */
export function lineKeyPanel(styles: ReadonlyMap<string, Style>, day?: string): Panel {
  const strokes = [...styles.keys()].map((scenario, row) => ({ scenario, row: middleOf(row) }));
  const upright = day === undefined ? [] : [{ text: day, row: middleOf(strokes.length) }];
  const rows = strokes.length + upright.length;
  const y = { field: 'row', type: 'quantitative' as const, scale: null, axis: null };
  const band = (height: number, opacity: number): Layer => ({
    mark: { type: 'rule', strokeWidth: height, opacity },
    encoding: {
      y,
      x: { value: 0 },
      x2: { value: strokeLength },
      color: styleEncoding('scenario', styles, ({ colour }) => colour),
    },
  });
  return {
    view: {
      width: 1,
      height: rows * rowHeight,
      data: { name: 'key' },
      layer: [
        band(12, 0.3),
        {
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: {
            y,
            x: { value: 0 },
            x2: { value: strokeLength },
            color: styleEncoding('scenario', styles, ({ colour }) => colour),
            strokeDash: styleEncoding('scenario', styles, ({ dash }) => [...dash]),
          },
        },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: textAt },
          encoding: { y, text: { field: 'scenario' } },
        },
        ...(day === undefined
          ? []
          : ([
              {
                data: { name: 'key, day' },
                mark: {
                  type: 'tick',
                  orient: 'vertical',
                  thickness: 1.25,
                  size: rowHeight - 4,
                  color: ink,
                  opacity: 1,
                },
                encoding: { y, x: { value: strokeLength / 2 } },
              },
              {
                data: { name: 'key, day' },
                mark: { type: 'text', align: 'left', baseline: 'middle', x: textAt },
                encoding: { y, text: { field: 'text' } },
              },
            ] satisfies Layer[])),
      ],
    },
    datasets: { key: strokes, ...(day !== undefined && { 'key, day': upright }) },
  };
}

const middleOf = (row: number): number => (row + 0.5) * rowHeight;
