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
}

export const emptyMonth = (): MonthFlows => ({ ...noStaffFlows(), started: 0, due: 0, missed: 0, sickDays: 0 });

/** Adds what happened in some days to the month. */
export function addToMonth(
  month: MonthFlows,
  { cases, reviewsDone }: AreaState,
  movements: StaffMovements,
  sick: number,
  days: number,
): void {
  for (const name of Object.keys(noStaffFlows()) as (keyof StaffFlows)[]) month[name] += movements[name];
  month.due += cases.due * days;
  month.missed += cases.due * (1 - reviewsDone) * days;
  month.sickDays += sick * days;
}

/** Everything that is added up over areas for a month end. */
export type MonthTotals = Readonly<Record<(typeof totalNames)[number], number>>;

const totalNames = [
  'cases',
  'community',
  'onlyPO',
  'unallocated',
  'waiting',
  'hidden',
  'ftePO',
  'ftePSO',
  'ftePQiP',
  'fteSPO',
  'fteSentenceManagement',
  'headsPO',
  'headsPSO',
  'headsAll',
  'fourYearsOrLess',
  'atWorkPO',
  'atWorkPSO',
  'atWork',
  'loadsPO',
  'loadsPSO',
  'loads',
  'held',
  'available',
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
  { area, workforce }: AreaTwin,
  { cases, waiting, atWork: { caseHolders, people: atWork, available }, loads: { load } }: AreaState,
  month: MonthFlows,
  p: Parameters,
  day: number,
): MonthTotals {
  const { people, fte, fourYearsOrLess } = workforce.staff.inPost(p, day);
  const [PO, NQO, PSO, PQiP] = [GradeIndex.PO, GradeIndex.NQO, GradeIndex.PSO, GradeIndex.PQiP];
  const loads = atWork.map((number, grade) => number * load[grade]);
  const held = available.reduce((sum, each, grade) => sum + each * load[grade], 0);
  const officers = people[PO] + people[NQO];
  return {
    cases: cases.all,
    community: cases.community,
    onlyPO: cases.onlyPO,
    unallocated: cases.awaitingPapers + waiting,
    waiting,
    hidden: cases.hidden,
    ftePO: fte[PO] + fte[NQO],
    ftePSO: fte[PSO],
    ftePQiP: fte[PQiP],
    fteSPO: fte[GradeIndex.SPO],
    fteSentenceManagement: caseHolders.fte,
    headsPO: officers,
    headsPSO: people[PSO] + people[PQiP],
    headsAll: officers + people[PSO] + people[PQiP] + people[GradeIndex.SPO],
    fourYearsOrLess,
    atWorkPO: atWork[PO] + atWork[NQO],
    atWorkPSO: atWork[PSO],
    atWork: atWork.reduce((sum, each) => sum + each, 0),
    loadsPO: loads[PO] + loads[NQO],
    loadsPSO: loads[PSO],
    loads: loads.reduce((sum, each) => sum + each, 0),
    held,
    available: available.reduce((sum, each) => sum + each, 0),
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
    ['capacity.ratioOfSums', (100 * sums.held) / sums.available],
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
