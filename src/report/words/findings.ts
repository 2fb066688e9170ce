import { summaryOverTime, verdictOf } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import type { ReportInput, ScenarioResults, ThresholdFacts } from '../input.ts';
import { monthOf } from './calendar-words.ts';
import { endDifferences, headline } from './headline.ts';
import { differenceFigures, figure, figureWithUnit } from './number-words.ts';
import type { Subject } from './subject.ts';
import { keySubjects } from './subject.ts';

/** The measures that findings speak of. */
const told: ReadonlySet<string> = new Set([
  'unallocated.all',
  'capacity.excessive',
  'reviews.missedShare',
  'hiddenRisk.persons',
  'staff.inPost.PO',
]);

/** The headline findings, one sentence each: what the leading measures do, and where a scenario passes a threshold that it sets itself. */
export const findings = (input: ReportInput): string[] => [
  ...keySubjects.filter(({ metric }) => told.has(metric)).map((each) => `${headline(input, each)}${intervalInWords(input, each)}.`),
  ...input.sets.flatMap((set) => set.scenario.thresholds.flatMap((threshold) => thresholdFinding(set, threshold))),
];

/** The interval that a headline rests on: of the last level of one scenario, or of the difference of one plan; those of several stand in the table. */
function intervalInWords(input: ReportInput, subject: Subject): string {
  if (input.sets.length === 1) {
    const last = summaryOverTime(input.sets[0].results, subject.metric).at(-1);
    if (last?.lo95 === undefined || last.hi95 === undefined) return '';
    return ` (95% interval ${figure(last.lo95, subject.unit)} to ${figureWithUnit(last.hi95, subject.unit)})`;
  }
  const [only, ...others] = endDifferences(input, subject);
  if (only === undefined || others.length > 0 || verdictOf(only.difference) === 'identical') return '';
  const { lo95, hi95 } = differenceFigures(only.difference, subject.unit);
  return lo95 === undefined || hi95 === undefined ? '' : ` (95% interval of the difference ${lo95} to ${hi95})`;
}

/** Whether and since when a scenario's mean is beyond a threshold. A threshold on a metric or an area that the run does not have says nothing. */
function thresholdFinding(
  { scenario, results }: ScenarioResults,
  { metric, atMost, atLeast, scope = 'service' }: ThresholdFacts,
): string[] {
  if (!(metric in metricIndex)) return [];
  const { label, unit } = metrics[metricIndex[metric as MetricName]];
  const points = summaryOverTime(results, metric as MetricName, scope);
  const beyond = points.filter(({ mean }) => mean > (atMost ?? Infinity) || mean < (atLeast ?? -Infinity));
  if (points.length === 0) return [];
  const limit = atMost === undefined ? `at least ${figureWithUnit(atLeast ?? 0, unit)}` : `at most ${figureWithUnit(atMost, unit)}`;
  const what = `the threshold of ${limit} for ‘${label}’${scope === 'service' ? '' : ` (${scope})`}`;
  if (beyond.length === 0) return [`‘${scenario.name}’ keeps to ${what} throughout.`];
  const months =
    beyond.length === points.length
      ? 'in every month'
      : `in ${beyond.length} of ${points.length} months, first in ${monthOf(beyond[0].date)}`;
  return [`‘${scenario.name}’ is beyond ${what} ${months}.`];
}
