import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import type { ReportInput } from '../../input.ts';
import { createSubject } from '../../words/subject.ts';

/** How many practitioners carry too much: for four weeks running, and on the working days of a month. */
export const overloadChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'overload',
    about:
      'Practitioners in sentence management with an excessive workload (over 110% of capacity for four weeks ' +
      'running), and over 100%, 110% and 120% of capacity; means of each month’s working days',
    lead: createSubject('capacity.excessive', 'practitioners with an excessive workload'),
    details: ['capacity.shareOver100', 'capacity.shareOver110', 'capacity.shareOver120'],
  });
