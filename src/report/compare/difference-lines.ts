import { endLabels } from '../drawing/labels/end-labels.ts';
import { differencePoints } from '../drawing/line-points.ts';
import { scenarioNames, scenarioStyles } from '../drawing/scenario-styles.ts';
import type { ReportInput } from '../input.ts';
import type { MeasureLines } from '../drawing/panels/line-panel.ts';
import { unitOfDifference } from '../words/measure-words.ts';
import { labelWithUnit } from '../words/metric.ts';
import { formatSigned } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';

/** A measure of each plan as the difference from the baseline, and what stands at the line of no difference. */
export function differenceLines(
  input: ReportInput,
  { metric, unit }: Pick<Subject, 'metric' | 'unit'>,
  atZero: string,
): MeasureLines {
  const points = differencePoints(input, metric);
  const [, ...plans] = [...scenarioStyles(input)];
  return {
    name: `${metric}, difference`,
    title: labelWithUnit(metric, unitOfDifference(unit)),
    unit,
    points,
    styles: new Map(plans),
    references: [{ value: 0, text: atZero }],
    labels: endLabels(scenarioNames(input), points, (value) => formatSigned(value, unit)),
  };
}
