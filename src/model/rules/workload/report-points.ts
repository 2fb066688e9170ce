import type { reportKinds } from '../../categories.ts';

/**
 * Workload points of one report or ARMS assessment (active risk management of sexual offending), for which the workload
 * measure counts it: the published points, and 0 for what it does not count, oral reports. An ARMS assessment counts 69
 * in the community and 35 on licence; the model does not know where the person is and takes their mean.
 * Source: moj-wmt; operating rules, section 1.
 */
export const reportPoints: Readonly<Record<(typeof reportKinds)[number], number>> = {
  oral_report: 0,
  fast_report: 65,
  standard_report: 138,
  parole_report: 120,
  arms_assessment: 52,
};

/**
 * Days for which a report counts with the officer who writes it, done or not, from the day on which it is asked for.
 * Source: moj-wmt; operating rules, section 1.
 */
export const daysReportCounts = 30;
