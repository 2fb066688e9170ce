import { exponentialFrom } from '../../../engine/index.ts';
import { casesPart } from '../../time/day.ts';
import { firstDraw } from '../../state/draws.ts';
import { Event } from '../../events.ts';
import { noticingRate } from '../../rules/risk/noticing.ts';
import { timeCriticalPoints } from '../../rules/workload/work-of-cases.ts';
import type { Service } from '../../service.ts';
import type { CaseId } from '../../state/identity.ts';

/** Whether the recorded risk of a case is below its actual risk. */
export const hasHiddenRisk = ({ cases }: Service, case_: CaseId): boolean =>
  cases.recordedRisk[case_] < cases.actualRisk[case_];

/** Chances a day to notice that the risk of a case has risen, were all its contact kept up. */
export const noticingRateOf = ({ cases, p }: Service, case_: CaseId): number =>
  noticingRate(
    timeCriticalPoints(cases.points[case_], p.work.weight_scale, p.work.work_factor, cases.deferrable[case_] / 1000),
    p.risk.noticed,
    p.work.points_an_hour,
  );

/**
 * A rise that is not recorded may be noticed in contact. Chances come at the rate of full contact; each is taken only
 * if the contact was in fact kept up (thinning), so that cut contact is honoured at the very time.
 *
 * Without memory: a gap that is begun anew at another rate is as long as what is left of the old one would be. So it is
 * arranged anew whenever the contact of the case itself changes.
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
