import { Sentence, Stage } from '../../src/model/state/cases.ts';
import { staffPart } from '../../src/model/time/day.ts';
import { Event } from '../../src/model/events.ts';
import { createCase } from '../../src/model/processes/cases/new-case.ts';
import { addOfficer } from '../../src/model/processes/staff/officers.ts';
import { OfficerSource } from '../../src/model/state/officer-keys.ts';
import { startLicence, requestOfficer, startOrder } from '../../src/model/processes/cases/supervision.ts';
import { addTrainee } from '../../src/model/processes/staff/training.ts';
import { WholeService } from '../../src/model/service.ts';
import type { Service } from '../../src/model/service.ts';
import { executeEvent, serviceAtStart, unitsAtStart } from '../../src/model/simulate.ts';
import { planUnits } from '../../src/model/index.ts';
import type { DatedChange, ServiceInput } from '../../src/model/index.ts';
import type { Rosh, StaffGrade } from '../../src/model/categories.ts';
import { roshLevels } from '../../src/model/categories.ts';
import { noArrivals, nobodyIsAway, plainWork, seed, staffHeld, together, world } from './worlds.ts';
import type { Settings } from './worlds.ts';
import { GradeIndex } from '../../src/model/state/practitioners.ts';
import { addDays } from '../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../src/model/state/identity.ts';

/**
 * A service with nobody in it and nothing left to chance, for worlds worked by hand: cases and officers are put in one
 * by one. Every order lasts 16 months of 30.4375 days, 487 days, and every case is low risk, tier D3: 51 points a month
 * in the community and 17 in custody. Day 0 is Tuesday 1 June 2021, the first of the run-in of one month.
 */
const noRandomness: Settings = {
  ...noArrivals,
  supervision: {
    community_order_length: 16,
    order_length_spread: 0,
    recall_rate: 0,
    recall_length: 4,
    recall_length_spread: 0,
    breach_rate: 0,
  },
  risk: {
    rosh_mix: { low: 1, medium: 0, high: 0, very_high: 0 },
    mappa_1: { low: 0, medium: 0, high: 0, very_high: 0 },
    mappa_2_3: { low: 0, medium: 0, high: 0, very_high: 0 },
    rsr_mix: { below_3: 1, from_3_to_7: 0, from_7: 0 },
    complexity_mix: { none: 1, one: 0, two: 0, three: 0, four: 0 },
    change_mix: { change_3: 1, change_2: 0, change_1: 0, change_0: 0 },
    moves: 0,
    misread: 0,
    noticed: 0,
  },
  allocation: { administrative_delay: 0, officer_spread: 0, most_ceiling: 1.6, ceiling_half: 0.02 },
  work: {
    weight_scale: 1,
    effort_spread: 0,
    judgement_noise: 0,
    points_an_hour: 10,
    initial_assessment: 4.8,
    review: 3.2,
  },
  staff: { in_sentence_management: { probation_officers: 1, probation_services_officers: 1, trainees: 1 } },
  training: { qualifying_spread: 0 },
  loops: { experience_dilution: 0, overtime: 0 },
  start: { run_in: 1 },
};

export const emptyService = (settings: Settings = {}, changes: readonly DatedChange[] = []): Service =>
  serviceAtStart(emptyWorld(settings, changes), seed, 1);

/** Units of some regions in which there is nobody; all clocks stand at day 0. */
export function emptyUnits(delivery_units: Readonly<Record<string, number>>, settings: Settings = {}): Service[] {
  const input = emptyWorld(settings, []);
  const { organisation } = input.parameters;
  const parameters = { ...input.parameters, organisation: { ...organisation, delivery_units } };
  return unitsAtStart(new WholeService({ ...input, parameters }, planUnits(parameters, seed), seed, 1));
}

function emptyWorld(settings: Settings, changes: readonly DatedChange[]): ServiceInput {
  // A hundredth of one FTE is nobody.
  const nobody: Settings = {
    staff: {
      ...staffHeld.staff,
      part_time: 0,
      probation_officers: 0.01,
      probation_services_officers: 0.01,
      senior_probation_officers: 0,
    },
  };
  return world({
    years: 3,
    changes,
    settings: together(plainWork, noRandomness, staffHeld, nobody, nobodyIsAway, settings),
  });
}

/** A full-time officer of a grade joins today, long in service unless months in the present stage are given. */
export function officer(service: Service, grade: StaffGrade, monthsInStage = 120): OfficerId {
  const from = addDays(service.today, -Math.ceil(monthsInStage * 30.4375));
  const newOfficer = {
    grade: GradeIndex[grade],
    source: OfficerSource.initial,
    serialNumber: nextSerialNumber(service),
    serviceFrom: from,
    stageFrom: from,
    isPartTime: false,
    ...(grade === 'NQO' ? { qualifiedOn: from } : {}),
  };
  return addOfficer(service, newOfficer);
}

/** A trainee starts today. */
export function trainee(service: Service): OfficerId {
  addTrainee(service, service.today, nextSerialNumber(service));
  return service.unit.caseHolders.at(-1)!;
}

const serialNumbers = new WeakMap<Service, number>();

/**
 * Everyone put into a service has a serial number of their own for their random numbers, the same in every service that
 * is peopled in the same way.
 */
function nextSerialNumber(service: Service): number {
  const serialNumber = (serialNumbers.get(service) ?? 0) + 1;
  serialNumbers.set(service, serialNumber);
  return serialNumber;
}

/** A person is sentenced to a community order today. */
export function order(
  service: Service,
  { rosh = 'low', mappaLevel = 0 }: { rosh?: Rosh; mappaLevel?: number } = {},
): CaseId {
  const { cases } = service;
  const case_ = createCase(service, Sentence.communityOrder, nextSerialNumber(service));
  cases.recordedRisk[case_] = cases.actualRisk[case_] = roshLevels.indexOf(rosh);
  cases.mappaLevel[case_] = mappaLevel;
  startOrder(service, case_);
  return case_;
}

/** A person is released on licence today, under supervision for 16 months. */
export function licence(service: Service): CaseId {
  const { cases, today } = service;
  const case_ = createCase(service, Sentence.custodial, nextSerialNumber(service));
  cases.stage[case_] = Stage.beforeRelease;
  cases.endsOn[case_] = addDays(today, 487);
  requestOfficer(service, case_);
  startLicence(service, case_);
  return case_;
}

/**
 * What a run by hand met, in order: what happened, to whom, and when (days, the day's fraction for the hours of work).
 */
export interface ExecutedEvent {
  readonly kind: number;
  readonly agent: number;
  readonly at: number;
}

const plans = new WeakMap<Service, (() => void)[]>();

/** Plans what a test does to the service on the morning of a day. */
export function onTheMorningOf(service: Service, day: number, action: () => void): void {
  const plansOf = plans.get(service) ?? [];
  plans.set(service, plansOf);
  service.queue.addOn(day, staffPart, planned, plansOf.push(action) - 1);
}

/** Months do not begin in a service that lives by hand: the event is free for what a test plans. */
const planned = Event.monthBegins;

/** What is left out of a life by hand: chance among staff, what the end of the run-in brings, and plans of all units. */
const skippedEvents: ReadonlySet<number> = new Set([
  Event.staffIsReviewed,
  Event.runBegins,
  Event.dayIsCounted,
  Event.monthIsCounted,
  Event.planningDateComes,
]);

/** Lives until the morning of a day: all that is arranged happens, in the model's own way. */
export function simulateUntil(service: Service, day: number): ExecutedEvent[] {
  const { queue, officers } = service;
  const executed: ExecutedEvent[] = [];
  while (queue.next(day)) {
    const { kind, agent, now: at } = queue;
    if (skippedEvents.has(kind)) continue;
    if (kind === planned) {
      plans.get(service)![agent]();
      continue;
    }
    const isAssessment = kind === Event.assessmentIsCompleted;
    const subject = isAssessment ? officers.reviewInHand[agent as OfficerId] : agent;
    const isWorkDone =
      (!isAssessment && kind !== Event.taskIsCompleted) || officers.completesAt[agent as OfficerId] <= at;
    const isEventCurrent = isCurrent(service);
    executeEvent(service);
    // Completion that has been put off is found to be too soon when its time comes.
    if (isEventCurrent && isWorkDone) executed.push({ kind, agent: subject, at });
  }
  return executed;
}

/** Whether the event that the queue has come to has not been called off. */
function isCurrent({ queue, cases, officers }: Service): boolean {
  const { kind, agent, generation } = queue;
  if (kind === Event.assessmentIsCompleted || kind === Event.taskIsCompleted)
    return generation === officers.workTimer[agent as OfficerId];
  if (kind === Event.riseMayBeNoticed) return generation === cases.noticeTimer[agent as CaseId];
  const isOfRelease = kind === Event.personIsReleasedAgain || kind === Event.earlyReleaseIsNotified;
  if (kind === Event.personIsReleased || kind === Event.caseIsHandedOver || isOfRelease)
    return generation === cases.releaseTimer[agent as CaseId];
  if (kind >= Event.reviewOpens && kind <= Event.graceHasPassed)
    return generation === cases.reviewTimer[agent as CaseId];
  if (kind === Event.mappaLevelChanges) return generation === cases.mappaTimer[agent as CaseId];
  const isOfCase = kind === Event.postSentenceSupervisionBegins || kind === Event.conditionsAreBroken;
  const isOfAct = kind === Event.orderIsCompleted || kind === Event.restrictedStageEnds;
  if ((kind >= Event.caseBecomesAllocatable && kind <= Event.riskMoves) || isOfCase || isOfAct)
    return generation === cases.generation[agent as CaseId];
  return kind < Event.officerLeaves || officers.inPost[agent as OfficerId] === 1;
}

/** Whom something of a kind happened to, and when, in order. */
export const executionsOf = (
  executed: readonly ExecutedEvent[],
  kind: number,
): (readonly [agent: number, at: number])[] =>
  executed.filter((each) => each.kind === kind).map(({ agent, at }) => [agent, at] as const);

/** When something of a kind happened to each, in order. */
export const timesOf = (executed: readonly ExecutedEvent[], kind: number): number[] =>
  executed.filter((each) => each.kind === kind).map(({ at }) => at);
