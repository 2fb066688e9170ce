import { summaryOverTime } from '../../../experiment/index.ts';
import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import { grey } from '../../drawing/theme.ts';
import type { LinePoint } from '../../drawing/line-points.ts';
import { pointsOverTime } from '../../drawing/line-points.ts';
import type { ReportInput } from '../../input.ts';
import { formatMonth } from '../../words/calendar-words.ts';
import { headline } from '../headline.ts';
import { formatFigure, formatRoughly } from '../../words/number-words.ts';
import { createSubject } from '../../words/subject.ts';

const officersInPost = createSubject('staff.inPost.PO', 'probation officers in post', 'higher');

/** Probation officers in post against those required, with the trainees who are to fill the gap. */
export function staffingChart(input: ReportInput): Chart | undefined {
  const required = requiredLines(input);
  return heroChart(input, {
    name: 'staffing',
    about:
      'Probation officers in post and the published requirement, trainees in post at month end, ' +
      'and trainees who qualified each month',
    lead: officersInPost,
    details: ['staff.inPost.PQiP', 'trainees.qualified'],
    title: input.sets.length === 1 ? gapHeadline(input) : headline(input, officersInPost),
    context: {
      points: [...required].flatMap(([name, points]) => points.map((point) => ({ ...point, scenario: name }))),
      styles: new Map([...required.keys()].map((name) => [name, { colour: grey, dash: [4, 3], shape: 'circle' }])),
      labels: new Map(
        [...required].map(([name, points]) => [
          name,
          `${name}: ${formatFigure(points[points.length - 1].mean, officersInPost.unit)}`,
        ]),
      ),
    },
  });
}

/** The requirement over time, once where all scenarios have the same. */
function requiredLines(input: ReportInput): Map<string, LinePoint[]> {
  const all = pointsOverTime(input, 'staff.required.PO');
  const byScenario = new Map(
    input.sets.map(({ scenario }) => [scenario.name, all.filter((point) => point.scenario === scenario.name)]),
  );
  const lines = [...byScenario].filter(([, points]) => points.length > 0);
  const serialise = (points: readonly LinePoint[]): string => points.map(({ date, mean }) => `${date} ${mean}`).join();
  const oneForAll = lines.every(([, points]) => serialise(points) === serialise(lines[0][1]));
  return new Map(
    oneForAll
      ? lines.slice(0, 1).map(([, points]) => ['Required', points])
      : lines.map(([name, points]) => [`Required, ${name}`, points]),
  );
}

function gapHeadline({ sets: [{ results }] }: ReportInput): string {
  const [have, need] = (['staff.inPost.PO', 'staff.required.PO'] as const).map((metric) =>
    summaryOverTime(results, metric).at(-1),
  );
  if (have === undefined || need === undefined) return 'Probation officers in post and the number required';
  const gap = need.mean - have.mean;
  return (
    `Probation officers in post are ${formatRoughly(Math.abs(gap), officersInPost.unit)} ` +
    `${gap > 0 ? 'short of' : 'above'} the requirement in ${formatMonth(have.date)}`
  );
}
