import { axisTitle, topAxis } from '../axes.ts';
import type { Panel, View } from '../chart.ts';
import { rowNames, rowNamesAxis } from '../labels/row-names.ts';
import { colourAndShape } from '../style-encoding.ts';
import type { Style } from '../theme.ts';
import type { RegionPoint } from '../region-points.ts';
import type { Scale } from '../scale.ts';
import { scaleFor } from '../scale.ts';

/** Pixels that one scenario takes in the row of a region. */
const rowHeight = 15;

/** Pixels to the left of the dots for the names of regions. */
export const namesWidth = 190;

/** One column of dots: a row for each region, in it one for each scenario. */
export interface DotPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  /** Each scenario by its name, with its style. */
  readonly styles: ReadonlyMap<string, Style>;
  readonly points: readonly RegionPoint[];
  /** The regions from the top down. */
  readonly order: readonly string[];
  /** The first column names the regions, and counts from zero. */
  readonly isFirst: boolean;
}

/** One column of dots with their intervals, a row for each region. */
export function dotPanel(dots: DotPanelInput): Panel {
  const extent = dots.points.flatMap(({ mean, lo95, hi95 }) => [mean, lo95 ?? mean, hi95 ?? mean]);
  const view = dotView(dots, scaleFor(extent, 4, dots.isFirst));
  return { view: view.view, datasets: { [dots.name]: dots.points, ...view.datasets } };
}

/** The look of one column of dots, with no data but the names of its rows. */
function dotView({ name, title, styles, order, isFirst }: DotPanelInput, scale: Scale): Panel {
  const scenarios = [...styles.keys()];
  const scenario = { field: 'scenario', type: 'nominal' as const };
  const { color, shape } = colourAndShape('scenario', styles);
  const rows = {
    y: {
      field: 'region',
      type: 'nominal' as const,
      sort: [...order],
      scale: { paddingInner: 0.25, paddingOuter: 0.15 },
      axis: {
        grid: true,
        tickBand: 'extent' as const,
        ...rowNamesAxis(isFirst ? namesWidth : 0),
      },
    },
    yOffset: { ...scenario, scale: { domain: scenarios } },
  };
  const x = topAxis(scale);
  const tooltipField = (field: string, words: string) => ({
    field,
    type: 'quantitative' as const,
    title: words,
    format: ',.1f',
  });
  const tooltip = [
    { field: 'region', type: 'nominal' as const, title: 'Region' },
    { ...scenario, title: 'Scenario' },
    tooltipField('mean', 'Mean'),
    tooltipField('lo95', '95% interval from'),
    tooltipField('hi95', 'to'),
  ];
  const names = rowNames(`${name}, names`, 'region', isFirst ? order : [], namesWidth, rows.y);
  const view: View = {
    width: isFirst ? 310 : 250,
    height: order.length * (rowHeight * Math.max(scenarios.length, 1.6) + 6),
    title: { ...axisTitle([title]), frame: 'group' },
    data: { name },
    layer: [
      { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('lo95'), x2: { field: 'hi95' }, ...rows, color } },
      {
        mark: { type: 'point', filled: true, size: 75, opacity: 1 },
        encoding: { x: x('mean'), ...rows, color, shape, tooltip },
      },
      ...names.layers,
    ],
  };
  return { view, datasets: isFirst ? names.datasets : {} };
}
