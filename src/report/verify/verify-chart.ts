import type { VerifyResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { rowNames } from '../drawing/labels/row-names.ts';
import { blue, grey, ink, orange, pale } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { verificationTable } from './verify-table.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatPercentage, roundToDigits } from '../words/number-words.ts';
import { everyMeasure, verificationHeadline } from './verify-words.ts';

/** Pixels for the names of models, from one measure of a model to the next, and around those of a model. */
const namesWidth = 330;
const pitch = 9;
const air = 12;

interface VerificationRow {
  /** What was run, in words: `One server: M/M/1`. */
  readonly model: string;
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
  const rows = all.flatMap(({ name, verification, measure }): VerificationRow[] => {
    const { label, expected, mean, lo, hi, verdict } = measure;
    if (expected === 0 || verdict === 'too rare to tell') return [];
    const over = (value: number): number => roundToDigits(value / expected, 6);
    return [
      {
        model: modelInWords(verification.title),
        name: `${name}: ${label}`,
        mean: over(mean),
        lo: over(lo),
        hi: over(hi),
        verdict,
        words: verdict === 'agrees' ? '' : `${label} ${verdict}`,
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
        'Simulated divided by expected, for each measure of each model; the table names the measures. Dots: means of ' +
        `${replications} replications; lines: their 95% intervals, of which about one in twenty excludes 1 by chance ` +
        'alone. Verdicts use the 99.9% interval.',
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

/** A title with its notation, as `M/M/1`, behind the words. */
const modelInWords = (title: string): string =>
  title.replace(/^(\S*\/\S*): (.*)$/, (_, notation: string, words: string) => `${capitalise(words)}: ${notation}`);

/** The measures under each other, those of a model together, which is named once in the middle of them. */
function verificationPanel(measures: readonly VerificationRow[]): Panel {
  const models = [...new Set(measures.map(({ model }) => model))];
  const y = { field: 'at', type: 'quantitative' as const, scale: null, axis: null };
  const named = rowNames('models', 'model', models, namesWidth, y);
  let foot = 0;
  const places = models.map((model) => {
    const own = measures.filter((each) => each.model === model);
    const top = foot;
    foot += Math.max(own.length * pitch + air, named.tallest);
    const first = (top + foot - (own.length - 1) * pitch) / 2;
    return { at: (top + foot) / 2, top, rows: own.map((each, index) => ({ ...each, at: first + index * pitch })) };
  });
  const rows = places.flatMap((place) => place.rows);
  const extent = Math.max(0.03, ...rows.flatMap(({ lo, hi }) => [Math.abs(lo - 1), Math.abs(hi - 1)]));
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((each) => extent / each <= 5) ?? 1;
  const steps = Math.ceil(extent / step - 1e-9);
  const values = Array.from({ length: 2 * steps + 1 }, (_, index) => roundToDigits(1 + (index - steps) * step, 6));
  const domain = [values[0], values[values.length - 1]] as const;
  const scale = { domain: [...domain], nice: false };
  const x = topAxis({ domain, ticks: values }, { format: '.2f' });
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
      height: foot,
      title: { ...axisTitle(['Simulated divided by expected']), frame: 'group' },
      data: { name: 'measures' },
      layer: [
        {
          data: { name: 'between models' },
          mark: { type: 'rule', color: pale, strokeWidth: 1 },
          encoding: { y, x: { value: -namesWidth }, x2: { value: 360 } },
        },
        { mark: { type: 'rule', strokeWidth: 2 }, encoding: { x: x('lo'), x2: { field: 'hi' }, y, color } },
        ...[0.98, 1.02].map((level) => ({
          data: { values: [{}] },
          mark: { type: 'rule' as const, color: grey, strokeWidth: 1, strokeDash: [4, 3] },
          encoding: levelAt(level),
        })),
        { data: { values: [{}] }, mark: { type: 'rule', color: ink, strokeWidth: 1.25 }, encoding: levelAt(1) },
        { mark: { type: 'point', filled: true, size: 34, opacity: 1 }, encoding: { x: x('mean'), y, color, tooltip } },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: 368, fontSize: 13, color: ink },
          encoding: { y, text: { field: 'words' } },
        },
        ...[0.98, 1, 1.02].map((level) => ({
          data: { values: [{}] },
          mark: {
            type: 'text' as const,
            baseline: 'top' as const,
            y: foot,
            dy: 4,
            fontSize: 13,
            text: level === 1 ? 'theory' : level < 1 ? '2% below' : '2% above',
          },
          encoding: levelAt(level),
        })),
        ...named.layers,
      ],
    },
    datasets: {
      measures: rows,
      models: named.datasets.models.map((each, index) => ({ ...each, at: places[index].at })),
      'between models': places.slice(1).map(({ top }) => ({ at: top })),
    },
  };
}
