import { apportion } from '../../state/apportionment.ts';
import { Attendance } from '../../state/practitioners.ts';
import { officersOffered, roomOfUnits } from '../../rules/planning/relief.ts';
import type { UnitWorkload } from '../../rules/planning/relief.ts';
import type { Service } from '../../service.ts';
import type { OfficerId } from '../../state/identity.ts';
import { isProbationOfficer } from '../staff/officers.ts';
import { loadOf } from '../work/officer-work.ts';
import { changeUnit } from './change-of-unit.ts';

/**
 * Relief teams: units with room lend probation officers to units that are short, from one planning date to the next.
 * Cases stay where they are: those of an officer who goes, and those taken on there, come back to be reallocated.
 */

/**
 * Those on loan come home; who is away from work stays on loan, and who has left or been promoted is on loan no more.
 */
export function endRelief(services: readonly Service[]): void {
  const { whole } = services[0];
  whole.onLoan = whole.onLoan.filter(({ home, away, officer }) => {
    const { officers } = services[away];
    if (officers.inPost[officer] === 0) return false;
    if (officers.attendance[officer] !== Attendance.atWork) return true;
    changeUnit(services[away], services[home], officer);
    return false;
  });
}

/** Units with room lend officers to those that are short until the next planning date. */
export function beginRelief(services: readonly Service[]): void {
  const { whole, p } = services[0];
  if (p.staff.relief === 0) return;
  const room = roomOfUnits(services.map(workloadOf));
  const able = services.map(officersAble);
  const offered = able.map(({ length }, unit) => officersOffered(length, p.staff.relief, room[unit]));
  const wanted = room.map((each) => Math.max(0, -each));
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const lent = Math.min(total(offered), Math.floor(total(wanted)));
  if (lent === 0) return;
  const taken = apportion(lent, wanted).flatMap((number, unit) => Array<number>(number).fill(unit));
  const loans = apportion(lent, offered).flatMap((number, home) =>
    able[home].slice(0, number).map((officer) => ({ home, officer })),
  );
  loans.forEach(({ home, officer }, index) => {
    const away = taken[index];
    whole.onLoan.push({ home, away, officer: changeUnit(services[home], services[away], officer) });
  });
}

function workloadOf(service: Service): UnitWorkload {
  const { officers, unit } = service;
  const atWork = unit.caseHolders.filter(
    (officer) => officers.attendance[officer] === Attendance.atWork && officers.available[officer] > 0,
  );
  const load = atWork.reduce((sum, officer) => sum + loadOf(service, officer), 0);
  return { practitioners: atWork.length, load: load / Math.max(1, atWork.length) };
}

/** Probation officers who may be lent, in an order that each draws for this day. */
function officersAble(service: Service): OfficerId[] {
  const { officers, unit, streams, today } = service;
  return unit.caseHolders
    .filter((officer) => isProbationOfficer(service, officer) && officers.attendance[officer] === Attendance.atWork)
    .map((officer) => ({ officer, drawn: officers.uniform(streams.relief, officer, today) }))
    .sort((a, b) => a.drawn - b.drawn)
    .map(({ officer }) => officer);
}
