import type { Datasets, Encoding, Layer } from '../chart.ts';
import { balanceText } from './line-breaks.ts';

const lineHeight = 16;
/** Pixels of a letter, on the generous side, and those between a name and the panel. */
const letterWidth = 6.8;
const gap = 10;

/** Names at the left of the rows of a panel. */
export interface RowNames {
  readonly layers: readonly Layer[];
  readonly datasets: Datasets;
  /** Pixels that the name with most lines needs. */
  readonly tallest: number;
}

/**
 * The names of rows, right-aligned at the left of a panel and broken into lines that fit: the library would cut off what
 * is too long. `y` is the row by its `field`, without labels of its own, and `data` the name of their data.
 */
export function rowNames(
  data: string,
  field: string,
  rows: readonly string[],
  width: number,
  y: NonNullable<Encoding['y']>,
): RowNames {
  const names = [...new Set(rows)].map((row) => {
    const lines = balanceText(row, Math.floor((width - gap) / letterWidth));
    return { [field]: row, text: lines.join('\n'), lines: lines.length };
  });
  return {
    layers: [...new Set(names.map(({ lines }) => lines))].map((lines): Layer => ({
      data: { name: data },
      transform: [{ filter: `datum.lines === ${lines}` }],
      mark: {
        type: 'text',
        align: 'right',
        baseline: 'middle',
        x: -gap,
        dy: (-(lines - 1) * lineHeight) / 2,
        lineBreak: '\n',
        lineHeight,
      },
      encoding: { y, text: { field: 'text' } },
    })),
    datasets: { [data]: names },
    tallest: Math.max(1, ...names.map(({ lines }) => lines)) * lineHeight + 4,
  };
}

/** The axis of rows that `rowNames` names: room for the names in place of labels. */
export const rowNamesAxis = (width: number) => ({ labels: false, ticks: false, domain: false, minExtent: width });
