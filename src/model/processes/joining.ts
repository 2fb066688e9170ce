import { poissonFrom } from '../../engine/index.ts';
import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { officerLeaves } from './leaving.ts';
import { officerJoins, SourceOfOfficers } from './officers.ts';

/** How recruits and seniors take up their posts. */

/** A recruited probation services officer starts, after the post was advertised and the recruit vetted. */
export function servicesOfficerStarts(service: Service, unit: number, birth: number): void {
  const { units, flows, today } = service;
  units.officersOnTheWay[unit]--;
  flows.byUnit.joinersPSO[unit]++;
  officerJoins(service, { grade: GradeIs.PSO, unit, source: SourceOfOfficers.recruited, birth, serviceFrom: today, stageFrom: today });
}

/** Births of probation officers recruited by plan stand apart from those of posts. */
const birthOfRecruit = (month: number, index: number): number => -1 - (month * 4096 + index);

/** Each month some qualified probation officers are recruited from outside, on days of that month. */
export function probationOfficersAreRecruited(service: Service): void {
  const { units, luck, queue, p, today, endDay, monthOfDay } = service;
  const month = monthOfDay[today];
  for (let unit = 0; unit < units.count; unit++) {
    const source = unit * 4 + SourceOfOfficers.recruited;
    const mean = (p.staff.recruits_probation_officers * p.organisation.share_of_service * units.shareOfStaff[unit]) / 12;
    const number = poissonFrom(luck.recruits.uniform(source, month), mean);
    for (let index = 0; index < number; index++) {
      const birth = birthOfRecruit(month, index);
      const day = today + Math.floor(luck.recruits.uniform(source, birth, 1) * daysOfAMonth);
      if (day < endDay) queue.addOn(day, staffPart, Event.recruitStarts, unit, birth);
    }
  }
}

/** A recruit starts: a probation officer recruited by plan, or a probation services officer into a post. */
export function recruitStarts(service: Service, unit: number, birth: number): void {
  if (birth >= 0) {
    servicesOfficerStarts(service, unit, birth);
    return;
  }
  const { flows, today } = service;
  flows.byUnit.joinersPO[unit]++;
  officerJoins(service, { grade: GradeIs.PO, unit, source: SourceOfOfficers.recruited, birth, serviceFrom: today, stageFrom: today });
}

/** A post of a senior is filled: by promotion of a probation officer of the unit, or from outside the grade. */
export function seniorIsAppointed(service: Service, unit: number, birth: number): void {
  const { officers, units, luck, p, today } = service;
  const source = unit * 4 + SourceOfOfficers.recruited;
  units.seniorsOnTheWay[unit]--;
  let serviceFrom = today;
  if (luck.promotion.uniform(source, birth) < p.loops.promotion_drain) {
    const candidates = units.probationOfficers[unit].filter((officer) => p.staff.promote_newly_qualified || officers.grade[officer] === GradeIs.PO);
    if (candidates.length > 0) {
      const promoted = candidates[Math.floor(luck.promotion.uniform(source, birth, 1) * candidates.length)];
      serviceFrom = officers.serviceFrom[promoted];
      officerLeaves(service, promoted, 'is promoted');
    }
  }
  officerJoins(service, { grade: GradeIs.SPO, unit, source: SourceOfOfficers.recruited, birth, serviceFrom, stageFrom: today });
}

/** The number of agency officers of each unit is brought to what the settings say: the latest go first. */
export function agencyOfficersAreHired(service: Service): void {
  const { officers, units, p, today } = service;
  for (let unit = 0; unit < units.count; unit++) {
    const wanted = Math.round(p.staff.agency_officers * p.organisation.share_of_service * units.shareOfStaff[unit]);
    const agency = units.holders[unit].filter((officer) => officers.isAgency[officer] === 1);
    for (const officer of agency.slice(wanted).reverse()) officerLeaves(service, officer, 'agency contract ends');
    for (let i = agency.length; i < wanted; i++) {
      officerJoins(service, { grade: GradeIs.PO, unit, source: SourceOfOfficers.agency, birth: units.births[unit * 4 + SourceOfOfficers.agency]++, serviceFrom: today, stageFrom: today, isAgency: true });
    }
  }
}

