import type { Association, SweepResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { levelsPanel } from '../drawing/panels/levels-panel.ts';
import type { LevelPoint } from '../drawing/panels/levels-panel.ts';
import { wrapText } from '../drawing/labels/line-breaks.ts';
import { scaleFor } from '../drawing/scale.ts';
import { lowEndDrawn } from '../drawing/line-points.ts';
import { pairPanel } from '../drawing/panels/pair-panel.ts';
import type { PairedSetting } from '../drawing/panels/pair-panel.ts';
import { scatterPanel } from '../drawing/panels/scatter-panel.ts';
import type { ScatterPoint } from '../drawing/panels/scatter-panel.ts';
import type { Origin } from '../input.ts';
import { pointTable } from './sweep-tables.ts';
import { capitalise, uncapitalise } from '../words/letter-case.ts';
import { measureFileName } from '../words/measure-words.ts';
import { labelWithUnit } from '../words/metric.ts';
import { singleReplicationNote } from '../words/subtitle.ts';
import { formatFigure, formatNumber, roundToDigits } from '../words/number-words.ts';
import type { SweepMeasure } from './sweep-words.ts';
import {
  associationHeadline,
  formatCorrelation,
  designInWords,
  formatFactorLevel,
  factorName,
  isMoreThanChance,
  isSameAtEveryPoint,
  rangeHeadline,
  sweepFindings,
} from './sweep-words.ts';

/** Panels of a chart: two rows of three. */
const mostPanels = 6;
const panelsPerRow = 3;

/** Lines that a panel can hold apart. */
const mostLines = 4;

/** Points that are drawn, and points whose intervals are drawn too. */
const mostPoints = 1_000;
const mostIntervals = 120;

/** One chart for each measure of a sweep that has a meaning anywhere. */
export const sweepCharts = (result: SweepResult, measures: readonly SweepMeasure[], origin: Origin): Chart[] =>
  measures.flatMap((measure) =>
    measure.knownPoints === 0
      ? []
      : [isTwoWayGrid(result) ? linesChart(result, measure, origin) : scatterChart(result, measure, origin)],
  );

/** Whether every combination of two settings was run, with few enough values of one for a line each. */
const isTwoWayGrid = ({ study: { design, factors } }: SweepResult): boolean =>
  design === 'full factorial' &&
  factors.length === 2 &&
  Math.min(...factors.map(({ values }) => values!.length)) <= mostLines;

interface DrawnPoint {
  readonly point: number;
  readonly levels: readonly number[];
  readonly mean: number;
  readonly interval?: { readonly lo95: number; readonly hi95: number };
}

/** The points that have a mean, with the digits that a chart can show. */
function drawnPoints({ points, measured }: SweepResult, { index, means }: SweepMeasure): DrawnPoint[] {
  const isNeverBelowZero = measured.every((replications) => replications.every((values) => !(values[index] < 0)));
  return points.flatMap((levels, at): DrawnPoint[] => {
    const { mean, lo95, hi95 } = means[at] ?? {};
    if (mean === undefined) return [];
    const interval =
      lo95 === undefined || hi95 === undefined
        ? {}
        : {
            interval: {
              lo95: roundToDigits(lowEndDrawn(lo95, isNeverBelowZero), 5),
              hi95: roundToDigits(hi95, 5),
            },
          };
    return [{ point: at + 1, levels, mean: roundToDigits(mean, 5), ...interval }];
  });
}

/** The points against each of the settings that are most closely associated with the measure. */
function scatterChart(result: SweepResult, measure: SweepMeasure, origin: Origin): Chart {
  const told = measure.associations.filter((each) => isMoreThanChance(each, measure));
  const shown = told.length > 0 ? told.slice(0, mostPanels) : measure.associations.slice(0, panelsPerRow);
  const all = drawnPoints(result, measure);
  const highest = highestPoints(all, shown.length);
  const drawn = all.slice(0, mostPoints).map((each) => ({ ...each, ...(highest.has(each.point) && marked) }));
  const withIntervals = drawn.length <= mostIntervals;
  const extent = drawn.flatMap(({ mean, interval = { lo95: mean, hi95: mean } }) =>
    withIntervals ? [mean, interval.lo95, interval.hi95] : [mean],
  );
  const scale = scaleFor(extent, 4, false);
  const size = shown.length === 1 ? { width: 620, height: 260 } : { width: 200, height: 160 };
  const titles = shown.map(({ factor }) =>
    wrapText(capitalise(factorName(result, factor)), Math.floor(size.width / 6.4)),
  );
  const isRanked = measure.knownPoints >= 4 && !isSameAtEveryPoint(measure);
  const panels = shown.map((association, index): Panel => {
    const { factor } = association;
    const {
      factor: { unit },
      low,
      high,
      values,
    } = result.study.factors[factor];
    const points = drawn.map(
      ({ levels, interval, ...point }: DrawnPoint & { readonly isMarked?: true }): ScatterPoint => ({
        ...point,
        level: levels[factor],
        ...(withIntervals && interval),
      }),
    );
    const inItsRow = titles.slice(index - (index % panelsPerRow), index - (index % panelsPerRow) + panelsPerRow);
    const lines = Math.max(...inItsRow.map((title) => title.length));
    return scatterPanel({
      name: `setting ${index + 1}`,
      title: [
        ...Array.from({ length: lines - titles[index].length }, () => ''),
        ...titles[index],
        ...(isRanked ? [`rank correlation ${formatCorrelation(association)}`] : []),
      ],
      below: unit,
      points,
      scale,
      unit: measure.unit,
      from: low,
      to: high,
      hasLineOfMeans: values !== undefined,
      ...size,
    });
  });
  const settings = result.study.factors.length;
  const which =
    shown.length === settings
      ? ''
      : told.length === 0
        ? `; the ${shown.length} settings with the largest rank correlations, which are no more than chance`
        : shown.length === told.length
          ? `; ${shown.length === 1 ? 'the setting' : `the ${shown.length} settings`} associated with it more than by chance`
          : `; the ${shown.length} settings most closely associated with it`;
  const pair = told.length > 1 ? [pairOf(result, measure, drawn, told)] : [];
  return assembleChart(
    origin,
    {
      name: measureFileName(result.measures[measure.index]),
      title: associationHeadline(result, measure),
      subtitle: [
        `Vertical axis: ${uncapitalise(measure.title)} (${measure.unit}), at ${designInWords(result)}${which}.`,
        meaningOfMarks(result, withIntervals, all.length),
        ...(highest.size > 0
          ? [`Orange diamonds: the ${highest.size} points with the highest values, the same in every panel.`]
          : []),
        ...(isRanked
          ? [`By chance alone one rank correlation in twenty exceeds ±${measure.chanceLimit.toFixed(2)}.`]
          : []),
      ].join(' '),
      description: `Scatter plots of a measure against settings. ${sweepFindings(result, measure).join(' ')}`,
      table: pointTable(
        result,
        measure,
        shown.map(({ factor }) => factor),
      ),
    },
    [panels.slice(0, panelsPerRow), panels.slice(panelsPerRow), pair].filter((row) => row.length > 0),
  );
}

/** Marks a point as one of those with the highest values. */
const marked = { isMarked: true } as const;

/** So many points make a tenth that can be marked. */
const fewestToMark = 20;

/** The tenth of the points with the highest values, where there are several panels to find them in. */
function highestPoints(points: readonly DrawnPoint[], panels: number): ReadonlySet<number> {
  if (panels < 2 || points.length < fewestToMark || points.length > mostPoints) return new Set();
  const sorted = [...points].sort((a, b) => b.mean - a.mean);
  return new Set(sorted.slice(0, Math.round(points.length / 10)).map(({ point }) => point));
}

/** The two settings that are most closely associated with a measure, together. */
function pairOf(
  result: SweepResult,
  { subject, unit }: SweepMeasure,
  points: readonly (DrawnPoint & { readonly isMarked?: true })[],
  [first, second]: readonly Association[],
): Panel {
  const setting = ({ factor }: Association): PairedSetting => {
    const { low, high, factor: uncertain } = result.study.factors[factor];
    return { title: `${capitalise(factorName(result, factor))} (${uncertain.unit})`, from: low, to: high };
  };
  const means = points.map(({ mean }) => mean);
  return pairPanel({
    name: 'the closest two',
    title:
      `The closest two settings together; the larger a mark, the more ${uncapitalise(subject)} ` +
      `(${formatFigure(Math.min(...means), unit)} to ${formatFigure(Math.max(...means), unit)})`,
    across: setting(first),
    up: setting(second),
    points: points.map(({ point, levels, mean, isMarked }) => ({
      point,
      across: levels[first.factor],
      up: levels[second.factor],
      mean,
      ...(isMarked && marked),
    })),
    width: 620,
    height: 260,
  });
}

function meaningOfMarks(
  { study: { replications, factors } }: SweepResult,
  withIntervals: boolean,
  points: number,
): string {
  const some =
    points > mostPoints ? ` The first ${formatNumber(mostPoints)} of ${formatNumber(points)} points are drawn.` : '';
  const line = factors.some(({ values }) => values !== undefined) ? ' Lines: mean of the points with that value.' : '';
  if (replications === 1) return `Dots: one replication each.${line}${some} ${singleReplicationNote}`;
  const intervals = withIntervals ? 'Vertical lines: 95% interval of the mean.' : 'Their intervals are in summary.csv.';
  return `Dots: means of ${replications} replications. ${intervals}${line}${some}`;
}

/** A line for each value of one setting, over the values of the other. */
function linesChart(result: SweepResult, measure: SweepMeasure, origin: Origin): Chart {
  const { factors, replications } = result.study;
  const [along, by] = factors[0].values!.length >= factors[1].values!.length ? [0, 1] : [1, 0];
  const factorWithUnit = (factor: number): string => `${factorName(result, factor)} (${factors[factor].factor.unit})`;
  const points = drawnPoints(result, measure).map(({ levels, mean, interval }): LevelPoint => ({
    line: formatFactorLevel(levels[by]),
    level: levels[along],
    mean,
    ...interval,
  }));
  const panel = levelsPanel({
    name: 'values',
    title: labelWithUnit(result.measures[measure.index].metric),
    unit: measure.unit,
    below: factorWithUnit(along),
    points,
    lines: factors[by].values!.map(formatFactorLevel),
    levels: [...factors[along].values!].sort((a, b) => a - b),
    prefix: factorName(result, by),
  });
  return assembleChart(
    origin,
    {
      name: measureFileName(result.measures[measure.index]),
      title: rangeHeadline(result, measure),
      subtitle: [
        `${measure.title}, by ${factorWithUnit(along)}, with a line for each value of ${factorWithUnit(by)}.`,
        replications === 1
          ? singleReplicationNote
          : `Dots: means of ${replications} replications. Bands: 95% interval of the mean.`,
      ].join(' '),
      description: `Line chart of a measure over two settings. ${sweepFindings(result, measure).join(' ')}`,
      table: pointTable(result, measure, [0, 1]),
    },
    [[panel]],
  );
}
