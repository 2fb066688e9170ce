import type { MetricName, Parameters } from '../../model/index.ts';
import { Grade } from './cohorts.ts';
import type { PlaceTwin, Standing } from './place.ts';
import type { Movements } from './staff.ts';

/** What happens in a place during a month. */
export interface Month {
  leaversPO: number;
  leaversPSO: number;
  droppedOut: number;
  moversPO: number;
  promotedPO: number;
  joinersPO: number;
  joinersPSO: number;
  qualified: number;
  started: number;
  due: number;
  missed: number;
  sickDays: number;
}

export const newMonth = (): Month => ({
  leaversPO: 0, leaversPSO: 0, droppedOut: 0, moversPO: 0, promotedPO: 0, joinersPO: 0, joinersPSO: 0, qualified: 0, started: 0, due: 0, missed: 0, sickDays: 0,
});

/** Takes what happened in some days into the month. */
export function addToMonth(month: Month, { cases, reviewsDone }: Standing, movements: Movements, sick: number, days: number): void {
  for (const name of ['leaversPO', 'leaversPSO', 'droppedOut', 'moversPO', 'promotedPO', 'joinersPO', 'joinersPSO', 'qualified'] as const) month[name] += movements[name];
  month.due += cases.due * days;
  month.missed += cases.due * (1 - reviewsDone) * days;
  month.sickDays += sick * days;
}

/** Everything that is added up over places for a month end. */
export type Sums = Readonly<Record<(typeof sumNames)[number], number>>;

const sumNames = [
  'cases', 'community', 'onlyPO', 'unallocated', 'waiting', 'hidden',
  'ftePO', 'ftePSO', 'ftePQiP', 'fteSPO', 'fteSentenceManagement', 'headsPO', 'headsPSO', 'headsAll', 'fourYearsOrLess',
  'atWorkPO', 'atWorkPSO', 'atWork', 'loadsPO', 'loadsPSO', 'loads', 'held', 'available',
  'leaversPO', 'leaversPSO', 'droppedOut', 'moversPO', 'promotedPO', 'joinersPO', 'joinersPSO', 'qualified', 'started', 'due', 'missed', 'sickDays',
  'shareOfCases', 'shareOfStaff',
] as const;

export function sumsOf({ place, crew }: PlaceTwin, { cases, waiting, atWork: { holding, people: atWork, available }, loads: { load } }: Standing, month: Month, p: Parameters, day: number): Sums {
  const { people, fte, fourYearsOrLess } = crew.staff.inPost(p, day);
  const [PO, NQO, PSO, PQiP] = [Grade.PO, Grade.NQO, Grade.PSO, Grade.PQiP];
  const loads = atWork.map((number, grade) => number * load[grade]);
  const held = available.reduce((sum, each, grade) => sum + each * load[grade], 0);
  const officers = people[PO] + people[NQO];
  return {
    cases: cases.all,
    community: cases.community,
    onlyPO: cases.onlyPO,
    unallocated: cases.papers + waiting,
    waiting,
    hidden: cases.hidden,
    ftePO: fte[PO] + fte[NQO],
    ftePSO: fte[PSO],
    ftePQiP: fte[PQiP],
    fteSPO: fte[Grade.SPO],
    fteSentenceManagement: holding.fte,
    headsPO: officers,
    headsPSO: people[PSO] + people[PQiP],
    headsAll: officers + people[PSO] + people[PQiP] + people[Grade.SPO],
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
    joinersPSO: month.joinersPSO,
    qualified: month.qualified,
    started: month.started,
    due: month.due,
    missed: month.missed,
    sickDays: month.sickDays,
    shareOfCases: place.shareOfCases,
    shareOfStaff: place.shareOfStaff,
  };
}

/** Sums of several places. */
export const added = (sums: readonly Sums[]): Sums =>
  sums.length === 1 ? sums[0] : (Object.fromEntries(sumNames.map((name) => [name, sums.reduce((total, each) => total + each[name], 0)])) as Sums);

/**
 * The metrics that the twin knows, as the simulation defines them. `lastYear` is the sums of the last twelve month ends, this one included;
 * empty before there are so many.
 */
export function figuresFrom(sums: Sums, lastYear: readonly Sums[], p: Parameters): [MetricName, number][] {
  const { organisation, staff } = p;
  const required = staff.required_probation_officers * organisation.share_of_service * sums.shareOfCases;
  const overYear = (name: keyof Sums): number => lastYear.reduce((total, each) => total + each[name], 0);
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
    ['staff.inPost.PO', sums.ftePO],
    ['staff.inPost.PSO', sums.ftePSO + sums.ftePQiP],
    ['staff.inPost.PQiP', sums.ftePQiP],
    ['staff.inPost.SPO', sums.fteSPO],
    ['staff.inPost.all', sums.ftePO + sums.ftePSO + sums.ftePQiP + sums.fteSPO + staff.other_staff * organisation.share_of_service * sums.shareOfStaff],
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
    ['joiners.PSO', sums.joinersPSO + sums.started],
    ['leavingRate.PO', (100 * overYear('leaversPO')) / (overYear('headsPO') / 12)],
    ['leavingRate.PSO', (100 * overYear('leaversPSO')) / (overYear('headsPSO') / 12)],
    ['sickness.daysPerStaffYear', ((5 / 7) * overYear('sickDays')) / (overYear('headsAll') / 12)],
    ['trainees.qualified', sums.qualified],
    ['trainees.started', sums.started],
    ['trainees.droppedOut', sums.droppedOut],
    ['caseload.all', sums.cases],
    ['caseload.community', sums.community],
    ['caseload.custody', sums.cases - sums.community],
    ['caseload.shareOnlyPO', (100 * sums.onlyPO) / sums.cases],
  ];
}
