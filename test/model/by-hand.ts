import { Sentence, Stage } from '../../src/model/cases.ts';
import { staffPart } from '../../src/model/day.ts';
import { Event } from '../../src/model/events.ts';
import { casesOfAbsentReturn, officerReturns } from '../../src/model/processes/absence.ts';
import { allocationDay, caseBecomesAllocatable } from '../../src/model/processes/allocation.ts';
import { caseIsMade } from '../../src/model/processes/new-case.ts';
import { riseMayBeNoticed } from '../../src/model/processes/noticing.ts';
import { officerJoins, SourceOfOfficers, stageBegins } from '../../src/model/processes/officers.ts';
import { assessmentIsCompleted, graceHasPassed, reviewFallsDue, reviewOpens } from '../../src/model/processes/risk-review.ts';
import { contactEnds, licenceStarts, officerIsNeeded, orderStarts, personIsRecalled, personIsReleasedAgain, supervisionEnds } from '../../src/model/processes/supervision.ts';
import { traineeQualifies, traineeStarts } from '../../src/model/processes/training.ts';
import type { Service } from '../../src/model/service.ts';
import { settingsChange } from '../../src/model/settings-change.ts';
import { startOfRun } from '../../src/model/simulate.ts';
import type { DatedChange } from '../../src/model/index.ts';
import type { Grade, Rosh } from '../../src/model/words.ts';
import { grades, roshLevels } from '../../src/model/words.ts';
import { noArrivals, nobodyIsAway, seed, staffHeld, together, world } from './worlds.ts';
import type { Settings } from './worlds.ts';

/**
 * A service with nobody in it and nothing left to chance, for worlds worked by hand: cases and officers are put in one by one.
 * Every order lasts 16 months of 30.4375 days, 487 days, and every case is low risk, tier D3: 51 points a month in the community
 * and 17 in custody. Day 0 is Tuesday 1 June 2021, the first of the run-in of one month.
 */
const noLuck: Settings = {
  ...noArrivals,
  supervision: { community_order_length: 16, order_length_spread: 0, recall_rate: 0, recall_length: 4, recall_length_spread: 0, breach_rate: 0 },
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
  allocation: { administrative_delay: 0, officer_spread: 0 },
  work: { effort_spread: 0, judgement_noise: 0, points_an_hour: 10, initial_assessment: 4.8, review: 3.2 },
  staff: { in_sentence_management: { probation_officers: 1, probation_services_officers: 1, trainees: 1 } },
  training: { qualifying_spread: 0 },
  loops: { experience_dilution: 0, overtime: 0 },
  start: { run_in: 1 },
};

export function emptyService(settings: Settings = {}, changes: readonly DatedChange[] = []): Service {
  // A hundredth of one FTE is nobody.
  const nobody: Settings = { staff: { ...staffHeld.staff, part_time: 0, probation_officers: 0.01, probation_services_officers: 0.01, senior_probation_officers: 0 } };
  return startOfRun(world({ years: 3, changes, settings: together(noLuck, staffHeld, nobody, nobodyIsAway, settings) }), seed, 1);
}

/** A full-time officer of a grade joins today, long in service unless months in the present stage are given. */
export function officer(service: Service, grade: Grade, monthsInStage = 120): number {
  const from = service.today - Math.ceil(monthsInStage * 30.4375);
  const joins = { grade: grades.indexOf(grade), source: SourceOfOfficers.initial, birth: nextBirth(service), serviceFrom: from, stageFrom: from, isPartTime: false };
  return officerJoins(service, joins);
}

/** A trainee starts today. */
export function trainee(service: Service): number {
  traineeStarts(service, service.today, nextBirth(service));
  return service.unit.holders.at(-1)!;
}

const births = new WeakMap<Service, number>();

/** Everyone put into a service has a number of their own for their luck, the same in every service that is peopled in the same way. */
function nextBirth(service: Service): number {
  const birth = (births.get(service) ?? 0) + 1;
  births.set(service, birth);
  return birth;
}

/** A person is sentenced to a community order today. */
export function order(service: Service, { rosh = 'low', mappaLevel = 0 }: { rosh?: Rosh; mappaLevel?: number } = {}): number {
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

/** What a run by hand met, in order: what happened, to whom, and when (days, the day's fraction for the hours of work). */
export interface Happening {
  readonly kind: number;
  readonly agent: number;
  readonly at: number;
}

type Process = (service: Service, agent: number, generation: number) => void;

const ofReview: Readonly<Record<number, Process>> = { [Event.reviewOpens]: reviewOpens, [Event.reviewFallsDue]: reviewFallsDue, [Event.graceHasPassed]: graceHasPassed };
const ofCase: Readonly<Record<number, Process>> = {
  [Event.caseBecomesAllocatable]: caseBecomesAllocatable,
  [Event.supervisionEnds]: supervisionEnds,
  [Event.personIsRecalled]: personIsRecalled,
  [Event.personIsReleasedAgain]: personIsReleasedAgain,
  [Event.contactEnds]: contactEnds,
};
const ofOfficer: Readonly<Record<number, Process>> = { [Event.officerReturns]: officerReturns, [Event.casesOfAbsentReturn]: casesOfAbsentReturn, [Event.stageBegins]: stageBegins, [Event.traineeQualifies]: traineeQualifies };

const plans = new WeakMap<Service, (() => void)[]>();

/** Plans what a test does to the service on the morning of a day. */
export function onTheMorningOf(service: Service, day: number, does: () => void): void {
  const plansOf = plans.get(service) ?? [];
  plans.set(service, plansOf);
  service.queue.addOn(day, staffPart, planned, plansOf.push(does) - 1);
}

/** Months do not begin in a service that lives by hand: the event is free for what a test plans. */
const planned = Event.monthBegins;

/** Lives until the morning of a day: all that is arranged happens, chance among staff and the courts excepted. */
export function liveUntil(service: Service, day: number): Happening[] {
  const { queue, cases, officers } = service;
  const happened: Happening[] = [];
  while (queue.next(day)) {
    const { kind, agent, generation, now: at } = queue;
    if (kind === planned) plans.get(service)![agent]();
    else if (kind === Event.allocationDay) allocationDay(service);
    else if (kind === Event.settingsChange) settingsChange(service);
    else if (kind === Event.assessmentIsCompleted) {
      if (generation !== officers.taskTimer[agent]) continue;
      const case_ = officers.taskInHand[agent];
      assessmentIsCompleted(service, agent);
      happened.push({ kind, agent: case_, at });
    } else if (kind === Event.riseMayBeNoticed) {
      if (generation === cases.noticeTimer[agent]) riseMayBeNoticed(service, agent);
    } else if (kind in ofReview) {
      if (generation === cases.reviewTimer[agent]) happensTo(ofReview[kind]);
    } else if (kind in ofCase) {
      if (generation === cases.life[agent]) happensTo(ofCase[kind]);
    } else if (kind in ofOfficer && officers.inPost[agent] === 1) happensTo(ofOfficer[kind]);

    function happensTo(process: Process): void {
      process(service, agent, generation);
      happened.push({ kind, agent, at });
    }
  }
  return happened;
}

/** Whom something of a kind happened to, and when, in order. */
export const happeningsOf = (happened: readonly Happening[], kind: number): (readonly [agent: number, at: number])[] => happened.filter((each) => each.kind === kind).map(({ agent, at }) => [agent, at] as const);

/** When something of a kind happened to each, in order. */
export const timesOf = (happened: readonly Happening[], kind: number): number[] => happened.filter((each) => each.kind === kind).map(({ at }) => at);
