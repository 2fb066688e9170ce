import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { placesOfIntake } from '../../rules/staff/intakes.ts';
import type { Service } from '../../service.ts';
import { serialNumberIn } from '../../state/draws.ts';
import { OfficerSource } from '../../state/officer-keys.ts';
import { queueTransfers } from '../cases/allocation.ts';
import { placesOfUnit } from '../planning/placement.ts';
import { changeGrade, addOfficer, recalculateStage } from './officers.ts';
import type { OfficerId, Day } from '../../state/identity.ts';

/**
 * The training of officers: trainees start in two intakes a year, and each qualifies after 15 or 21 months unless they
 * drop out.
 */

/**
 * An intake starts today, if it is the day of one: its trainees go to units by their share of cases, unless placement
 * follows the shortage that was found at the last planning date.
 *
 * ASSUMPTION: never the shortage of the day.
 */
export function startIntake(service: Service): void {
  const { calendar, flows, p, today } = service;
  const { places: placesOfYear, september_share } = p.training;
  const month = calendar.month(today);
  const places = placesOfIntake(month, placesOfYear, september_share, p.organisation.share_of_service);
  if (places === 0) return;
  const number = placesOfUnit(service, places);
  for (let i = 0; i < number; i++) {
    flows.traineesStarted++;
    flows.joinersPSO++;
    addTrainee(service, today, serialNumberIn(today, i));
  }
}

/** A trainee starts, or is in training on the first day since some months before it. */
export function addTrainee(service: Service, startedOn: Day, serialNumber: number): void {
  const { streams, queue, p, endDay, firstDay } = service;
  const source = OfficerSource.trained;
  const trainee = addOfficer(service, {
    grade: GradeIndex.PQiP,
    source,
    serialNumber,
    serviceFrom: startedOn,
    stageFrom: startedOn,
  });
  const isShort = streams.route.uniform(source, serialNumber) < p.training.short_route;
  const months = isShort ? p.training.short_route_takes : p.training.long_route_takes;
  const wait = streams.route.uniform(source, serialNumber, 1) * p.training.qualifying_spread;
  const day = Math.max(firstDay, Math.round(startedOn + months * daysPerMonth + wait));
  if (day < endDay) queue.addOn(day, staffPart, Event.traineeQualifies, trainee);
}

/**
 * A trainee qualifies: one person fewer among the probation services officers, one more newly qualified officer, who
 * works in sentence management.
 */
export function traineeQualifies(service: Service, trainee: OfficerId): void {
  const { officers, unit, flows, today } = service;
  changeGrade(unit, GradeIndex.PQiP, GradeIndex.NQO);
  flows.qualified++;
  flows.joinersPO++;
  flows.retention.recordQualification(trainee, today);
  officers.grade[trainee] = GradeIndex.NQO;
  officers.stageFrom[trainee] = today;
  officers.qualifiedOn[trainee] = today;
  unit.probationOfficers.push(trainee);
  if (officers.holdsCases[trainee] === 0) {
    officers.holdsCases[trainee] = 1;
    unit.caseHolders.push(trainee);
  }
  recalculateStage(service, trainee);
  queueTransfers(service, trainee);
}
