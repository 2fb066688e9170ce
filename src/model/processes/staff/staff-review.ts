import { daysPerYear, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance, NotedAttendance, GradeIndex } from '../../state/practitioners.ts';
import { isFull } from '../../rules/risk/downgrading.ts';
import { daysOfInexperience, shareOfNewOfficers } from '../../rules/staff/inexperience.ts';
import { serviceBandOf } from '../../rules/staff/leaving-by-service.ts';
import {
  delayOfQualifying,
  isMentor,
  mentoringMissed,
  mentoringNeeded,
  mentoringShare,
} from '../../rules/staff/mentoring.ts';
import { strainTowards } from '../../rules/staff/strain.ts';
import { leavingPreventedByTieIn } from '../../rules/staff/tie-in.ts';
import { weeksOver110After } from '../../rules/workload/excessive-workload.ts';
import type { Derived } from '../../derived.ts';
import type { Epoch } from '../../time/epochs.ts';
import type { Parameters } from '../../parameters/index.ts';
import type { Service } from '../../service.ts';
import { contactDone, loadOf, updatePace } from '../work/officer-work.ts';
import { pressureOn } from './pressure.ts';
import { addDays, never } from '../../state/identity.ts';
import type { Day, OfficerId, OfficerField } from '../../state/identity.ts';

/**
 * Once a week every officer's strain is brought up to date and the chances of the coming week are drawn: each hazard
 * uses up the store of the officer, at the rates of the settings that will be in force on each day, and what runs out
 * happens on its very day.
 */

const week = 7;

/** The last review of staff up to a day: no earlier one looks ahead beyond it. */
export const lastReviewUntil = (day: Day, firstDay: Day): Day => addDays(day, -daysSinceReview(day, firstDay));

const daysSinceReview = (day: Day, firstDay: Day): number => (((day - firstDay) % week) + week) % week;

/** Reviews the staff, once a week from the first day after the run-in, and so before it. */
export function staffIsReviewed(service: Service): void {
  const { queue, today, endDay, firstDay } = service;
  const sinceReview = daysSinceReview(today, firstDay);
  const next = Math.min(today + week - sinceReview, endDay);
  if (sinceReview === 0) {
    reviewOfficers(service);
    updateExperienceAndMentoring(service);
    delayTrainees(service);
  }
  useUpHazards(service, next);
  if (next < endDay) queue.addOn(next, staffPart, Event.staffIsReviewed, 0);
}

/** Who is in post and at work is noted once a week. */
function noteAttendance({ officers }: Service, officer: OfficerId): void {
  if (officers.isAgency[officer] === 0)
    officers.notedAttendance[officer] =
      officers.attendance[officer] === Attendance.atWork ? NotedAttendance.atWork : NotedAttendance.away;
}

/**
 * Attendance is noted, managers see how many probation officers are full, and strain goes part of the way to the
 * pressure of the day, of which those away feel none. Seniors feel the mean pressure of their officers; outside
 * sentence management strain goes to the reference. The contact that officers keep up is added up, for the month's
 * count.
 */
function reviewOfficers(service: Service): void {
  const { officers, unit, flows, derived, p } = service;
  const share = derived.strainShare(week);
  const { caseHolders } = unit;
  let totalPressure = 0;
  for (let i = 0; i < caseHolders.length; i++) totalPressure += pressureOn(service, caseHolders[i]);
  const pressureOnSeniors = caseHolders.length > 0 ? totalPressure / caseHolders.length : p.strain.reference;
  let [atWork, full] = [0, 0];
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
    if (isAtWork && officers.grade[officer] <= GradeIndex.NQO) {
      atWork++;
      if (isFull(load, p.allocation.preferred_ceiling)) full++;
    }
    flows.contact += contactDone(service, officer);
    const pressure = isAtWork ? pressureOn(service, officer, load) : 0;
    officers.strain[officer] = strainTowards(officers.strain[officer], pressure, share);
    officers.weeksOver110[officer] = weeksOver110After(officers.weeksOver110[officer], load);
  }
  unit.shareOfOfficersFull = atWork > 0 ? full / atWork : 0;
}

/** How new the officers of the unit are, and what mentoring takes of its qualified officers' time. */
export function updateExperienceAndMentoring(service: Service): void {
  const { officers, unit, p, today, firstDay } = service;
  const day = Math.max(today, firstDay);
  const { caseHolders } = unit;
  let newOfficers = 0;
  let mentors = 0;
  let mentored = 0;
  for (let i = 0; i < caseHolders.length; i++) {
    const officer = caseHolders[i];
    if (officers.isAgency[officer] === 0 && day - officers.serviceFrom[officer] < daysOfInexperience) newOfficers++;
    if (isMentor(officers.grade[officer]) && officers.available[officer] > 0) mentors += officers.hours[officer];
    if (officers.grade[officer] === GradeIndex.PQiP) {
      const { mentoring_first_weeks, mentoring_later } = p.training;
      const share = mentoringNeeded(day - officers.stageFrom[officer], mentoring_first_weeks, mentoring_later);
      mentored += share * p.staff.full_time_hours;
    }
  }
  unit.inexperience = shareOfNewOfficers(newOfficers, caseHolders.length);
  const mentoring = mentoringShare(mentored, mentors, p.training.mentoring_most);
  unit.mentoringMissed = mentoringMissed(mentored, mentors, p.training.mentoring_most);
  if (mentoring === unit.mentoring) return;
  unit.mentoring = mentoring;
  for (const officer of caseHolders) if (isMentor(officers.grade[officer])) updatePace(service, officer);
}

/** What trainees are not taught this week, for want of mentors, they will be taught later. */
function delayTrainees({ officers, unit, p, today, firstDay }: Service): void {
  const delay = delayOfQualifying(week, unit.mentoringMissed, p.training.mentoring_delays);
  if (delay === 0 || today < firstDay) return;
  for (const officer of unit.caseHolders)
    if (officers.grade[officer] === GradeIndex.PQiP) officers.qualifyingDelay[officer] += delay;
}

/** Days to come, the settings that will be in force on them, and the weight of sickness that the region then has. */
interface Span {
  readonly days: number;
  readonly settings: Epoch;
  readonly sicknessWeight: number;
}

/** The days until the next review, parted where settings will change. */
function spansUntil({ epochs, unit, today }: Service, next: number): Span[] {
  const spans: Span[] = [];
  let to = next;
  for (let index = epochs.length - 1; to > today; index--) {
    const settings = epochs[index];
    const from = Math.max(today, settings.from);
    if (from >= to) continue;
    const sicknessWeight = settings.p.absence.sickness_weight[unit.plan.region] ?? 1;
    spans.unshift({ days: to - from, settings, sicknessWeight });
    to = from;
  }
  return spans;
}

/** What may happen to an officer by chance, each with the event that it is; `storesOf` has the stores in this order. */
const hazardEvents = [
  Event.shortSpellBegins,
  Event.longSpellBegins,
  Event.parentalLeaveBegins,
  Event.officerLeaves,
  Event.officerMoves,
];
const storesOf = ({ officers }: Service): readonly OfficerField[] => [
  officers.untilShortSpell,
  officers.untilLongSpell,
  officers.untilParentalLeave,
  officers.untilLeaving,
  officers.untilMoving,
];

/**
 * Someone has come from another unit. What was to happen there within the week, and would fill its store again, happens
 * after the next review.
 */
export function resumeHazards(service: Service, officer: OfficerId): void {
  for (const store of storesOf(service)) if (store[officer] === Infinity) store[officer] = Number.MIN_VALUE;
}

/** Every hazard of the days until the next review is used up; what runs out of store is scheduled for its day. */
function useUpHazards(service: Service, next: number): void {
  const { officers } = service;
  const stores = storesOf(service);
  const spans = spansUntil(service, next);
  const rates = spans.map(() => new Float64Array(hazardEvents.length));
  // Nearly always settings stay as they are for the week, and no store runs out.
  const [ofWeek] = rates;
  const daysAlike = spans.length === 1 ? spans[0].days : Infinity;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0 || officers.notedAttendance[officer] === NotedAttendance.notYetNoted) continue;
    for (let span = 0; span < spans.length; span++) setHazardRates(service, officer, spans[span], rates[span]);
    for (let hazard = 0; hazard < stores.length; hazard++) {
      const store = stores[hazard];
      const left = store[officer];
      const used = ofWeek[hazard] * daysAlike;
      if (left > used) store[officer] = left - used;
      else useUpHazard(service, store, officer, spans, rates, hazard);
    }
  }
}

/**
 * One hazard of an officer is used up. Days with one rate count as one stretch, so that a change of settings on which
 * the hazard does not depend leaves the day of the event as it is, to the last bit.
 */
function useUpHazard(
  { queue, today }: Service,
  store: OfficerField,
  officer: OfficerId,
  spans: readonly Span[],
  rates: readonly Float64Array[],
  hazard: number,
): void {
  let daysBefore = 0;
  for (let span = 0; span < spans.length;) {
    const rate = rates[span][hazard];
    let { days } = spans[span++];
    while (span < spans.length && rates[span][hazard] === rate) days += spans[span++].days;
    const left = store[officer];
    const used = rate * days;
    if (left <= used) {
      // The store is filled again when the event has happened, so that it is scheduled once.
      store[officer] = Infinity;
      queue.addOn(
        today + daysBefore + Math.min(days - 1, Math.floor(left / rate)),
        staffPart,
        hazardEvents[hazard],
        officer,
      );
      return;
    }
    store[officer] = left - used;
    daysBefore += days;
  }
}

/**
 * The hazards a day of an officer under some settings, in the order of `hazardEvents`; 0 for what cannot happen now.
 */
function setHazardRates(service: Service, officer: OfficerId, span: Span, rates: Float64Array): void {
  const { officers, hasStaffTurnover } = service;
  const { p, derived } = span.settings;
  const { short_spells, long_spells } = p.absence;
  const isAtWork = officers.notedAttendance[officer] === NotedAttendance.atWork;
  const sickness = isAtWork
    ? (span.sicknessWeight * derived.sicknessByStrain.at(officers.strain[officer])) / daysPerYear
    : 0;
  const mayGo = hasStaffTurnover ? 1 - tieInEffect(service, officer, p) : 0;
  const mayMove = officers.grade[officer] <= GradeIndex.NQO ? mayGo : 0;
  rates[0] = short_spells * sickness;
  rates[1] = long_spells * sickness;
  rates[2] = isAtWork ? derived.parentalLeaveHazard : 0;
  rates[3] = mayGo * leavingHazard(service, officer, derived);
  rates[4] = mayMove * derived.movingHazard;
}

/**
 * Hazard a day of leaving: by grade, length of service, retention payment and strain; of dropping out for a trainee.
 */
function leavingHazard(service: Service, officer: OfficerId, derived: Derived): number {
  const { officers } = service;
  const grade = officers.grade[officer];
  if (grade === GradeIndex.PQiP)
    return derived.dropOutHazard * derived.droppingOutByStrain.at(officers.strain[officer]);
  const strained = derived.leavingByStrain.at(officers.strain[officer]);
  const band = serviceBandOf(yearsOfService(service, officer));
  return (
    derived.leavingHazards[grade] *
    service.leavingByService[grade][band] *
    derived.leavingByRetentionPayment[grade][band] *
    strained
  );
}

/** Years of service; staff are held as they are until the first day. */
const yearsOfService = ({ officers, today, firstDay }: Service, officer: OfficerId): number =>
  (Math.max(today, firstDay) - officers.serviceFrom[officer]) / daysPerYear;

/** Share of leaving that a tie-in prevents for an officer who has just qualified. */
function tieInEffect({ officers, today }: Service, officer: OfficerId, { staff }: Parameters): number {
  const qualifiedOn = officers.qualifiedOn[officer];
  return qualifiedOn === never
    ? 0
    : leavingPreventedByTieIn(staff.tie_in_covers, today - qualifiedOn, staff.tie_in, staff.tie_in_holds);
}
