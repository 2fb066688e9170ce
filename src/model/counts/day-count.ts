import { roshLevels } from '../categories.ts';
import { overtimeOf } from '../processes/work/officer-work.ts';
import { holderClasses } from '../rules/allocation/who-may-hold.ts';
import { capacityPercent } from '../rules/workload/capacity.ts';
import { isWorkloadExcessive } from '../rules/workload/excessive-workload.ts';
import type { Service } from '../service.ts';
import type { OfficerId } from '../state/identity.ts';
import { Attendance, GradeIndex } from '../state/practitioners.ts';
import type { CapacityCount } from './capacity-count.ts';
import { indexOfEach } from './names.ts';

/**
 * What is counted at the close of a working day and added up over the days of a month; the same is counted once more at
 * the month end. Counts are held as numbers in this order.
 */
export const dayCountNames = [
  'unallocated',
  'unallocatedHigh',
  'unallocatedMappa',
  'waiting',
  'hidden',
  'hiddenMedium',
  'hiddenHigh',
  'hiddenVeryHigh',
  'atWork',
  'atWorkPO',
  'atWorkPSO',
  'atWorkPQiP',
  'capacityAll',
  'capacityPO',
  'capacityPSO',
  'pointsAtWork',
  'availableAtWork',
  'over100',
  'over110',
  'over120',
  'over150',
  'excessive',
  'heldByPO',
  'heldByPSO',
  'heldByPQiP',
  'mainGradePresent',
  'overtime',
] as const;
type DayCountName = (typeof dayCountNames)[number];
export type DayCounts = Readonly<Record<DayCountName, number>>;

/** Where each of them stands. */
const at = indexOfEach(dayCountNames);

/** Nothing counted yet. */
export const emptyDayCounts = (): Float64Array => new Float64Array(dayCountNames.length);

const [, medium, high, veryHigh] = roshLevels.map((_, level) => level);

/** Adds the unit's cases without an officer and those with hidden risk, as they are kept: no case is looked at. */
export function addCases(
  { unit: { unallocated, waitingList, hidden, hiddenByActualRisk } }: Service,
  counts: Float64Array,
): void {
  counts[at.unallocated] += unallocated.all;
  counts[at.unallocatedHigh] += unallocated.high;
  counts[at.unallocatedMappa] += unallocated.mappa;
  counts[at.waiting] += waitingList.unallocated;
  counts[at.hidden] += hidden.value;
  counts[at.hiddenMedium] += hiddenByActualRisk[medium];
  counts[at.hiddenHigh] += hiddenByActualRisk[high];
  counts[at.hiddenVeryHigh] += hiddenByActualRisk[veryHigh];
}

const traineeWithoutCases = holderClasses.indexOf('trainee before month 3');

/**
 * Adds officers who may hold cases, those of them who are at work or on a short spell of sickness; trainees before
 * month 3 are left out.
 *
 * All officers are counted every day. So the sums are kept in variables until the end.
 */
export function addOfficers(
  service: Service,
  counts: Float64Array,
  who: readonly OfficerId[],
  capacity?: CapacityCount,
): void {
  const { officers, p } = service;
  const { weight_scale } = p.work;
  let atWork = counts[at.atWork];
  let atWorkPO = counts[at.atWorkPO];
  let atWorkPSO = counts[at.atWorkPSO];
  let atWorkPQiP = counts[at.atWorkPQiP];
  let capacityAll = counts[at.capacityAll];
  let capacityPO = counts[at.capacityPO];
  let capacityPSO = counts[at.capacityPSO];
  let pointsAtWork = counts[at.pointsAtWork];
  let availableAtWork = counts[at.availableAtWork];
  let over100 = counts[at.over100];
  let over110 = counts[at.over110];
  let over120 = counts[at.over120];
  let over150 = counts[at.over150];
  let excessive = counts[at.excessive];
  let heldByPO = counts[at.heldByPO];
  let heldByPSO = counts[at.heldByPSO];
  let heldByPQiP = counts[at.heldByPQiP];
  let mainGradePresent = counts[at.mainGradePresent];
  let overtime = counts[at.overtime];
  for (let i = 0; i < who.length; i++) {
    const officer = who[i];
    const available = officers.available[officer];
    const attendance = officers.attendance[officer];
    if (attendance > Attendance.shortSickness || available === 0) continue;
    if (officers.holderClass[officer] === traineeWithoutCases) continue;
    const grade = officers.grade[officer];
    const points = officers.points[officer] * weight_scale;
    const percent = capacityPercent(points, available);
    capacity?.add(percent);
    atWork++;
    capacityAll += percent;
    pointsAtWork += points;
    availableAtWork += available;
    if (percent > 100) over100++;
    if (percent > 110) over110++;
    if (percent > 120) over120++;
    if (percent > 150) over150++;
    if (isWorkloadExcessive(officers.weeksOver110[officer])) excessive++;
    if (grade <= GradeIndex.NQO) {
      atWorkPO++;
      capacityPO += percent;
      heldByPO += officers.casesHeld[officer];
    } else if (grade === GradeIndex.PSO) {
      atWorkPSO++;
      capacityPSO += percent;
      heldByPSO += officers.casesHeld[officer];
    } else if (grade === GradeIndex.PQiP) {
      atWorkPQiP++;
      heldByPQiP += officers.casesHeld[officer];
    }
    if (attendance !== Attendance.atWork || grade > GradeIndex.PSO) continue;
    mainGradePresent++;
    overtime += overtimeOf(service, officer);
  }
  counts[at.atWork] = atWork;
  counts[at.atWorkPO] = atWorkPO;
  counts[at.atWorkPSO] = atWorkPSO;
  counts[at.atWorkPQiP] = atWorkPQiP;
  counts[at.capacityAll] = capacityAll;
  counts[at.capacityPO] = capacityPO;
  counts[at.capacityPSO] = capacityPSO;
  counts[at.pointsAtWork] = pointsAtWork;
  counts[at.availableAtWork] = availableAtWork;
  counts[at.over100] = over100;
  counts[at.over110] = over110;
  counts[at.over120] = over120;
  counts[at.over150] = over150;
  counts[at.excessive] = excessive;
  counts[at.heldByPO] = heldByPO;
  counts[at.heldByPSO] = heldByPSO;
  counts[at.heldByPQiP] = heldByPQiP;
  counts[at.mainGradePresent] = mainGradePresent;
  counts[at.overtime] = overtime;
}
