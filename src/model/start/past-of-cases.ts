import { exponentialFrom, power } from '../../engine/index.ts';
import { never, none, Stage } from '../cases.ts';
import { daysOfAMonth, daysOfAYear } from '../day.ts';
import { calendarDays } from '../processes/absence.ts';
import { caseIsWeighed, classOf, mustBeReviewed } from '../processes/caseload.ts';
import { chancesToNotice, isHidden } from '../processes/chance-to-notice.ts';
import { riskAsFirstRead } from '../processes/new-case.ts';
import { dilution, reviewIsArranged } from '../processes/risk-review.ts';
import { isFollowed, riskIsFollowed, wayOfMove } from '../processes/risk.ts';
import { contactKeptUp, shareOfReviewsDone } from '../processes/work.ts';
import { chanceOfInitial, shareDone } from '../rules/share-done.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../words.ts';

/**
 * What happened to the cases of the start before it: how their risk moved, what was noticed, which assessments and
 * reviews were done.
 *
 * Every officer's past is taken to have been like the first day: the same cases in number and weight, and the same time
 * for them. So an officer who has too many begins with as many old assessments as would come of it in the end.
 */

/** What an officer does with the cases held. */
interface Practice {
  /** Chance of a review to be done, by recorded risk. */
  readonly done: readonly number[];
  /** Share of chances to notice a rise of risk that are taken. */
  readonly noticed: number;
}

/** Of a case without an officer nothing was assessed and nothing noticed. */
const nobody: Practice = { done: roshLevels.map(() => 0), noticed: 0 };

/**
 * Every case that community officers have had is given the past of its officer; those that came to need one of another
 * grade wait for a transfer.
 */
export function pastsAreLived(service: Service): void {
  const { cases, unit } = service;
  const practices = new Map(unit.holders.map((officer) => [officer, practiceOf(service, officer)]));
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) {
    // One that is handed over on this very day has no past.
    if (cases.stage[case_] === Stage.prisonHeld || isFollowed(service, case_)) continue;
    const dueOn = new Past(service, case_, practices.get(cases.officer[case_]) ?? nobody).isLived();
    riskIsFollowed(service, case_);
    if (mustBeReviewed(service, case_)) reviewIsArranged(service, case_, dueOn);
  }
}

/** What the cases and the time of an officer come to, were they always the same. */
function practiceOf(service: Service, officer: number): Practice {
  const { cases, officers, derived, p } = service;
  const levels = roshLevels.map(() => ({ effort: 0, duesOfCases: 0, cases: 0 }));
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    if (!mustBeReviewed(service, case_)) continue;
    const level = levels[cases.recordedRisk[case_]];
    level.effort += cases.deferrable[case_];
    level.duesOfCases +=
      1 + (cases.endsOn[case_] - cases.supervisedFrom[case_]) / derived.reviewDays[classOf(service, case_)];
    level.cases++;
  }
  const work = levels.map(({ effort, duesOfCases, cases }) => ({ effort, dues: cases > 0 ? duesOfCases / cases : 1 }));
  const { short_spells, short_spell_lasts } = p.absence;
  const atWork = Math.max(0, 1 - (short_spells * calendarDays(short_spell_lasts)) / daysOfAYear);
  const share = (shareOfReviewsDone(service, officer) * atWork) / dilution(service);
  const noise = p.work.order_of_work === 'risk' ? p.work.judgement_noise : Infinity;
  return {
    done: shareDone(work, share, noise, derived.initialEffort / derived.reviewEffort),
    noticed: power(contactKeptUp(service, officer), p.loops.stale_ratings),
  };
}

/** One case from handover or sentence to the first day: days before it are negative. */
class Past {
  readonly #service: Service;
  readonly #case: number;
  readonly #practice: Practice;
  /** The day that the case has come to. */
  #day: number;
  /** The next assessment or review: when it falls due, and when it opens or, once open, ends. */
  #due = Infinity;
  #next = Infinity;
  #isOpen = false;
  #isDone = false;
  /** When actual risk moves next. */
  #moves: number;
  #moveNumber = 0;
  #draws = 0;

  constructor(service: Service, case_: number, practice: Practice) {
    const { cases, derived, p } = service;
    const stage = cases.stage[case_];
    const supervisedFrom = cases.supervisedFrom[case_];
    this.#service = service;
    this.#case = case_;
    this.#practice = practice;
    this.#day = cases.needsOfficerFrom[case_];
    cases.interval[case_] = derived.reviewDays[classOf(service, case_)];
    // Before a licence, a community officer had the case in custody.
    if (stage === Stage.licence || stage === Stage.recalled)
      this.#day = supervisedFrom - p.supervision.handover_before_release * daysOfAMonth;
    this.#moves = this.#nextMove();
    if (stage === Stage.beforeRelease) return;
    this.#due =
      supervisedFrom + ((stage === Stage.order ? p.work.initial_due_order : p.work.initial_due_release) * 7) / 5;
    this.#next = Math.max(supervisedFrom, this.#due - p.work.review_opens);
  }

  /**
   * Lets happen what happens before the first day. Returns the day on which the next assessment or review falls due; it
   * is still to be done, even if that day has passed.
   */
  isLived(): number {
    for (;;) {
      const end = Math.min(this.#moves, this.#next, 0);
      this.#day = Math.min(this.#riseWouldBeNoticed(), end);
      if (this.#day === 0) return Math.floor(this.#due);
      if (this.#day < end) this.#riseIsNoticed();
      else if (this.#day === this.#moves) this.#riskMoves();
      else if (this.#isOpen) this.#reviewEnds();
      else this.#reviewOpens();
    }
  }

  #draw(): number {
    const { cases, luck } = this.#service;
    return luck.past.uniform(cases.source[this.#case], cases.birth[this.#case], this.#draws++);
  }

  /** The next move of actual risk: luck of its own, which no officer has a part in. */
  #nextMove(): number {
    const { cases, luck, moves } = this.#service;
    const u = luck['moves before'].uniform(cases.source[this.#case], cases.birth[this.#case], 2 * this.#moveNumber++);
    return moves[cases.actualRisk[this.#case]].first(this.#day, 0, u);
  }

  #riskMoves(): void {
    const { cases, luck, derived } = this.#service;
    const u = luck['moves before'].uniform(cases.source[this.#case], cases.birth[this.#case], 2 * this.#moveNumber - 1);
    cases.actualRisk[this.#case] += wayOfMove(derived, cases.actualRisk[this.#case], u);
    this.#moves = this.#nextMove();
  }

  /** When somebody would notice that recorded risk is too low; nobody does before release, or where it is not. */
  #riseWouldBeNoticed(): number {
    const { cases } = this.#service;
    if (!isHidden(this.#service, this.#case) || this.#due === Infinity || this.#day < cases.supervisedFrom[this.#case])
      return Infinity;
    return (
      this.#day +
      exponentialFrom(this.#draw(), 1) / (this.#practice.noticed * chancesToNotice(this.#service, this.#case))
    );
  }

  #riseIsNoticed(): void {
    const { cases, p } = this.#service;
    this.#isRecordedAs(cases.actualRisk[this.#case]);
    if (this.#isOpen || this.#due <= this.#day + p.work.review_opens) return;
    this.#due = this.#day + p.work.review_opens;
    this.#next = this.#day;
  }

  #reviewOpens(): void {
    const { cases, p } = this.#service;
    const ofReview = this.#practice.done[cases.recordedRisk[this.#case]];
    const chance = cases.assessedOn[this.#case] === never ? chanceOfInitial(ofReview) : ofReview;
    this.#isOpen = true;
    this.#isDone = this.#draw() < chance;
    // The fuller an officer's hands, the more of the grace is used.
    const last = this.#due + (this.#isDone ? 1 - chance : 1) * p.work.grace;
    this.#next = this.#isDone ? this.#day + this.#draw() * (last - this.#day) : last;
  }

  #reviewEnds(): void {
    const { cases, derived, p } = this.#service;
    if (this.#isDone) {
      cases.assessedOn[this.#case] = Math.floor(this.#day);
      this.#isRecordedAs(riskAsFirstRead(derived, cases.actualRisk[this.#case], p.risk.misread, this.#draw()));
      this.#due = this.#day;
    }
    this.#isOpen = false;
    cases.interval[this.#case] = derived.reviewDays[classOf(this.#service, this.#case)];
    this.#due += cases.interval[this.#case];
    this.#next = Math.max(this.#day, this.#due - p.work.review_opens);
  }

  #isRecordedAs(level: number): void {
    this.#service.cases.recordedRisk[this.#case] = level;
    caseIsWeighed(this.#service, this.#case);
  }
}
