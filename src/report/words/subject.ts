import type { MetricName } from '../../model/index.ts';
import { metricNamed } from './metric.ts';

/** A metric as sentences speak of it. */
export interface Subject {
  readonly metric: MetricName;
  /** As the subject of a sentence, in the plural: `unallocated cases`. */
  readonly words: string;
  readonly unit: string;
  /** Which way is better for the service, where one way is. */
  readonly better: 'lower' | 'higher';
}

/** A metric with the words for it; lower is better unless said otherwise. */
export const createSubject = (metric: MetricName, words: string, better: Subject['better'] = 'lower'): Subject => ({
  metric,
  words,
  unit: metricNamed(metric).unit,
  better,
});

/** The measures that tables for a quick look show, in their order. */
export const keySubjects: readonly Subject[] = [
  createSubject('unallocated.all', 'unallocated cases'),
  createSubject('unallocated.high', 'unallocated cases, high or very high risk'),
  createSubject('timeToAllocation.median', 'median days to allocation'),
  createSubject('capacity.mean.all', 'mean capacity of practitioners'),
  createSubject('capacity.excessive', 'practitioners over 110% for four weeks'),
  createSubject('reviews.missedShare', 'assessments and reviews missed'),
  createSubject('cases.noCurrentAssessment', 'cases without a current assessment'),
  createSubject('hiddenRisk.persons', 'people with hidden risk'),
  createSubject('staff.inPost.PO', 'probation officers in post', 'higher'),
  createSubject('staff.inPost.PQiP', 'PQiP trainees in post', 'higher'),
  createSubject('leavingRate.PO', 'leaving rate of probation officers'),
  createSubject('sickness.daysPerStaffYear', 'sickness days per staff year'),
  createSubject('caseload.all', 'people on probation'),
];

/** The measures by which the good and the harm of a plan are told in a sentence. */
export const tellingSubjects: readonly Subject[] = keySubjects.filter(({ metric }) =>
  [
    'unallocated.all',
    'capacity.mean.all',
    'capacity.excessive',
    'reviews.missedShare',
    'hiddenRisk.persons',
    'staff.inPost.PO',
  ].includes(metric),
);
