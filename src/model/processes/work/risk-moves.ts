import { casesPart } from '../../time/day.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { Event } from '../../events.ts';
import { directionOfMove, hasNeighbours } from '../../rules/risk/moves.ts';
import type { Service } from '../../service.ts';
import { recalculatePoints } from '../cases/caseload.ts';
import { hasHiddenRisk, scheduleNoticing } from './hidden-risk.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * Actual risk moves between neighbouring levels; recorded risk follows only at a completed assessment, or when somebody
 * notices a rise. Between the two a person's risk is hidden. The model reports that exposure, and predicts no act by
 * any person.
 */

/** Keeps count when the risk of a case under supervision may just have been hidden or revealed. */
function updateHiddenCount(service: Service, case_: CaseId, wasHidden: boolean): void {
  const hidden = hasHiddenRisk(service, case_);
  if (hidden !== wasHidden) changeHiddenCount(service, hidden ? 1 : -1);
}

/** A case with hidden risk comes under supervision, or ends it, or its risk is hidden or revealed. */
function changeHiddenCount(service: Service, more: number): void {
  service.unit.hidden.add(more, service.queue.now);
}

/** The case comes under the eyes of community officers: its risk begins to move, and a hidden one to be counted. */
export function startFollowingRisk(service: Service, case_: CaseId): void {
  scheduleRiskMove(service, case_);
  if (!hasHiddenRisk(service, case_)) return;
  changeHiddenCount(service, 1);
  scheduleNoticing(service, case_);
}

/** Whether the risk of a case has been followed yet. */
export const isRiskFollowed = ({ cases }: Service, case_: CaseId): boolean => cases.moveNumber[case_] > 0;

/** The case is no longer followed. */
export function stopFollowingRisk(service: Service, case_: CaseId): void {
  if (hasHiddenRisk(service, case_)) changeHiddenCount(service, -1);
}

/** Actual risk will move by one level, at the rate of both directions together. */
function scheduleRiskMove(service: Service, case_: CaseId): void {
  const { cases, streams, queue, riskMoveRates } = service;
  const u = cases.uniform(streams['risk moves'], case_, firstDraw(cases.moveNumber[case_]++));
  // A move after the end would never be seen.
  const time = riskMoveRates[cases.actualRisk[case_]].firstEvent(
    queue.now,
    Math.min(cases.endsOn[case_], service.endDay),
    u,
  );
  if (time < Infinity)
    queue.addOn(
      Math.max(Math.floor(time), service.today + 1),
      casesPart,
      Event.riskMoves,
      case_,
      cases.generation[case_],
    );
}

/** Actual risk moves today. */
export function riskMoves(service: Service, case_: CaseId): void {
  const { cases, streams, derived } = service;
  const level = cases.actualRisk[case_];
  if (!hasNeighbours(derived.upperShare, level)) return; // the mix has just lost them
  const u = cases.uniform(streams['risk moves'], case_, secondDraw(cases.moveNumber[case_] - 1));
  moveRisk(service, case_, directionOfMove(derived.upperShare, level, u));
}

/** The actual risk of a case goes up by one level (1) or down (-1). */
function moveRisk(service: Service, case_: CaseId, by: 1 | -1): void {
  const { cases } = service;
  const wasHidden = hasHiddenRisk(service, case_);
  cases.actualRisk[case_] += by;
  updateHiddenCount(service, case_, wasHidden);
  scheduleRiskMove(service, case_);
  if (by === 1) scheduleNoticing(service, case_);
}

/** Recorded risk changes here and nowhere else. */
export function recordRisk(service: Service, case_: CaseId, level: number): void {
  const { cases } = service;
  if (cases.recordedRisk[case_] === level) return;
  const wasHidden = hasHiddenRisk(service, case_);
  cases.recordedRisk[case_] = level;
  updateHiddenCount(service, case_, wasHidden);
  recalculatePoints(service, case_);
  scheduleNoticing(service, case_);
}
