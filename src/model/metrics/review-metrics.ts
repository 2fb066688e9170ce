import { metric } from './metric.ts';

/** Assessments and reviews, and risk that nobody has recorded. */
export const reviewMetrics = [
  metric(
    'reviews.due',
    'Assessments and reviews falling due',
    'reviews',
    'during the month',
    'Initial assessments and reviews whose due day is in the month and which were not cancelled before it.',
  ),
  metric(
    'reviews.inTime',
    'Assessments and reviews done in time',
    'reviews',
    'during the month',
    'Completed by the end of the due day.',
  ),
  metric(
    'reviews.late',
    'Late assessments and reviews',
    'reviews',
    'during the month',
    'Completed after the due day and within the period of grace.',
  ),
  metric(
    'reviews.missed',
    'Missed assessments and reviews',
    'reviews',
    'during the month',
    'Still not done at the end of the period of grace, or when the case ends, contact ends or the person is recalled after the due day.',
  ),
  metric(
    'reviews.cancelled',
    'Cancelled assessments and reviews',
    'reviews',
    'during the month',
    'Open, and no longer needed by the end of the due day: the case ended, contact ended, or the person was recalled.',
  ),
  metric(
    'reviews.missedShare',
    'Share of assessments and reviews missed',
    '%',
    'during the month',
    'Missed, as a share of all that were done in time, done late or missed in the month.',
  ),
  metric(
    'cases.noCurrentAssessment',
    'Cases without a current assessment',
    'cases',
    'at month end',
    'Cases that must have reviews whose last assessment is older than its interval plus 30 days, or that have none 45 days after the start; unallocated cases included.',
  ),
  metric(
    'hiddenRisk.persons',
    'People whose recorded risk is below their actual risk',
    'people',
    'mean of the month',
    'A measure of exposure: people with a community officer, or waiting for one. It does not predict what any person will do.',
  ),
  metric(
    'hiddenRisk.persons.medium',
    'Hidden risk, actual risk medium',
    'people',
    'mean of the month',
    'Of these, people whose actual risk is medium; they are recorded as low.',
  ),
  metric(
    'hiddenRisk.persons.high',
    'Hidden risk, actual risk high',
    'people',
    'mean of the month',
    'Of these, people whose actual risk is high; they are recorded as low or medium.',
  ),
  metric(
    'hiddenRisk.persons.veryHigh',
    'Hidden risk, actual risk very high',
    'people',
    'mean of the month',
    'Of these, people whose actual risk is very high; they are recorded at a lower level.',
  ),
  metric(
    'hiddenRisk.personDays',
    'Person-days of hidden risk',
    'person-days',
    'during the month',
    'Days on which a person with a community officer, or waiting for one, was recorded at a lower risk than the actual one, summed over people.',
  ),
] as const;
