import { Event } from '../../events.ts';
import { mappaLevelAfterChange } from '../../rules/risk/mappa-changes.ts';
import type { Service } from '../../service.ts';
import { firstDraw } from '../../state/draws.ts';
import type { CaseId } from '../../state/identity.ts';
import { scheduleAtRate } from './chance-of-case.ts';
import { recalculateCase } from '../work/hidden-risk.ts';
import { bringReviewForward } from '../work/reviews.ts';

/**
 * The MAPPA level of a case from the day on which it needs a community officer: cases at level 1 are taken up to level
 * 2 and come back. Who may hold the case and when it is reviewed follow.
 */

/** Arranges the next change of level; anew whenever the level has changed. */
export function scheduleMappaChange(service: Service, case_: CaseId): void {
  const { cases, streams, mappaChangeRates } = service;
  const timer = ++cases.mappaTimer[case_];
  const level = cases.mappaLevel[case_];
  if (level === 0) return;
  const u = cases.uniform(streams['mappa changes'], case_, firstDraw(cases.mappaNumber[case_]++));
  scheduleAtRate(service, case_, Event.mappaLevelChanges, mappaChangeRates[level], u, cases.endsOn[case_], timer);
}

/** A MAPPA meeting takes a case up to level 2, or back to level 1. */
export function mappaLevelChanges(service: Service, case_: CaseId): void {
  changeMappaLevel(service, case_, mappaLevelAfterChange(service.cases.mappaLevel[case_]));
}

/**
 * The case has another MAPPA level: an officer who may no longer hold it gives it up to one who may, and a rise is a
 * significant change, for which a review falls due.
 */
export function changeMappaLevel(service: Service, case_: CaseId, level: number): void {
  const { cases } = service;
  const rises = level > cases.mappaLevel[case_];
  cases.mappaLevel[case_] = level;
  recalculateCase(service, case_);
  scheduleMappaChange(service, case_);
  if (rises) bringReviewForward(service, case_);
}
