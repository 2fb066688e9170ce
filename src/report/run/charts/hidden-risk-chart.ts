import type { Chart } from '../../drawing/chart.ts';
import { heroChart } from './hero-chart.ts';
import type { ReportInput } from '../../input.ts';
import { createSubject } from '../../words/subject.ts';

/** People whose recorded risk is below the actual one: an exposure, which predicts no act by any person. */
export const hiddenRiskChart = (input: ReportInput): Chart | undefined =>
  heroChart(input, {
    name: 'hidden-risk',
    about:
      'People under supervision whose recorded risk of serious harm is below their actual risk ' +
      '(a measure of exposure: it does not predict what any person will do)',
    lead: createSubject('hiddenRisk.persons', 'people with hidden risk'),
    note:
      'People are the mean of each month’s working days. Person-days are totals for the month, so shorter months ' +
      'have fewer.',
    details: ['hiddenRisk.personDays', 'cases.noCurrentAssessment'],
    ofComparison: {
      note: 'People are the mean of each month’s working days.',
      details: ['cases.noCurrentAssessment'],
    },
  });
