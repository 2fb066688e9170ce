/**
 * Every figure that a run reports, by its stable name. One table: the summary files, the charts and the documentation
 * are made from it.
 */

/**
 * How a figure is counted: a level on the last day of the month, or what happened during the month (or another stated
 * time).
 */
export type Counting = 'at month end' | 'during the month' | 'last twelve months';

export interface Metric {
  readonly name: string;
  /** What it is, in words, as an axis title or a row heading. */
  readonly label: string;
  readonly unit: string;
  readonly counting: Counting;
  /** The exact meaning, with the boundary cases. */
  readonly about: string;
}

const metric = (name: string, label: string, unit: string, counting: Counting, about: string): Metric => ({
  name,
  label,
  unit,
  counting,
  about,
});

const capacityBase =
  'Covers practitioners in sentence management who have available points and may hold cases. Includes those on a short spell of sickness and agency officers; excludes those on a long absence and trainees before their third month.';

export const metrics = [
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
    'at month end',
    'A measure of exposure on the day. It does not predict what any person will do.',
  ),
  metric(
    'hiddenRisk.personDays',
    'Person-days of hidden risk',
    'person-days',
    'during the month',
    'Days on which a person with a community officer, or waiting for one, was recorded at a lower risk than the actual one, summed over people.',
  ),
  metric(
    'staff.inPost.PO',
    'Probation officers in post',
    'FTE',
    'at month end',
    'Full-time equivalents, newly qualified officers and long absences included.',
  ),
  metric(
    'staff.inPost.PSO',
    'Probation services officers in post, trainees included',
    'FTE',
    'at month end',
    'As published: substantive officers plus PQiP trainees.',
  ),
  metric('staff.inPost.PQiP', 'PQiP trainees in post', 'FTE', 'at month end', 'Trainees in any stage.'),
  metric('staff.inPost.SPO', 'Senior probation officers in post', 'FTE', 'at month end', 'Full-time equivalents.'),
  metric(
    'staff.inPost.all',
    'All staff in post',
    'FTE',
    'at month end',
    'Practitioners, team managers, and the other staff of the service (a fixed number).',
  ),
  metric(
    'staff.cost',
    'Cost of practitioners and seniors',
    '£',
    'during the month',
    'A twelfth of the annual pay, with on-costs, of those in post at the month end, and of agency charges. Excludes other staff, recruitment and training fees. Has no value if the scenario gives no pay.',
  ),
  metric(
    'staff.headcount.PO',
    'Probation officers, headcount',
    'people',
    'at month end',
    'People, whatever their hours.',
  ),
  metric(
    'staff.headcount.PSO',
    'Probation services officers with trainees, headcount',
    'people',
    'at month end',
    'People, whatever their hours.',
  ),
  metric(
    'staff.sentenceManagement',
    'Practitioners in sentence management',
    'FTE',
    'at month end',
    'Probation officers, probation services officers and trainees who may hold cases.',
  ),
  metric('staff.required.PO', 'Probation officers required', 'FTE', 'at month end', 'The published target in force.'),
  metric(
    'staff.vacancies.PO',
    'Vacancies for probation officers',
    'FTE',
    'at month end',
    'Required less in post; below zero where more are in post than required.',
  ),
  metric(
    'leavers.PO',
    'Probation officers who left the service',
    'people',
    'during the month',
    'Moves to other roles and promotions are not counted.',
  ),
  metric(
    'leavers.PSO',
    'Probation services officers and trainees who left the service',
    'people',
    'during the month',
    'Trainees who dropped out included.',
  ),
  metric(
    'movers.PO',
    'Probation officers who moved to another role',
    'people',
    'during the month',
    'They leave the grade but not the service.',
  ),
  metric(
    'promoted.PO',
    'Probation officers promoted to senior',
    'people',
    'during the month',
    'Newly qualified officers included.',
  ),
  metric(
    'joiners.PO',
    'Probation officers who joined the grade',
    'people',
    'during the month',
    'Newly qualified and recruited.',
  ),
  metric(
    'joiners.PSO',
    'Probation services officers and trainees who joined',
    'people',
    'during the month',
    'Recruits and trainees who started.',
  ),
  metric(
    'leavingRate.PO',
    'Leaving rate of probation officers',
    '%',
    'last twelve months',
    'Leavers from the service in the last twelve months over the mean headcount of the month ends; from the twelfth month of the run.',
  ),
  metric(
    'leavingRate.PSO',
    'Leaving rate of probation services officers',
    '%',
    'last twelve months',
    'The same, trainees included.',
  ),
  metric(
    'retention.PO.48months',
    'Officers still in the service 48 months after qualifying',
    '%',
    'last twelve months',
    'Of the people who qualified in the twelve months that ended four years earlier, those still in the service in any grade 48 months after the day on which each qualified. Promotion or a move to another role does not count as a loss, and nobody is followed in that role. Twelve months are pooled because trainees qualify in two groups a year; the first value is in the sixtieth month of the run.',
  ),
  metric(
    'trainees.qualified',
    'Trainees who qualified',
    'people',
    'during the month',
    'They become newly qualified officers on that day.',
  ),
  metric('trainees.started', 'Trainees who started', 'people', 'during the month', 'Members of PQiP intakes.'),
  metric(
    'trainees.droppedOut',
    'Trainees who dropped out',
    'people',
    'during the month',
    'They leave the service before qualifying.',
  ),
  metric(
    'staff.shareFourYearsOrLess',
    'Practitioners with four years of service or less',
    '%',
    'at month end',
    'Of probation officers, probation services officers, trainees and seniors, by headcount.',
  ),
  metric(
    'sickness.daysPerStaffYear',
    'Working days lost to sickness a staff year',
    'days',
    'last twelve months',
    'Short and long spells of practitioners and seniors in the last twelve months over their mean headcount; from the twelfth month of the run.',
  ),
  metric(
    'caseload.all',
    'People on probation',
    'people',
    'at month end',
    'Open cases: supervised in the community, and in custody before release or on recall.',
  ),
  metric(
    'caseload.community',
    'People supervised in the community',
    'people',
    'at month end',
    'Court orders and licences.',
  ),
  metric('caseload.custody', 'People in custody', 'people', 'at month end', 'Before release and on recall.'),
  metric(
    'releases',
    'People released on licence',
    'people',
    'during the month',
    'First releases from a custodial sentence, early releases included. Releases after a recall are not counted, as they are not in the published count.',
  ),
  metric(
    'recalls',
    'People recalled to custody',
    'people',
    'during the month',
    'Recalls of people on licence; a person recalled again later counts again.',
  ),
  metric(
    'caseload.shareOnlyPO',
    'Share of the caseload that only a probation officer may hold',
    '%',
    'at month end',
    'Recorded risk high or very high, or MAPPA level 2 or 3, over open cases.',
  ),
  metric(
    'caseload.heldOutsidePolicy',
    'Cases held against the allocation policy',
    '%',
    'at month end',
    'Cases held by an officer who may not hold them under the policy, until a transfer or because managers broke the policy; as a share of allocated cases.',
  ),
  metric(
    'caseload.perPO',
    'Cases per probation officer',
    'cases',
    'at month end',
    'Cases held by probation officers, divided by the number of them counted in mean capacity.',
  ),
  metric(
    'caseload.perPSO',
    'Cases per probation services officer',
    'cases',
    'at month end',
    'The same, trainees not included.',
  ),
  metric(
    'caseload.largest',
    'Largest caseload of one practitioner',
    'cases',
    'at month end',
    'Cases held by the practitioner who holds the most, of all who may hold cases, including those away, trainees and agency officers. For several units, the largest in any of them.',
  ),
  metric(
    'practitionerChanges.perCase',
    'Changes of practitioner a case in a year',
    'changes a case-year',
    'during the month',
    'Allocations after the first one in the month, as a yearly rate over the allocated cases.',
  ),
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]['name'];

/** The index of each metric in a row of results. */
export const metricIndex = Object.fromEntries(metrics.map((each, index) => [each.name, index])) as Readonly<
  Record<MetricName, number>
>;
