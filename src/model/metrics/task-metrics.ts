import { metric } from './metric.ts';

const group = {
  supervision: 'Contact with people on probation, and all else that the points of cases stand for.',
  assessments: 'Assessments, reviews and ARMS assessments.',
  reports: 'Reports to courts and the Parole Board, and papers for early release.',
  enforcement: 'Papers for recalls, licence warnings and packs for breaches, where they are tasks.',
} as const;

const sampled = 'Contact is taken as kept up on one day of each week.';

/** What the time of practitioners goes to, work with a deadline, and what waits for seniors. */
export const taskMetrics = [
  metric(
    'work.supervision',
    'Work done on supervision',
    'points',
    'during the month',
    `${group.supervision} ${sampled}`,
  ),
  metric('work.assessments', 'Work done on assessments', 'points', 'during the month', group.assessments),
  metric('work.reports', 'Work done on reports', 'points', 'during the month', group.reports),
  metric(
    'work.enforcement',
    'Work done on recalls, warnings and breaches',
    'points',
    'during the month',
    group.enforcement,
  ),
  metric(
    'workShare.supervision',
    'Share of work: supervision',
    '%',
    'during the month',
    `Of all work that practitioners did on cases and tasks. ${group.supervision} ${sampled}`,
  ),
  metric(
    'workShare.assessments',
    'Share of work: assessments',
    '%',
    'during the month',
    `The same. ${group.assessments}`,
  ),
  metric('workShare.reports', 'Share of work: reports', '%', 'during the month', `The same. ${group.reports}`),
  metric(
    'workShare.enforcement',
    'Share of work: recalls, warnings and breaches',
    '%',
    'during the month',
    `The same. ${group.enforcement}`,
  ),
  metric(
    'tasks.inTime',
    'Tasks done in time',
    'tasks',
    'during the month',
    'Reports, papers, warnings and packs completed by the end of the day on which they were due.',
  ),
  metric(
    'tasks.late',
    'Tasks done late',
    'tasks',
    'during the month',
    'Completed after that day; a task stays until it is done or no longer wanted.',
  ),
  metric(
    'tasks.lateShare.reports',
    'Reports done late',
    '%',
    'during the month',
    'Late, as a share of the reports and early release papers completed in the month.',
  ),
  metric(
    'tasks.lateShare.enforcement',
    'Papers for recalls, warnings and breaches done late',
    '%',
    'during the month',
    'Late, as a share of those completed in the month.',
  ),
  metric(
    'countersigning.waiting',
    'Assessments waiting for countersignature',
    'reviews',
    'at month end',
    'Written, recording high or very high risk, and not yet countersigned by a senior of the unit.',
  ),
  metric(
    'countersigning.meanWait',
    'Mean wait for countersignature',
    'days',
    'during the month',
    'Whole days from writing to countersignature, over the assessments countersigned in the month.',
  ),
] as const;
