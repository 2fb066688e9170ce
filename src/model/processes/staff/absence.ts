import { exponentialFrom, lognormalFrom } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance } from '../../state/practitioners.ts';
import { daysOfSpell } from '../../rules/calendar/working-week.ts';
import { weeksOver110AfterAbsence } from '../../rules/workload/excessive-workload.ts';
import type { Service } from '../../service.ts';
import { returnCases } from '../cases/allocation.ts';
import { recalculateHours, recalculateStage } from './officers.ts';
import { updatePace } from '../work/officer-work.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { giveAwayReports } from '../work/reports.ts';
import type { OfficerId } from '../../state/identity.ts';

/**
 * Sickness and leave: a short spell stops work and leaves the officer's workload as it is; a long one takes the officer
 * away, and the cases come back after some weeks; parental leave is foreseen, and the cases come back at once.
 */

/** A few days off sick. */
export function shortSpellBegins(service: Service, officer: OfficerId): void {
  const { officers, streams, p } = service;
  officers.untilShortSpell[officer] = exponentialFrom(
    officers.uniform(streams['short sickness'], officer, ++officers.shortSpells[officer]),
    1,
  );
  if (officers.attendance[officer] !== Attendance.atWork) return;
  startAbsence(
    service,
    officer,
    Attendance.shortSickness,
    daysOfSpell(
      drawSpellLength(service, officer, firstDraw(officers.shortSpells[officer]), p.absence.short_spell_lasts),
    ),
  );
  updatePace(service, officer);
}

/** Weeks or months off sick: no points are available, and after a time the cases come back. */
export function longSpellBegins(service: Service, officer: OfficerId): void {
  const { officers, streams, queue, p, today, endDay } = service;
  officers.untilLongSpell[officer] = exponentialFrom(
    officers.uniform(streams['long sickness'], officer, ++officers.longSpells[officer]),
    1,
  );
  if (officers.attendance[officer] !== Attendance.atWork) return;
  const days = daysOfSpell(
    drawSpellLength(service, officer, secondDraw(officers.longSpells[officer]), p.absence.long_spell_lasts),
  );
  startAbsence(service, officer, Attendance.longSickness, days);
  recalculateHours(service, officer);
  giveAwayReports(service, officer);
  const casesReturnOn = today + Math.round(p.allocation.cases_return_after) + 1;
  if (days > p.allocation.cases_return_after && casesReturnOn < endDay)
    queue.addOn(casesReturnOn, staffPart, Event.casesOfAbsentReturn, officer, officers.absences[officer]);
}

/** Parental leave begins: it is foreseen, so the cases come back on the day. */
export function parentalLeaveBegins(service: Service, officer: OfficerId): void {
  const { officers, streams, p } = service;
  officers.untilParentalLeave[officer] = exponentialFrom(
    officers.uniform(streams['parental leave'], officer, ++officers.parentalLeaves[officer]),
    1,
  );
  if (officers.attendance[officer] !== Attendance.atWork) return;
  startAbsence(service, officer, Attendance.parentalLeave, Math.round(p.absence.parental_leave_lasts * daysPerMonth));
  recalculateHours(service, officer);
  returnCases(service, officer);
}

/** The officer is still away: the cases come back to be reallocated. */
export function casesOfAbsentReturn(service: Service, officer: OfficerId, spell: number): void {
  const { officers } = service;
  if (officers.absences[officer] === spell && officers.attendance[officer] === Attendance.longSickness)
    returnCases(service, officer);
}

/** The officer is back at work. */
export function officerReturns(service: Service, officer: OfficerId): void {
  const { officers, unit, queue } = service;
  if (officers.attendance[officer] !== Attendance.parentalLeave) {
    unit.sick.add(-1, queue.now);
  }
  officers.attendance[officer] = Attendance.atWork;
  recalculateStage(service, officer);
}

/** An officer is away from today, for so many days. */
export function startAbsence(service: Service, officer: OfficerId, attendance: number, days: number): void {
  const { officers, unit, queue, today, endDay } = service;
  if (attendance !== Attendance.parentalLeave) {
    unit.sick.add(1, queue.now);
  }
  officers.attendance[officer] = attendance;
  officers.absences[officer]++;
  officers.weeksOver110[officer] = weeksOver110AfterAbsence;
  if (today + days < endDay)
    queue.addOn(today + days, staffPart, Event.officerReturns, officer, officers.absences[officer]);
}

/** Length of a spell in working days. Short spells have the first draw of each occasion, long ones the second. */
function drawSpellLength({ officers, streams, p }: Service, officer: OfficerId, draw: number, mean: number): number {
  return lognormalFrom(officers.uniform(streams['spell length'], officer, draw), mean, p.absence.spell_spread);
}
