import { staffFigures } from '../../model/index.ts';
import type { MetricName, Parameters } from '../../model/index.ts';
import { Grade } from './cohorts.ts';
import type { PlaceTwin, Standing } from './place.ts';
import { nobody } from './staff.ts';
import type { Movements, People } from './staff.ts';

/** What happens in a place during a month. */
export interface Month extends People {
  started: number;
  due: number;
  missed: number;
  sickDays: number;
}

export const newMonth = (): Month => ({ ...nobody(), started: 0, due: 0, missed: 0, sickDays: 0 });

/** Takes what happened in some days into the month. */
export function addToMonth(
  month: Month,
  { cases, reviewsDone }: Standing,
  movements: Movements,
  sick: number,
  days: number,
): void {
  for (const name of Object.keys(nobody()) as (keyof People)[]) month[name] += movements[name];
  month.due += cases.due * days;
  month.missed += cases.due * (1 - reviewsDone) * days;
  month.sickDays += sick * days;
}

/** Everything that is added up over places for a month end. */
export type Sums = Readonly<Record<(typeof sumNames)[number], number>>;

const sumNames = [
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

export function sumsOf(
  { place, crew }: PlaceTwin,
  { cases, waiting, atWork: { holding, people: atWork, available }, loads: { load } }: Standing,
  month: Month,
  p: Parameters,
  day: number,
): Sums {
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
    joinersPSO: month.joinersPSO + month.started,
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
  sums.length === 1
    ? sums[0]
    : (Object.fromEntries(sumNames.map((name) => [name, sums.reduce((total, each) => total + each[name], 0)])) as Sums);

/**
 * The metrics that the twin knows, as the simulation defines them. `lastYear` is the sums of the last twelve month
 * ends, this one included; empty before there are so many.
 */
export function figuresFrom(sums: Sums, lastYear: readonly Sums[], p: Parameters): [MetricName, number][] {
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
