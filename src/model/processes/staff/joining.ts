import { poissonFrom } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { mayBePromoted } from '../../rules/staff/promotion.ts';
import type { Service } from '../../service.ts';
import { officerLeaves } from './leaving.ts';
import { addOfficer, officerSourceKey, OfficerSource } from './officers.ts';
import { apportionToUnit } from '../../state/apportionment.ts';
import { none } from '../../state/identity.ts';
import type { OfficerId, GradeCode } from '../../state/identity.ts';

/** How recruits and seniors take up their posts. */

/** Serial numbers of probation officers recruited by plan are negative, so that they stay apart from those of posts. */
const recruitSerialNumber = (month: number, index: number): number => -1 - (month * 4096 + index);

/** Each month some qualified probation officers are recruited from outside, on days of that month. */
export function recruitProbationOfficers(service: Service): void {
  const { unit, streams, queue, p, today, endDay, monthOfDay } = service;
  const month = monthOfDay[today];
  const source = officerSourceKey(unit, OfficerSource.recruited);
  const mean = (p.staff.recruits_probation_officers * p.organisation.share_of_service * unit.plan.shareOfStaff) / 12;
  const number = poissonFrom(streams.recruits.uniform(source, month), mean);
  for (let index = 0; index < number; index++) {
    const serialNumber = recruitSerialNumber(month, index);
    const day = today + Math.floor(streams.recruits.uniform(source, serialNumber, 1) * daysPerMonth);
    if (day < endDay) queue.addOn(day, staffPart, Event.probationOfficerStarts, 0, serialNumber);
  }
}

/** A recruited probation services officer starts, after the post was advertised and the recruit vetted. */
export function servicesOfficerStarts(service: Service, serialNumber: number): void {
  service.unit.servicesOfficersInRecruitment--;
  service.flows.joinersPSO++;
  addRecruit(service, GradeIndex.PSO, serialNumber);
}

/** A probation officer recruited by plan starts. */
export function probationOfficerStarts(service: Service, serialNumber: number): void {
  service.flows.joinersPO++;
  addRecruit(service, GradeIndex.PO, serialNumber);
}

function addRecruit(service: Service, grade: GradeCode, serialNumber: number): void {
  const { today } = service;
  addOfficer(service, {
    grade,
    source: OfficerSource.recruited,
    serialNumber,
    serviceFrom: today,
    stageFrom: today,
  });
}

/** A post of a senior is filled: by promotion of a probation officer of the unit, or from outside the grade. */
export function seniorIsAppointed(service: Service, serialNumber: number): void {
  const { officers, unit, flows, streams, p, today } = service;
  const source = officerSourceKey(unit, OfficerSource.recruited);
  let serviceFrom = today;
  let promoted: OfficerId = none;
  if (streams.promotion.uniform(source, serialNumber) < p.loops.promotion_drain) {
    const candidates = unit.probationOfficers.filter((officer) =>
      mayBePromoted(officers.grade[officer], p.staff.promote_newly_qualified),
    );
    if (candidates.length > 0) {
      promoted = candidates[Math.floor(streams.promotion.uniform(source, serialNumber, 1) * candidates.length)];
      serviceFrom = officers.serviceFrom[promoted];
      officerLeaves(service, promoted, 'is promoted');
    }
  }
  const senior = addOfficer(service, {
    grade: GradeIndex.SPO,
    source: OfficerSource.recruited,
    serialNumber,
    serviceFrom,
    stageFrom: today,
  });
  if (promoted !== none) flows.retention.recordPromotion(promoted, senior);
  // Only now, so that the post does not count as vacant while the one promoted leaves theirs.
  unit.seniorsInAppointment--;
}

/** The number of agency officers of the unit is brought to what the settings say: the latest go first. */
export function adjustAgencyOfficers(service: Service): void {
  const { officers, unit, p, today } = service;
  const wanted = apportionToUnit(
    service,
    Math.round(p.staff.agency_officers * p.organisation.share_of_service),
    'shareOfStaff',
  );
  const agency = unit.caseHolders.filter((officer) => officers.isAgency[officer] === 1);
  for (const officer of agency.slice(wanted).reverse()) officerLeaves(service, officer, 'agency contract ends');
  for (let i = agency.length; i < wanted; i++) {
    addOfficer(service, {
      grade: GradeIndex.PO,
      source: OfficerSource.agency,
      serialNumber: unit.serialNumbers[OfficerSource.agency]++,
      serviceFrom: today,
      stageFrom: today,
      isAgency: true,
    });
  }
}
