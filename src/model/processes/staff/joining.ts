import { poissonFrom } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance, GradeIndex } from '../../state/practitioners.ts';
import { mayJoinAgency } from '../../rules/leaving/agency-from-staff.ts';
import { mayBePromoted } from '../../rules/staff/promotion.ts';
import type { Service } from '../../service.ts';
import { shareOfRecruits } from '../planning/placement.ts';
import { chooseFromStaff, goesToStaff, joinsStaff } from './candidates.ts';
import { officerLeaves } from './leaving.ts';
import { addOfficer } from './officers.ts';
import { apportionToUnit } from '../../state/apportionment.ts';
import { negativeSerialNumberIn, serialNumberIn } from '../../state/draws.ts';
import { OfficerSource, successorOf } from '../../state/officer-keys.ts';
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
  const { source, serialNumber } = key;
  addOfficer(service, { source, serialNumber, grade, serviceFrom: today, stageFrom: today });
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

/** Who is promoted into a post; `none` where there is no candidate. */
const choosePromoted = (service: Service, post: OfficerKey): OfficerId =>
  chooseFromStaff(
    service,
    service.unit.probationOfficers.filter((officer) =>
      mayBePromoted(service.officers.grade[officer], service.p.staff.promote_newly_qualified),
    ),
    post,
  );

/**
 * The number of agency officers of the unit is brought to what the settings say: the latest go first, and some of them
 * join the staff. Some new places are taken by the unit's own officers, who leave the staff for them.
 */
export function adjustAgencyOfficers(service: Service): void {
  const { officers, unit, p, today } = service;
  const wanted = apportionToUnit(
    service,
    Math.round(p.staff.agency_officers * p.organisation.share_of_service),
    'shareOfStaff',
  );
  const agency = unit.caseHolders.filter((officer) => officers.isAgency[officer] === 1);
  for (const officer of agency.slice(wanted).reverse()) endContract(service, officer);
  for (let i = agency.length; i < wanted; i++) {
    const place: OfficerKey = { source: OfficerSource.agency, serialNumber: serialNumberIn(today, i) };
    const leaver = chooseForAgency(service, place);
    const serviceFrom = leaver === none ? today : officers.serviceFrom[leaver];
    if (leaver !== none) officerLeaves(service, leaver, 'joins an agency');
    addOfficer(service, { ...place, grade: GradeIndex.PO, serviceFrom, stageFrom: today, isAgency: true });
  }
}

/** An agency officer's contract ends; some join the staff the same day, with the experience that they have. */
function endContract(service: Service, officer: OfficerId): void {
  const { officers, flows, p, today } = service;
  officerLeaves(service, officer, 'agency contract ends');
  if (!joinsStaff(service, officer, p.staff.agency_to_staff)) return;
  flows.joinersPO++;
  const key = successorOf({ source: officers.source[officer], serialNumber: officers.serialNumber[officer] });
  addOfficer(service, {
    ...key,
    grade: GradeIndex.PO,
    serviceFrom: officers.serviceFrom[officer],
    stageFrom: today,
    isPartTime: false,
  });
}

/**
 * The officer at work who leaves the staff for an agency place; `none` where it is filled from outside, as at the
 * start.
 */
function chooseForAgency(service: Service, place: OfficerKey): OfficerId {
  const { officers, unit, p, hasStaffTurnover } = service;
  if (!hasStaffTurnover || !goesToStaff(service, place, p.staff.agency_from_staff)) return none;
  const candidates = unit.probationOfficers.filter(
    (officer) => mayJoinAgency(officers.grade[officer]) && officers.attendance[officer] <= Attendance.shortSickness,
  );
  return chooseFromStaff(service, candidates, place);
}
