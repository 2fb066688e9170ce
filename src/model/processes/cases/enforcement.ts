import { Stage } from '../../state/cases.ts';
import { casesPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { shareEnforced } from '../../rules/tasks/enforcement.ts';
import type { Service } from '../../service.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { recalculateCase } from '../work/hidden-risk.ts';
import { contactKeptUpWith } from '../work/officer-work.ts';
import { beginTaskOfCase } from '../work/tasks.ts';
import { none } from '../../state/identity.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * Enforcement of orders and licences: what people do gives occasion for a breach or a warning at a steady rate, and an
 * officer acts on it, the less often the less time there is. (Recall stands with supervision, which it interrupts.)
 */

/** Whether an officer acts on the occasion that has come; a draw decides only where enforcement gives way at all. */
function isEnforced(service: Service, case_: CaseId, draw: number): boolean {
  const { cases, streams, p } = service;
  const givesWay = p.tasks.enforcement_gives_way;
  if (givesWay === 0) return true;
  const officer = cases.officer[case_];
  const share = officer === none ? 0 : shareEnforced(contactKeptUpWith(service, officer, case_), givesWay);
  return cases.uniform(streams.enforcement, case_, draw) < share;
}

/** The next occasion for a breach of an order. */
export function scheduleBreach({ cases, streams, breachRate, queue, today, endDay }: Service, case_: CaseId): void {
  const number = cases.breachNumber[case_]++;
  const u = cases.uniform(streams.breach, case_, number);
  const time = breachRate.firstEvent(today, Math.min(cases.endsOn[case_], endDay), u);
  if (time < Infinity)
    queue.addOn(
      Math.max(Math.floor(time), today + 1),
      casesPart,
      Event.orderIsBreached,
      case_,
      cases.generation[case_],
    );
}

/** An order is breached: enforcement, where the officer acts on it, adds work for a while, and a pack for the court. */
export function orderIsBreached(service: Service, case_: CaseId): void {
  const { cases, queue, p, today } = service;
  if (isEnforced(service, case_, firstDraw(cases.breachNumber[case_] - 1))) {
    cases.breaches[case_]++;
    recalculateCase(service, case_);
    queue.addOn(
      today + Math.round(p.supervision.breach_work_lasts),
      casesPart,
      Event.breachIsDealtWith,
      case_,
      cases.generation[case_],
    );
    beginTaskOfCase(service, 'breach_pack', case_);
  }
  scheduleBreach(service, case_);
}

export function breachIsDealtWith(service: Service, case_: CaseId): void {
  service.cases.breaches[case_]--;
  recalculateCase(service, case_);
}

/** The next occasion for a warning before the licence ends. */
export function scheduleWarning({ cases, streams, warningRate, queue, today, endDay }: Service, case_: CaseId): void {
  const number = cases.warningNumber[case_]++;
  const u = cases.uniform(streams['licence warnings'], case_, number);
  const time = warningRate.firstEvent(today, Math.min(cases.endsOn[case_], endDay), u);
  if (time < Infinity)
    queue.addOn(
      Math.max(Math.floor(time), today + 1),
      casesPart,
      Event.conditionsAreBroken,
      case_,
      cases.generation[case_],
    );
}

/**
 * A person on licence does not keep its conditions: the officer, who may act on it, gives a warning. None is due in
 * custody, or where contact has ended.
 */
export function conditionsAreBroken(service: Service, case_: CaseId): void {
  const { cases } = service;
  const isSeen = cases.stage[case_] === Stage.licence && cases.contactHasEnded[case_] === 0;
  if (isSeen && isEnforced(service, case_, secondDraw(cases.warningNumber[case_] - 1)))
    beginTaskOfCase(service, 'licence_warning', case_);
  scheduleWarning(service, case_);
}
