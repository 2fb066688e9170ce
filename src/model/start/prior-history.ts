import { exponentialFrom } from '../../engine/index.ts';
import { Stage } from '../state/cases.ts';
import { firstDraw, secondDraw } from '../state/draws.ts';
import { daysPerYear } from '../time/day.ts';
import { calendarDays, daysOfSpell } from '../rules/calendar/working-week.ts';
import { caseClassOf, mustBeReviewed, writeRecordedRisk } from '../processes/cases/caseload.ts';
import { bringForwardEndOfContact } from '../processes/cases/end-of-contact.ts';
import { scheduleMappaChange } from '../processes/cases/mappa.ts';
import { currentDilution, scheduleReview } from '../processes/work/reviews.ts';
import { currentFearOfScrutiny } from '../processes/work/scrutiny.ts';
import { contactKeptUp, contactKeptUpByRisk, shareOfReviewsDone } from '../processes/work/officer-work.ts';
import { initialAssessmentChance, completionChances } from '../rules/reviews/review-completion.ts';
import { dueAfterNoticing, reviewOpensOn } from '../rules/reviews/review-dates.ts';
import { riskAsRead } from '../rules/risk/misreading.ts';
import { directionOfMove } from '../rules/risk/moves.ts';
import { shareOfChancesTaken } from '../rules/risk/noticing.ts';
import { levelRecorded } from '../rules/risk/reluctance.ts';
import { timeToVerify } from '../rules/risk/verifying.ts';
import { daysOfHandover } from '../rules/supervision/handover.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../categories.ts';
import { availableForReports, withUsualTasks } from './usual-tasks.ts';
import { none, never } from '../state/identity.ts';
import type { CaseId, OfficerId, Day } from '../state/identity.ts';
import {
  hasHiddenRisk,
  isRiskFollowed,
  noticingRateOf,
  recalculateCase,
  startFollowingRisk,
} from '../processes/work/hidden-risk.ts';

/**
 * What happened to the cases of the start before it: how their risk moved, what was noticed, which assessments and
 * reviews were done.
 *
 * Every officer's past is taken to have been like the first day: the same cases in number and weight, and the same time
 * for them, of which tasks took the usual part. So an officer who has too many begins with as many old assessments as
 * would come of it in the end.
 */

/** What an officer does with the cases held. */
interface Practice {
  /** Chance of a review to be done, by recorded risk. */
  readonly completionChance: readonly number[];
  /** Share of chances to notice a rise of risk that are taken, by recorded risk. */
  readonly noticed: readonly number[];
  /** What multiplies the chance to read risk too high. */
  readonly upwards: number;
}

/** Of a case without an officer nothing was assessed and nothing noticed. */
const withoutOfficer: Practice = {
  completionChance: roshLevels.map(() => 0),
  noticed: roshLevels.map(() => 0),
  upwards: 1,
};

/**
 * Every case that community officers have had is given the past of its officer; those that came to need one of another
 * grade wait for a transfer.
 */
export function simulatePriorHistory(service: Service): void {
  const { cases, unit } = service;
  const available = availableForReports(service);
  const practices = new Map(
    unit.caseHolders.map((officer) => [
      officer,
      withUsualTasks(service, officer, available, () => practiceOf(service, officer)),
    ]),
  );
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    // One that is handed over on this very day has no past.
    if (cases.stage[case_] === Stage.prisonHeld || isRiskFollowed(service, case_)) continue;
    const recordedBefore = cases.recordedRisk[case_];
    const dueOn = new PriorHistory(service, case_, practices.get(cases.officer[case_]) ?? withoutOfficer).simulate();
    bringForwardEndOfContact(service, case_, recordedBefore);
    startFollowingRisk(service, case_);
    scheduleMappaChange(service, case_);
    if (mustBeReviewed(service, case_)) scheduleReview(service, case_, dueOn);
  }
}

/** What the cases and the time of an officer come to, were they always the same. */
function practiceOf(service: Service, officer: OfficerId): Practice {
  const { cases, officers, derived, p } = service;
  const levels = roshLevels.map(() => ({ effort: 0, duesOfCases: 0, cases: 0 }));
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    if (!mustBeReviewed(service, case_)) continue;
    const level = levels[cases.recordedRisk[case_]];
    level.effort += cases.deferrable[case_];
    level.duesOfCases +=
      1 + (cases.endsOn[case_] - cases.supervisedFrom[case_]) / derived.reviewDays[caseClassOf(service, case_)];
    level.cases++;
  }
  const work = levels.map(({ effort, duesOfCases, cases }) => ({ effort, dues: cases > 0 ? duesOfCases / cases : 1 }));
  const { short_spells, short_spell_lasts } = p.absence;
  const atWork = Math.max(0, 1 - (short_spells * daysOfSpell(short_spell_lasts)) / daysPerYear);
  const share = (shareOfReviewsDone(service, officer) * atWork) / currentDilution(service);
  const contact = contactKeptUp(service, officer);
  const noise = p.work.order_of_work === 'risk' ? p.work.judgement_noise : Infinity;
  return {
    completionChance: completionChances(work, share, noise, derived.initialEffort / derived.reviewEffort),
    noticed: contactKeptUpByRisk(service, officer).map((kept) => shareOfChancesTaken(kept, p.loops.stale_ratings)),
    upwards: timeToVerify(contact, p.loops.risk_follows_resource) * currentFearOfScrutiny(service),
  };
}

/** One case from handover or sentence to the first day: days before it are negative. */
class PriorHistory {
  readonly #service: Service;
  readonly #case: CaseId;
  readonly #practice: Practice;
  /** The day that the case has come to. */
  #day: number;
  /** The next assessment or review: when it falls due, and when it opens or, once open, ends. */
  #dueOn = Infinity;
  #nextReviewChange = Infinity;
  #isOpen = false;
  #isDone = false;
  /** When actual risk moves next. */
  #nextRiskMove: number;
  #moveNumber = 0;
  #drawNumber = 0;
  #assessmentNumber = 0;

  constructor(service: Service, case_: CaseId, practice: Practice) {
    const { cases, derived, p } = service;
    const stage = cases.stage[case_];
    const supervisedFrom = cases.supervisedFrom[case_];
    this.#service = service;
    this.#case = case_;
    this.#practice = practice;
    this.#day = cases.needsOfficerFrom[case_];
    cases.interval[case_] = derived.reviewDays[caseClassOf(service, case_)];
    // Before a licence, a community officer had the case in custody.
    if (stage !== Stage.order && stage !== Stage.beforeRelease)
      this.#day = supervisedFrom - daysOfHandover(p.supervision.handover_before_release);
    this.#nextRiskMove = this.#drawNextMove();
    if (stage === Stage.beforeRelease) return;
    this.#dueOn =
      supervisedFrom + calendarDays(stage === Stage.order ? p.work.initial_due_order : p.work.initial_due_release);
    this.#nextReviewChange = reviewOpensOn(this.#dueOn, p.work.review_opens, supervisedFrom);
  }

  /**
   * Lets happen what happens before the first day. Returns the day on which the next assessment or review falls due; it
   * is still to be done, even if that day has passed.
   */
  simulate(): Day {
    for (;;) {
      const end = Math.min(this.#nextRiskMove, this.#nextReviewChange, 0);
      this.#day = Math.min(this.#drawNoticing(), end);
      if (this.#day === 0) return Math.floor(this.#dueOn) as Day;
      if (this.#day < end) this.#noticeRise();
      else if (this.#day === this.#nextRiskMove) this.#moveRisk();
      else if (this.#isOpen) this.#endReview();
      else this.#openReview();
    }
  }

  #draw(): number {
    const { cases, streams } = this.#service;
    return cases.uniform(streams.past, this.#case, this.#drawNumber++);
  }

  /** The next move of actual risk: from a stream of its own, which no officer has a part in. */
  #drawNextMove(): number {
    const { cases, streams, riskMoveRates } = this.#service;
    const u = cases.uniform(streams['moves before'], this.#case, firstDraw(this.#moveNumber++));
    return riskMoveRates[cases.actualRisk[this.#case]].firstEvent(this.#day, 0, u);
  }

  #moveRisk(): void {
    const { cases, streams, derived } = this.#service;
    const u = cases.uniform(streams['moves before'], this.#case, secondDraw(this.#moveNumber - 1));
    cases.actualRisk[this.#case] += directionOfMove(derived.upperShare, cases.actualRisk[this.#case], u);
    this.#nextRiskMove = this.#drawNextMove();
  }

  /** When somebody would notice that recorded risk is too low; nobody does before release, or where it is not. */
  #drawNoticing(): number {
    const { cases } = this.#service;
    const { noticed } = this.#practice;
    if (
      !hasHiddenRisk(this.#service, this.#case) ||
      this.#dueOn === Infinity ||
      this.#day < cases.supervisedFrom[this.#case]
    )
      return Infinity;
    return (
      this.#day +
      exponentialFrom(this.#draw(), 1) /
        (noticed[cases.recordedRisk[this.#case]] * noticingRateOf(this.#service, this.#case))
    );
  }

  #noticeRise(): void {
    const { cases, p } = this.#service;
    this.#recordRisk(cases.actualRisk[this.#case]);
    const dueOn = dueAfterNoticing(this.#dueOn, this.#day, p.work.review_opens);
    if (this.#isOpen || dueOn === this.#dueOn) return;
    this.#dueOn = dueOn;
    this.#nextReviewChange = this.#day;
  }

  #openReview(): void {
    const { cases, p } = this.#service;
    const ofReview = this.#practice.completionChance[cases.recordedRisk[this.#case]];
    const chance = cases.assessedOn[this.#case] === never ? initialAssessmentChance(ofReview) : ofReview;
    this.#isOpen = true;
    this.#isDone = this.#draw() < chance;
    // The heavier an officer's caseload, the more of the grace is used.
    const last = this.#dueOn + (this.#isDone ? 1 - chance : 1) * p.work.grace;
    this.#nextReviewChange = this.#isDone ? this.#day + this.#draw() * (last - this.#day) : last;
  }

  #endReview(): void {
    const { cases, derived, p } = this.#service;
    if (this.#isDone) {
      cases.assessedOn[this.#case] = Math.floor(this.#day) as Day;
      this.#recordRisk(this.#assessedRisk());
      this.#dueOn = this.#day;
    }
    this.#isOpen = false;
    cases.interval[this.#case] = derived.reviewDays[caseClassOf(this.#service, this.#case)];
    this.#dueOn += cases.interval[this.#case];
    this.#nextReviewChange = reviewOpensOn(this.#dueOn, p.work.review_opens, this.#day);
  }

  /** The level that an assessment records; nobody presses for another. */
  #assessedRisk(): number {
    const { cases, streams, derived, p } = this.#service;
    const { upwards } = this.#practice;
    const read = riskAsRead(cases.actualRisk[this.#case], p.risk.misread, upwards, derived.upperShare, this.#draw());
    const u = cases.uniform(streams['reluctance before'], this.#case, this.#assessmentNumber++);
    return levelRecorded(read, cases.recordedRisk[this.#case], p.risk.reluctance_to_downgrade, u);
  }

  #recordRisk(level: number): void {
    writeRecordedRisk(this.#service, this.#case, level);
    recalculateCase(this.#service, this.#case);
  }
}
