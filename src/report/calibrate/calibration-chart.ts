import type { CalibrationResult } from '../../experiment/index.ts';
import { decidingImplausibility, undeterminedShare } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { rowNames, rowNamesAxis } from '../drawing/labels/row-names.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { stylesFor } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatPercentage } from '../words/number-words.ts';

const size = { width: 360, row: 34, names: 300 } as const;
const marks = ['chosen', 'before'] as const;

/**
 * What is left of the plausible range of each parameter of a calibration, the narrowest at the top; with where each
 * stood, and stands.
 */
export function calibrationChart({ calibration, ranges, before, after }: CalibrationResult, origin: Origin): Chart {
  const rows = calibration.parameters
    .map((parameter, at) => {
      const { name, low, high, digits } = parameter;
      const along = (level: number): number => Number(((100 * (level - low)) / (high - low)).toFixed(2));
      const left = ranges[at];
      return {
        row: capitalise(name),
        share: left.share,
        from: along(left.low),
        to: along(left.high),
        least: along(left.least),
        most: along(left.most),
        chosen: along(after.point[at]),
        before: along(before.point[at]),
        text: `${left.low.toFixed(digits)} to ${left.high.toFixed(digits)} of ${low} to ${high}`,
        cells: [
          name,
          parameter.unit,
          `${low} to ${high}`,
          left.low.toFixed(digits),
          left.high.toFixed(digits),
          left.least.toFixed(digits),
          left.most.toFixed(digits),
          after.point[at].toFixed(digits),
          String(before.point[at]),
        ],
      };
    })
    .sort((a, b) => a.share - b.share);
  const narrow = rows.filter(({ share }) => share < undeterminedShare).length;
  const styles = new Map(
    stylesFor(2).map(({ colour, dash }, at) => [marks[at], { colour, dash, shape: ['circle', 'diamond'][at] }]),
  );
  const [chosen] = styles.values();
  const order = rows.map(({ row }) => row);
  const x = topAxis({ domain: [0, 100], ticks: [0, 25, 50, 75, 100] });
  const y = {
    field: 'row',
    type: 'nominal' as const,
    scale: { domain: order },
    axis: {
      grid: true,
      ...rowNamesAxis(size.names),
    },
  };
  const names = rowNames('names', 'row', order, size.names, y);
  const panel: Panel = {
    view: {
      width: size.width,
      height: order.length * Math.max(size.row, names.tallest),
      title: { ...axisTitle(['Along the plausible range (%)']), frame: 'group' },
      data: { name: 'ranges' },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5, opacity: 0.6, color: chosen.colour },
          encoding: { x: x('least'), x2: { field: 'most' }, y },
        },
        {
          mark: { type: 'rule', strokeWidth: 8, opacity: 0.35, color: chosen.colour },
          encoding: { x: x('from'), x2: { field: 'to' }, y },
        },
        {
          data: { name: 'marks' },
          mark: { type: 'point', filled: true, size: 95, opacity: 1 },
          encoding: { x: x('at'), y, ...colourAndShape('mark', styles) },
        },
        { mark: { type: 'text', align: 'left', x: size.width + 14 }, encoding: { y, text: { field: 'text' } } },
        ...names.layers,
      ],
    },
    datasets: {
      ...names.datasets,
      ranges: rows.map(({ row, from, to, least, most, text }) => ({ row, from, to, least, most, text })),
      marks: [...marks].reverse().flatMap((mark) => rows.map((each) => ({ row: each.row, mark, at: each[mark] }))),
    },
  };
  const columns = [
    'Parameter',
    'Unit',
    'Plausible range',
    'Middle 90% from',
    'to',
    'All from',
    'to',
    'Chosen',
    'Before',
  ];
  return assembleChart(
    origin,
    {
      name: 'calibration',
      title: calibration.area
        ? `The series of ${calibration.name} narrows the range of ${narrow} of ${rows.length} numbers`
        : `Published figures narrow the range of ${narrow} of ${rows.length} unpublished parameters`,
      subtitle:
        `${calibration.name}. Thin line: all values of a number that agree with ${calibration.figures.length} ` +
        `${calibration.area ? 'figures of its own' : 'published figures'}, whatever the other numbers are. Thick bar: ` +
        'the middle 90% of these values. The axis runs from the lowest to the highest value that was plausible before. ' +
        `The values chosen together ${
          decidingImplausibility(after.implausibility, calibration) <= calibration.cutoff
            ? 'agree with the figures'
            : 'do not all agree with the figures'
        }. On the right: the bar and the plausible range in the number’s own unit.`,
      description: [
        `Bars of the ranges that remain of ${rows.length} parameters.`,
        ...rows.map(({ row, text, share }) => `${row}, ${text}, ${formatPercentage(share)}.`),
      ].join(' '),
      table: {
        caption: 'Remaining range of each parameter',
        columns,
        headings: 1,
        rows: rows.map(({ cells }) => cells),
      },
    },
    [[keyPanel(styles)], [panel]],
    size.names,
  );
}
