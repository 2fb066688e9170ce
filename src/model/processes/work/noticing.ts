import { ReviewStage } from '../../state/cases.ts';
import { secondDraw } from '../../state/draws.ts';
import { dueAfterNoticing } from '../../rules/reviews/review-dates.ts';
import { shareOfChancesTaken } from '../../rules/risk/noticing.ts';
import type { Service } from '../../service.ts';
import { mustBeReviewed } from '../cases/caseload.ts';
import { hasHiddenRisk, scheduleNoticing } from './hidden-risk.ts';
import { recordRisk } from './risk-moves.ts';
import { scheduleReview } from './reviews.ts';
import { contactKeptUp } from './officer-work.ts';
import { none } from '../../state/identity.ts';
import type { CaseId, Day } from '../../state/identity.ts';

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
  if (!isMet || u >= shareOfChancesTaken(contactKeptUp(service, officer), p.loops.stale_ratings)) {
    scheduleNoticing(service, case_);
    return;
  }
  recordRisk(service, case_, cases.actualRisk[case_]);
  if (cases.review[case_] !== ReviewStage.scheduled) return;
  const dueOn = dueAfterNoticing(cases.dueOn[case_], service.today, p.work.review_opens) as Day;
  if (dueOn < cases.dueOn[case_]) scheduleReview(service, case_, dueOn);
}
