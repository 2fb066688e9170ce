import { Event } from '../../events.ts';
import { shareOfSupervisionPassedOn } from '../../rules/supervision/end-of-contact.ts';
import { isRestricted } from '../../rules/supervision/restricted-licence.ts';
import type { Service } from '../../service.ts';
import { Stage } from '../../state/cases.ts';
import type { CaseId } from '../../state/identity.ts';
import { casesPart } from '../../time/day.ts';

/** The restricted stage with which a licence begins; its end is an event, at which the points are recalculated. */

/** Whether a case is on licence and in the restricted stage today. */
export const isOnRestrictedLicence = ({ cases, p, restrictedFrom, today }: Service, case_: CaseId): boolean =>
  cases.stage[case_] === Stage.licence &&
  isRestricted(
    cases.supervisedFrom[case_],
    cases.sentenceEndsOn[case_],
    restrictedFrom,
    p.supervision.restricted_licence_until,
    today,
  );

/** Arranges the end of the restricted stage of a licence that has begun; anew when its settings change. */
export function scheduleEndOfRestriction(service: Service, case_: CaseId): void {
  const { cases, queue, p, restrictedFrom, today, endDay } = service;
  const releasedOn = cases.supervisedFrom[case_];
  const endsOn = cases.sentenceEndsOn[case_];
  if (releasedOn < restrictedFrom) return;
  const day = shareOfSupervisionPassedOn(releasedOn, endsOn, p.supervision.restricted_licence_until);
  if (day > today && day < endsOn && day < endDay)
    queue.addOn(day, casesPart, Event.restrictedStageEnds, case_, cases.generation[case_]);
}
