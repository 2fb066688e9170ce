import { axisTitle, tickFormat } from '../axes.ts';
import type { Panel } from '../chart.ts';
import { colourAndShape } from '../style-encoding.ts';
import { ink } from '../theme.ts';
import type { Style } from '../theme.ts';
import type { PairedSetting } from './pair-panel.ts';
import { rangeScale } from './scatter-panel.ts';

/** One of the two settings of a plane, with the limits of the box; without one, the box reaches to the end. */
interface LimitedSetting extends PairedSetting {
  readonly least?: number;
  readonly most?: number;
}

/** The points of a design in the plane of two settings, each of a kind, and a box. */
export interface BoxPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly across: LimitedSetting;
  readonly up: LimitedSetting;
  readonly points: readonly {
    readonly point: number;
    readonly across: number;
    readonly up: number;
    readonly kind: string;
    readonly isFaint: boolean;
  }[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly hasBox: boolean;
  readonly width: number;
  readonly height: number;
}

/** Points by two settings, in the look of their kind, and the box as a frame. */
export function boxPanel({ name, across, up, points, styles, hasBox, width, height }: BoxPanelInput): Panel {
  const axisOf = (setting: LimitedSetting, length: number) => {
    const scale = rangeScale({ ...setting, width: length });
    return {
      scale,
      look: {
        type: 'quantitative' as const,
        scale: { domain: [...scale.domain], nice: false },
        axis: { values: [...scale.ticks], format: tickFormat(scale) },
      },
    };
  };
  const [x, y] = [axisOf(across, width), axisOf(up, height)];
  const alongX = {
    ...x.look,
    axis: { ...x.look.axis, title: across.title, titleFontSize: 14, titleFontWeight: 'normal' as const },
  };
  const [left, right] = [across.least ?? x.scale.domain[0], across.most ?? x.scale.domain[1]];
  const [bottom, top] = [up.least ?? y.scale.domain[0], up.most ?? y.scale.domain[1]];
  const frame = `${name}, box`;
  return {
    view: {
      width,
      height,
      title: axisTitle([up.title]),
      data: { name },
      layer: [
        {
          data: { name: frame },
          mark: { type: 'rect', fillOpacity: 0, stroke: ink, strokeWidth: 2 },
          encoding: {
            x: { field: 'left', ...alongX },
            x2: { field: 'right' },
            y: { field: 'bottom', ...y.look },
            y2: { field: 'top' },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 60 },
          encoding: {
            x: { field: 'across', ...alongX },
            y: { field: 'up', ...y.look },
            ...colourAndShape('kind', styles),
            opacity: { condition: { test: 'datum.isFaint', value: 0.25 }, value: 0.9 },
            tooltip: [
              { field: 'point', type: 'quantitative', title: 'Point' },
              { field: 'across', type: 'quantitative', title: across.title },
              { field: 'up', type: 'quantitative', title: up.title },
              { field: 'kind', type: 'nominal', title: 'Outcome' },
            ],
          },
        },
      ],
    },
    datasets: { [name]: points, [frame]: hasBox ? [{ left, right, bottom, top }] : [] },
  };
}
