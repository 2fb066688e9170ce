import { Sentence, Stage } from '../../src/model/cases.ts';
import { staffPart } from '../../src/model/day.ts';
import { Event } from '../../src/model/events.ts';
import { caseIsMade } from '../../src/model/processes/new-case.ts';
import { officerJoins, SourceOfOfficers } from '../../src/model/processes/officers.ts';
import { licenceStarts, officerIsNeeded, orderStarts } from '../../src/model/processes/supervision.ts';
import { traineeStarts } from '../../src/model/processes/training.ts';
import type { Service } from '../../src/model/service.ts';
import { happens, startOfRun } from '../../src/model/simulate.ts';
import type { DatedChange } from '../../src/model/index.ts';
import type { Grade, Rosh } from '../../src/model/words.ts';
import { grades, roshLevels } from '../../src/model/words.ts';
import { noArrivals, nobodyIsAway, seed, staffHeld, together, world } from './worlds.ts';
import type { Settings } from './worlds.ts';

/**
 * A service with nobody in it and nothing left to chance, for worlds worked by hand: cases and officers are put in one
 * by one. Every order lasts 16 months of 30.4375 days, 487 days, and every case is low risk, tier D3: 51 points a month
 * in the community and 17 in custody. Day 0 is Tuesday 1 June 2021, the first of the run-in of one month.
 */
const noLuck: Settings = {
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

export function emptyService(settings: Settings = {}, changes: readonly DatedChange[] = []): Service {
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
  return startOfRun(
    world({ years: 3, changes, settings: together(noLuck, staffHeld, nobody, nobodyIsAway, settings) }),
    seed,
    1,
  );
}

/** A full-time officer of a grade joins today, long in service unless months in the present stage are given. */
export function officer(service: Service, grade: Grade, monthsInStage = 120): number {
  const from = service.today - Math.ceil(monthsInStage * 30.4375);
  const joins = {
    grade: grades.indexOf(grade),
    source: SourceOfOfficers.initial,
    birth: nextBirth(service),
    serviceFrom: from,
    stageFrom: from,
    isPartTime: false,
    ...(grade === 'NQO' ? { qualifiedOn: from } : {}),
  };
  return officerJoins(service, joins);
}

/** A trainee starts today. */
export function trainee(service: Service): number {
  traineeStarts(service, service.today, nextBirth(service));
  return service.unit.holders.at(-1)!;
}

const births = new WeakMap<Service, number>();

/**
 * Everyone put into a service has a number of their own for their luck, the same in every service that is peopled in
 * the same way.
 */
function nextBirth(service: Service): number {
  const birth = (births.get(service) ?? 0) + 1;
  births.set(service, birth);
  return birth;
}

/** A person is sentenced to a community order today. */
export function order(
  service: Service,
  { rosh = 'low', mappaLevel = 0 }: { rosh?: Rosh; mappaLevel?: number } = {},
): number {
  const { cases } = service;
  const case_ = caseIsMade(service, Sentence.communityOrder, nextBirth(service));
  cases.recordedRisk[case_] = cases.actualRisk[case_] = roshLevels.indexOf(rosh);
  cases.mappaLevel[case_] = mappaLevel;
  orderStarts(service, case_);
  return case_;
}

/** A person is released on licence today, under supervision for 16 months. */
export function licence(service: Service): number {
  const { cases, today } = service;
  const case_ = caseIsMade(service, Sentence.custodial, nextBirth(service));
  cases.stage[case_] = Stage.beforeRelease;
  cases.endsOn[case_] = today + 487;
  officerIsNeeded(service, case_);
  licenceStarts(service, case_);
  return case_;
}

/**
 * What a run by hand met, in order: what happened, to whom, and when (days, the day's fraction for the hours of work).
 */
export interface Happening {
  readonly kind: number;
  readonly agent: number;
  readonly at: number;
}

const plans = new WeakMap<Service, (() => void)[]>();

/** Plans what a test does to the service on the morning of a day. */
export function onTheMorningOf(service: Service, day: number, does: () => void): void {
  const plansOf = plans.get(service) ?? [];
  plans.set(service, plansOf);
  service.queue.addOn(day, staffPart, planned, plansOf.push(does) - 1);
}

/** Months do not begin in a service that lives by hand: the event is free for what a test plans. */
const planned = Event.monthBegins;

/** What is left out of a life by hand: chance among staff, and what the end of the run-in brings. */
const leftOut: ReadonlySet<number> = new Set([Event.staffReview, Event.runBegins, Event.monthIsCounted]);

/** Lives until the morning of a day: all that is arranged happens, in the model's own way. */
export function liveUntil(service: Service, day: number): Happening[] {
  const { queue, officers, unit } = service;
  const happened: Happening[] = [];
  while (queue.next(day)) {
    const { kind, agent, now: at } = queue;
    if (leftOut.has(kind)) continue;
    if (kind === planned) {
      plans.get(service)![agent]();
      continue;
    }
    const isAbout = kind === Event.assessmentIsCompleted ? officers.taskInHand[agent] : agent;
    const { reviewsEnded } = unit;
    const takesPlace = isMeant(service);
    happens(service);
    // Completion that has been put off is found to be too soon when its time comes.
    if (takesPlace && (kind !== Event.assessmentIsCompleted || unit.reviewsEnded > reviewsEnded))
      happened.push({ kind, agent: isAbout, at });
  }
  return happened;
}

/** Whether the event that the queue has come to has not been called off. */
function isMeant({ queue, cases, officers }: Service): boolean {
  const { kind, agent, generation } = queue;
  if (kind === Event.assessmentIsCompleted) return generation === officers.taskTimer[agent];
  if (kind === Event.riseMayBeNoticed) return generation === cases.noticeTimer[agent];
  if (kind === Event.personIsReleased || kind === Event.caseIsHandedOver)
    return generation === cases.releaseTimer[agent];
  if (kind >= Event.reviewOpens && kind <= Event.graceHasPassed) return generation === cases.reviewTimer[agent];
  if (kind >= Event.caseBecomesAllocatable && kind <= Event.riskMoves) return generation === cases.life[agent];
  return kind < Event.officerLeaves || officers.inPost[agent] === 1;
}

/** Whom something of a kind happened to, and when, in order. */
export const happeningsOf = (happened: readonly Happening[], kind: number): (readonly [agent: number, at: number])[] =>
  happened.filter((each) => each.kind === kind).map(({ agent, at }) => [agent, at] as const);

/** When something of a kind happened to each, in order. */
export const timesOf = (happened: readonly Happening[], kind: number): number[] =>
  happened.filter((each) => each.kind === kind).map(({ at }) => at);
