import { poissonFrom } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { GradeIndex } from '../../state/practitioners.ts';
import { mayBePromoted } from '../../rules/staff/promotion.ts';
import type { Service } from '../../service.ts';
import { shareOfRecruits } from '../planning/placement.ts';
import { officerLeaves } from './leaving.ts';
import { addOfficer } from './officers.ts';
import { apportionToUnit } from '../../state/apportionment.ts';
import { negativeSerialNumberIn, serialNumberIn } from '../../state/draws.ts';
import { drawOfPost, OfficerSource } from '../../state/officer-keys.ts';
import type { OfficerKey } from '../../state/officer-keys.ts';
import { none } from '../../state/identity.ts';
import type { OfficerId, GradeCode } from '../../state/identity.ts';

/** How recruits and seniors take up their posts. */

/** Each month some qualified probation officers are recruited from outside, on days of that month. */
export function recruitProbationOfficers(service: Service): void {
  const { streams, queue, p, today, endDay, monthOfDay } = service;
  const month = monthOfDay[today];
  const source = OfficerSource.recruited;
  const mean = (p.staff.recruits_probation_officers * p.organisation.share_of_service * shareOfRecruits(service)) / 12;
  const number = poissonFrom(streams.recruits.uniform(source, month), mean);
  for (let index = 0; index < number; index++) {
    const serialNumber = negativeSerialNumberIn(month, index);
    const day = today + Math.floor(streams.recruits.uniform(source, serialNumber, 1) * daysPerMonth);
    if (day < endDay) queue.addOn(day, staffPart, Event.probationOfficerStarts, source, serialNumber);
  }
}

/** A recruited probation services officer starts, after the post was advertised and the recruit vetted. */
export function servicesOfficerStarts(service: Service, key: OfficerKey): void {
  service.unit.servicesOfficersInRecruitment--;
  service.flows.joinersPSO++;
  addRecruit(service, GradeIndex.PSO, key);
}

/** A probation officer recruited by plan starts. */
export function probationOfficerStarts(service: Service, key: OfficerKey): void {
  service.flows.joinersPO++;
  addRecruit(service, GradeIndex.PO, key);
}

function addRecruit(service: Service, grade: GradeCode, key: OfficerKey): void {
  const { today } = service;
  addOfficer(service, { ...key, grade, serviceFrom: today, stageFrom: today });
}

/** A post of a senior is filled: by promotion of a probation officer of the unit, or from outside the grade. */
export function seniorIsAppointed(service: Service, key: OfficerKey): void {
  const { officers, unit, flows, streams, p, today } = service;
  const isPromotion = streams.promotion.uniform(key.source, key.serialNumber) < p.loops.promotion_drain;
  const promoted = isPromotion ? choosePromoted(service, key) : none;
  const serviceFrom = promoted === none ? today : officers.serviceFrom[promoted];
  if (promoted !== none) officerLeaves(service, promoted, 'is promoted');
  const senior = addOfficer(service, { ...key, grade: GradeIndex.SPO, serviceFrom, stageFrom: today });
  if (promoted !== none) flows.retention.recordPromotion(promoted, senior);
  // Only now, so that the post does not count as vacant while the one promoted leaves theirs.
  unit.seniorsInAppointment--;
}

/**
 * Who is promoted into a post: of those who may be, the one with the lowest number, which each draws for this post. So
 * one candidate more takes the promotion from another or changes nothing; `none` where there is no candidate.
 */
function choosePromoted({ officers, unit, streams, p }: Service, post: OfficerKey): OfficerId {
  let chosen: OfficerId = none;
  let lowest = Infinity;
  for (const officer of unit.probationOfficers) {
    if (!mayBePromoted(officers.grade[officer], p.staff.promote_newly_qualified)) continue;
    const drawn = officers.uniform(streams.candidacy, officer, drawOfPost(post));
    if (drawn < lowest) [chosen, lowest] = [officer, drawn];
  }
  return chosen;
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
      serialNumber: serialNumberIn(today, i),
      serviceFrom: today,
      stageFrom: today,
      isAgency: true,
    });
  }
}
