import type { Chart } from '../drawing/chart.ts';
import { heroChart } from '../drawing/hero-chart.ts';
import type { ReportInput } from '../input.ts';
import { subject } from '../words/subject.ts';

/** Assessments and reviews that were missed or came late. */
export const reviewsChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'reviews',
    about: 'Assessments and reviews missed (still undone when the grace has passed) and late, in each month',
    lead: subject('reviews.missedShare', 'missed assessments and reviews'),
    details: ['reviews.missed', 'reviews.late'],
  });
