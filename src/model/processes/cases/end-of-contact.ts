import { isSupervisedInCommunity, Stage } from '../../state/cases.ts';
import { casesPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { endOfContactOn, endsContactEarly, isEntered, mayContactEnd } from '../../rules/supervision/end-of-contact.ts';
import type { ContactScheme } from '../../rules/supervision/end-of-contact.ts';
import type { Service } from '../../service.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * When contact with a case ends early (Probation Reset and what followed it), and whether the case is entered for it.
 * That it ends is an event of supervision.
 */

/** The draws of a case from the stream of entries. */
const entryDraw = { phase: 0, childProtection: 1, requirement: 2, takeUp: 3 } as const;

/** The schemes in force for a case, by recorded risk. */
const schemesFor = ({ cases, contactSchemes, licenceContactSchemes }: Service, case_: CaseId) =>
  cases.stage[case_] === Stage.order ? contactSchemes : licenceContactSchemes;

/** The scheme in force for the recorded risk of a case; very high risk has that of high risk until its day comes. */
const schemeOf = (service: Service, case_: CaseId): ContactScheme =>
  schemesFor(service, case_)[service.cases.recordedRisk[case_]];

/** Whether contact ends early at all for cases of this recorded risk. */
export const isContactEndInForce = (service: Service, case_: CaseId): boolean =>
  endsContactEarly(schemeOf(service, case_).after);

/**
 * The day on which contact with a case would end under the settings in force: after a share of the order or licence, so
 * that there is none in post-sentence supervision.
 */
export function endOfContactDay(service: Service, case_: CaseId): number {
  const { cases, streams, p } = service;
  const phaseIn = p.supervision.contact_end_phase;
  const drawn = phaseIn > 0 ? cases.uniform(streams['end of contact'], case_, entryDraw.phase) : 0;
  return endOfContactOn(
    cases.supervisedFrom[case_],
    cases.sentenceEndsOn[case_],
    schemeOf(service, case_),
    phaseIn,
    drawn,
  );
}

export function scheduleEndOfContact(service: Service, case_: CaseId): void {
  const { cases, queue, today, endDay } = service;
  if (!isContactEndInForce(service, case_) || cases.contactHasEnded[case_] === 1) return;
  const day = Math.max(endOfContactDay(service, case_), today + 1);
  if (day < cases.endsOn[case_] && day < endDay)
    queue.addOn(day, casesPart, Event.contactEnds, case_, cases.generation[case_]);
}

/** The recorded risk of a case has changed: at the new level contact may end sooner. */
export function bringForwardEndOfContact(service: Service, case_: CaseId, levelBefore: number): void {
  const { cases } = service;
  if (schemeOf(service, case_).after >= schemesFor(service, case_)[levelBefore].after) return;
  if (isSupervisedInCommunity(cases.stage[case_])) scheduleEndOfContact(service, case_);
}

/** Whether contact with a case under supervision in the community ends, now that its day has come. */
export const doesContactEnd = (service: Service, case_: CaseId): boolean =>
  isSupervisedInCommunity(service.cases.stage[case_]) &&
  mayContactEnd(service.cases.recordedRisk[case_], service.cases.mappaLevel[case_]) &&
  isEnteredForEndOfContact(service, case_);

/** Whether somebody enters the case as one whose contact has ended; drawn once for the case. */
function isEnteredForEndOfContact({ cases, streams, p }: Service, case_: CaseId): boolean {
  const draw = (number: number): number => cases.uniform(streams['end of contact'], case_, number);
  const { child_protection, orders_with_rehabilitation_requirement, contact_end_take_up } = p.supervision;
  const isOrder = cases.stage[case_] === Stage.order;
  return isEntered(
    {
      childProtection: draw(entryDraw.childProtection),
      requirement: draw(entryDraw.requirement),
      takeUp: draw(entryDraw.takeUp),
    },
    {
      childProtection: child_protection,
      withRequirement: isOrder ? orders_with_rehabilitation_requirement : 1,
      takeUp: contact_end_take_up,
    },
  );
}
