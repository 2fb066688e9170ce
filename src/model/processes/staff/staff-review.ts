import { daysPerYear, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance, NotedAttendance, GradeIndex } from '../../state/practitioners.ts';
import { hazardOfYearlyShare } from '../../rules/staff/hazards.ts';
import { daysOfInexperience, shareOfNewOfficers } from '../../rules/staff/inexperience.ts';
import { serviceBandOf } from '../../rules/staff/leaving-by-service.ts';
import { isMentor, mentoringNeeded, mentoringShare } from '../../rules/staff/mentoring.ts';
import { pressureOf, strainTowards } from '../../rules/staff/strain.ts';
import { leavingPreventedByTieIn } from '../../rules/staff/tie-in.ts';
import { weeksOver110After } from '../../rules/workload/excessive-workload.ts';
import type { Service } from '../../service.ts';
import { contactDone, loadOf, updatePace } from '../work/officer-work.ts';
import { never } from '../../state/identity.ts';
import type { OfficerId, OfficerField } from '../../state/identity.ts';

/**
 * Once a week, and on the day of any change of settings, every officer's strain is brought up to date and the chances
 * of the coming week are drawn: each hazard uses up the store of the officer, and what runs out happens on its very
 * day.
 */

const week = 7;

/**
 * Reviews the staff: once a week all of it; on the day of a change of settings only the hazards, which go on at their
 * new rates.
 */
export function staffIsReviewed(service: Service): void {
  const { queue, today, changeDays, endDay } = service;
  const nextWeek = today + week - ((((today - service.firstDay) % week) + week) % week);
  const nextChange = changeDays.find((day) => day > today) ?? endDay;
  const next = Math.min(nextWeek, nextChange, endDay);
  const isWeekly = (today - service.firstDay) % week === 0;
  if (isWeekly) {
    reviewOfficers(service);
    updateExperienceAndMentoring(service);
  }
  useUpHazards(service, next - today);
  if (next < endDay) queue.addOn(next, staffPart, Event.staffIsReviewed, 0);
}

/**
 * Who is in post and at work is noted once a week, so that a change of settings within the week does not note it again
 * and alter what happens to anybody.
 */
function noteAttendance({ officers }: Service, officer: OfficerId): void {
  if (officers.isAgency[officer] === 0)
    officers.notedAttendance[officer] =
      officers.attendance[officer] === Attendance.atWork ? NotedAttendance.atWork : NotedAttendance.away;
}

/**
 * Attendance is noted, and strain goes part of the way to the pressure of the day: workload above capacity, none for
 * those away. Seniors feel the mean pressure of their officers; outside sentence management strain goes to the
 * reference. The contact that officers keep up is added up, for the month's count.
 */
function reviewOfficers(service: Service): void {
  const { officers, unit, flows, derived, p } = service;
  const share = derived.strainShare(week);
  const totalPressure = unit.caseHolders.reduce((total, officer) => total + pressureOf(loadOf(service, officer)), 0);
  const pressureOnSeniors = unit.caseHolders.length > 0 ? totalPressure / unit.caseHolders.length : p.strain.reference;
  flows.contactDays++;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    noteAttendance(service, officer);
    if (officers.holdsCases[officer] === 0) {
      const pressure = officers.grade[officer] === GradeIndex.SPO ? pressureOnSeniors : p.strain.reference;
      officers.strain[officer] = strainTowards(officers.strain[officer], pressure, share);
      continue;
    }
    const isAtWork = officers.attendance[officer] <= Attendance.shortSickness;
    const load = isAtWork ? loadOf(service, officer) : 0;
    flows.contact += contactDone(service, officer);
    officers.strain[officer] = strainTowards(officers.strain[officer], pressureOf(load), share);
    officers.weeksOver110[officer] = weeksOver110After(officers.weeksOver110[officer], load);
  }
}

/** How new the officers of the unit are, and what mentoring takes of its qualified officers' time. */
export function updateExperienceAndMentoring(service: Service): void {
  const { officers, unit, p, today, firstDay } = service;
  const day = Math.max(today, firstDay);
  const { caseHolders } = unit;
  let newOfficers = 0;
  let mentors = 0;
  let mentored = 0;
  for (const officer of caseHolders) {
    if (officers.isAgency[officer] === 0 && day - officers.serviceFrom[officer] < daysOfInexperience) newOfficers++;
    if (isMentor(officers.grade[officer]) && officers.available[officer] > 0) mentors += officers.hours[officer];
    if (officers.grade[officer] === GradeIndex.PQiP) {
      const { mentoring_first_weeks, mentoring_later } = p.training;
      const share = mentoringNeeded(day - officers.stageFrom[officer], mentoring_first_weeks, mentoring_later);
      mentored += share * p.staff.full_time_hours;
    }
  }
  unit.inexperience = shareOfNewOfficers(newOfficers, caseHolders.length);
  const mentoring = mentoringShare(mentored, mentors);
  if (mentoring === unit.mentoring) return;
  unit.mentoring = mentoring;
  for (const officer of caseHolders) if (isMentor(officers.grade[officer])) updatePace(service, officer);
}

/** Every hazard of the days to come is used up; what runs out of store is scheduled for its day. */
function useUpHazards(service: Service, days: number): void {
  const { officers, unit, derived, p, hasStaffTurnover } = service;
  const { short_spells, long_spells, parental_leave, sickness_weight } = p.absence;
  const parental = hazardOfYearlyShare(parental_leave);
  const weightOfRegion = sickness_weight[unit.plan.region] ?? 1;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0 || officers.notedAttendance[officer] === NotedAttendance.notYetNoted) continue;
    if (officers.notedAttendance[officer] === NotedAttendance.atWork) {
      const sickness = (weightOfRegion * derived.sicknessByStrain.at(officers.strain[officer])) / daysPerYear;
      useUpHazard(service, officers.untilShortSpell, officer, short_spells * sickness, days, Event.shortSpellBegins);
      useUpHazard(service, officers.untilLongSpell, officer, long_spells * sickness, days, Event.longSpellBegins);
      useUpHazard(service, officers.untilParentalLeave, officer, parental, days, Event.parentalLeaveBegins);
    }
    if (!hasStaffTurnover) continue;
    const prevented = tieInEffect(service, officer);
    useUpHazard(
      service,
      officers.untilLeaving,
      officer,
      (1 - prevented) * leavingHazard(service, officer),
      days,
      Event.officerLeaves,
    );
    if (officers.grade[officer] <= GradeIndex.NQO)
      useUpHazard(
        service,
        officers.untilMoving,
        officer,
        (1 - prevented) * derived.movingHazard,
        days,
        Event.officerMoves,
      );
  }
}

function useUpHazard(
  service: Service,
  store: OfficerField,
  officer: OfficerId,
  rate: number,
  days: number,
  kind: number,
): void {
  const left = store[officer];
  const used = rate * days;
  if (left > used) {
    store[officer] = left - used;
    return;
  }
  // The store is filled again when the event has happened, so that it is scheduled once.
  store[officer] = Infinity;
  service.queue.addOn(service.today + Math.min(days - 1, Math.floor(left / rate)), staffPart, kind, officer);
}

/** Hazard a day of leaving the service: by grade, length of service and strain; of dropping out for a trainee. */
function leavingHazard(service: Service, officer: OfficerId): number {
  const { officers, derived } = service;
  const grade = officers.grade[officer];
  const strained = derived.leavingByStrain.at(officers.strain[officer]);
  if (grade === GradeIndex.PQiP) return derived.dropOutHazard * strained;
  return (
    derived.leavingHazards[grade] *
    service.leavingByService[grade][serviceBandOf(yearsOfService(service, officer))] *
    strained
  );
}

/** Years of service; staff are held as they are until the first day. */
const yearsOfService = ({ officers, today, firstDay }: Service, officer: OfficerId): number =>
  (Math.max(today, firstDay) - officers.serviceFrom[officer]) / daysPerYear;

/** Share of leaving that a tie-in prevents for an officer who has just qualified. */
function tieInEffect({ officers, p, today }: Service, officer: OfficerId): number {
  const qualifiedOn = officers.qualifiedOn[officer];
  return qualifiedOn === never ? 0 : leavingPreventedByTieIn(today - qualifiedOn, p.staff.tie_in, p.staff.tie_in_holds);
}
