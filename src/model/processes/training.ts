import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { partOfUnit } from '../share-out.ts';
import { holdingIsChecked } from './allocation.ts';
import { changesGrade, officerJoins, sourceOfOfficers, SourceOfOfficers, stageIsReckoned } from './officers.ts';

/**
 * The training of officers: trainees start in two intakes a year, and each qualifies after 15 or 21 months unless they
 * drop out.
 */

/** The share of a year's places that an intake of this month has: September, March, no other. */
function shareOfIntake({ calendar, p, today }: Service): number {
  const month = calendar.month(today);
  if (month === 9) return p.training.september_share;
  return month === 3 ? 1 - p.training.september_share : 0;
}

/**
 * An intake starts today, if it is the day of one: its trainees go to units by their share of cases.
 *
 * ASSUMPTION: places follow the work and not the shortage of the day. Units that are short stay so, as London did, and
 * no unit's luck touches another.
 */
export function intakeStarts(service: Service): void {
  const { unit, flows, p, today } = service;
  const places = Math.round(p.training.places * shareOfIntake(service) * p.organisation.share_of_service);
  if (places === 0) return;
  const number = partOfUnit(service, places, 'shareOfCases');
  for (let i = 0; i < number; i++) {
    flows.traineesStarted++;
    flows.joinersPSO++;
    traineeStarts(service, today, unit.births[SourceOfOfficers.trained]++);
  }
}

/** A trainee starts, or is in training on the first day since some months before it. */
export function traineeStarts(service: Service, startedOn: number, birth: number): void {
  const { unit, luck, queue, p, endDay, firstDay } = service;
  const source = sourceOfOfficers(unit, SourceOfOfficers.trained);
  const trainee = officerJoins(service, {
    grade: GradeIs.PQiP,
    source: SourceOfOfficers.trained,
    birth,
    serviceFrom: startedOn,
    stageFrom: startedOn,
  });
  const isShort = luck.route.uniform(source, birth) < p.training.short_route;
  const months = isShort ? p.training.short_route_takes : p.training.long_route_takes;
  const wait = luck.route.uniform(source, birth, 1) * p.training.qualifying_spread;
  const day = Math.max(firstDay, Math.round(startedOn + months * daysOfAMonth + wait));
  if (day < endDay) queue.addOn(day, staffPart, Event.traineeQualifies, trainee);
}

/**
 * A trainee qualifies: one person fewer among the probation services officers, one more newly qualified officer, who
 * works in sentence management.
 */
export function traineeQualifies(service: Service, trainee: number): void {
  const { officers, unit, flows, today } = service;
  changesGrade(unit, GradeIs.PQiP, GradeIs.NQO);
  flows.qualified++;
  flows.joinersPO++;
  flows.retention.qualifies(trainee, today);
  officers.grade[trainee] = GradeIs.NQO;
  officers.stageFrom[trainee] = today;
  officers.qualifiedOn[trainee] = today;
  unit.probationOfficers.push(trainee);
  if (officers.holdsCases[trainee] === 0) {
    officers.holdsCases[trainee] = 1;
    unit.holders.push(trainee);
  }
  stageIsReckoned(service, trainee);
  holdingIsChecked(service, trainee);
}
