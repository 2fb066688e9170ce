import { Event } from '../../src/model/events.ts';
import type { Service } from '../../src/model/service.ts';
import type { CaseId, OfficerId } from '../../src/model/state/identity.ts';

/** The case or the officer that an event is about, by its kind. */
type Agent = CaseId & OfficerId;

/** The generation number that an event about a case or an officer must still have, by kind; see `executeEvent`. */
const timers: Readonly<Record<number, (service: Service, agent: Agent) => number>> = {
  ...ofKinds(
    [Event.reviewOpens, Event.graceHasPassed, Event.assessmentIsCountersigned],
    ({ cases }, agent) => cases.reviewTimer[agent],
  ),
  ...ofKinds([Event.assessmentIsCompleted, Event.taskIsCompleted], ({ officers }, agent) => officers.workTimer[agent]),
  ...ofKinds([Event.riseMayBeNoticed], ({ cases }, agent) => cases.noticeTimer[agent]),
  ...ofKinds([Event.mappaLevelChanges], ({ cases }, agent) => cases.mappaTimer[agent]),
  ...ofKinds(
    [Event.personIsReleased, Event.personIsReleasedAgain, Event.earlyReleaseIsNotified, Event.caseIsHandedOver],
    ({ cases }, agent) => cases.releaseTimer[agent],
  ),
  ...ofKinds(
    [
      Event.caseBecomesAllocatable,
      Event.supervisionEnds,
      Event.riskMoves,
      Event.personIsRecalled,
      Event.orderIsBreached,
      Event.breachIsDealtWith,
      Event.conditionsAreBroken,
      Event.restrictedStageEnds,
      Event.orderIsCompleted,
      Event.contactEnds,
      Event.postSentenceSupervisionBegins,
    ],
    ({ cases }, agent) => cases.generation[agent],
  ),
};

function ofKinds(kinds: readonly number[], timer: (service: Service, agent: Agent) => number): typeof timers {
  return Object.fromEntries(kinds.map((kind) => [kind, timer]));
}

/** Whether the event that the queue has come to was called off, and so does nothing. */
export function isVoid(service: Service): boolean {
  const { kind, agent, generation } = service.queue;
  const timer = timers[kind];
  return timer !== undefined && timer(service, agent as Agent) !== generation;
}
