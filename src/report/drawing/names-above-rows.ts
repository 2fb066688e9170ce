import type { Layer, View } from './chart.ts';
import { ink } from './theme.ts';

/** Pixels above a row for its name. */
const nameHeight = 22;

/** What of a row its marks fill. */
const filled = 0.85;

/** The vertical axis of rows by name, as plain data. */
interface RowAxis {
  readonly field: string;
  readonly sort?: readonly string[];
  readonly scale?: { readonly domain?: readonly string[] };
  readonly axis?: object | null;
}

interface LayerLike {
  readonly mark?: { readonly type?: string; readonly x?: number; readonly align?: string };
  readonly encoding?: { readonly y?: { readonly type?: string; readonly field?: string }; readonly yOffset?: unknown };
}

/**
 * A panel of rows with the name of each row above it, at the left, and the words that stood at its right in the same
 * line: on a phone nothing is left beside the plot. A panel without rows stays as it is.
 */
export function namesAboveRows(view: View): View {
  const panel = view as { height?: number; width?: number; layer?: readonly Layer[] };
  const layers = (panel.layer ?? []) as readonly LayerLike[];
  const axis = layers.flatMap(({ encoding }) =>
    encoding?.y?.type === 'nominal' ? [encoding.y as unknown as RowAxis] : [],
  )[0];
  const names = axis?.scale?.domain ?? axis?.sort;
  if (axis === undefined || names === undefined || panel.height === undefined) return view;

  const row = panel.height / names.length;
  const gap = 1 - (filled * row) / (row + nameHeight);
  const y = {
    ...axis,
    scale: { ...axis.scale, paddingInner: gap, paddingOuter: gap / 2, align: 1 },
    axis: { ...axis.axis, labels: false, minExtent: 0, grid: false, ticks: false, domain: false },
  };
  const above = -((filled * row) / 2 + 10);
  const isName = ({ mark }: LayerLike): boolean => mark?.type === 'text' && mark.align === 'right';
  const isAtEnd = ({ mark, encoding }: LayerLike): boolean =>
    mark?.type === 'text' && (mark.x ?? 0) > (panel.width ?? 0) && encoding?.yOffset === undefined;
  const name: unknown = {
    transform: [{ aggregate: [{ op: 'count', as: 'rows' }], groupby: [axis.field] }],
    mark: { type: 'text', align: 'left', baseline: 'middle', x: 0, dy: above, lineBreak: '\r', color: ink },
    encoding: { y, text: { field: axis.field } },
  };
  const restyled = layers
    .filter((layer) => !isName(layer))
    .map((layer) => ({
      ...layer,
      ...(layer.encoding?.y?.type === 'nominal' && { encoding: { ...layer.encoding, y } }),
      ...(isAtEnd(layer) && { mark: { ...layer.mark, x: panel.width, align: 'right', dy: above } }),
    }));
  return { ...view, height: names.length * (row + nameHeight), layer: [...restyled, name] } as unknown as View;
}
