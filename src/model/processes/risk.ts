import { casesPart } from '../day.ts';
import type { Derived } from '../derived.ts';
import { Event } from '../events.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../words.ts';
import { caseIsWeighed } from './caseload.ts';
import { isHidden, noticingIsArranged } from './chance-to-notice.ts';

/**
 * Actual risk moves between neighbouring levels; recorded risk follows only at a completed assessment, or when somebody
 * notices a rise. Between the two a person's risk is hidden. The model reports that exposure, and predicts no act by
 * any person.
 */

/** Brings the person-days of hidden risk of a unit up to now, before their number changes. */
export function countHiddenDays({ unit, queue }: Service): void {
  unit.hiddenDays += unit.hidden * (queue.now - unit.hiddenUntil);
  unit.hiddenUntil = queue.now;
}

/** Keeps count when the risk of a case under supervision may just have been hidden or revealed. */
function countChangeOfHidden(service: Service, case_: number, wasHidden: boolean): void {
  const hidden = isHidden(service, case_);
  if (hidden !== wasHidden) hiddenChanges(service, hidden ? 1 : -1);
}

/** A case with hidden risk comes under supervision, or ends it, or its risk is hidden or revealed. */
function hiddenChanges(service: Service, more: number): void {
  countHiddenDays(service);
  service.unit.hidden += more;
}

/** The case comes under the eyes of community officers: its risk begins to move, and a hidden one to be counted. */
export function riskIsFollowed(service: Service, case_: number): void {
  nextMoveIsArranged(service, case_);
  if (!isHidden(service, case_)) return;
  hiddenChanges(service, 1);
  noticingIsArranged(service, case_);
}

/** Whether the risk of a case has been followed yet. */
export const isFollowed = ({ cases }: Service, case_: number): boolean => cases.moveNumber[case_] > 0;

/** The case is no longer followed. */
export function riskIsNoLongerFollowed(service: Service, case_: number): void {
  if (isHidden(service, case_)) hiddenChanges(service, -1);
}

/** Actual risk will move by one level, at the rate of both directions together. */
function nextMoveIsArranged(service: Service, case_: number): void {
  const { cases, luck, queue, moves } = service;
  const u = luck['risk moves'].uniform(cases.source[case_], cases.birth[case_], 2 * cases.moveNumber[case_]++);
  // A move after the end would never be seen.
  const time = moves[cases.actualRisk[case_]].first(queue.now, Math.min(cases.endsOn[case_], service.endDay), u);
  if (time < Infinity)
    queue.addOn(Math.max(Math.floor(time), service.today + 1), casesPart, Event.riskMoves, case_, cases.life[case_]);
}

/** Actual risk moves today. */
export function riskMoves(service: Service, case_: number): void {
  const { cases, luck, derived } = service;
  const level = cases.actualRisk[case_];
  if (!hasNeighbours(derived, level)) return; // the mix has just lost them
  const u = luck['risk moves'].uniform(cases.source[case_], cases.birth[case_], 2 * cases.moveNumber[case_] - 1);
  riskMovesBy(service, case_, wayOfMove(derived, level, u));
}

const up = ({ upperShare }: Derived, level: number): number => (level < roshLevels.length - 1 ? upperShare[level] : 0);
const down = ({ upperShare }: Derived, level: number): number => (level > 0 ? 1 - upperShare[level - 1] : 0);
const hasNeighbours = (derived: Derived, level: number): boolean => up(derived, level) + down(derived, level) > 0;

/** Whether a move from a level goes up (1) or down (-1), by chance: so that the mix stays in balance. */
export const wayOfMove = (derived: Derived, level: number, u: number): 1 | -1 =>
  u * (up(derived, level) + down(derived, level)) < up(derived, level) ? 1 : -1;

/** The actual risk of a case goes up by one level (1) or down (-1). */
function riskMovesBy(service: Service, case_: number, by: 1 | -1): void {
  const { cases } = service;
  const wasHidden = isHidden(service, case_);
  cases.actualRisk[case_] += by;
  countChangeOfHidden(service, case_, wasHidden);
  nextMoveIsArranged(service, case_);
  if (by === 1) noticingIsArranged(service, case_);
}

/** Recorded risk changes here and nowhere else. */
export function riskIsRecorded(service: Service, case_: number, level: number): void {
  const { cases } = service;
  if (cases.recordedRisk[case_] === level) return;
  const wasHidden = isHidden(service, case_);
  cases.recordedRisk[case_] = level;
  countChangeOfHidden(service, case_, wasHidden);
  caseIsWeighed(service, case_);
  noticingIsArranged(service, case_);
}
