import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import type { ReportInput } from '../../input.ts';
import { createSubject } from '../../words/subject.ts';

/** Assessments and reviews that were missed or came late. */
export const reviewsChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'reviews',
    about:
      `Assessments and reviews missed (not done within ${graceInWords(input)} after the due date, or before contact ` +
      `ends) and late (done after the due date, but within ${graceInWords(input)}), each month`,
    lead: createSubject('reviews.missedShare', 'missed assessments and reviews'),
    details: ['reviews.missed', 'reviews.late'],
  });

/**
 * How long after its due day a review still counts as late: `60 days`, or `28 or 60 days` where scenarios differ or it
 * changes.
 */
function graceInWords({ sets }: ReportInput): string {
  const found = sets.flatMap(({ scenario }) => scenario.assumptions.filter(({ setting }) => setting === 'work.grace'));
  if (found.length === 0) return 'the period of grace';
  const values = [...new Set(found.map(({ value }) => Number(value)))].sort((a, b) => a - b);
  return `${values.join(' or ')} ${found[0].unit}`;
}
