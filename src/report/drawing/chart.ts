import type { TopLevelSpec } from 'vega-lite';
import type { DataTable } from '../data-table.ts';

/** A part of a chart, as Vega-Lite has it. */
export type View = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number];

/** One of the drawings that lie over each other in a view. */
export type Layer = Extract<View, { layer: unknown }>['layer'][number];

/** What a mark's position and look are taken from. */
export type Encoding = NonNullable<Extract<Layer, { mark: unknown }>['encoding']>;

/** Rows by the name that a look asks for them. */
export type Datasets = Readonly<Record<string, readonly object[]>>;

/** A view with the data that it names. */
export interface Panel {
  readonly view: View;
  readonly datasets: Datasets;
  /** Pixels that the figures of its vertical axis take, where it knows. */
  readonly axisWidth?: number;
}

/** A chart with all that is said about it. */
export interface Chart {
  /** Of its files: `unallocated`. */
  readonly name: string;
  /** The message in words. */
  readonly title: string;
  /** Measure, area, period, and what the bands are. */
  readonly subtitle: string;
  /** What someone who cannot see it should know: kind of chart and main trend. */
  readonly description: string;
  /** The whole chart, titles and footer included. */
  readonly spec: TopLevelSpec;
  /** The same without titles and footer, for a page that says these in its own text. */
  readonly figure: TopLevelSpec;
  /** The figures behind it. */
  readonly table: DataTable;
}
