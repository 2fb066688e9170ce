import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { grades } from '../words.ts';
import { shareOut } from '../share-out.ts';
import { casesComeBack, holdingIsChecked } from './allocation.ts';
import { meanFte, officerJoins, SourceOfOfficers, stageIsReckoned, workIsAssigned } from './officers.ts';

/** The training of officers: trainees start in two intakes a year, and each qualifies after 15 or 21 months unless they drop out. */

/** The share of a year's places that an intake of this month has: September, March, no other. */
function shareOfIntake({ calendar, p, today }: Service): number {
  const month = calendar.month(today);
  if (month === 9) return p.training.september_share;
  return month === 3 ? 1 - p.training.september_share : 0;
}

/** An intake starts today, if it is the day of one: its trainees go where probation officers are short. */
export function intakeStarts(service: Service): void {
  const { units, flows, p, today } = service;
  const places = Math.round(p.training.places * shareOfIntake(service) * p.organisation.share_of_service);
  if (places === 0) return;
  const need = Array.from({ length: units.count }, (_, unit) => shortageOfProbationOfficers(service, unit));
  shareOut(places, need).forEach((number, unit) => {
    for (let index = 0; index < number; index++) {
      flows.byUnit.traineesStarted[unit]++;
      flows.byUnit.joinersPSO[unit]++;
      traineeStarts(service, unit, today, units.births[unit * 4 + SourceOfOfficers.trained]++);
    }
  });
}

/** Probation officers that a unit lacks, in people; no unit counts as needing less than a twentieth of its posts, so that each trains some. */
function shortageOfProbationOfficers(service: Service, unit: number): number {
  const { units, p } = service;
  const required = (p.staff.required_probation_officers * p.organisation.share_of_service * units.shareOfCases[unit]) / meanFte(service);
  const inPost = units.inPost[unit * grades.length + GradeIs.PO] + units.inPost[unit * grades.length + GradeIs.NQO];
  return Math.max(required / 20, required - inPost);
}

/** A trainee starts, or is in training on the first day since some months before it. */
export function traineeStarts(service: Service, unit: number, startedOn: number, birth: number): void {
  const { luck, queue, p, endDay, firstDay } = service;
  const trainee = officerJoins(service, { grade: GradeIs.PQiP, unit, source: SourceOfOfficers.trained, birth, serviceFrom: startedOn, stageFrom: startedOn });
  const isShort = luck.route.uniform(unit * 4 + SourceOfOfficers.trained, birth) < p.training.short_route;
  const months = isShort ? p.training.short_route_takes : p.training.long_route_takes;
  const day = Math.max(firstDay, Math.round(startedOn + months * daysOfAMonth));
  if (day < endDay) queue.addOn(day, staffPart, Event.traineeQualifies, trainee);
}

/** A trainee qualifies: one person fewer among the probation services officers, one more newly qualified officer. */
export function traineeQualifies(service: Service, trainee: number): void {
  const { officers, units, flows, today } = service;
  const unit = officers.unit[trainee];
  units.inPost[unit * grades.length + GradeIs.PQiP]--;
  units.inPost[unit * grades.length + GradeIs.NQO]++;
  flows.byUnit.qualified[unit]++;
  flows.byUnit.joinersPO[unit]++;
  officers.grade[trainee] = GradeIs.NQO;
  officers.stageFrom[trainee] = today;
  officers.qualifiedOn[trainee] = today;
  units.probationOfficers[unit].push(trainee);
  workIsAssigned(service, trainee);
  stageIsReckoned(service, trainee);
  if (officers.holdsCases[trainee] === 1) {
    holdingIsChecked(service, trainee);
    return;
  }
  units.holders[unit].splice(units.holders[unit].indexOf(trainee), 1);
  casesComeBack(service, trainee);
}
