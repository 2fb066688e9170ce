import { decimalsOf } from '../../words/number-words.ts';
import type { ValueAxis } from '../axes.ts';
import { axisTitle, valueAxis, axisWidthFor, timeAxis, axisSubtitle } from '../axes.ts';
import type { Encoding, Layer, Panel, View } from '../chart.ts';
import { coincidingLinesInWords } from '../labels/coinciding-lines.ts';
import type { EndLabel } from '../labels/end-labels.ts';
import { labelLayers, positionLabels } from '../labels/end-labels.ts';
import { wrapText } from '../labels/line-breaks.ts';
import { styleEncoding } from '../style-encoding.ts';
import type { Style } from '../theme.ts';
import { ink } from '../theme.ts';
import type { LinePoint } from '../line-points.ts';
import { extentOf } from '../line-points.ts';
import type { Scale } from '../scale.ts';
import { scaleFor } from '../scale.ts';

/** A level that lines are read against: a threshold, or no difference. */
export interface Reference {
  readonly value: number;
  readonly text: string;
}

/** What a panel of lines shows. */
export interface LinePanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  /** The measure in words, with its unit: the title of the vertical axis. */
  readonly title: string;
  readonly unit: string;
  readonly points: readonly LinePoint[];
  /** Names of the lines in order, each with its style. */
  readonly styles: ReadonlyMap<string, Style>;
  readonly references: readonly Reference[];
  readonly width: number;
  readonly height: number;
  /** What each line is called at its end, where the panel is labelled; a line that has no name here has no label. */
  readonly labels: ReadonlyMap<string, string>;
  readonly labelled: boolean;
  /** What else stands at the right of a panel that is labelled: what a band is, beside its edge. */
  readonly besides?: readonly EndLabel[];
  /** The vertical axis, where the figures are not to choose it. */
  readonly scale?: Scale;
  /** Months as steps, for what comes in lumps. */
  readonly stepped?: boolean;
  /** Names of lines that hold a level until the next one is set. */
  readonly held?: readonly string[];
}

/** A measure for each scenario, whatever the size of its panel. */
export type MeasureLines = Omit<LinePanelInput, 'width' | 'height' | 'labelled'>;

/**
 * Lines over time with their intervals as bands, and with the spread of single replications where the points have it.
 */
export function linePanel(lines: LinePanelInput): Panel {
  const { name, points, labels, labelled, references, besides = [], height } = lines;
  const scale =
    lines.scale ?? scaleFor([...extentOf(points), ...references.map((each) => each.value)], height < 200 ? 4 : 6);
  return {
    view: lineView(lines, scale),
    axisWidth: axisWidthFor(scale, lines.unit),
    datasets: {
      [name]: points,
      ...(labelled && {
        [`${name}, labels`]: positionLabels(
          [
            ...endsOf(points, labels),
            ...references.map(({ value, text }) => ({ scenario: '', text, end: value })),
            ...besides,
          ],
          scale,
          height,
        ),
      }),
      ...(references.length > 0 && { [`${name}, references`]: references }),
    },
  };
}

const endsOf = (points: readonly LinePoint[], labels: ReadonlyMap<string, string>) =>
  [...labels].flatMap(([scenario, text]) => {
    const last = points.findLast((point) => point.scenario === scenario);
    return last ? [{ scenario, text, end: last.mean }] : [];
  });

/** How the strokes to the labels of references look, which belong to no scenario. */
const referenceStyle: Style = { colour: ink, dash: [1, 0], shape: 'circle' };

/** The look of a panel of lines, without its data. */
function lineView(lines: LinePanelInput, scale: Scale): View {
  const { name, title, unit, points, references, width, height, labelled, stepped = false, held = [] } = lines;
  const styles = new Map([...lines.styles, ['', referenceStyle]]);
  const x = timeAxis(
    points.map((point) => point.date),
    width,
  );
  const y = valueAxis(scale, unit);
  const color = styleEncoding('scenario', styles, (style) => style.colour);
  const strokeDash = styleEncoding('scenario', styles, (style) => [...style.dash]);
  const hasInterval = points.some((point) => point.lo95 !== undefined);
  const interpolate = stepped ? 'step' : 'linear';
  const characters = Math.floor((width + 40) / 7);
  const levels = labelled ? [] : references.filter(({ text }) => text !== '').map(({ text }) => text);
  const remarks = [...levels, coincidingLinesInWords(points, [...lines.styles.keys()], scale, height)].filter(
    (each) => each !== '',
  );
  const line = (mark: 'linear' | 'step' | 'step-after'): Layer => ({
    mark: { type: 'line', interpolate: mark, point: isSingleMonth(points) },
    encoding: { x, y: y('mean'), color, strokeDash },
  });
  const isHeld = { field: 'scenario', oneOf: [...held] };
  const band = (from: string, to: string, opacity: number): Layer => ({
    mark: { type: 'area', opacity, interpolate },
    encoding: { x, y: y(from), y2: { field: to }, color },
  });
  return {
    width,
    height,
    title: {
      ...axisTitle(wrapText(title, characters)),
      ...(remarks.length > 0 && axisSubtitle(remarks.flatMap((each) => wrapText(each, Math.floor((width + 40) / 6))))),
    },
    data: { name },
    layer: [
      ...(points.some((point) => point.p10 !== undefined) ? [band('p10', 'p90', 0.16)] : []),
      ...(hasInterval ? [band('lo95', 'hi95', 0.3)] : []),
      ...(references.length > 0 ? [referenceLayer(`${name}, references`, y)] : []),
      ...(held.length === 0
        ? [line(interpolate)]
        : [
            { ...line(interpolate), transform: [{ filter: { not: isHeld } }] },
            { ...line('step-after'), transform: [{ filter: isHeld }] },
          ]),
      pointerLayer(x, y, `,.${decimalsOf(unit, scale.domain[1])}f`, hasInterval),
      ...(labelled ? labelLayers(`${name}, labels`, y, { color, strokeDash }, width) : []),
    ],
  };
}

/** A run of one month has no lines; its values are drawn as points. */
const isSingleMonth = (points: readonly LinePoint[]): boolean => points.every((point) => point.date === points[0].date);

/** What someone who points at a line sees. */
const pointerLayer = (x: NonNullable<Encoding['x']>, y: ValueAxis, format: string, hasInterval: boolean): Layer => ({
  mark: { type: 'point', size: 160, filled: true, opacity: 0 },
  encoding: {
    x,
    y: y('mean'),
    tooltip: [
      { field: 'date', type: 'temporal', title: 'Month', format: '%B %Y' },
      { field: 'scenario', type: 'nominal', title: 'Scenario' },
      { field: 'mean', type: 'quantitative', title: 'Mean', format },
      ...(hasInterval
        ? ['lo95', 'hi95'].map((field) => ({
            field,
            type: 'quantitative' as const,
            title: field === 'lo95' ? '95% interval from' : 'to',
            format,
          }))
        : []),
    ],
  },
});

/** A level across the whole panel. */
const referenceLayer = (name: string, y: ValueAxis): Layer => ({
  data: { name },
  mark: { type: 'rule', color: ink, strokeWidth: 1.25 },
  encoding: { y: y('value') },
});
