import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import type { ReportInput } from '../../input.ts';
import { createSubject } from '../../words/subject.ts';

/** People whose recorded risk is below the actual one: an exposure, which predicts no act by any person. */
export const hiddenRiskChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'hidden-risk',
    about:
      'Supervised people whose recorded risk of serious harm is below their actual risk (an exposure: it predicts no act by any person)',
    lead: createSubject('hiddenRisk.persons', 'people with hidden risk'),
    note: 'Person-days are the sum of a month, and so lower in a short one.',
    details: ['hiddenRisk.personDays', 'cases.noCurrentAssessment'],
  });
