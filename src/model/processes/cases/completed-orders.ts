import { Event } from '../../events.ts';
import { isCompletedEarly, orderCompletedOn } from '../../rules/supervision/completed-orders.ts';
import type { Service } from '../../service.ts';
import type { CaseId } from '../../state/identity.ts';
import { casesPart } from '../../time/day.ts';

/** When an order ends because all that it asks for is done. That it ends is an event of supervision. */

/** The draws of an order from the stream of completions. */
const completionDraw = { isEarly: 0, phase: 1 } as const;

/** The day on which an order is completed under the settings in force; never, where it is not completed early. */
function completionDay({ cases, streams, p, ordersCompletedFrom }: Service, case_: CaseId): number {
  const { orders_completed_early, orders_completed_after, orders_completed_phase } = p.supervision;
  const draw = (number: number): number => cases.uniform(streams['completion of orders'], case_, number);
  if (orders_completed_early === 0 || !isCompletedEarly(draw(completionDraw.isEarly), orders_completed_early))
    return Infinity;
  return orderCompletedOn(
    cases.supervisedFrom[case_],
    cases.endsOn[case_],
    orders_completed_after,
    ordersCompletedFrom,
    orders_completed_phase,
    draw(completionDraw.phase),
  );
}

/** Whether an order is completed by today. */
export const isOrderCompleted = (service: Service, case_: CaseId): boolean =>
  service.today >= completionDay(service, case_);

/** Arranges the completion of an order, where it comes before the end; anew when its settings change. */
export function scheduleCompletion(service: Service, case_: CaseId): void {
  const { cases, queue, today, endDay } = service;
  const day = Math.max(completionDay(service, case_), today);
  if (day < cases.endsOn[case_] && day < endDay)
    queue.addOn(day, casesPart, Event.orderIsCompleted, case_, cases.generation[case_]);
}
