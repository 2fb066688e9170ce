import type { TopLevelSpec } from 'vega-lite';
import type { Encoding, Layer, View } from './chart.ts';
import { wrapText } from './labels/line-breaks.ts';
import { namesAboveRows } from './names-above-rows.ts';

/** Where a panel stands in a figure: its row, and its place in the row. */
export interface PanelPlace {
  readonly row: number;
  readonly column: number;
}

/** Pixels that a panel takes beside its plot, for figures of axes at the left and for words at the right. */
export interface PanelMargins {
  readonly left: number;
  readonly right: number;
}

/** A line, a band or a shape with its name, for a key outside the drawing. */
export interface KeyEntry {
  readonly text: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly shape?: string;
}

/** A figure laid out for a narrow page, and the names that stand no more in it. */
export interface Relaid {
  readonly figure: TopLevelSpec;
  readonly key: readonly KeyEntry[];
}

/** Views are read here as plain data, of which only some is known. */
interface Panelled {
  readonly width?: number;
  readonly height?: number;
  readonly data?: { readonly name?: string };
  readonly layer?: readonly Layer[];
  readonly title?: { readonly text?: readonly string[]; readonly subtitle?: readonly string[] };
  readonly hconcat?: readonly View[];
  readonly concat?: readonly View[];
  readonly columns?: number;
}

/** Pixels between panels, as the theme has them. */
const spacing = 28;

/** Below so many pixels there is no room for names beside a plot: they stand above it, or in a key. */
const narrow = 600;

/** No plot is narrower; a page that is too narrow for it scrolls. */
const leastWidth = 120;

/** A panel that is nothing but words, which have no width to give up. */
const isOfWords = (view: Panelled): boolean =>
  view.data?.name === 'key' || view.width === undefined || view.width < 100;

/**
 * A figure for a page of `available` pixels: panels that stood beside each other stand in fewer columns, and where it is
 * narrow, names at the ends of lines go to a key and names of rows stand above their rows. Widths are still to be
 * fitted.
 */
export function relaid(figure: TopLevelSpec, available: number): Relaid {
  const columns = available < 460 ? 1 : 2;
  const key: KeyEntry[] = [];
  const datasets = (figure.datasets ?? {}) as Readonly<Record<string, readonly object[]>>;
  const restyled = (view: View): View[] => {
    const panel = view as Panelled;
    if (available >= narrow) return [view];
    if (panel.data?.name === 'key' && (panel.width ?? 0) > available) {
      key.push(...keyOf(panel.layer?.[0], datasets['key'] ?? []));
      return [];
    }
    if (panel.layer === undefined) return [view];
    const labels = panel.layer.filter(isLabel);
    key.push(...keyOf(labels[0], datasets[dataOf(labels[0]) ?? ''] ?? []));
    return [namesAboveRows({ ...view, layer: panel.layer.filter((each) => !isLabel(each)) })];
  };
  const rows = rowsOf(figure).map((view): View[] => {
    const { hconcat, ...rest } = view as Panelled;
    if (hconcat === undefined) return restyled(view);
    const panels = hconcat.flatMap(restyled);
    return [
      (panels.length > columns || available >= narrow
        ? { ...rest, concat: panels, columns: Math.min(columns, panels.length) }
        : { ...rest, hconcat: panels }) as View,
    ];
  });
  return { figure: { ...figure, vconcat: joined(rows.flat()) }, key: distinct(key) };
}

/** Rows of small panels that follow each other are one, so that none is left half empty. */
function joined(rows: readonly View[]): View[] {
  const all: View[] = [];
  for (const row of rows) {
    const [{ concat: before, ...rest } = {} as Panelled, { concat }] = [
      all.at(-1) as Panelled | undefined,
      row as Panelled,
    ];
    if (before === undefined || concat === undefined) all.push(row);
    else all[all.length - 1] = { ...rest, concat: [...before, ...concat] } as View;
  }
  return all;
}

/**
 * The figure with its panels as wide as `available` pixels allow, given what each needs beside its plot; titles are
 * broken anew.
 */
export function fitted(
  figure: TopLevelSpec,
  available: number,
  marginsOf: (place: PanelPlace) => PanelMargins,
): TopLevelSpec {
  const vconcat = rowsOf(figure).map((view, row) => {
    const group = view as Panelled;
    const panels = group.concat ?? group.hconcat;
    const most = (places: readonly number[]): number =>
      Math.max(
        ...places.map((column) => {
          const { left, right } = marginsOf({ row, column });
          return left + right;
        }),
      );
    if (panels === undefined) return isOfWords(group) ? view : withWidth(view, available - most([0]));
    const columns = Math.min(group.columns ?? panels.length, panels.length);
    const width = (available - (columns - 1) * spacing) / columns - most([...panels.keys()]);
    const sized = panels.map((panel) => (isOfWords(panel as Panelled) ? panel : withWidth(panel, width)));
    return { ...view, ...(group.concat === undefined ? { hconcat: sized } : { concat: sized }) };
  });
  const { config } = figure;
  const axisX = { ...config?.axisX, labelOverlap: 'greedy', labelSeparation: 8 };
  return { ...figure, config: { ...config, axisX }, vconcat } as TopLevelSpec;
}

const rowsOf = (figure: TopLevelSpec): readonly View[] =>
  (figure as unknown as { readonly vconcat?: readonly View[] }).vconcat ?? [];

/** A panel of another width; what stands to the right of its plot moves with its edge. */
function withWidth(view: View, wanted: number): View {
  const panel = view as Panelled;
  const width = Math.max(leastWidth, Math.floor(wanted));
  const old = panel.width ?? width;
  const moved = (at: unknown): unknown => (typeof at === 'number' && at >= old ? at + width - old : at);
  const moveIn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moveIn);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        name !== 'x' && name !== 'x2'
          ? name === 'scale' || name === 'axis' || name === 'data'
            ? each
            : moveIn(each)
          : typeof each === 'object' && each !== null && 'value' in each
            ? { ...each, value: moved((each as { value: unknown }).value) }
            : moved(each),
      ]),
    );
  };
  const lines = (text: readonly string[] | undefined, letter: number) =>
    text === undefined ? undefined : wrapText(text.join(' '), Math.floor((width + 40) / letter));
  const { title } = panel;
  return {
    ...view,
    width,
    ...(title !== undefined && {
      title: {
        ...title,
        ...(Array.isArray(title.text) && { text: lines(title.text, 7.4) }),
        ...(Array.isArray(title.subtitle) && { subtitle: lines(title.subtitle, 6.6) }),
      },
    }),
    layer: panel.layer?.map(moveIn),
  } as View;
}

const dataOf = (layer: Layer | undefined): string | undefined =>
  (layer as { data?: { name?: string } } | undefined)?.data?.name;

/** Names at the ends of lines, and the strokes to them. */
const isLabel = (layer: Layer): boolean => dataOf(layer)?.endsWith(', labels') ?? false;

/** Entries of a key from the rows of names and the look of their marks. */
function keyOf(layer: Layer | undefined, rows: readonly object[]): KeyEntry[] {
  const { color, strokeDash, shape } = ((layer as { encoding?: Encoding } | undefined)?.encoding ?? {}) as Readonly<
    Record<string, unknown>
  >;
  return (rows as readonly { scenario?: string; text?: unknown }[]).map(({ scenario = '', text }) => {
    const dash = rangeAt<readonly number[]>(strokeDash, scenario);
    const mark = rangeAt<string>(shape, scenario);
    return {
      text: typeof text === 'string' ? text.replaceAll('\n', ' ') : scenario,
      colour: rangeAt<string>(color, scenario) ?? '#0B0C0C',
      ...(dash !== undefined && { dash }),
      ...(mark !== undefined && { shape: mark }),
    };
  });
}

/** What an encoding gives a name: one value for all, or that of its scale. */
function rangeAt<Value>(encoding: unknown, name: string): Value | undefined {
  const { value, scale } = (encoding ?? {}) as {
    value?: Value;
    scale?: { domain?: readonly string[]; range?: readonly Value[] };
  };
  return value ?? scale?.range?.[scale.domain?.indexOf(name) ?? -1];
}

const distinct = (entries: readonly KeyEntry[]): KeyEntry[] => [
  ...new Map(entries.map((each) => [JSON.stringify(each), each])).values(),
];
