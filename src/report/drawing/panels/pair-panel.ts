import { axisTitle, tickFormat } from '../axes.ts';
import type { Panel } from '../chart.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { markedLook, rangeScale } from './scatter-panel.ts';

/** One of the two settings of a plane. */
export interface PairedSetting {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** The points of a design in the plane of two settings. */
export interface PairPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  readonly across: PairedSetting;
  readonly up: PairedSetting;
  readonly points: readonly {
    readonly point: number;
    readonly across: number;
    readonly up: number;
    readonly mean: number;
    readonly isMarked?: true;
  }[];
  readonly width: number;
  readonly height: number;
}

/** Points by two settings at once, larger where the measure is. */
export function pairPanel({ name, title, across, up, points, width, height }: PairPanelInput): Panel {
  const axisOf = (setting: PairedSetting, length: number) => {
    const scale = rangeScale({ ...setting, width: length });
    return {
      type: 'quantitative' as const,
      scale: { domain: [...scale.domain], nice: false },
      axis: { values: [...scale.ticks], format: tickFormat(scale) },
    };
  };
  const [x, y] = [axisOf(across, width), axisOf(up, height)];
  return {
    view: {
      width,
      height,
      title: axisTitle([...wrapText(title, Math.floor((width + 40) / 7)), '', up.title]),
      data: { name },
      layer: [
        {
          mark: { type: 'point', filled: true, opacity: 0.85 },
          encoding: {
            x: {
              field: 'across',
              ...x,
              axis: { ...x.axis, title: across.title, titleFontSize: 14, titleFontWeight: 'normal' },
            },
            y: { field: 'up', ...y },
            size: { field: 'mean', type: 'quantitative', scale: { range: [16, 420] }, legend: null },
            ...markedLook,
            tooltip: [
              { field: 'point', type: 'quantitative', title: 'Point' },
              { field: 'across', type: 'quantitative', title: across.title },
              { field: 'up', type: 'quantitative', title: up.title },
              { field: 'mean', type: 'quantitative', title: 'Mean', format: ',.2f' },
            ],
          },
        },
      ],
    },
    datasets: { [name]: points },
  };
}
