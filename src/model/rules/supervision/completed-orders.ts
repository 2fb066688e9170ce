import { shareOfSupervisionPassedOn } from './end-of-contact.ts';

/**
 * Whether an order is completed early: a number from 0 to 1, drawn once for the order, below the share of orders that
 * are. So a larger share covers all that a smaller one does.
 *
 * ASSUMPTION: it does not depend on risk, nor on the kind or length of the order.
 * Source: sentencing-act-2026 (sections 38 and 39: an order ends once its requirements and plan are complete); the
 * share is a setting.
 */
export const isCompletedEarly = (drawn: number, share: number): boolean => drawn < share;

/**
 * The day on which an order that is completed early ends: when a share of its length (0 to 1) has passed. Those that
 * are past it on the day from which the settings hold end one by one over `phase` days from that day; `drawn`, from 0
 * to 1, is the place of the order among them.
 *
 * ASSUMPTION: all end after the same share. Nobody knows beforehand which will, so that reviews are planned for the
 * whole order.
 * Source: as for `isCompletedEarly`.
 */
export function orderCompletedOn(
  startedOn: number,
  endsOn: number,
  after: number,
  heldFrom: number,
  phase: number,
  drawn: number,
): number {
  const completed = shareOfSupervisionPassedOn(startedOn, endsOn, after);
  return completed >= heldFrom ? completed : heldFrom + Math.floor(drawn * phase);
}
