import { metric } from './metric.ts';

const capacityBase =
  'Covers practitioners in sentence management who have available points and may hold cases. Includes those on a short spell of sickness and agency officers; excludes those on a long absence and trainees before their third month.';

/** Cases that wait, and how loaded practitioners are. */
export const workloadMetrics = [
  metric(
    'unallocated.all',
    'Unallocated cases',
    'cases',
    'at month end',
    'Open cases that need a community practitioner and have none, including those in the administrative delay; people held by the prison are not counted.',
  ),
  metric(
    'unallocated.high',
    'Unallocated cases, high or very high risk',
    'cases',
    'at month end',
    'Unallocated cases whose recorded risk of serious harm is high or very high.',
  ),
  metric(
    'unallocated.mappa',
    'Unallocated MAPPA cases',
    'cases',
    'at month end',
    'Unallocated cases managed under MAPPA at any level.',
  ),
  metric(
    'unallocated.waiting',
    'Cases waiting beyond the administrative delay',
    'cases',
    'at month end',
    'Unallocated cases whose papers are complete and for which no officer had room.',
  ),
  metric(
    'timeToAllocation.median',
    'Median time to allocation',
    'days',
    'during the month',
    'Median days from the day a case needs an officer to its first allocation, over the cases first allocated in the month.',
  ),
  metric(
    'timeToAllocation.p90',
    'Time to allocation, 90th percentile',
    'days',
    'during the month',
    'The 90th percentile of the same days.',
  ),
  metric(
    'capacity.mean.PO',
    'Mean capacity of probation officers',
    '%',
    'at month end',
    `Mean of each officer's workload points over available points. ${capacityBase} Probation officers, newly qualified ones included.`,
  ),
  metric(
    'capacity.mean.PSO',
    'Mean capacity of probation services officers',
    '%',
    'at month end',
    `The same, for probation services officers without trainees. ${capacityBase}`,
  ),
  metric(
    'capacity.mean.all',
    'Mean capacity of practitioners',
    '%',
    'at month end',
    `Mean of ratios: each practitioner counts once. ${capacityBase}`,
  ),
  metric(
    'capacity.ratioOfSums',
    'Workload points over available points',
    '%',
    'at month end',
    `Ratio of sums: all workload points over all available points. ${capacityBase}`,
  ),
  metric(
    'capacity.p10',
    'Capacity, 10th percentile',
    '%',
    'at month end',
    `A tenth of practitioners are below it. ${capacityBase}`,
  ),
  metric(
    'capacity.p25',
    'Capacity, lower quartile',
    '%',
    'at month end',
    `A quarter of practitioners are below it. ${capacityBase}`,
  ),
  metric(
    'capacity.p50',
    'Capacity, median',
    '%',
    'at month end',
    `Half of the practitioners are below it. ${capacityBase}`,
  ),
  metric(
    'capacity.p75',
    'Capacity, upper quartile',
    '%',
    'at month end',
    `A quarter of practitioners are above it. ${capacityBase}`,
  ),
  metric(
    'capacity.p90',
    'Capacity, 90th percentile',
    '%',
    'at month end',
    `A tenth of practitioners are above it. ${capacityBase}`,
  ),
  metric('capacity.shareOver100', 'Practitioners over 100% of capacity', '%', 'at month end', capacityBase),
  metric('capacity.shareOver110', 'Practitioners over 110% of capacity', '%', 'at month end', capacityBase),
  metric('capacity.shareOver120', 'Practitioners over 120% of capacity', '%', 'at month end', capacityBase),
  metric('capacity.shareOver150', 'Practitioners over 150% of capacity', '%', 'at month end', capacityBase),
  metric(
    'capacity.excessive',
    'Practitioners with an excessive workload',
    '%',
    'at month end',
    `Over 110% for four weeks running, by weekly count; an absence restarts the count. ${capacityBase} Source: pq-172934.`,
  ),
] as const;
