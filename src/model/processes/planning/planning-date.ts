import type { Service } from '../../service.ts';
import { moveBetweenUnits } from './moves.ts';
import { planPlacement } from './placement.ts';
import { beginRelief, endRelief } from './relief.ts';

/**
 * All units have come to the morning of a planning date, and what is known of all is shared out: those on loan come
 * home, officers move between units, and it is settled where newcomers and relief teams go until the next date.
 */
export function unitsPlanTogether(services: readonly Service[]): void {
  const { whole, today, endDay } = services[0];
  const index = whole.planningDays.indexOf(today);
  const before = whole.planningDays[index - 1] ?? today;
  const next = whole.planningDays[index + 1] ?? endDay;
  endRelief(services);
  moveBetweenUnits(services, today - before);
  planPlacement(services, next);
  beginRelief(services);
}
