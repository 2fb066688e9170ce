import { none, Review } from '../cases.ts';
import { power } from '../../engine/index.ts';
import type { Service } from '../service.ts';
import { mustBeReviewed } from './caseload.ts';
import { isHidden, noticingIsArranged } from './chance-to-notice.ts';
import { riskIsRecorded } from './risk.ts';
import { reviewIsArranged } from './risk-review.ts';
import { contactKeptUp } from './work.ts';

/**
 * A chance to notice that risk has risen: taken by an officer who keeps up contact. What is noticed is recorded, and a
 * review falls due.
 */
export function riseMayBeNoticed(service: Service, case_: number): void {
  const { cases, luck, p } = service;
  const officer = cases.officer[case_];
  if (!isHidden(service, case_)) return; // the rise has gone back
  const isMet = officer !== none && mustBeReviewed(service, case_);
  const u = luck.noticing.uniform(cases.source[case_], cases.birth[case_], 2 * cases.noticeNumber[case_] - 1);
  if (!isMet || u >= power(contactKeptUp(service, officer), p.loops.stale_ratings)) {
    noticingIsArranged(service, case_);
    return;
  }
  riskIsRecorded(service, case_, cases.actualRisk[case_]);
  if (cases.review[case_] === Review.toCome && cases.dueOn[case_] > service.today + p.work.review_opens) {
    reviewIsArranged(service, case_, service.today + p.work.review_opens);
  }
}
