import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance, GradeIndex } from '../../state/practitioners.ts';
import { mayStartTraining, placesOfIntake } from '../../rules/staff/intakes.ts';
import type { Service } from '../../service.ts';
import { serialNumberIn } from '../../state/draws.ts';
import { OfficerSource } from '../../state/officer-keys.ts';
import { queueTransfers } from '../cases/allocation.ts';
import { placesOfUnit } from '../planning/placement.ts';
import type { OfficerKey } from '../../state/officer-keys.ts';
import { chooseFromStaff, goesToStaff } from './candidates.ts';
import { changeGrade, addOfficer, recalculateStage, takeUpGrade } from './officers.ts';
import { fillVacantPosts } from './posts.ts';
import { none } from '../../state/identity.ts';
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
  const number = placesOfUnit(service, places);
  for (let i = 0; i < number; i++) {
    flows.traineesStarted++;
    const place: OfficerKey = { source: OfficerSource.trained, serialNumber: serialNumberIn(today, i) };
    const servicesOfficer = chooseServicesOfficer(service, place);
    if (servicesOfficer !== none) startTraining(service, servicesOfficer, place);
    else {
      flows.joinersPSO++;
      addTrainee(service, today, place.serialNumber);
    }
  }
}

/** The services officer at work who takes a training place; `none` where it goes to somebody from outside. */
function chooseServicesOfficer(service: Service, place: OfficerKey): OfficerId {
  const { officers, p } = service;
  if (!goesToStaff(service, place, p.training.from_services_officers)) return none;
  const candidates: OfficerId[] = [];
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    const isThere = officers.inPost[officer] === 1 && officers.attendance[officer] <= Attendance.shortSickness;
    if (isThere && mayStartTraining(officers.grade[officer])) candidates.push(officer);
  }
  return chooseFromStaff(service, candidates, place);
}

/**
 * A services officer becomes a trainee and keeps the length of service. The post is left behind, and what a trainee may
 * not hold yet waits for transfer; nobody leaves the service.
 */
function startTraining(service: Service, officer: OfficerId, place: OfficerKey): void {
  const { officers, unit, p, today } = service;
  changeGrade(unit, GradeIndex.PSO, GradeIndex.PQiP);
  // While the grade is still the old one, by which the post is known.
  fillVacantPosts(service, { leaver: officer });
  officers.hours[officer] = p.staff.full_time_hours;
  officers.stageFrom[officer] = today;
  takeUpGrade(service, officer, GradeIndex.PQiP);
  recalculateStage(service, officer);
  queueTransfers(service, officer);
  scheduleQualifying(service, officer, today, place);
}

/** A trainee starts, or is in training on the first day since some months before it. */
export function addTrainee(service: Service, startedOn: Day, serialNumber: number): void {
  const place: OfficerKey = { source: OfficerSource.trained, serialNumber };
  const trainee = addOfficer(service, {
    ...place,
    grade: GradeIndex.PQiP,
    serviceFrom: startedOn,
    stageFrom: startedOn,
  });
  scheduleQualifying(service, trainee, startedOn, place);
}

/** A trainee will qualify, by the route that goes with the place. */
function scheduleQualifying(
  { streams, queue, p, endDay, firstDay }: Service,
  trainee: OfficerId,
  startedOn: Day,
  { source, serialNumber }: OfficerKey,
): void {
  const isShort = streams.route.uniform(source, serialNumber) < p.training.short_route;
  const months = isShort ? p.training.short_route_takes : p.training.long_route_takes;
  const wait = streams.route.uniform(source, serialNumber, 1) * p.training.qualifying_spread;
  const day = Math.max(firstDay, Math.round(startedOn + months * daysPerMonth + wait));
  if (day < endDay) queue.addOn(day, staffPart, Event.traineeQualifies, trainee);
}

/** A trainee qualifies on the day that was planned, or later by what mentoring was missed until then. */
export function traineeQualifies(service: Service, trainee: OfficerId): void {
  const { officers, queue, today, endDay } = service;
  const delay = Math.round(officers.qualifyingDelay[trainee]);
  officers.qualifyingDelay[trainee] = 0;
  if (delay === 0) becomeNewlyQualified(service, trainee);
  else if (today + delay < endDay) queue.addOn(today + delay, staffPart, Event.traineeQualifies, trainee);
}

/**
 * One person fewer among the probation services officers, one more newly qualified officer, who works in sentence
 * management.
 */
function becomeNewlyQualified(service: Service, trainee: OfficerId): void {
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
