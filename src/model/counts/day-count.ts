import { roshLevels } from '../categories.ts';
import { overtimeOf } from '../processes/work/officer-work.ts';
import { holderClasses } from '../rules/allocation/who-may-hold.ts';
import { capacityPercent } from '../rules/workload/capacity.ts';
import { isWorkloadExcessive } from '../rules/workload/excessive-workload.ts';
import type { Service } from '../service.ts';
import type { OfficerId } from '../state/identity.ts';
import { Attendance, GradeIndex } from '../state/practitioners.ts';
import type { CapacityCount } from './capacity-count.ts';

/**
 * What is counted at the close of a working day and added up over the days of a month; the same is counted once more at
 * the month end. Nothing counted yet.
 */
export const emptyDayCounts = () => ({
  unallocated: 0,
  unallocatedHigh: 0,
  unallocatedMappa: 0,
  waiting: 0,
  hidden: 0,
  hiddenMedium: 0,
  hiddenHigh: 0,
  hiddenVeryHigh: 0,
  atWork: 0,
  atWorkPO: 0,
  atWorkPSO: 0,
  atWorkPQiP: 0,
  capacityAll: 0,
  capacityPO: 0,
  capacityPSO: 0,
  pointsAtWork: 0,
  availableAtWork: 0,
  over100: 0,
  over110: 0,
  over120: 0,
  over150: 0,
  excessive: 0,
  heldByPO: 0,
  heldByPSO: 0,
  heldByPQiP: 0,
  mainGradePresent: 0,
  overtime: 0,
});
export type DayCounts = ReturnType<typeof emptyDayCounts>;
export const dayCountNames = Object.keys(emptyDayCounts()) as (keyof DayCounts)[];

const [, medium, high, veryHigh] = roshLevels.map((_, level) => level);

/** Adds the unit's cases without an officer and those with hidden risk, as they are kept: no case is looked at. */
export function addCases(
  { unit: { unallocated, waitingList, hidden, hiddenByActualRisk } }: Service,
  counts: DayCounts,
) {
  counts.unallocated += unallocated.all;
  counts.unallocatedHigh += unallocated.high;
  counts.unallocatedMappa += unallocated.mappa;
  counts.waiting += waitingList.unallocated;
  counts.hidden += hidden.value;
  counts.hiddenMedium += hiddenByActualRisk[medium];
  counts.hiddenHigh += hiddenByActualRisk[high];
  counts.hiddenVeryHigh += hiddenByActualRisk[veryHigh];
}

const traineeWithoutCases = holderClasses.indexOf('trainee before month 3');

/**
 * Adds officers who may hold cases, those of them who are at work or on a short spell of sickness; trainees before
 * month 3 are left out.
 *
 * All officers are counted every day. So the sums are kept in variables until the end: in the object they would take
 * several times as long.
 */
export function addOfficers(
  service: Service,
  counts: DayCounts,
  who: readonly OfficerId[],
  capacity?: CapacityCount,
): void {
  const { officers, p } = service;
  const { weight_scale } = p.work;
  let {
    atWork,
    atWorkPO,
    atWorkPSO,
    atWorkPQiP,
    capacityAll,
    capacityPO,
    capacityPSO,
    pointsAtWork,
    availableAtWork,
    over100,
    over110,
    over120,
    over150,
    excessive,
    heldByPO,
    heldByPSO,
    heldByPQiP,
    mainGradePresent,
    overtime,
  } = counts;
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
  counts.atWork = atWork;
  counts.atWorkPO = atWorkPO;
  counts.atWorkPSO = atWorkPSO;
  counts.atWorkPQiP = atWorkPQiP;
  counts.capacityAll = capacityAll;
  counts.capacityPO = capacityPO;
  counts.capacityPSO = capacityPSO;
  counts.pointsAtWork = pointsAtWork;
  counts.availableAtWork = availableAtWork;
  counts.over100 = over100;
  counts.over110 = over110;
  counts.over120 = over120;
  counts.over150 = over150;
  counts.excessive = excessive;
  counts.heldByPO = heldByPO;
  counts.heldByPSO = heldByPSO;
  counts.heldByPQiP = heldByPQiP;
  counts.mainGradePresent = mainGradePresent;
  counts.overtime = overtime;
}
