import type { Estimate, ExplainedMeasure, ExplainResult } from '../../experiment/index.ts';
import { isSignificant, levelOf } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { WaterfallRow } from '../drawing/panels/waterfall-panel.ts';
import { waterfallNamesWidth, waterfallPanel } from '../drawing/panels/waterfall-panel.ts';
import type { Origin } from '../input.ts';
import { changesTable, loopsTable } from './explain-tables.ts';
import type { ComparedNames } from './explain-words.ts';
import { largestFirst, explanationFindings, explanationHeadline, formatWithInterval } from './explain-words.ts';
import { formatDifference, formatWithUnit } from '../words/number-words.ts';
import { measureFileName, measureHeading, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { labelWithUnit } from '../words/metric.ts';
import { settingsName } from '../words/setting-words.ts';
import { singleReplicationNote } from '../words/subtitle.ts';

/** For each measure a waterfall over the changes and, where loops were switched off, what each loop contributes. */
export const explanationCharts = ({ measures }: ExplainResult, names: ComparedNames, origin: Origin): Chart[] =>
  measures.flatMap((explained) => [
    waterfallChart(explained, names, origin),
    ...(explained.loops.length > 0 ? [loopsChart(explained, names, origin)] : []),
  ]);

const meaningOfLines = ({ difference: { replications } }: ExplainedMeasure, of: string): string =>
  replications === 1
    ? singleReplicationNote
    : `Lines: 95% interval ${of}, from ${replications} replications in which all scenarios share random numbers.`;

/** From the baseline by way of each change to the plan. */
function waterfallChart(explained: ExplainedMeasure, names: ComparedNames, origin: Origin): Chart {
  const { measure, baseline, plan, difference, parts } = explained;
  const unit = unitOf(measure);
  const rows: WaterfallRow[] = [levelRow(`‘${names.baseline}’`, baseline, formatWithUnit(baseline.mean, unit))];
  let level = baseline.mean;
  for (const { change, share } of largestFirst(parts)) {
    rows.push(withLevelsOf(measure, waterfallStep(settingsName(change.name), level, share, unit)));
    level += share.mean;
  }
  rows.push(
    levelRow(`‘${names.plan}’`, plan, `${formatWithUnit(plan.mean, unit)}: ${formatWithInterval(difference, unit)}`),
  );
  const levels = rows.map(({ to }) => to);
  return assembleChart(
    origin,
    {
      name: `changes-${measureFileName(measure)}`,
      title: explanationHeadline(explained, names),
      subtitle:
        `${measureHeading(measure)}. Dots: the two scenarios. Bars: what each change adds, on average over all ` +
        'orders in ' +
        'which the changes could be made (Shapley values). ' +
        meaningOfLines(explained, 'of each scenario and of where each bar ends'),
      description: `Waterfall chart. ${explanationFindings({ ...explained, loops: [] }, names).join(' ')}`,
      table: changesTable(explained, names),
    },
    [
      [
        waterfallPanel({
          name: 'changes',
          title: labelWithUnit(measure.metric),
          unit,
          rows,
          references: [baseline.mean, plan.mean],
          withZero: Math.min(...levels) < zeroOmittedAbove * Math.max(...levels),
          width: 400,
        }),
      ],
    ],
    waterfallNamesWidth,
  );
}

/** A dot for the level of a scenario, with its interval. */
const levelRow = (name: string, { mean, lo95, hi95 }: Estimate, text: string): WaterfallRow => ({
  name,
  kind: 'level',
  from: mean,
  to: mean,
  ...(lo95 !== undefined && { lo95 }),
  ...(hi95 !== undefined && { hi95 }),
  text,
});

/** A bar between levels of a measure, its interval cut off where the measure cannot be. */
function withLevelsOf({ metric }: ExplainedMeasure['measure'], row: WaterfallRow): WaterfallRow {
  const { to, lo95, hi95 } = row;
  return lo95 === undefined || hi95 === undefined
    ? row
    : { ...row, lo95: levelOf(metric, { mean: to, lo95, hi95, replications: 0 }).lo95 };
}

/** The axis of levels may leave zero out where the least is more than this share of the most. */
const zeroOmittedAbove = 0.5;

/** A bar from a level by so much, with the interval of where it ends. */
const waterfallStep = (name: string, from: number, by: Estimate, unit: string): WaterfallRow => ({
  name,
  kind: by.mean < 0 ? 'fall' : 'rise',
  from,
  to: from + by.mean,
  ...(by.lo95 !== undefined && { lo95: from + by.lo95 }),
  ...(by.hi95 !== undefined && { hi95: from + by.hi95 }),
  text: formatWithInterval(by, unit),
});

/** How much of the difference each feedback loop contributes. */
function loopsChart(explained: ExplainedMeasure, names: ComparedNames, origin: Origin): Chart {
  const { measure, difference, loops } = explained;
  const unit = unitOf(measure);
  const ranked = [...loops].sort((a, b) => Math.abs(b.carried.mean) - Math.abs(a.carried.mean));
  const significant = ranked.filter(({ carried }) => isSignificant(carried));
  const rows = [
    { ...waterfallStep('The whole difference', 0, difference, unit), kind: 'level' as const, from: difference.mean },
    ...ranked.map(({ loop, carried }): WaterfallRow => ({
      ...waterfallStep(loop.title, 0, carried, unit),
      kind: 'level',
      from: carried.mean,
    })),
  ];
  const subject = subjectOf(measure);
  const meanInWords = (estimate: Estimate): string => formatDifference(estimate, unit).mean;
  return assembleChart(
    origin,
    {
      name: `loops-${measureFileName(measure)}`,
      title:
        significant.length === 0
          ? `No feedback loop contributes significantly to the difference in ${subject}`
          : `Without ${uncapitalise(significant[0].loop.title)}, the difference in ${subject} would be ` +
            `${meanInWords(significant[0].whenCut)} rather than ${meanInWords(difference)}`,
      subtitle:
        `What each loop contributes to the difference between ‘${names.plan}’ and ‘${names.baseline}’: the whole ` +
        `difference less what remains with the loop switched off in both. ${measureHeading(measure)}. ` +
        `The contributions do not add up. ${meaningOfLines(explained, 'of each')}`,
      description: `Dot plot of feedback loops. ${explanationFindings(explained, names).slice(-1).join(' ')}`,
      table: loopsTable(explained),
    },
    [
      [
        waterfallPanel({
          name: 'loops',
          title: labelWithUnit(measure.metric, unitOfDifference(unit)),
          unit,
          rows,
          references: [0],
          withZero: true,
          width: 400,
        }),
      ],
    ],
    waterfallNamesWidth,
  );
}
