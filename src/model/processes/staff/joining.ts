import { poissonFrom } from '../../../engine/index.ts';
import { none } from '../../state/cases.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { mayBePromoted } from '../../rules/staff/promotion.ts';
import type { Service } from '../../service.ts';
import { officerLeaves } from './leaving.ts';
import { addOfficer, officerSourceKey, OfficerSource } from './officers.ts';
import { apportionToUnit } from '../../state/apportionment.ts';

/** How recruits and seniors take up their posts. */

/** A recruited probation services officer starts, after the post was advertised and the recruit vetted. */
function startServicesOfficer(service: Service, serialNumber: number): void {
  const { unit, flows, today } = service;
  unit.servicesOfficersInRecruitment--;
  flows.joinersPSO++;
  addOfficer(service, {
    grade: GradeIndex.PSO,
    source: OfficerSource.recruited,
    serialNumber,
    serviceFrom: today,
    stageFrom: today,
  });
}

/** Serial numbers of probation officers recruited by plan stand apart from those of posts. */
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
    if (day < endDay) queue.addOn(day, staffPart, Event.recruitStarts, 0, serialNumber);
  }
}

/** A recruit starts: a probation officer recruited by plan, or a probation services officer into a post. */
export function recruitStarts(service: Service, serialNumber: number): void {
  if (serialNumber >= 0) {
    startServicesOfficer(service, serialNumber);
    return;
  }
  const { flows, today } = service;
  flows.joinersPO++;
  addOfficer(service, {
    grade: GradeIndex.PO,
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
  let promoted = none;
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
