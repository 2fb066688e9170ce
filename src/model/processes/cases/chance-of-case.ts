import type { DatedRate } from '../../../engine/index.ts';
import type { Service } from '../../service.ts';
import type { CaseId } from '../../state/identity.ts';
import { casesPart } from '../../time/day.ts';

/**
 * Schedules an event (`kind`) that comes to a case at a rate, by a number from 0 to 1: on its day, tomorrow at the
 * earliest; not at all where it would come on or after the day `before`, or after the run. With the end of the case, or
 * once a timer of its own (`timer`) has moved on, it is void.
 */
export function scheduleAtRate(
  { cases, queue, today, endDay }: Service,
  case_: CaseId,
  kind: number,
  rate: DatedRate,
  u: number,
  before: number = cases.endsOn[case_],
  timer: number = cases.generation[case_],
): void {
  const time = rate.firstEvent(queue.now, Math.min(before, endDay), u);
  if (time < Infinity) queue.addOn(Math.max(Math.floor(time), today + 1), casesPart, kind, case_, timer);
}
