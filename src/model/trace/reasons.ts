import { Event } from '../events.ts';
import type { Service } from '../service.ts';
import { attendanceWords } from './officer-facts.ts';
import type { CauseOfMissing, ReasonForLeaving, ReasonForReallocation } from './story.ts';
import type { OfficerId } from '../state/identity.ts';

/** Why somebody is no longer in post, by the event that took them away. */
export function reasonForLeaving({ officers }: Service, officer: OfficerId, kind: number): ReasonForLeaving {
  if (kind === Event.officerLeaves) return 'left the service';
  if (kind === Event.officerMoves) return 'moved to another role';
  if (kind === Event.planningDateComes) return 'went to another unit';
  if (kind === Event.seniorIsAppointed) return 'was promoted to senior';
  return officers.isAgency[officer] === 1 ? 'came to the end of an agency contract' : 'left for an agency';
}

/** Why a case came back from an officer in an event; absent where it was only given to another who may hold it. */
export function reasonForReallocation(
  service: Service,
  officer: OfficerId,
  kind: number,
): ReasonForReallocation | undefined {
  const { officers } = service;
  if (officers.inPost[officer] === 0) return reasonForLeaving(service, officer, kind);
  if (kind === Event.casesOfAbsentReturn || kind === Event.parentalLeaveBegins)
    return attendanceWords[officers.attendance[officer]];
  return officers.holdsCases[officer] === 0 ? 'left sentence management' : undefined;
}

/** When a review was given up as missed, by the event that did so. */
export function causeOfMissing(kind: number): CauseOfMissing {
  if (kind === Event.graceHasPassed) return 'the grace had passed';
  if (kind === Event.personIsRecalled) return 'the person was recalled';
  return kind === Event.contactEnds ? 'contact ended' : 'supervision ended';
}
