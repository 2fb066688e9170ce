import type { Config } from 'vega-lite';

/** The colour of text: dark enough to read on white. */
export const ink = '#0B0C0C';

/** The colour of what stands behind: other lines in focus mode, thresholds. */
export const grey = '#595959';

/** The colour behind everything, and of the edge that sets a stroke off from a bar. */
export const paper = '#FFFFFF';

/** The colour of many series that are known by their labels. */
export const faded = '#8C8C8C';

/** The colour of what is there for context only. */
export const pale = '#BFBFBF';

/*
 * Colours of series. Source: Government Analysis Function, "Data visualisation: colours in charts": the categorical
 * palette in its order, and its pair for two series. Each has at least 3 to 1 contrast with white; text is never drawn
 * in them.
 */
export const blue = '#12436D';
export const plum = '#801650';
export const orange = '#F46A25';
const categorical = [blue, '#28A197', plum, orange];
const pair = [blue, orange];

/**
 * Bars are light inside and edged in their full colour, which keeps 3 to 1 contrast with white, so that a dark stroke
 * for an interval is seen over them without a halo that would split them.
 */
export const barLook = { fillOpacity: 0.4, strokeWidth: 1.5, strokeJoin: 'miter' } as const;

/** No colour carries a meaning alone: each scenario has its own dash and its own shape too. */
const dashes = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
];
const shapes = ['circle', 'square', 'triangle-up', 'diamond'];

/** How a scenario looks in every chart of one report. */
export interface Style {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/**
 * A style for each scenario, the baseline first. More than four lines in colour are hard to distinguish: from the fifth
 * scenario on, only the baseline keeps its colour, and the others are grey lines known by their labels.
 */
export function stylesFor(scenarios: number): Style[] {
  const colours = scenarios <= 2 ? pair : categorical;
  return Array.from({ length: scenarios }, (_, index) =>
    scenarios <= categorical.length || index === 0
      ? { colour: colours[index], dash: dashes[index], shape: shapes[index] }
      : { colour: faded, dash: dashes[index % dashes.length], shape: shapes[index % shapes.length] },
  );
}

/** Pixels to the left of a panel for the figures of its axis, so that panels above each other stand in line. */
export const minimumAxisWidth = 44;

/** The font of charts, with what stands in where it is not installed. */
export const fontFamily = "'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif";

/** The one look of all charts: text horizontal, light gridlines for the measure only, no frames. */
export const theme: Config = {
  font: fontFamily,
  background: paper,
  padding: 16,
  view: { stroke: null },
  mark: { aria: false }, // a chart has one text alternative, not one for each mark
  title: {
    anchor: 'start',
    color: ink,
    subtitleColor: ink,
    fontSize: 20,
    fontWeight: 'bold',
    subtitleFontSize: 15,
    subtitleLineHeight: 20,
    subtitlePadding: 8,
    lineHeight: 25,
    offset: 20,
  },
  axis: {
    labelFontSize: 14,
    labelColor: ink,
    gridColor: '#D9D9D9',
    domainColor: '#767676',
    tickColor: '#767676',
    labelPadding: 6,
    title: null,
  },
  axisY: { domain: false, ticks: false, minExtent: minimumAxisWidth },
  axisX: { grid: false, labelAngle: 0 },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    title: null,
    labelFontSize: 14,
    labelColor: ink,
    labelLimit: 260,
    symbolStrokeWidth: 3,
    symbolSize: 400,
    columnPadding: 24,
    offset: 12,
  },
  line: { strokeWidth: 2.75, strokeJoin: 'round' },
  text: { font: fontFamily, fontSize: 14, color: ink },
  concat: { spacing: 28 },
};
