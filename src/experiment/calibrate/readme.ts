import type { FittedFigure, FreeParameter } from '../../scenario/index.ts';
import type { Comparison } from '../reproduce/index.ts';
import type { CalibrationResult } from './calibrate.ts';
import type { Wave } from './waves.ts';
import { figureInWords } from './implausibility.ts';
import type { SurvivingRange } from './surviving-ranges.ts';
import { undeterminedShare } from './surviving-ranges.ts';

/** Pairs that go together less closely than this are not mentioned. */
const leastCorrelation = 0.3;

/**
 * `README.md` of a calibration: how it was done, what came of it, and what it left open. Written whole by the program.
 */
export function calibrationReadme(result: CalibrationResult): string {
  const { calibration, waves, surviving } = result;
  const { cutoff } = calibration;
  return [
    '# Calibration\n\nWritten by `npm run calibrate` from [`calibration.yaml`](calibration.yaml); edit that file ' +
      'and not this one.',
    calibration.about,
    methodText(result),
    '## Free parameters and their remaining ranges\n\nLevels at which the model cannot be distinguished from the ' +
      'published figures, given the discrepancies below: the middle nine tenths for each parameter alone, with all ' +
      'other parameters free; and all of them, the chosen level included.',
    '![The remaining part of the plausible range of each parameter](ranges.png)',
    parameterTable(result),
    undeterminedText(result),
    pairsText(result),
    `## Figures used for the calibration\n\nSimulated values before, at the previous levels, and after. ` +
      'Implausibility: the distance from the published figure, divided by the standard deviation of everything ' +
      `that may separate the two. ${cutoff} is the cutoff.`,
    figureTable(result),
    unmetText(result),
    '## All figures of the study\n\nThose marked test were never used; they show whether the fit holds beyond the ' +
      'figures used for it.',
    comparisonTable(result),
    '## Later years\n\nResults of the twin at the remaining points, with intakes and rates as published or ' +
      'planned: the middle nine tenths and the chosen point. This is the uncertainty that the figures leave; ' +
      'chance and the limits of the model add to it. Nothing here was compared with published figures.',
    aheadTable(result),
    '## Twin and simulation\n\nSimulation less twin over the points of the second wave, and the error of an ' +
      'emulator at a point to which it was not fitted.',
    twinTable(result),
    `[\`result.csv\`](result.csv) has every point at which a model was run: ${waves.map(({ name, runs }) => `${runs.length} of ${name}`).join(', ')}. ${surviving.length.toLocaleString('en-GB')} levels of the emulators remain.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const percent = (share: number): string => (share === 0 ? 'nothing' : `${Number((100 * share).toPrecision(2))}%`);

function methodText({
  calibration: { seed, cutoff, years, parameters, figures },
  budget,
  waves,
}: CalibrationResult): string {
  const [first, second, third] = waves;
  return [
    `## How\n\nHistory matching: the method rules out points in the box of ${parameters.length} parameters, and ` +
      'does not fit a point. The implausibility of a point for a figure is |published - simulated| / ' +
      'sqrt(observation² + discrepancy² + own²), where own is the error of the emulator or of the mean over ' +
      'replications, and for the twin its distance from the simulation. A point is ruled out if its second largest ' +
      `implausibility over ${figures.length} figures exceeds ${cutoff} (Pukelsheim 1994: 95% of any distribution ` +
      'with one peak lie within three standard deviations; the second largest, so that one figure may be wrong). ' +
      `Seed ${seed}; ${years} years from July 2021, the whole service.`,
    `1. **The twin**, ${budget.twinPoints} Sobol' points; a polynomial for each staff figure that it calculates; ` +
      `of ${budget.candidates.toLocaleString('en-GB')} candidates ${percent(first.left)} are left.\n2. **The ` +
      `simulation**, ${budget.points} of these with ${budget.replications} replications each; a polynomial for ` +
      `each figure, in addition to the twin's; ${percent(second.left)} are left.\n3. **Confirmation of the ` +
      `remaining points**, ${budget.confirmPoints} points with ${budget.confirmReplications} replications each, ` +
      'half of them spread out; of the others, one is the minimum of the sum below that the Levenberg-Marquardt ' +
      'method finds with emulators, starting from the least implausible point so far, and the rest are the least ' +
      `implausible so far; new polynomials; ${percent(third.left)} are left.`,
    'The reported point is the least implausible of the third wave: by the second largest implausibility in steps ' +
      'of a half, then by the sum of squares, plus the squared distance from the middle of each range in units of ' +
      'half the range, at most 1 a parameter, so that parameters about which the figures say little stay near the ' +
      `middle. It is rounded to few digits and run again with ${budget.finalReplications} replications.`,
  ].join('\n\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');

const level = (parameter: FreeParameter, value: number): string =>
  Number.isNaN(value) ? 'none' : value.toFixed(parameter.digits);

function parameterTable({ calibration: { parameters }, ranges, after }: CalibrationResult): string {
  const rows = parameters.map((parameter, at) => {
    const { low, high, middle, share, least, most } = ranges[at];
    return [
      `${parameter.name} (${parameter.unit})`,
      `${parameter.low} to ${parameter.high}`,
      String(parameter.before),
      level(parameter, after.point[at]),
      `${level(parameter, low)} to ${level(parameter, high)}`,
      `${level(parameter, least)} to ${level(parameter, most)}`,
      level(parameter, middle),
      percent(share),
    ];
  });
  const why = parameters.map(({ name, because }) => `- **${name}**: ${because}`).join('\n');
  return (
    `${table(['parameter', 'plausible', 'before', 'now', 'left', 'all of it', 'middle', 'of its range'], rows)}\n\nWhy ` +
    `each is free:\n\n${why}`
  );
}

function undeterminedText({ ranges }: CalibrationResult): string {
  const open = ranges.filter(({ share }: SurvivingRange) => share >= undeterminedShare);
  return open.length === 0
    ? ''
    : `**Not determined**, keeping three quarters of the range or more: ${open.map(({ parameter, share }) => `${parameter} (${percent(share)})`).join(', ')}. The figures alone do not determine them.`;
}

function pairsText({ pairs }: CalibrationResult): string {
  const close = pairs.filter(({ correlation }) => Math.abs(correlation) >= leastCorrelation);
  return close.length === 0
    ? ''
    : `Parameters that compensate for each other, by their correlation over the remaining points:\n\n${table(
        ['one', 'other', 'correlation'],
        close.map(({ a, b, correlation }) => [a, b, correlation.toFixed(2)]),
      )}`;
}

/** As many digits as the size of a number calls for. */
const number = (value: number): string =>
  Number.isNaN(value)
    ? ''
    : Math.abs(value) >= 200
      ? Math.round(value).toLocaleString('en-GB')
      : String(Number(value.toFixed(Math.abs(value) >= 30 ? 1 : 2)));

const signed = (value: number): string => (Number.isNaN(value) ? '' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`);

function figureTable({ calibration: { figures }, before, after }: CalibrationResult): string {
  const rows = figures.map((figure, at) => {
    const {
      compared: { low, high },
      observation,
      discrepancy,
    } = figure;
    return [
      figureInWords(figure),
      low === high ? number(low) : `${number(low)} to ${number(high)}`,
      number(before.values[at]),
      number(after.values[at]),
      signed(before.implausibility.each[at]),
      signed(after.implausibility.each[at]),
      number(observation),
      number(discrepancy),
    ];
  });
  const sums = [before, after].map(({ implausibility }) => implausibility);
  rows.push([
    '**largest; second largest; sum of squares**',
    '',
    '',
    '',
    ...sums.map((each) =>
      [each.largest, each.secondLargest, each.sumOfSquares].map((value) => value.toFixed(1)).join('; '),
    ),
    '',
    '',
  ]);
  return `${table(['figure', 'published', 'before', 'after', 'implausibility before', 'after', 'observation', 'discrepancy'], rows)}\n\nWhy each discrepancy:\n\n${reasons(figures)}`;
}

/** One line for each reason, with the figures that it is of. */
function reasons(figures: readonly FittedFigure[]): string {
  const all = new Map<string, string[]>();
  for (const figure of figures) all.set(figure.because, [...(all.get(figure.because) ?? []), figureInWords(figure)]);
  return [...all]
    .map(
      ([because, names]) => `- ${names.length > 1 ? `${names[0]} and ${names.length - 1} more` : names[0]}: ${because}`,
    )
    .join('\n');
}

/** Figures that no simulated point came near. */
function unmetText({ calibration: { figures, cutoff }, waves }: CalibrationResult): string {
  const runs = waves.slice(1).flatMap((wave: Wave) => wave.runs);
  const unmet = figures.flatMap((figure, at) => {
    const nearest = Math.min(...runs.map(({ implausibility }) => Math.abs(implausibility.each[at])));
    return nearest > cutoff ? [`${figureInWords(figure)} (${nearest.toFixed(1)} at the nearest)`] : [];
  });
  const all = runs.filter(({ implausibility }) => implausibility.largest <= cutoff).length;
  const words = `${all} of ${runs.length} simulated points meet every figure at once.`;
  return unmet.length === 0
    ? `Every figure was met by some simulated point. ${words}`
    : `**What no point could meet**: ${unmet.join('; ')}. ${words}`;
}

function comparisonTable({ comparisons }: CalibrationResult): string {
  const off = ({ percent: by }: Comparison): string => (by === undefined ? '' : `${signed(by)}%`);
  const rows = comparisons.map(({ before, after }) => [
    before.series,
    `${before.day}${before.vintage === 'revised' ? ', revised' : ''}`,
    before.role ?? '',
    before.published === undefined ? '' : number(before.published.low),
    number(before.spread.mean),
    number(after.spread.mean),
    off(before),
    off(after),
  ]);
  return table(['figure', 'when', 'use', 'published', 'before', 'after', 'off before', 'off after'], rows);
}

function aheadTable({ projections }: CalibrationResult): string {
  const rows = projections.map(({ metric, date, low, middle, high, chosen }) => [
    `\`${metric}\``,
    date,
    `${number(low)} to ${number(high)}`,
    number(middle),
    number(chosen),
  ]);
  return table(['metric', 'when', 'nine tenths', 'middle', 'chosen'], rows);
}

function twinTable({ calibration: { figures }, twinGaps, replicationVariances, waves }: CalibrationResult): string {
  const rows = figures.map((figure, at) => {
    const gap = twinGaps[at];
    const emulators = waves.map(({ emulators: each }) => each[at]);
    return [
      figureInWords(figure),
      gap === undefined ? '' : `${number(gap.mean)} ± ${number(gap.spread)}`,
      figure.twin === undefined ? 'not used' : number(figure.twin),
      number(Math.sqrt(replicationVariances[at])),
      ...[emulators[0], emulators[2]].map((each) => (each === undefined ? '' : `${number(each.error)} (${each.kind})`)),
    ];
  });
  return table(
    [
      'figure',
      'simulation less twin',
      'allowed for',
      'chance of one replication',
      'emulator of the twin',
      'emulator of the simulation',
    ],
    rows,
  );
}
