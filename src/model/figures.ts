import { longestWaitCounted } from './flows.ts';
import { metricIndex, metrics } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import type { Parameters } from './parameters/index.ts';
import type { CountedMonth, MonthCount, MonthOfScope, Sums } from './month-count.ts';

/** Five days of seven are working days. */
const workingDaysOfDays = 5 / 7;
const daysOfYear = 365.25;

/** Every metric of every scope at every month end, in the order of `ReplicationResult.values`. */
export function figuresOf({ months, counts, scopes }: MonthCount): Float64Array {
  const values = new Float64Array(months.length * scopes.length * metrics.length).fill(NaN);
  const sums = counts.map((ofMonth) => ofMonth.map((each) => each.sums));
  months.forEach((month, at) => {
    scopes.forEach((_, scope) => {
      const row = values.subarray((at * scopes.length + scope) * metrics.length);
      const lastYear = month.isFullYear ? sums.slice(at - 11, at + 1).map((each) => each[scope]) : [];
      for (const [name, value] of figures(month, sums[at][scope], counts[at][scope], lastYear)) {
        // A share or rate of nothing has no meaning.
        row[metricIndex[name]] = Number.isFinite(value) ? value : NaN;
      }
    });
  });
  return values;
}

function figures({ p, iso }: CountedMonth, sums: Sums, { capacity, daysToAllocation, largestCaseload }: MonthOfScope, lastYear: readonly Sums[]): [MetricName, number][] {
  const ofAtWork = (number: number): number => (100 * number) / sums.atWork;
  return [
    ['unallocated.all', sums.unallocated],
    ['unallocated.high', sums.unallocatedHigh],
    ['unallocated.mappa', sums.unallocatedMappa],
    ['unallocated.waiting', sums.waiting],
    ['timeToAllocation.median', quantileOfDays(daysToAllocation, 0.5)],
    ['timeToAllocation.p90', quantileOfDays(daysToAllocation, 0.9)],
    ['capacity.mean.PO', sums.capacityPO / sums.atWorkPO],
    ['capacity.mean.PSO', sums.capacityPSO / sums.atWorkPSO],
    ['capacity.mean.all', sums.capacityAll / sums.atWork],
    ['capacity.ratioOfSums', (100 * sums.pointsAtWork) / sums.availableAtWork],
    ['capacity.p10', capacity.quantile(0.1)],
    ['capacity.p25', capacity.quantile(0.25)],
    ['capacity.p50', capacity.quantile(0.5)],
    ['capacity.p75', capacity.quantile(0.75)],
    ['capacity.p90', capacity.quantile(0.9)],
    ['capacity.shareOver100', ofAtWork(sums.over100)],
    ['capacity.shareOver110', ofAtWork(sums.over110)],
    ['capacity.shareOver120', ofAtWork(sums.over120)],
    ['capacity.shareOver150', ofAtWork(sums.over150)],
    ['capacity.excessive', ofAtWork(sums.excessive)],
    ['reviews.due', sums.due],
    ['reviews.inTime', sums.inTime],
    ['reviews.late', sums.late],
    ['reviews.missed', sums.missed],
    ['reviews.cancelled', sums.cancelled],
    ['reviews.missedShare', (100 * sums.missed) / (sums.inTime + sums.late + sums.missed)],
    ['cases.noCurrentAssessment', sums.noCurrentAssessment],
    ['hiddenRisk.persons', sums.hidden],
    ['hiddenRisk.personDays', sums.hiddenDays],
    ...staffFigures(sums, lastYear, p),
    // Twelve months of people who qualified, each four years later.
    ['retention.PO.48months', (100 * overYear(lastYear, 'stayedSince')) / overYear(lastYear, 'qualifiedThen')],
    ['staff.cost', monthlyCost(p, sums)],
    ['trainees.started', sums.traineesStarted],
    ['trainees.droppedOut', sums.traineesDroppedOut],
    ['caseload.all', sums.cases],
    ['caseload.community', sums.community],
    ['caseload.custody', sums.custody],
    ['releases', sums.releases],
    ['recalls', sums.recalls],
    ['caseload.shareOnlyPO', (100 * sums.onlyPO) / sums.cases],
    ['caseload.heldOutsidePolicy', (100 * sums.outsidePolicy) / sums.allocated],
    ['caseload.perPO', sums.heldByPO / sums.atWorkPO],
    ['caseload.perPSO', sums.heldByPSO / sums.atWorkPSO],
    ['caseload.largest', largestCaseload],
    ['practitionerChanges.perCase', (sums.laterAllocations / sums.allocated) * (daysOfYear / Number(iso.slice(8)))],
  ];
}

/** A count added up over the last twelve month ends. */
const overYear = <Name extends string>(lastYear: readonly Readonly<Record<Name, number>>[], name: Name): number => lastYear.reduce((total, month) => total + month[name], 0);

/** What is known of staff at a month end, and of those who came and went in the month. */
export type StaffSums = Pick<Sums, 'ftePO' | 'ftePSO' | 'ftePQiP' | 'fteSPO' | 'fteSentenceManagement' | 'headsPO' | 'headsPSO' | 'headsAll' | 'fourYearsOrLess'
  | 'leaversPO' | 'leaversPSO' | 'moversPO' | 'promotedPO' | 'joinersPO' | 'joinersPSO' | 'qualified' | 'sickDays' | 'shareOfCases' | 'shareOfStaff'>;

/** The metrics of staff. `lastYear` is the sums of the last twelve month ends, this one included; empty before there are so many. */
export function staffFigures(sums: StaffSums, lastYear: readonly StaffSums[], { organisation, staff }: Parameters): [MetricName, number][] {
  const scale = organisation.share_of_service;
  const required = staff.required_probation_officers * scale * sums.shareOfCases;
  return [
    ['staff.inPost.PO', sums.ftePO],
    ['staff.inPost.PSO', sums.ftePSO + sums.ftePQiP],
    ['staff.inPost.PQiP', sums.ftePQiP],
    ['staff.inPost.SPO', sums.fteSPO],
    ['staff.inPost.all', sums.ftePO + sums.ftePSO + sums.ftePQiP + sums.fteSPO + staff.other_staff * scale * sums.shareOfStaff],
    ['staff.headcount.PO', sums.headsPO],
    ['staff.headcount.PSO', sums.headsPSO],
    ['staff.sentenceManagement', sums.fteSentenceManagement],
    ['staff.required.PO', required],
    ['staff.vacancies.PO', required - sums.ftePO],
    ['staff.shareFourYearsOrLess', (100 * sums.fourYearsOrLess) / sums.headsAll],
    ['leavers.PO', sums.leaversPO],
    ['leavers.PSO', sums.leaversPSO],
    ['movers.PO', sums.moversPO],
    ['promoted.PO', sums.promotedPO],
    ['joiners.PO', sums.joinersPO],
    ['joiners.PSO', sums.joinersPSO],
    ['leavingRate.PO', (100 * overYear(lastYear, 'leaversPO')) / (overYear(lastYear, 'headsPO') / 12)],
    ['leavingRate.PSO', (100 * overYear(lastYear, 'leaversPSO')) / (overYear(lastYear, 'headsPSO') / 12)],
    ['sickness.daysPerStaffYear', (workingDaysOfDays * overYear(lastYear, 'sickDays')) / (overYear(lastYear, 'headsAll') / 12)],
    ['trainees.qualified', sums.qualified],
  ];
}

/** What those in post cost in a month; NaN where a grade has no pay. */
function monthlyCost({ pay }: Parameters, { ftePO, ftePSO, ftePQiP, fteSPO, fteAgency }: Sums): number {
  const { probation_officers, probation_services_officers, trainees, senior_probation_officers } = pay.of_grade;
  if (Math.min(probation_officers, probation_services_officers, trainees, senior_probation_officers) === 0) return NaN;
  const payOfYear = ftePO * probation_officers + ftePSO * probation_services_officers + ftePQiP * trainees + fteSPO * senior_probation_officers;
  return (payOfYear * (1 + pay.on_costs) + fteAgency * pay.agency_charge) / 12;
}

/** A quantile of whole days to allocation, each spread evenly over itself; NaN where nothing was allocated. */
function quantileOfDays(counts: Int32Array, share: number): number {
  let left = share * counts.reduce((total, number) => total + number, 0);
  for (let day = 0; day < longestWaitCounted; day++) {
    if (left < counts[day]) return Math.max(0, day - 0.5 + left / counts[day]);
    left -= counts[day];
  }
  return NaN;
}
