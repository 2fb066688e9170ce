import { Stage } from '../../state/cases.ts';
import { casesPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { earlyReleaseOn, isEligibleForEarlyRelease } from '../../rules/supervision/early-release.ts';
import { handoverOn } from '../../rules/supervision/handover.ts';
import type { Service } from '../../service.ts';
import { startLicence, requestOfficer } from './supervision.ts';
import { beginTaskOfCase } from '../work/tasks.ts';
import { taskKinds } from '../../categories.ts';
import { addDays } from '../../state/identity.ts';
import type { CaseId, Day } from '../../state/identity.ts';

/**
 * A custodial sentence: held by the prison, handed over to a community officer some months before release, then
 * released on licence.
 */

const earlyReleasePapers = taskKinds.indexOf('early_release_papers');

/** A custodial sentence starts today. */
export function startSentence(service: Service, case_: CaseId): void {
  const { cases, streams, derived, today } = service;
  const u = cases.uniform(streams['custody length'], case_);
  const days = derived.custodyLength.at(u);
  scheduleCustody(service, case_, addDays(today, Math.max(1, Math.round(days))), Stage.prisonHeld);
}

/**
 * A person in custody, handed over already or not, is expected to be released on a day: licence, handover and release
 * are scheduled.
 */
export function scheduleCustody(
  service: Service,
  case_: CaseId,
  expectedOn: Day,
  stage: typeof Stage.prisonHeld | typeof Stage.beforeRelease,
): void {
  const { cases, streams, derived } = service;
  const u = cases.uniform(streams['licence length'], case_);
  const licence = derived.licenceLength.at(u);
  cases.stage[case_] = stage;
  cases.releaseExpectedOn[case_] = expectedOn;
  // The licence ends with the sentence: an early release makes it longer.
  cases.endsOn[case_] = addDays(expectedOn, Math.max(1, Math.round(licence)));
  scheduleRelease(service, case_);
}

/**
 * Schedules handover and release, and again when an early release scheme begins or ends. A handover that is due already
 * takes place at once.
 */
export function scheduleRelease(service: Service, case_: CaseId): void {
  const { cases, streams, queue, p, today, endDay } = service;
  const timer = ++cases.releaseTimer[case_];
  const { early_release_days, early_release_share } = p.demand;
  const isReleasedEarly =
    early_release_days > 0 &&
    isEligibleForEarlyRelease(cases.uniform(streams['early release'], case_), early_release_share);
  const daysEarly = isReleasedEarly ? early_release_days : 0;
  const releasedOn = workingDayOnOrAfter(service, earlyReleaseOn(cases.releaseExpectedOn[case_], daysEarly, today));
  if (releasedOn < endDay) queue.addOn(releasedOn, casesPart, Event.personIsReleased, case_, timer);
  if (isReleasedEarly) scheduleNotice(service, case_, releasedOn);
  if (cases.stage[case_] !== Stage.prisonHeld) return;
  const handedOverOn = handoverOn(releasedOn, p.supervision.handover_before_release, today);
  if (handedOverOn === today) caseIsHandedOver(service, case_);
  else if (handedOverOn < endDay) queue.addOn(handedOverOn, casesPart, Event.caseIsHandedOver, case_, timer);
}

/** An early release is notified as many working days ahead as its papers are given, or tomorrow if it comes sooner. */
function scheduleNotice(service: Service, case_: CaseId, releasedOn: number): void {
  const { cases, calendar, queue, derived, today, endDay } = service;
  if (derived.taskEffort[earlyReleasePapers] === 0 || releasedOn >= endDay) return;
  let notifiedOn = releasedOn;
  for (let days = derived.taskDue[earlyReleasePapers]; days > 0 && notifiedOn > today + 1; days--)
    while (!calendar.isWorkingDay(--notifiedOn) && notifiedOn > today + 1);
  queue.addOn(
    Math.max(today + 1, notifiedOn),
    casesPart,
    Event.earlyReleaseIsNotified,
    case_,
    cases.releaseTimer[case_],
  );
}

/** The prison says that a person will be released early: papers are due. */
export function earlyReleaseIsNotified(service: Service, case_: CaseId): void {
  beginTaskOfCase(service, 'early_release_papers', case_);
}

/** The day, or the next working day after it; nobody needs to know which far beyond the end. */
function workingDayOnOrAfter({ calendar }: Service, day: number): number {
  return calendar.knowsWorkingDaysAround(day) ? calendar.deadline(day - 1, 1) : day;
}

/** Release comes near: a community officer is needed, who holds the case at custody points. */
export function caseIsHandedOver(service: Service, case_: CaseId): void {
  service.cases.stage[case_] = Stage.beforeRelease;
  requestOfficer(service, case_);
}

/** A prisoner is released on licence. */
export function personIsReleased(service: Service, case_: CaseId): void {
  service.cases.releaseTimer[case_]++;
  service.flows.releases++;
  if (service.cases.stage[case_] === Stage.prisonHeld) caseIsHandedOver(service, case_);
  startLicence(service, case_);
}
