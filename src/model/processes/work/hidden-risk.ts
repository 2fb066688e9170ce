import { exponentialFrom } from '../../../engine/index.ts';
import { Event } from '../../events.ts';
import { directionOfMove, hasNeighbours } from '../../rules/risk/moves.ts';
import { noticingRate, shareOfChancesTaken } from '../../rules/risk/noticing.ts';
import type { Service } from '../../service.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { casesPart } from '../../time/day.ts';
import { mustBeReviewed, recalculatePoints, writeRecordedRisk } from '../cases/caseload.ts';
import { scheduleAtRate } from '../cases/chance-of-case.ts';
import { bringForwardEndOfContact } from '../cases/end-of-contact.ts';
import { contactKeptUpWith, timeCriticalPointsOfCase } from './officer-work.ts';
import { bringReviewForward } from './reviews.ts';
import { none } from '../../state/identity.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * Actual risk moves between neighbouring levels; recorded risk follows only at a completed assessment, or when somebody
 * notices a rise. Between the two a person's risk is hidden. The model reports that exposure, and predicts no act by
 * any person.
 */

/** Whether the recorded risk of a case is below its actual risk. */
export const hasHiddenRisk = ({ cases }: Service, case_: CaseId): boolean =>
  cases.recordedRisk[case_] < cases.actualRisk[case_];

/** Keeps count when the risk of a case under supervision may just have been hidden or revealed. */
function updateHiddenCount(service: Service, case_: CaseId, wasHidden: boolean): void {
  const hidden = hasHiddenRisk(service, case_);
  if (hidden !== wasHidden) changeHiddenCount(service, case_, hidden ? 1 : -1);
}

/** A case with hidden risk comes under supervision, or ends it, or its risk is hidden or revealed. */
function changeHiddenCount({ cases, unit, queue }: Service, case_: CaseId, more: number): void {
  unit.hidden.add(more, queue.now);
  unit.hiddenByActualRisk[cases.actualRisk[case_]] += more;
}

/**
 * The case comes under the supervision of community officers: its risk begins to move, and a hidden one to be counted.
 */
export function startFollowingRisk(service: Service, case_: CaseId): void {
  scheduleRiskMove(service, case_);
  if (!hasHiddenRisk(service, case_)) return;
  changeHiddenCount(service, case_, 1);
  scheduleNoticing(service, case_);
}

/** Whether the risk of a case has been followed yet. */
export const isRiskFollowed = ({ cases }: Service, case_: CaseId): boolean => cases.moveNumber[case_] > 0;

/** The case is no longer followed. */
export function stopFollowingRisk(service: Service, case_: CaseId): void {
  if (hasHiddenRisk(service, case_)) changeHiddenCount(service, case_, -1);
}

/** Actual risk will move by one level, at the rate of both directions together. */
function scheduleRiskMove(service: Service, case_: CaseId): void {
  const { cases, streams, riskMoveRates } = service;
  const u = cases.uniform(streams['risk moves'], case_, firstDraw(cases.moveNumber[case_]++));
  // A move after the end would never be seen.
  scheduleAtRate(service, case_, Event.riskMoves, riskMoveRates[cases.actualRisk[case_]], u);
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
  const { cases, unit } = service;
  const wasHidden = hasHiddenRisk(service, case_);
  if (wasHidden) {
    unit.hiddenByActualRisk[cases.actualRisk[case_]]--;
    unit.hiddenByActualRisk[cases.actualRisk[case_] + by]++;
  }
  cases.actualRisk[case_] += by;
  updateHiddenCount(service, case_, wasHidden);
  scheduleRiskMove(service, case_);
  if (by === 1) scheduleNoticing(service, case_);
}

/** Records a level of risk. During the run, recorded risk changes only here. */
export function recordRisk(service: Service, case_: CaseId, level: number): void {
  const { cases } = service;
  if (cases.recordedRisk[case_] === level) return;
  const before = cases.recordedRisk[case_];
  const wasHidden = hasHiddenRisk(service, case_);
  writeRecordedRisk(service, case_, level);
  updateHiddenCount(service, case_, wasHidden);
  recalculateCase(service, case_);
  bringForwardEndOfContact(service, case_, before);
  scheduleNoticing(service, case_);
}

/**
 * The location or the work of a case has changed: its points are recalculated, and a rise is noticed at the rate of the
 * contact that it now has.
 */
export function recalculateCase(service: Service, case_: CaseId): void {
  if (recalculatePoints(service, case_) && hasHiddenRisk(service, case_)) scheduleNoticing(service, case_);
}

/** Chances a day to notice that the risk of a case has risen, were all its contact kept up. */
export const noticingRateOf = (service: Service, case_: CaseId): number =>
  noticingRate(timeCriticalPointsOfCase(service, case_), service.p.risk.noticed, service.p.work.points_an_hour);

/**
 * A rise that is not recorded may be noticed in contact. Chances come at the rate of full contact; each is taken only
 * if the contact was in fact kept up (thinning), so that cut contact takes effect at once.
 *
 * Without memory: a gap that is begun anew at another rate is as long as what is left of the old one would be. So it is
 * rescheduled whenever the contact of the case itself changes.
 */
export function scheduleNoticing(service: Service, case_: CaseId): void {
  const { cases, streams, queue } = service;
  const timer = ++cases.noticeTimer[case_];
  if (!hasHiddenRisk(service, case_)) return;
  const rate = noticingRateOf(service, case_);
  if (rate === 0) return;
  const time =
    queue.now +
    exponentialFrom(cases.uniform(streams.noticing, case_, firstDraw(cases.noticeNumber[case_]++)), 1 / rate);
  if (time >= cases.endsOn[case_] || time >= service.endDay) return;
  queue.addOn(Math.max(Math.floor(time), service.today + 1), casesPart, Event.riseMayBeNoticed, case_, timer);
}

/**
 * A chance to notice that risk has risen: taken by an officer who keeps up contact. What is noticed is recorded, and a
 * review falls due.
 */
export function riseMayBeNoticed(service: Service, case_: CaseId): void {
  const { cases, streams, p } = service;
  const officer = cases.officer[case_];
  if (!hasHiddenRisk(service, case_)) return; // the rise has gone back
  const isMet = officer !== none && mustBeReviewed(service, case_);
  const u = cases.uniform(streams.noticing, case_, secondDraw(cases.noticeNumber[case_] - 1));
  if (!isMet || u >= shareOfChancesTaken(contactKeptUpWith(service, officer, case_), p.loops.stale_ratings)) {
    scheduleNoticing(service, case_);
    return;
  }
  recordRisk(service, case_, cases.actualRisk[case_]);
  bringReviewForward(service, case_);
}
