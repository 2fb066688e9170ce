import { axisTitle, valueAxis, tickFormat } from '../axes.ts';
import type { Encoding, Layer, Panel } from '../chart.ts';
import { blue, grey, orange } from '../theme.ts';
import type { Scale } from '../scale.ts';
import { scaleFor } from '../scale.ts';

/** A point of a design: the level of one setting, and the mean of a measure with its interval. */
export interface ScatterPoint {
  /** Its number in the design. */
  readonly point: number;
  readonly level: number;
  readonly mean: number;
  readonly lo95?: number;
  readonly hi95?: number;
  /** Whether it is one of a few that are told apart from the others, the same in all panels of a chart. */
  readonly isMarked?: true;
}

/** How marked points look, and all others. */
export const markedLook = {
  color: { condition: { test: 'datum.isMarked', value: orange }, value: blue },
  shape: { condition: { test: 'datum.isMarked', value: 'diamond' }, value: 'circle' },
} as const;

/** What a panel of points shows. */
export interface ScatterPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  /** The setting, in lines; as many as the panels beside it have. */
  readonly title: readonly string[];
  /** Along the foot: the unit of the setting. */
  readonly below: string;
  readonly points: readonly ScatterPoint[];
  /** The vertical axis, the same in all panels of a chart. */
  readonly scale: Scale;
  /** Of the measure: sums of money are written with its sign. */
  readonly unit?: string;
  /** The range of the setting. */
  readonly from: number;
  readonly to: number;
  /** Whether the setting has a few values, whose means are joined by a line. */
  readonly hasLineOfMeans: boolean;
  readonly width: number;
  readonly height: number;
}

/** Points of a design by the level of one setting: dots with their intervals as strokes. */
export function scatterPanel(scatter: ScatterPanelInput): Panel {
  const { name, title, below, unit, points, scale, hasLineOfMeans, width, height } = scatter;
  const along = rangeScale(scatter);
  const x: NonNullable<Encoding['x']> = {
    field: 'level',
    type: 'quantitative',
    scale: { domain: [...along.domain], nice: false },
    axis: {
      values: [...along.ticks],
      format: tickFormat(along),
      title: below,
      titleFontSize: 14,
      titleFontWeight: 'normal',
    },
  };
  const y = valueAxis(scale, unit);
  const tooltip = [
    { field: 'point', type: 'quantitative' as const, title: 'Point' },
    { field: 'level', type: 'quantitative' as const, title: below },
    { field: 'mean', type: 'quantitative' as const, title: 'Mean', format: ',.2f' },
  ];
  const layers: Layer[] = [
    ...(points.some(({ lo95 }) => lo95 !== undefined)
      ? [
          {
            mark: { type: 'rule' as const, strokeWidth: 1.5, opacity: 0.45 },
            encoding: { x, y: y('lo95'), y2: { field: 'hi95' }, color: markedLook.color },
          },
        ]
      : []),
    ...(hasLineOfMeans
      ? [
          {
            mark: { type: 'line' as const, color: grey, strokeWidth: 2 },
            encoding: { x, y: { ...y('mean'), aggregate: 'mean' as const } as NonNullable<Encoding['y']> },
          },
        ]
      : []),
    {
      mark: { type: 'point', filled: true, size: 42, opacity: 0.85 },
      encoding: {
        x,
        y: y('mean'),
        color: markedLook.color,
        shape: markedLook.shape,
        size: { condition: { test: 'datum.isMarked', value: 90 }, value: 42 },
        tooltip,
      },
    },
  ];
  return {
    view: { width, height, title: { ...axisTitle([...title]), frame: 'group' }, data: { name }, layer: layers },
    datasets: { [name]: points },
  };
}

/** The axis of a setting: its range with a little room, and round steps within. */
export function rangeScale({ from, to, width }: Pick<ScatterPanelInput, 'from' | 'to' | 'width'>): Scale {
  const { ticks } = scaleFor([from, to], width < 300 ? 3 : 6, false);
  const room = (to - from) * 0.04;
  return { domain: [from - room, to + room], ticks: ticks.filter((tick) => tick >= from - room && tick <= to + room) };
}
