import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import type { ReportInput } from '../../input.ts';
import { createSubject } from '../../words/subject.ts';

/** Cases that wait for a practitioner: all, and those that matter most. */
export const unallocatedChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'unallocated',
    about: 'Unallocated cases, mean of each month’s working days',
    lead: createSubject('unallocated.all', 'unallocated cases'),
    details: ['unallocated.high', 'unallocated.mappa'],
  });
