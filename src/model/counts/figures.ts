import { longestWaitCounted } from './flows.ts';
import { metricIndex, metrics } from '../metrics.ts';
import { shareOfWorkingDays } from '../rules/calendar/working-week.ts';
import { monthlyCost } from '../rules/pay/monthly-cost.ts';
import { daysPerYear } from '../time/day.ts';
import type { DayCounts } from './day-count.ts';
import type { MetricName } from '../metrics.ts';
import type { Parameters } from '../parameters/index.ts';
import type { CountedMonth, MonthCount, AreaMonth, Sums } from './month-count.ts';

/** Every metric of every scope at every month end, in the order of `ReplicationResult.values`. */
export function figuresOf({ months, counts, areas }: MonthCount): Float64Array {
  const places = figures.map(([name]) => metricIndex[name]);
  const values = new Float64Array(months.length * areas.length * metrics.length).fill(NaN);
  months.forEach((month, at) => {
    areas.forEach((_, area) => {
      const row = values.subarray((at * areas.length + area) * metrics.length);
      const lastYear = month.isFullYear ? counts.slice(at - 11, at + 1).map((each) => each[area].sums) : [];
      const count = counts[at][area];
      const { sums, days, lastDay } = count;
      const ofArea = { ...month, sums, days, lastDay, count, lastYear };
      for (let figure = 0; figure < figures.length; figure++) {
        const value = figures[figure][1](ofArea);
        // A share or rate of nothing has no meaning.
        row[places[figure]] = Number.isFinite(value) ? value : NaN;
      }
    });
  });
  return values;
}

/** What is known of staff at a month end, and of those who came and went in the month. */
export type StaffSums = Pick<
  Sums,
  | 'ftePO'
  | 'ftePSO'
  | 'ftePQiP'
  | 'fteSPO'
  | 'fteSentenceManagement'
  | 'headsPO'
  | 'headsPSO'
  | 'headsAll'
  | 'fourYearsOrLess'
  | 'leaversPO'
  | 'leaversPSO'
  | 'moversPO'
  | 'promotedPO'
  | 'joinersPO'
  | 'joinersPSO'
  | 'qualified'
  | 'sickDays'
  | 'shareOfCases'
  | 'shareOfStaff'
>;

/** What the figures of staff are computed from. */
export interface StaffAtMonthEnd {
  readonly p: Parameters;
  readonly sums: StaffSums;
  readonly lastYear: readonly StaffSums[];
}

const requiredOfficers = ({ sums, p }: StaffAtMonthEnd): number =>
  p.staff.required_probation_officers * p.organisation.share_of_service * sums.shareOfCases;

/** How each figure of staff is worked out. */
export const staffFigures: readonly (readonly [MetricName, (of: StaffAtMonthEnd) => number])[] = [
  ['staff.inPost.PO', ({ sums }) => sums.ftePO],
  ['staff.inPost.PSO', ({ sums }) => sums.ftePSO + sums.ftePQiP],
  ['staff.inPost.PQiP', ({ sums }) => sums.ftePQiP],
  ['staff.inPost.SPO', ({ sums }) => sums.fteSPO],
  [
    'staff.inPost.all',
    ({ sums, p }) =>
      sums.ftePO +
      sums.ftePSO +
      sums.ftePQiP +
      sums.fteSPO +
      p.staff.other_staff * p.organisation.share_of_service * sums.shareOfStaff,
  ],
  ['staff.headcount.PO', ({ sums }) => sums.headsPO],
  ['staff.headcount.PSO', ({ sums }) => sums.headsPSO],
  ['staff.sentenceManagement', ({ sums }) => sums.fteSentenceManagement],
  ['staff.required.PO', requiredOfficers],
  ['staff.vacancies.PO', (of) => requiredOfficers(of) - of.sums.ftePO],
  ['staff.shareFourYearsOrLess', ({ sums }) => (100 * sums.fourYearsOrLess) / sums.headsAll],
  ['leavers.PO', ({ sums }) => sums.leaversPO],
  ['leavers.PSO', ({ sums }) => sums.leaversPSO],
  ['movers.PO', ({ sums }) => sums.moversPO],
  ['promoted.PO', ({ sums }) => sums.promotedPO],
  ['joiners.PO', ({ sums }) => sums.joinersPO],
  ['joiners.PSO', ({ sums }) => sums.joinersPSO],
  [
    'leavingRate.PO',
    ({ lastYear }) => (100 * sumOverYear(lastYear, 'leaversPO')) / (sumOverYear(lastYear, 'headsPO') / 12),
  ],
  [
    'leavingRate.PSO',
    ({ lastYear }) => (100 * sumOverYear(lastYear, 'leaversPSO')) / (sumOverYear(lastYear, 'headsPSO') / 12),
  ],
  [
    'sickness.daysPerStaffYear',
    ({ lastYear }) =>
      (shareOfWorkingDays * sumOverYear(lastYear, 'sickDays')) / (sumOverYear(lastYear, 'headsAll') / 12),
  ],
  ['trainees.qualified', ({ sums }) => sums.qualified],
];

/** What the figures of one scope at one month end are worked out from. */
interface AreaAtMonthEnd extends CountedMonth {
  readonly sums: Sums;
  /** Added up over the working days of the month; and as counted on its last day. */
  readonly days: DayCounts;
  readonly lastDay: DayCounts;
  readonly count: AreaMonth;
  /** The sums of the last twelve month ends, this one included; empty before there are so many. */
  readonly lastYear: readonly Sums[];
}

/** How each figure is worked out. */
const figures: readonly (readonly [MetricName, (of: AreaAtMonthEnd) => number])[] = [
  ['unallocated.all', ({ days, workingDays }) => days.unallocated / workingDays],
  ['unallocated.high', ({ days, workingDays }) => days.unallocatedHigh / workingDays],
  ['unallocated.mappa', ({ days, workingDays }) => days.unallocatedMappa / workingDays],
  ['unallocated.waiting', ({ days, workingDays }) => days.waiting / workingDays],
  ['unallocated.all.monthEnd', ({ lastDay }) => lastDay.unallocated],
  ['unallocated.mappa.monthEnd', ({ lastDay }) => lastDay.unallocatedMappa],
  ['timeToAllocation.median', ({ count }) => quantileOfDays(count.daysToAllocation, 0.5)],
  ['timeToAllocation.p90', ({ count }) => quantileOfDays(count.daysToAllocation, 0.9)],
  ['capacity.mean.PO', ({ days }) => days.capacityPO / days.atWorkPO],
  ['capacity.mean.PSO', ({ days }) => days.capacityPSO / days.atWorkPSO],
  ['capacity.mean.all', ({ days }) => days.capacityAll / days.atWork],
  ['capacity.mean.PO.monthEnd', ({ lastDay }) => lastDay.capacityPO / lastDay.atWorkPO],
  ['capacity.mean.all.monthEnd', ({ lastDay }) => lastDay.capacityAll / lastDay.atWork],
  ['capacity.ratioOfSums', ({ days }) => (100 * days.pointsAtWork) / days.availableAtWork],
  ['capacity.p10', ({ count }) => count.capacity.quantile(0.1)],
  ['capacity.p25', ({ count }) => count.capacity.quantile(0.25)],
  ['capacity.p50', ({ count }) => count.capacity.quantile(0.5)],
  ['capacity.p75', ({ count }) => count.capacity.quantile(0.75)],
  ['capacity.p90', ({ count }) => count.capacity.quantile(0.9)],
  ['capacity.shareOver100', ({ days }) => (100 * days.over100) / days.atWork],
  ['capacity.shareOver110', ({ days }) => (100 * days.over110) / days.atWork],
  ['capacity.shareOver120', ({ days }) => (100 * days.over120) / days.atWork],
  ['capacity.shareOver150', ({ days }) => (100 * days.over150) / days.atWork],
  ['capacity.excessive', ({ days }) => (100 * days.excessive) / days.atWork],
  ['overtime.hoursAWeek', ({ days }) => days.overtime / days.mainGradePresent],
  ['reviews.due', ({ sums }) => sums.due],
  ['reviews.inTime', ({ sums }) => sums.inTime],
  ['reviews.late', ({ sums }) => sums.late],
  ['reviews.missed', ({ sums }) => sums.missed],
  ['reviews.cancelled', ({ sums }) => sums.cancelled],
  ['reviews.missedShare', ({ sums }) => (100 * sums.missed) / (sums.inTime + sums.late + sums.missed)],
  ['cases.noCurrentAssessment', ({ sums }) => sums.noCurrentAssessment],
  ['hiddenRisk.persons', ({ days, workingDays }) => days.hidden / workingDays],
  ['hiddenRisk.persons.medium', ({ days, workingDays }) => days.hiddenMedium / workingDays],
  ['hiddenRisk.persons.high', ({ days, workingDays }) => days.hiddenHigh / workingDays],
  ['hiddenRisk.persons.veryHigh', ({ days, workingDays }) => days.hiddenVeryHigh / workingDays],
  ['countersigning.waiting', ({ sums }) => sums.awaitingCountersignature],
  ['countersigning.meanWait', ({ sums }) => sums.daysToCountersigning / sums.countersigned],
  ['work.supervision', ({ sums }) => sums.workOnSupervision],
  ['work.assessments', ({ sums }) => sums.workOnAssessments],
  ['work.reports', ({ sums }) => sums.workOnReports],
  ['work.enforcement', ({ sums }) => sums.workOnEnforcement],
  ['workShare.supervision', ({ sums }) => (100 * sums.workOnSupervision) / allWork(sums)],
  ['workShare.assessments', ({ sums }) => (100 * sums.workOnAssessments) / allWork(sums)],
  ['workShare.reports', ({ sums }) => (100 * sums.workOnReports) / allWork(sums)],
  ['workShare.enforcement', ({ sums }) => (100 * sums.workOnEnforcement) / allWork(sums)],
  ['tasks.inTime', ({ sums }) => sums.tasksInTime],
  ['tasks.late', ({ sums }) => sums.tasksLate],
  ['tasks.lateShare.reports', ({ sums }) => (100 * sums.reportsLate) / (sums.reportsInTime + sums.reportsLate)],
  [
    'tasks.lateShare.enforcement',
    ({ sums }) => (100 * sums.enforcementLate) / (sums.enforcementInTime + sums.enforcementLate),
  ],
  ['hiddenRisk.personDays', ({ sums }) => sums.hiddenDays],
  ['seriousFurtherOffences', ({ sums }) => sums.seriousFurtherOffences],
  ['scrutiny', ({ sums }) => sums.scrutinyOfCases / sums.cases],
  ...staffFigures,
  // Twelve months of people who qualified, each four years later.
  [
    'retention.PO.48months',
    ({ lastYear }) => (100 * sumOverYear(lastYear, 'stayedSince')) / sumOverYear(lastYear, 'qualifiedThen'),
  ],
  ['staff.movesBetweenUnits', ({ sums }) => sums.movesBetweenUnits],
  ['staff.cost', (of) => costOf(of)],
  ['trainees.started', ({ sums }) => sums.traineesStarted],
  ['trainees.droppedOut', ({ sums }) => sums.traineesDroppedOut],
  ['caseload.all', ({ sums }) => sums.cases],
  ['caseload.community', ({ sums }) => sums.community],
  ['caseload.postSentence', ({ sums }) => sums.postSentence],
  ['caseload.custody', ({ sums }) => sums.custody],
  ['caseload.recalled', ({ sums }) => sums.recalled],
  ['releases', ({ sums }) => sums.releases],
  ['recalls', ({ sums }) => sums.recalls],
  ['recalls.fixedTerm', ({ sums }) => sums.recallsFixedTerm],
  ['caseload.shareOnlyPO', ({ sums }) => (100 * sums.onlyPO) / sums.cases],
  ['caseload.heldOutsidePolicy', ({ sums }) => (100 * sums.outsidePolicy) / sums.allocated],
  ['caseload.heldOutsideActualRisk', ({ sums }) => (100 * sums.outsideActualRisk) / sums.allocated],
  ['caseload.perPO', ({ days }) => days.heldByPO / days.atWorkPO],
  ['caseload.perPSO', ({ days }) => days.heldByPSO / days.atWorkPSO],
  ['caseload.perPQiP', ({ days }) => days.heldByPQiP / days.atWorkPQiP],
  ['caseload.largest', ({ count }) => count.largestCaseload],
  [
    'practitionerChanges.perCase',
    ({ sums, iso }) => (sums.laterAllocations / sums.allocated) * (daysPerYear / Number(iso.slice(8))),
  ],
];

const allWork = (sums: Sums): number =>
  sums.workOnSupervision + sums.workOnAssessments + sums.workOnReports + sums.workOnEnforcement;

/** A count added up over the last twelve month ends. */
const sumOverYear = <Name extends string>(lastYear: readonly Readonly<Record<Name, number>>[], name: Name): number =>
  lastYear.reduce((total, month) => total + month[name], 0);

/** Working days of a week, on each of which a fifth of a week's overtime is worked. */
const workingDaysAWeek = 5;

const costOf = ({ p, sums, days }: AreaAtMonthEnd): number =>
  monthlyCost(p, {
    ftePO: sums.ftePO,
    ftePSO: sums.ftePSO,
    ftePQiP: sums.ftePQiP,
    fteSPO: sums.fteSPO,
    fteAgency: sums.fteAgency,
    retentionPay: sums.retentionPay,
    recruited: sums.joinersPO - sums.qualified + sums.joinersPSO,
    overtimeHours: days.overtime / workingDaysAWeek,
  });

/** A quantile of whole days to allocation, each spread evenly over itself; NaN where nothing was allocated. */
function quantileOfDays(counts: Int32Array, share: number): number {
  let left = share * counts.reduce((total, number) => total + number, 0);
  for (let day = 0; day < longestWaitCounted; day++) {
    if (left < counts[day]) return Math.max(0, day - 0.5 + left / counts[day]);
    left -= counts[day];
  }
  return NaN;
}
