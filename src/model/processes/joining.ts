import { poissonFrom } from '../../engine/index.ts';
import { none } from '../cases.ts';
import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { GradeIs } from '../practitioners.ts';
import type { Service } from '../service.ts';
import { officerLeaves } from './leaving.ts';
import { officerJoins, sourceOfOfficers, SourceOfOfficers } from './officers.ts';
import { partOfUnit } from '../share-out.ts';

/** How recruits and seniors take up their posts. */

/** A recruited probation services officer starts, after the post was advertised and the recruit vetted. */
function servicesOfficerStarts(service: Service, birth: number): void {
  const { unit, flows, today } = service;
  unit.officersOnTheWay--;
  flows.joinersPSO++;
  officerJoins(service, {
    grade: GradeIs.PSO,
    source: SourceOfOfficers.recruited,
    birth,
    serviceFrom: today,
    stageFrom: today,
  });
}

/** Births of probation officers recruited by plan stand apart from those of posts. */
const birthOfRecruit = (month: number, index: number): number => -1 - (month * 4096 + index);

/** Each month some qualified probation officers are recruited from outside, on days of that month. */
export function probationOfficersAreRecruited(service: Service): void {
  const { unit, luck, queue, p, today, endDay, monthOfDay } = service;
  const month = monthOfDay[today];
  const source = sourceOfOfficers(unit, SourceOfOfficers.recruited);
  const mean = (p.staff.recruits_probation_officers * p.organisation.share_of_service * unit.plan.shareOfStaff) / 12;
  const number = poissonFrom(luck.recruits.uniform(source, month), mean);
  for (let index = 0; index < number; index++) {
    const birth = birthOfRecruit(month, index);
    const day = today + Math.floor(luck.recruits.uniform(source, birth, 1) * daysOfAMonth);
    if (day < endDay) queue.addOn(day, staffPart, Event.recruitStarts, 0, birth);
  }
}

/** A recruit starts: a probation officer recruited by plan, or a probation services officer into a post. */
export function recruitStarts(service: Service, birth: number): void {
  if (birth >= 0) {
    servicesOfficerStarts(service, birth);
    return;
  }
  const { flows, today } = service;
  flows.joinersPO++;
  officerJoins(service, {
    grade: GradeIs.PO,
    source: SourceOfOfficers.recruited,
    birth,
    serviceFrom: today,
    stageFrom: today,
  });
}

/** A post of a senior is filled: by promotion of a probation officer of the unit, or from outside the grade. */
export function seniorIsAppointed(service: Service, birth: number): void {
  const { officers, unit, flows, luck, p, today } = service;
  const source = sourceOfOfficers(unit, SourceOfOfficers.recruited);
  let serviceFrom = today;
  let promoted = none;
  if (luck.promotion.uniform(source, birth) < p.loops.promotion_drain) {
    const candidates = unit.probationOfficers.filter(
      (officer) => p.staff.promote_newly_qualified || officers.grade[officer] === GradeIs.PO,
    );
    if (candidates.length > 0) {
      promoted = candidates[Math.floor(luck.promotion.uniform(source, birth, 1) * candidates.length)];
      serviceFrom = officers.serviceFrom[promoted];
      officerLeaves(service, promoted, 'is promoted');
    }
  }
  const senior = officerJoins(service, {
    grade: GradeIs.SPO,
    source: SourceOfOfficers.recruited,
    birth,
    serviceFrom,
    stageFrom: today,
  });
  if (promoted !== none) flows.retention.goesOnAs(promoted, senior);
  // Only now, so that the post does not count as vacant while the one promoted leaves theirs.
  unit.seniorsOnTheWay--;
}

/** The number of agency officers of the unit is brought to what the settings say: the latest go first. */
export function agencyOfficersAreHired(service: Service): void {
  const { officers, unit, p, today } = service;
  const wanted = partOfUnit(
    service,
    Math.round(p.staff.agency_officers * p.organisation.share_of_service),
    'shareOfStaff',
  );
  const agency = unit.holders.filter((officer) => officers.isAgency[officer] === 1);
  for (const officer of agency.slice(wanted).reverse()) officerLeaves(service, officer, 'agency contract ends');
  for (let i = agency.length; i < wanted; i++) {
    officerJoins(service, {
      grade: GradeIs.PO,
      source: SourceOfOfficers.agency,
      birth: unit.births[SourceOfOfficers.agency]++,
      serviceFrom: today,
      stageFrom: today,
      isAgency: true,
    });
  }
}
