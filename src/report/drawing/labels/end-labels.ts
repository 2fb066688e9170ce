import type { ValueAxis } from '../axes.ts';
import type { Encoding, Layer } from '../chart.ts';
import type { LinePoint } from '../line-points.ts';
import { labelPositions } from './label-positions.ts';
import { wrapText } from './line-breaks.ts';
import { ink } from '../theme.ts';
import type { Scale } from '../scale.ts';

/** What stands at the right of a panel, and the height of the end that it belongs to. */
export interface EndLabel {
  /** The line that it calls by name; empty where it belongs to none. */
  readonly scenario: string;
  readonly text: string;
  readonly end: number;
}

/** What stands at the end of each line that has a point: its name, where there are several, and its last value. */
export const endLabels = (
  names: readonly string[],
  points: readonly LinePoint[],
  format: (value: number) => string,
): Map<string, string> =>
  new Map(
    names.flatMap((name) => {
      const last = points.findLast(({ scenario }) => scenario === name);
      if (last === undefined) return [];
      return [[name, names.length === 1 ? format(last.mean) : `${name}: ${format(last.mean)}`] as const];
    }),
  );

const lineHeight = 17;
const characters = 22;
const leaderLength = 16;

/**
 * Labels moved off each other, in the units of the axis: `middle` is the middle of a label, `top` the middle of its
 * first line.
 */
export function positionLabels(labels: readonly EndLabel[], { domain: [low, high] }: Scale, height: number): object[] {
  const lines = labels.map((label) => wrapText(label.text, characters));
  const toPixel = (value: number): number => ((high - value) / (high - low)) * height;
  const toValue = (pixel: number): number => high - (pixel / height) * (high - low);
  const positions = labelPositions(
    labels.map(({ end }, index) => ({ at: toPixel(end), height: lines[index].length * lineHeight + 3 })),
    height + 8,
  );
  return labels.map(({ scenario, end }, index) => ({
    scenario,
    end,
    middle: toValue(positions[index]),
    top: toValue(positions[index] - ((lines[index].length - 1) * lineHeight) / 2),
    text: lines[index].join('\n'),
  }));
}

/** Labels beside a panel, each joined to its end by a short stroke in the line's own colour and dash. */
export const labelLayers = (
  name: string,
  y: ValueAxis,
  style: Pick<Encoding, 'color' | 'strokeDash'>,
  width: number,
): Layer[] => [
  {
    data: { name },
    mark: { type: 'rule', strokeWidth: 1.75 },
    encoding: {
      x: { value: width + 2 },
      x2: { value: width + 2 + leaderLength },
      y: y('end'),
      y2: { field: 'middle' },
      ...style,
    },
  },
  {
    data: { name },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      x: width + 6 + leaderLength,
      lineBreak: '\n',
      lineHeight,
      color: ink,
    },
    encoding: { y: y('top'), text: { field: 'text' } },
  },
];
