import type { Scopes } from './area.ts';
import { checkInvariants } from './counts/invariants.ts';
import { allocationPart, casesPart, countingPart, staffPart, settingsChangePart } from './time/day.ts';
import { Event } from './events.ts';
import type { ServiceInput } from './input.ts';
import type { MonthCount } from './counts/month-count.ts';
import { casesAreAllocated, caseBecomesAllocatable } from './processes/cases/allocation.ts';
import {
  casesOfAbsentReturn,
  longSpellBegins,
  officerReturns,
  parentalLeaveBegins,
  shortSpellBegins,
} from './processes/staff/absence.ts';
import { breachIsDealtWith, conditionsAreBroken, orderIsBreached } from './processes/cases/enforcement.ts';
import { courtsSit } from './processes/cases/arrivals.ts';
import { caseIsHandedOver, earlyReleaseIsNotified, personIsReleased } from './processes/cases/custody.ts';
import {
  probationOfficerStarts,
  recruitProbationOfficers,
  seniorIsAppointed,
  servicesOfficerStarts,
} from './processes/staff/joining.ts';
import { officerLeaves } from './processes/staff/leaving.ts';
import { stageBegins } from './processes/staff/officers.ts';
import { fillVacantPosts } from './processes/staff/posts.ts';
import { graceHasPassed, reviewOpens } from './processes/work/reviews.ts';
import { assessmentIsCompleted, assessmentIsCountersigned } from './processes/work/assessments.ts';
import { seniorsCountersign } from './processes/work/countersigning.ts';
import { reportLeavesTheCount } from './processes/work/reports.ts';
import { taskIsCompleted } from './processes/work/tasks.ts';
import { recalculateCase, riseMayBeNoticed, riskMoves } from './processes/work/hidden-risk.ts';
import { staffIsReviewed, updateExperienceAndMentoring } from './processes/staff/staff-review.ts';
import {
  contactEnds,
  orderIsCompleted,
  personIsRecalled,
  personIsReleasedAgain,
  postSentenceSupervisionBegins,
  supervisionEnds,
} from './processes/cases/supervision.ts';
import { startIntake, traineeQualifies } from './processes/staff/training.ts';
import { Service, WholeService } from './service.ts';
import { settingsChange } from './processes/settings-change.ts';
import { createStartingAbsences } from './start/starting-absences.ts';
import { mappaLevelChanges } from './processes/cases/mappa.ts';
import { seriousFurtherOffencesAreCharged, setStartingScrutiny } from './processes/work/scrutiny.ts';
import { createStartingCases } from './start/starting-cases.ts';
import { assignLargestCaseload } from './start/largest-caseload.ts';
import { planUnits } from './start/plan-units.ts';
import { createStartingStaff } from './start/starting-staff.ts';
import { setStartingStrain } from './start/starting-strain.ts';
import type { Observer } from './trace/observer.ts';
import type { UnitPlan } from './state/units.ts';
import { addDays } from './state/identity.ts';
import type { CaseId, OfficerId } from './state/identity.ts';

export interface RunOptions {
  /** Report delivery units beside the service and its regions. */
  readonly scopes?: Scopes;
  /** Check the balances of the model at each month end; an Error says what does not hold. */
  readonly checkBalance?: boolean;
  /**
   * Count and observe this delivery unit only, by name. Where units plan together, the others are simulated as well.
   */
  readonly unit?: string;
  /** Looks on, event by event, and changes nothing. */
  readonly observer?: Observer;
}

/**
 * Every event of a unit until the next planning date, or where there is none before `until` up to that day. The unit is
 * counted, for all scenarios that are alike, and observed only where counts are given.
 */
export function simulateUnit(
  service: Service,
  until: number,
  counts: readonly MonthCount[] | undefined,
  options: RunOptions,
): void {
  const { queue, endDay } = service;
  const [count, ...others] = counts ?? [];
  const observer = count && options.observer;
  count?.turnToUnit();
  while (queue.next(until)) {
    if (observer !== undefined) observer.eventComes(service);
    if (queue.kind === Event.planningDateComes) return;
    if (queue.kind === Event.dayIsCounted) count?.countDay(service);
    else if (queue.kind !== Event.monthIsCounted) executeEvent(service);
    else {
      if (options.checkBalance === true) checkInvariants(service);
      count?.countMonth(service, others);
    }
  }
  if (until === endDay) observer?.unitEnds(service);
}

/** All units on the first day of the run-in, each with a state of its own. */
export const unitsAtStart = (whole: WholeService): Service[] =>
  whole.plans.map((plan) => {
    const service = new Service(whole, plan);
    prepareUnit(service, plan);
    scheduleDates(service, 0, whole.endDay);
    return service;
  });

/** The first unit of a service on the first day of its run-in, before any event. */
export function serviceAtStart(input: ServiceInput, seed: number, replication: number): Service {
  const whole = new WholeService(input, planUnits(input.parameters, seed), seed, replication);
  const service = new Service(whole, whole.plans[0]);
  prepareUnit(service, service.unit.plan);
  scheduleDates(service, 0, whole.endDay);
  return service;
}

/** Schedules the changes of settings and the planning dates from one day to another. */
export function scheduleDates({ whole, queue, epochs }: Service, from: number, until: number): void {
  const isWithin = (day: number): boolean => day >= from && day < until;
  for (const epoch of epochs.slice(1))
    if (isWithin(epoch.from)) queue.addOn(epoch.from, settingsChangePart, Event.settingsChange, 0);
  // After the settings of the day have changed.
  for (const day of whole.planningDays)
    if (isWithin(day)) queue.addOn(day, settingsChangePart, Event.planningDateComes, 0);
}

/**
 * Prepares a unit for the first day of its run-in: creates its staff and cases, and schedules all that recurs.
 * `scheduleDates` adds what the scenario has on its own dates.
 */
export function prepareUnit(service: Service, plan: UnitPlan): void {
  service.reset(plan);
  const { queue, calendar, firstDay, endDay } = service;
  queue.addOn(firstDay, staffPart, Event.runBegins, 0);
  queue.addOn(0, casesPart, Event.courtsSit, 0);
  queue.addOn(0, staffPart, Event.staffIsReviewed, 0);
  queue.addOn(0, staffPart, Event.seriousFurtherOffencesAreCharged, 0);
  queue.addOn(calendar.isWorkingDay(0) ? 0 : calendar.deadline(0, 1), allocationPart, Event.casesAreAllocated, 0);
  // The last day of a month is counted before the month.
  for (let day = firstDay; day < endDay; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) queue.addOn(day, countingPart, Event.dayIsCounted, 0);
  for (const { day } of calendar.monthEnds())
    if (day >= firstDay) queue.addOn(day, countingPart, Event.monthIsCounted, 0);
  setStartingScrutiny(service);
  createStartingStaff(service);
  createStartingAbsences(service);
  updateExperienceAndMentoring(service);
  createStartingCases(service);
  setStartingStrain(service);
}

/** The run-in is over: from today staff leave, come and train, and the counts begin. */
function runBegins(service: Service): void {
  const { unit, flows, queue } = service;
  assignLargestCaseload(service);
  service.hasStaffTurnover = true;
  flows.startNewMonth();
  unit.hidden.collect(queue.now);
  unit.sick.collect(queue.now);
  fillVacantPosts(service, { isUnderWay: true });
  monthBegins(service);
}

function monthBegins(service: Service): void {
  const { calendar, queue, today, endDay } = service;
  const next = calendar.addMonths(today, 1);
  if (next < endDay) queue.addOn(next, staffPart, Event.monthBegins, 0);
  startIntake(service);
  recruitProbationOfficers(service);
}

/**
 * The event that the queue has come to takes place, unless it has been called off or is about somebody who has gone.
 */
export function executeEvent(service: Service): void {
  const { queue, cases, officers } = service;
  const { kind, agent, generation } = queue;
  // An event is about a case or an officer, by its kind.
  const case_ = agent as CaseId;
  const officer = agent as OfficerId;
  switch (kind) {
    case Event.reviewOpens:
      if (generation === cases.reviewTimer[case_]) reviewOpens(service, case_);
      return;
    case Event.graceHasPassed:
      if (generation === cases.reviewTimer[case_]) graceHasPassed(service, case_);
      return;
    case Event.assessmentIsCompleted:
      if (generation === officers.workTimer[officer]) assessmentIsCompleted(service, officer);
      return;
    case Event.taskIsCompleted:
      if (generation === officers.workTimer[officer]) taskIsCompleted(service, officer);
      return;
    case Event.assessmentIsCountersigned:
      if (generation === cases.reviewTimer[case_]) assessmentIsCountersigned(service, case_);
      return;
    case Event.riseMayBeNoticed:
      if (generation === cases.noticeTimer[case_]) riseMayBeNoticed(service, case_);
      return;
    case Event.mappaLevelChanges:
      if (generation === cases.mappaTimer[case_]) mappaLevelChanges(service, case_);
      return;
    case Event.personIsReleased:
      if (generation === cases.releaseTimer[case_]) personIsReleased(service, case_);
      return;
    case Event.personIsReleasedAgain:
      if (generation === cases.releaseTimer[case_]) personIsReleasedAgain(service, case_);
      return;
    case Event.earlyReleaseIsNotified:
      if (generation === cases.releaseTimer[case_]) earlyReleaseIsNotified(service, case_);
      return;
    case Event.caseIsHandedOver:
      if (generation === cases.releaseTimer[case_]) caseIsHandedOver(service, case_);
      return;
    case Event.courtsSit:
      return courtsSit(service);
    case Event.casesAreAllocated:
      return casesAreAllocated(service);
    case Event.seniorsCountersign:
      return seniorsCountersign(service);
    case Event.staffIsReviewed:
      return staffIsReviewed(service);
    case Event.settingsChange:
      return settingsChange(service);
    case Event.runBegins:
      return runBegins(service);
    case Event.seriousFurtherOffencesAreCharged:
      return seriousFurtherOffencesAreCharged(service);
    case Event.monthBegins:
      return monthBegins(service);
    case Event.servicesOfficerStarts:
      return servicesOfficerStarts(service, { source: agent, serialNumber: generation });
    case Event.probationOfficerStarts:
      return probationOfficerStarts(service, { source: agent, serialNumber: generation });
    case Event.seniorIsAppointed:
      return seniorIsAppointed(service, { source: agent, serialNumber: generation });
    default:
      if (kind >= Event.officerLeaves) {
        if (officers.inPost[officer] === 1) executeOfficerEvent(service, kind, officer, generation);
      } else if (generation === cases.generation[case_]) executeCaseEvent(service, kind, case_);
  }
}

function executeCaseEvent(service: Service, kind: number, case_: CaseId): void {
  switch (kind) {
    case Event.caseBecomesAllocatable:
      return caseBecomesAllocatable(service, case_);
    case Event.supervisionEnds:
      return supervisionEnds(service, case_);
    case Event.riskMoves:
      return riskMoves(service, case_);
    case Event.personIsRecalled:
      return personIsRecalled(service, case_);
    case Event.orderIsBreached:
      return orderIsBreached(service, case_);
    case Event.breachIsDealtWith:
      return breachIsDealtWith(service, case_);
    case Event.conditionsAreBroken:
      return conditionsAreBroken(service, case_);
    case Event.restrictedStageEnds:
      return recalculateCase(service, case_);
    case Event.orderIsCompleted:
      return orderIsCompleted(service, case_);
    case Event.contactEnds:
      return contactEnds(service, case_);
    case Event.postSentenceSupervisionBegins:
      return postSentenceSupervisionBegins(service, case_);
    default:
      throw new RangeError(`No process is known for event ${kind}.`);
  }
}

function executeOfficerEvent(service: Service, kind: number, officer: OfficerId, generation: number): void {
  switch (kind) {
    case Event.officerLeaves:
      return officerLeaves(service, officer, 'leaves the service');
    case Event.officerMoves:
      return officerLeaves(service, officer, 'moves to another role');
    case Event.shortSpellBegins:
      return shortSpellBegins(service, officer);
    case Event.longSpellBegins:
      return longSpellBegins(service, officer);
    case Event.parentalLeaveBegins:
      return parentalLeaveBegins(service, officer);
    case Event.officerReturns:
      return officerReturns(service, officer);
    case Event.casesOfAbsentReturn:
      return casesOfAbsentReturn(service, officer, generation);
    case Event.stageBegins:
      return stageBegins(service, officer);
    case Event.reportLeavesTheCount:
      return reportLeavesTheCount(service, officer, generation);
    case Event.traineeQualifies:
      return traineeQualifies(service, officer);
    default:
      throw new RangeError(`No process is known for event ${kind}.`);
  }
}
