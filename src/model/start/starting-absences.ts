import { Lognormal } from '../../engine/index.ts';
import { daysPerMonth, daysPerYear } from '../time/day.ts';
import { Attendance } from '../state/practitioners.ts';
import { startAbsence } from '../processes/staff/absence.ts';
import { daysOfSpell } from '../rules/calendar/working-week.ts';
import { recalculateHours } from '../processes/staff/officers.ts';
import type { Service } from '../service.ts';

/**
 * Some of the staff are away on the first day of the run-in, long sick or on parental leave: by Little's law as many as
 * begin in the time that it lasts. Each absence is one met at random, of which a uniform share is over; those who are
 * away hold no cases. Short spells begin afterwards.
 */
export function createStartingAbsences(service: Service): void {
  const { officers, unit, streams, p } = service;
  const { long_spells, long_spell_lasts, parental_leave, parental_leave_lasts, sickness_weight, spell_spread } =
    p.absence;
  const spell = new Lognormal(daysOfSpell(long_spell_lasts), spell_spread);
  const leave = parental_leave_lasts * daysPerMonth;
  // For one who is at work, so many are away.
  const longSick =
    (long_spells * (sickness_weight[unit.plan.region] ?? 1) * daysOfSpell(long_spell_lasts)) / daysPerYear;
  const onLeave = (parental_leave * leave) / daysPerYear;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.isAgency[officer] === 1) continue;
    const draw = (number: number): number => officers.uniform(streams['away before'], officer, number);
    const u = draw(0) * (1 + longSick + onLeave);
    if (u >= longSick + onLeave) continue;
    const isSick = u < longSick;
    const days = (isSick ? spell.sizeBiasedAt(draw(1)) : leave) * draw(2);
    startAbsence(
      service,
      officer,
      isSick ? Attendance.longSickness : Attendance.parentalLeave,
      Math.max(1, Math.round(days)),
    );
    recalculateHours(service, officer);
  }
}
