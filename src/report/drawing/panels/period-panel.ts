import { axisTitle, valueAxis } from '../axes.ts';
import type { Encoding, Layer, Panel } from '../chart.ts';
import { labelLayers, positionLabels } from '../labels/end-labels.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { colourAndShape, styleEncoding } from '../style-encoding.ts';
import type { Scale } from '../scale.ts';
import type { Style } from '../theme.ts';

/** A reading of a period with its interval. */
export interface PeriodPoint {
  readonly scenario: string;
  /** As it stands below the axis. */
  readonly period: string;
  readonly mean: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** Dots for periods of time, the scenarios of a period side by side. */
export interface PeriodPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  /** What the words below the axis continue: `Three months to`. */
  readonly below: string;
  readonly points: readonly PeriodPoint[];
  /** The periods in their order. */
  readonly periods: readonly string[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly scale: Scale;
  /** What stands at the right, in the height of the last dot, by scenario; none in a small panel. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly width: number;
  readonly height: number;
}

/** Dots with their intervals, one for each scenario in each period: nothing joins what is read by itself. */
export function periodPanel({
  name,
  title,
  below,
  points,
  periods,
  styles,
  scale,
  labels,
  width,
  height,
}: PeriodPanelInput): Panel {
  const y = valueAxis(scale);
  const place = {
    x: {
      field: 'period',
      type: 'ordinal' as const,
      scale: { domain: [...periods], paddingInner: styles.size > 1 ? 0.35 : 0, paddingOuter: 0.15 },
      axis: {
        title: below,
        titleFontSize: 14,
        titleFontWeight: 'normal' as const,
        titlePadding: 6,
        labelOverlap: true,
      },
    } satisfies NonNullable<Encoding['x']>,
    xOffset: { field: 'scenario', type: 'nominal' as const, scale: { domain: [...styles.keys()] } },
  };
  const { color, shape } = colourAndShape('scenario', styles);
  const tooltip = [
    { field: 'period', type: 'nominal' as const, title: below },
    { field: 'scenario', type: 'nominal' as const, title: 'Scenario' },
    ...(['mean', 'lo95', 'hi95'] as const).map((field, index) => ({
      field,
      type: 'quantitative' as const,
      title: ['Mean', '95% interval from', 'to'][index],
      format: ',.1f',
    })),
  ];
  const ends = [...(labels ?? [])].flatMap(([scenario, text]) => {
    const last = points.findLast((point) => point.scenario === scenario);
    return last === undefined ? [] : [{ scenario, text, end: last.mean }];
  });
  const layer: Layer[] = [
    { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { ...place, y: y('lo95'), y2: { field: 'hi95' }, color } },
    {
      mark: { type: 'point', filled: true, size: 85, opacity: 1 },
      encoding: { ...place, y: y('mean'), color, shape, tooltip },
    },
    ...(labels === undefined
      ? []
      : labelLayers(
          `${name}, labels`,
          y,
          { color, strokeDash: styleEncoding('scenario', styles, ({ dash }) => [...dash]) },
          width,
        )),
  ];
  return {
    view: {
      width,
      height,
      title: axisTitle(wrapText(title, Math.floor((width + 40) / 7))),
      data: { name },
      layer,
    },
    datasets: {
      [name]: points,
      ...(labels !== undefined && { [`${name}, labels`]: positionLabels(ends, scale, height) }),
    },
  };
}
