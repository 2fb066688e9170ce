import type { Estimate, ExplainedMeasure, Explanation } from '../../experiment/index.ts';
import { isTold } from '../../experiment/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import type { PartRow } from '../drawing/part-panel.ts';
import { partNamesRoom, partPanel } from '../drawing/part-panel.ts';
import type { Origin } from '../input.ts';
import { changesTable, loopsTable } from '../tables/explanation-tables.ts';
import type { TwoNames } from '../words/explanation.ts';
import {
  bySize,
  explanationFindings,
  explanationHeadline,
  subjectOf,
  unitOf,
  whenAndWhere,
  withInterval,
} from '../words/explanation.ts';
import { differenceFigures, figureWithUnit } from '../words/number-words.ts';
import { labelWithUnit, sentence } from '../words/subject.ts';
import { withoutIntervals } from '../words/subtitle.ts';

/** For each measure a waterfall over the changes and, where loops were cut, what each loop carries. */
export const explanationCharts = ({ measures }: Explanation, names: TwoNames, origin: Origin): Chart[] =>
  measures.flatMap((explained) => [
    waterfallChart(explained, names, origin),
    ...(explained.loops.length > 0 ? [loopsChart(explained, names, origin)] : []),
  ]);

/** The name of a measure's chart as a file. */
const fileOf = ({ measure: { metric, when, scope } }: ExplainedMeasure): string =>
  [metric, when, ...(scope === 'service' ? [] : [scope])].join('-').replace(/[^A-Za-z0-9-]+/g, '-');

const meaningOfStrokes = ({ difference: { replications } }: ExplainedMeasure, of: string): string =>
  replications === 1
    ? withoutIntervals
    : `Strokes: 95% interval ${of}, from ${replications} replications in which all scenarios have the same luck.`;

/** From the baseline by way of each change to the plan. */
function waterfallChart(explained: ExplainedMeasure, names: TwoNames, origin: Origin): Chart {
  const { measure, baseline, plan, difference, parts } = explained;
  const unit = unitOf(measure);
  const rows: PartRow[] = [
    {
      name: `‘${names.baseline}’`,
      kind: 'level',
      from: baseline.mean,
      to: baseline.mean,
      text: figureWithUnit(baseline.mean, unit),
    },
  ];
  let level = baseline.mean;
  for (const { change, share } of bySize(parts)) {
    rows.push(step(change.name, level, share, unit));
    level += share.mean;
  }
  rows.push({
    ...step(`‘${names.plan}’`, baseline.mean, difference, unit),
    kind: 'level',
    from: plan.mean,
    text: `${figureWithUnit(plan.mean, unit)}: ${withInterval(difference, unit)}`,
  });
  return assemble(
    origin,
    {
      name: `changes-${fileOf(explained)}`,
      title: explanationHeadline(explained, names),
      subtitle: `${sentence(subjectOf(measure))}, ${whenAndWhere(measure)}. Dots: the two scenarios. Bars: what each change adds, on average over all orders in which the changes could be made (Shapley values). ${meaningOfStrokes(explained, 'of each bar and of the whole difference')}`,
      description: `Waterfall chart. ${explanationFindings({ ...explained, loops: [] }, names).join(' ')}`,
      table: changesTable(explained, names),
    },
    [
      [
        partPanel({
          name: 'changes',
          title: labelWithUnit(measure.metric),
          rows,
          references: [baseline.mean, plan.mean],
          withZero: false,
          width: 400,
        }),
      ],
    ],
    partNamesRoom,
  );
}

/** A bar from a level by so much, with the interval of where it ends. */
const step = (name: string, from: number, by: Estimate, unit: string): PartRow => ({
  name,
  kind: by.mean < 0 ? 'fall' : 'rise',
  from,
  to: from + by.mean,
  ...(by.lo95 !== undefined && { lo95: from + by.lo95 }),
  ...(by.hi95 !== undefined && { hi95: from + by.hi95 }),
  text: withInterval(by, unit),
});

/** How much of the difference each feedback loop carries. */
function loopsChart(explained: ExplainedMeasure, names: TwoNames, origin: Origin): Chart {
  const { measure, difference, loops } = explained;
  const unit = unitOf(measure);
  const ranked = [...loops].sort((a, b) => Math.abs(b.carried.mean) - Math.abs(a.carried.mean));
  const told = ranked.filter(({ carried }) => isTold(carried));
  const rows = [
    { ...step('The whole difference', 0, difference, unit), kind: 'level' as const, from: difference.mean },
    ...ranked.map(({ loop, carried }): PartRow => ({
      ...step(loop.title, 0, carried, unit),
      kind: 'level',
      from: carried.mean,
    })),
  ];
  const subject = subjectOf(measure);
  const only = (estimate: Estimate): string => differenceFigures(estimate, unit).mean;
  return assemble(
    origin,
    {
      name: `loops-${fileOf(explained)}`,
      title:
        told.length === 0
          ? `No feedback loop can be told to carry a part of the difference in ${subject}`
          : `With ${told[0].loop.title.toLowerCase()} cut, the difference in ${subject} would be ${only(told[0].whenCut)} in place of ${only(difference)}`,
      subtitle: `What each loop carries of the difference between ‘${names.plan}’ and ‘${names.baseline}’: the whole less what is left with the loop cut in both. ${sentence(subject)}, ${whenAndWhere(measure)}. The parts do not add up. ${meaningOfStrokes(explained, 'of each')}`,
      description: `Dot plot of feedback loops. ${explanationFindings(explained, names).slice(-1).join(' ')}`,
      table: loopsTable(explained),
    },
    [
      [
        partPanel({
          name: 'loops',
          title: labelWithUnit(measure.metric, unit === '%' ? 'percentage points' : unit),
          rows,
          references: [0],
          withZero: true,
          width: 400,
        }),
      ],
    ],
    partNamesRoom,
  );
}
