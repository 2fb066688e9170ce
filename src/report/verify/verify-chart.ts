import type { VerifyResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { blue, grey, ink, orange } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { verificationTable } from './verify-table.ts';
import { formatPercentage, roundToDigits } from '../words/number-words.ts';
import { everyMeasure, verificationHeadline } from './verify-words.ts';

/** Pixels for the names of measures. */
const namesWidth = 400;
const rowHeight = 19;

interface VerificationRow {
  readonly name: string;
  /** Simulated divided by expected. */
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
  readonly verdict: string;
  readonly words: string;
}

/** All measures in one picture: the simulated value over what theory expects, with its interval. */
export function verificationChart(verifications: readonly VerifyResult[], origin: Origin): Chart {
  const all = everyMeasure(verifications);
  const rows = all.flatMap(({ name, measure }): VerificationRow[] => {
    const { label, expected, mean, lo, hi, verdict } = measure;
    if (expected === 0 || verdict === 'too rare to tell') return [];
    const over = (value: number): number => roundToDigits(value / expected, 6);
    return [
      {
        name: `${name}: ${label}`,
        mean: over(mean),
        lo: over(lo),
        hi: over(hi),
        verdict,
        words: verdict === 'agrees' ? '' : verdict,
      },
    ];
  });
  const replications = [...new Set(verifications.map((each) => each.replications))].join(' or ');
  const furthest = rows.reduce((most, row) => (Math.abs(row.mean - 1) > Math.abs(most.mean - 1) ? row : most), rows[0]);
  return assembleChart(
    origin,
    {
      name: 'verification',
      title: verificationHeadline(verifications).replace(/\.$/, ''),
      subtitle:
        `Simulated divided by expected, for each measure. Dots: means of ${replications} replications; lines: ` +
        'their 95% intervals, of which about one in twenty excludes 1 by chance alone. Vertical line: the value ' +
        'from theory; dashes: 2% either side. Verdicts use the 99.9% interval.',
      description:
        `Dot plot of ${rows.length} measures around ` + `1.${furthest === undefined ? '' : furthestInWords(furthest)}`,
      table: verificationTable(verifications, 'Theory and simulation'),
    },
    [[verificationPanel(rows)]],
    namesWidth,
  );
}

const furthestInWords = ({ name, mean, verdict }: VerificationRow): string =>
  ` The furthest from it is ${name}, at ${mean.toFixed(4)}, which ${verdict} ` +
  `(${formatPercentage(Math.abs(mean - 1), 1)} off).`;

function verificationPanel(rows: readonly VerificationRow[]): Panel {
  const extent = Math.max(0.03, ...rows.flatMap(({ lo, hi }) => [Math.abs(lo - 1), Math.abs(hi - 1)]));
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((each) => extent / each <= 5) ?? 1;
  const steps = Math.ceil(extent / step - 1e-9);
  const values = Array.from({ length: 2 * steps + 1 }, (_, index) => roundToDigits(1 + (index - steps) * step, 6));
  const domain = [values[0], values[values.length - 1]] as const;
  const scale = { domain: [...domain], nice: false };
  const x = topAxis({ domain, ticks: values }, { format: '.2f' });
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: rows.map(({ name }) => name),
    axis: {
      grid: true,
      labelLimit: namesWidth - 10,
      labelPadding: 8,
      minExtent: namesWidth,
      domain: false,
      ticks: false,
      labelFontSize: 13,
    },
  };
  const color = {
    field: 'verdict',
    type: 'nominal' as const,
    scale: { domain: ['agrees', 'disagrees'], range: [blue, orange] },
    legend: null,
  };
  const tooltipField = (field: string, title: string) => ({
    field,
    type: 'quantitative' as const,
    title,
    format: '.4f',
  });
  const tooltip = [
    { field: 'name', type: 'nominal' as const, title: 'Measure' },
    tooltipField('mean', 'Simulated divided by expected'),
    tooltipField('lo', '95% interval from'),
    tooltipField('hi', 'to'),
    { field: 'verdict', type: 'nominal' as const, title: 'Verdict' },
  ];
  const levelAt = (datum: number) => ({ x: { datum, type: 'quantitative' as const, scale } });
  return {
    view: {
      width: 360,
      height: Math.max(2, rows.length) * rowHeight,
      title: { ...axisTitle(['Simulated divided by expected']), frame: 'group' },
      data: { name: 'measures' },
      layer: [
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('lo'), x2: { field: 'hi' }, y, color } },
        ...[0.98, 1.02].map((level) => ({
          data: { values: [{}] },
          mark: { type: 'rule' as const, color: grey, strokeWidth: 1, strokeDash: [4, 3] },
          encoding: levelAt(level),
        })),
        { data: { values: [{}] }, mark: { type: 'rule', color: ink, strokeWidth: 1.25 }, encoding: levelAt(1) },
        { mark: { type: 'point', filled: true, size: 55, opacity: 1 }, encoding: { x: x('mean'), y, color, tooltip } },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: 368, fontSize: 13, color: ink },
          encoding: { y, text: { field: 'words' } },
        },
      ],
    },
    datasets: { measures: rows },
  };
}
