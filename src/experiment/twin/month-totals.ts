import { GradeIndex, staffFigures } from '../../model/index.ts';
import type { MetricName, Parameters } from '../../model/index.ts';
import type { AreaTwin, AreaState } from './area-twin.ts';
import { noStaffFlows } from './staff/movements.ts';
import type { StaffMovements, StaffFlows } from './staff/movements.ts';

/** What happens in an area during a month. */
export interface MonthFlows extends StaffFlows {
  started: number;
  due: number;
  missed: number;
  sickDays: number;
  days: number;
  readonly levels: Record<Level, number>;
}

/**
 * Levels that are reported as the mean of a month: how many cases wait, and how loaded practitioners are. Papers are
 * counted by whole days elsewhere.
 */
const levelNames = [
  'waiting',
  'hidden',
  'atWorkPO',
  'atWorkPSO',
  'atWork',
  'loadsPO',
  'loadsPSO',
  'loads',
  'held',
  'available',
  'present',
  'overtimeHours',
] as const;
type Level = (typeof levelNames)[number];

export const emptyMonth = (): MonthFlows => ({
  ...noStaffFlows(),
  started: 0,
  due: 0,
  missed: 0,
  sickDays: 0,
  days: 0,
  levels: Object.fromEntries(levelNames.map((name) => [name, 0])) as Record<Level, number>,
});

function levelsOf({
  cases,
  waiting,
  present,
  overtimeHours,
  atWork: { people: atWork, available },
  loads: { load },
}: AreaState): Record<Level, number> {
  const [PO, NQO, PSO] = [GradeIndex.PO, GradeIndex.NQO, GradeIndex.PSO];
  const loads = atWork.map((number, grade) => number * load[grade]);
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  return {
    waiting,
    hidden: cases.hidden,
    atWorkPO: atWork[PO] + atWork[NQO],
    atWorkPSO: atWork[PSO],
    atWork: sum(atWork),
    loadsPO: loads[PO] + loads[NQO],
    loadsPSO: loads[PSO],
    loads: sum(loads),
    held: sum(available.map((each, grade) => each * load[grade])),
    available: sum(available),
    present,
    overtimeHours,
  };
}

/** Adds what happened in some days to the month, and the levels in the middle of them. */
export function addToMonth(
  month: MonthFlows,
  state: AreaState,
  movements: StaffMovements,
  sick: number,
  days: number,
): void {
  const { cases, reviewsDone } = state;
  const levels = levelsOf(state);
  for (const name of levelNames) month.levels[name] += levels[name] * days;
  month.days += days;
  for (const name of Object.keys(noStaffFlows()) as (keyof StaffFlows)[]) month[name] += movements[name];
  month.due += cases.due * days;
  month.missed += cases.due * (1 - reviewsDone) * days;
  month.sickDays += sick * days;
}

/** Everything that is added up over areas for a month end. */
export type MonthTotals = Readonly<Record<(typeof totalNames)[number], number>>;

const totalNames = [
  ...levelNames,
  'unallocated',
  'unallocatedAtEnd',
  'atWorkPOAtEnd',
  'atWorkAtEnd',
  'loadsPOAtEnd',
  'loadsAtEnd',
  'cases',
  'community',
  'onlyPO',
  'ftePO',
  'ftePSO',
  'ftePQiP',
  'fteSPO',
  'fteSentenceManagement',
  'headsPO',
  'headsPSO',
  'headsAll',
  'fourYearsOrLess',
  'leaversPO',
  'leaversPSO',
  'droppedOut',
  'moversPO',
  'promotedPO',
  'joinersPO',
  'joinersPSO',
  'qualified',
  'started',
  'due',
  'missed',
  'sickDays',
  'shareOfCases',
  'shareOfStaff',
] as const;

export function monthTotalsOf(
  twin: AreaTwin,
  state: AreaState,
  month: MonthFlows,
  p: Parameters,
  day: number,
): MonthTotals {
  const { area, workforce } = twin;
  const { cases, waiting, atWork } = state;
  const { people, fte, fourYearsOrLess } = workforce.staff.inPost(p, day);
  const atEnd = levelsOf(state);
  const ofMonth = Object.fromEntries(levelNames.map((name) => [name, month.levels[name] / month.days])) as Record<
    Level,
    number
  >;
  const [PO, NQO, PSO, PQiP] = [GradeIndex.PO, GradeIndex.NQO, GradeIndex.PSO, GradeIndex.PQiP];
  const officers = people[PO] + people[NQO];
  return {
    ...ofMonth,
    unallocated: twin.collectAwaitingPapers() + ofMonth.waiting,
    unallocatedAtEnd: cases.awaitingPapers + waiting,
    atWorkPOAtEnd: atEnd.atWorkPO,
    atWorkAtEnd: atEnd.atWork,
    loadsPOAtEnd: atEnd.loadsPO,
    loadsAtEnd: atEnd.loads,
    cases: cases.all,
    community: cases.community,
    onlyPO: cases.onlyPO,
    ftePO: fte[PO] + fte[NQO],
    ftePSO: fte[PSO],
    ftePQiP: fte[PQiP],
    fteSPO: fte[GradeIndex.SPO],
    fteSentenceManagement: atWork.caseHolders.fte,
    headsPO: officers,
    headsPSO: people[PSO] + people[PQiP],
    headsAll: officers + people[PSO] + people[PQiP] + people[GradeIndex.SPO],
    fourYearsOrLess,
    leaversPO: month.leaversPO,
    leaversPSO: month.leaversPSO,
    droppedOut: month.droppedOut,
    moversPO: month.moversPO,
    promotedPO: month.promotedPO,
    joinersPO: month.joinersPO,
    joinersPSO: month.joinersPSO + month.started,
    qualified: month.qualified,
    started: month.started,
    due: month.due,
    missed: month.missed,
    sickDays: month.sickDays,
    shareOfCases: area.shareOfCases,
    shareOfStaff: area.shareOfStaff,
  };
}

/** Sums of several areas. */
export const sumOverAreas = (sums: readonly MonthTotals[]): MonthTotals =>
  sums.length === 1
    ? sums[0]
    : (Object.fromEntries(
        totalNames.map((name) => [name, sums.reduce((total, each) => total + each[name], 0)]),
      ) as MonthTotals);

/**
 * The metrics that the twin knows, as the simulation defines them. `lastYear` is the sums of the last twelve month
 * ends, this one included; empty before there are so many.
 */
export function metricValues(
  sums: MonthTotals,
  lastYear: readonly MonthTotals[],
  p: Parameters,
): [MetricName, number][] {
  return [
    ['unallocated.all', sums.unallocated],
    ['unallocated.waiting', sums.waiting],
    ['capacity.mean.PO', (100 * sums.loadsPO) / sums.atWorkPO],
    ['capacity.mean.PSO', (100 * sums.loadsPSO) / sums.atWorkPSO],
    ['capacity.mean.all', (100 * sums.loads) / sums.atWork],
    ['unallocated.all.monthEnd', sums.unallocatedAtEnd],
    ['capacity.mean.PO.monthEnd', (100 * sums.loadsPOAtEnd) / sums.atWorkPOAtEnd],
    ['capacity.mean.all.monthEnd', (100 * sums.loadsAtEnd) / sums.atWorkAtEnd],
    ['capacity.ratioOfSums', (100 * sums.held) / sums.available],
    ['overtime.hoursAWeek', sums.overtimeHours / sums.present],
    ['reviews.due', sums.due],
    ['reviews.missed', sums.missed],
    ['reviews.missedShare', (100 * sums.missed) / sums.due],
    ['hiddenRisk.persons', sums.hidden],
    ...staffFigures.map(([name, figure]): [MetricName, number] => [name, figure({ sums, lastYear, p })]),
    ['trainees.started', sums.started],
    ['trainees.droppedOut', sums.droppedOut],
    ['caseload.all', sums.cases],
    ['caseload.community', sums.community],
    ['caseload.custody', sums.cases - sums.community],
    ['caseload.shareOnlyPO', (100 * sums.onlyPO) / sums.cases],
  ];
}
