import type { Comparison, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { simulatedColour } from '../drawing/panels/fan-panel.ts';
import { ink, orange, paper } from '../drawing/theme.ts';
import type { Scale } from '../drawing/scale.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import { publishedPeriod, reproductionTable } from './reproduce-tables.ts';
import { formatFigure, formatSigned, roundToDigits } from '../words/number-words.ts';
import { isRange, tallyInWords } from './reproduce-words.ts';
import { scenarioFilesOf, chartFileName } from './file-names.ts';

/** Pixels that a letter of the names at the left takes, on the generous side. */
const letterWidth = 6.6;
const rowHeight = 19;
const shapes = ['circle', 'triangle-left', 'triangle-right'] as const;

interface OverviewRow {
  readonly name: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly verdict: string;
  readonly role: string;
  /** What its dot is: a triangle at the edge where it lies beyond the axis. */
  readonly shape: string;
  /** What is said at the right. */
  readonly words: string;
}

/**
 * All figures of a study in one picture: how far the simulation lies from each, in % of what was published, with the
 * range of a single replication.
 */
export function overviewChart(reproduction: ReproduceResult, origin: Origin): Chart | undefined {
  const { comparisons, name, study } = reproduction;
  const compared = comparisons.filter(
    (each) => each.percent !== undefined && each.finding !== 'not scored' && each.role !== 'input',
  );
  if (compared.length < 2) return undefined;
  const several = new Set(
    compared
      .filter((each) => compared.some((other) => other.figure === each.figure && other.scenario !== each.scenario))
      .map(({ series }) => series),
  );
  const named = compared.map((each) => rowOf(each, several.has(each.series)));
  const scale = scaleOf(named);
  const rows = named.map((row) => clampRow(row, scale));
  const namesWidth = Math.max(...rows.map(({ name: words }) => words.length)) * letterWidth + 12;
  const worst = [...compared]
    .filter(({ finding }) => finding === 'outside')
    .sort((a, b) => Math.abs(b.percent!) - Math.abs(a.percent!))[0];
  return assembleChart(
    {
      ...origin,
      names: scenarioFilesOf(reproduction, compared),
      sources: [...new Set(compared.flatMap(({ sources }) => sources))],
    },
    {
      name: chartFileName(study, 'figures'),
      title: `${name}: ${tallyInWords(compared)}`,
      subtitle: subtitleOf(named, compared, scale),
      description: `Dot plot of ${compared.length} figures. ${
        worst === undefined
          ? 'None is missed.'
          : `The largest miss is ${worst.series}, ${publishedPeriod(worst)}: ${formatFigure(worst.percent!, '%')}%.`
      }`,
      table: reproductionTable({ ...reproduction, comparisons: compared }, `${name}: all figures`),
    },
    [[overviewPanel(rows, scale, namesWidth)]],
    namesWidth,
  );
}

function rowOf(each: Comparison, severalScenarios: boolean): OverviewRow {
  const {
    published,
    spread: { mean, least = mean, most = mean },
    finding,
    role = '',
  } = each;
  const end = mean < published!.low ? published!.low : mean > published!.high ? published!.high : mean;
  const percent = (value: number): number => roundToDigits((100 * (value - end)) / end, 4);
  const scenarioSuffix = severalScenarios ? ` (${each.scenario})` : '';
  return {
    name: `${each.series}${scenarioSuffix}, ${publishedPeriod(each)}`,
    mean: percent(mean),
    least: percent(least),
    most: percent(most),
    verdict: finding,
    role,
    shape: 'circle',
    words: finding === 'outside' ? `outside, ${formatSigned(percent(mean), '%')}%` : '',
  };
}

/** Of the rows, those that choose the axis; and so many times as far do the others reach, where they may not. */
const shareSettingScale = 0.8;
const outlierFactor = 2;

/** An axis for all rows; or, where a few reach more than twice as far as the others, one for these others. */
function scaleOf(rows: readonly OverviewRow[]): Scale {
  const extent = ({ least, most }: OverviewRow): number => Math.max(Math.abs(least), Math.abs(most));
  const sorted = [...rows].sort((a, b) => extent(a) - extent(b));
  const most = sorted.slice(0, Math.ceil(shareSettingScale * rows.length));
  const chosen = extent(sorted[sorted.length - 1]) > outlierFactor * extent(most[most.length - 1]) ? most : sorted;
  return scaleFor(
    chosen.flatMap((row) => [row.least, row.most]),
    6,
  );
}

/**
 * A row as the axis can show it: strokes end at the edge, and a dot beyond it is a triangle whose position is given
 * in words.
 */
function clampRow(row: OverviewRow, { domain: [low, high] }: Scale): OverviewRow {
  const { mean, least, most, words } = row;
  const held = {
    ...row,
    mean: clamp(mean, low, high),
    least: clamp(least, low, high),
    most: clamp(most, low, high),
  };
  if (mean >= low && mean <= high) return held;
  return {
    ...held,
    shape: mean > high ? 'triangle-right' : 'triangle-left',
    words: words || `in the range, ${formatSigned(mean, '%')}%`,
  };
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

function subtitleOf(
  rows: readonly OverviewRow[],
  compared: readonly Comparison[],
  { domain: [low, high] }: Scale,
): string {
  const isClipped = rows.some(({ least, most }) => least < low || most > high);
  return [
    'Difference between simulated and published, as a percentage of the published figure. Dots: means over ' +
      'replications; filled, tests; hollow, calibrated on. Lines: range expected to contain 95% of further ' +
      'replications.',
    'Blue: the published figure (at 0) is within the range. Orange, with a label on the right: it is not.',
    ...(compared.some(isRange)
      ? ['For a published range, 0 is the end nearest to the mean, and blue means that the two ranges overlap.']
      : []),
    ...(isClipped
      ? [
          'Lines that meet an edge continue beyond it; a triangle means that the mean is also beyond it, ' +
            'by the amount written on the right.',
        ]
      : []),
  ].join(' ');
}

function overviewPanel(rows: readonly OverviewRow[], scale: Scale, namesWidth: number): Panel {
  const x = topAxis(scale, { clamp: true });
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: rows.map(({ name }) => name),
    axis: {
      grid: true,
      labelLimit: namesWidth,
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
    scale: { domain: ['inside', 'outside'], range: [simulatedColour, orange] },
    legend: null,
  };
  const marks = [
    ['test', undefined],
    ['calibrated on', paper],
  ] as const;
  return {
    view: {
      width: 360,
      height: rows.length * rowHeight,
      title: { ...axisTitle(['Simulated minus published (%)']), frame: 'group' },
      data: { name: 'figures' },
      layer: [
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('least'), x2: { field: 'most' }, y, color } },
        {
          data: { values: [{}] },
          mark: { type: 'rule', color: ink, strokeWidth: 1.5 },
          encoding: { x: { datum: 0, type: 'quantitative', scale: { domain: [...scale.domain], nice: false } } },
        },
        ...marks.map(([role, fill]) => ({
          transform: [{ filter: { field: 'role', equal: role } }],
          mark: {
            type: 'point' as const,
            size: 60,
            strokeWidth: 2,
            opacity: 1,
            filled: fill === undefined,
            ...(fill !== undefined && { fill }),
          },
          encoding: {
            x: x('mean'),
            y,
            color,
            shape: {
              field: 'shape',
              type: 'nominal' as const,
              scale: { domain: [...shapes], range: [...shapes] },
              legend: null,
            },
          },
        })),
        {
          mark: { type: 'text', align: 'left', baseline: 'middle', x: 372, fontSize: 13, color: ink },
          encoding: { y, text: { field: 'words' } },
        },
      ],
    },
    datasets: { figures: rows },
  };
}
