import {
  isMentor,
  GradeIndex,
  daysOfInexperience,
  daysPerMonth,
  daysPerYear,
  leavingByService,
  intensiveMentoringDays,
  mayBePromoted,
  mayJoinAgency,
  mayStartTraining,
  peopleForFte,
  placesOfIntake,
  leavingPreventedByTieIn,
  tieInDays,
  traineeHoldsLowRiskFromMonth,
} from '../../../model/index.ts';
import type { Calendar, Parameters } from '../../../model/index.ts';
import type { Cohort } from './cohorts.ts';
import {
  cohortsAtStart,
  hoursLeft,
  intakeCohorts,
  meanByService,
  meanFteOf,
  mergeOldCohorts,
  shareAfter,
  shareProgressing,
  takeFromCohorts,
  widen,
} from './cohorts.ts';
import { PostsBeingFilled } from './posts-being-filled.ts';
import { noMovements } from './movements.ts';
import type { AreaProfile, CaseHolders, StaffMovements } from './movements.ts';
import type { Epoch } from '../../../model/index.ts';

/**
 * What multiplies the hazard of leaving: of those in sentence management by grade, and of seniors. Elsewhere it is 1.
 */
export interface LeavingMultipliers {
  readonly leaving: ArrayLike<number>;
  readonly leavingOfSeniors: number;
}

/** Days for which a trainee holds no case. */
const daysWithoutCases = traineeHoldsLowRiskFromMonth * daysPerMonth;

/** Months over which recruits count as one cohort. */
const monthsOfRecruits = 12;

/** The staff of one area: cohorts that people leave, go over to and join. */
export class Staff {
  readonly #area: AreaProfile;
  readonly #leavingByService: readonly (readonly number[])[];
  readonly #servicesOfficersOnTheWay = new PostsBeingFilled();
  readonly #seniorsOnTheWay = new PostsBeingFilled();
  readonly #firstDay: number;
  readonly #fte: number;
  cohorts: Cohort[];
  #recruits: { PO: Cohort; PSO: Cohort };
  #agency: number;
  #movements = noMovements();

  constructor(p: Parameters, firstDay: number, area: AreaProfile) {
    this.#area = area;
    this.#firstDay = firstDay;
    this.#fte = meanFteOf(p);
    this.#leavingByService = leavingByService(p);
    this.cohorts = cohortsAtStart(p, firstDay, area.shareOfStaff);
    this.#recruits = this.#newRecruits(firstDay);
    this.#agency = agencyOfficers(p, area.shareOfStaff);
  }

  /** The first day is here: posts vacant on it have been under way for some time. */
  initialiseVacancies(p: Parameters): void {
    const { PSO, SPO } = this.#vacancies(p);
    this.#servicesOfficersOnTheWay.setUnderWay(PSO, p.staff.time_to_fill * daysPerMonth, p.staff.time_to_fill_spread);
    this.#seniorsOnTheWay.setUnderWay(SPO, p.staff.promotion_takes * daysPerMonth, p.staff.time_to_fill_spread);
  }

  /** People in post of one grade. */
  people(grade: number): number {
    let people = 0;
    for (const cohort of this.cohorts) {
      if (grade === GradeIndex.SPO) people += cohort.seniors;
      else if (cohort.grade === grade) people += cohort.holders + cohort.others;
    }
    return people;
  }

  /**
   * Those in sentence management: at a moment, or on average over so many days around it, within which stages of a
   * career begin.
   */
  caseHoldersAt(p: Parameters, moment: number, days = 0): CaseHolders {
    const day = Math.max(moment, this.#firstDay);
    const around = moment < this.#firstDay ? 0 : days;
    const people = [0, 0, 0, 0];
    const hours = [0, 0, 0, 0];
    let mentors = 0;
    let inFte = 0;
    let inexperienced = 0;
    let mentored = 0;
    let traineesWithCases = 0;
    let others = 0;
    let seniors = 0;
    for (const cohort of this.cohorts) {
      const { grade, fte, holders, service } = cohort;
      others += cohort.others;
      seniors += cohort.seniors;
      if (holders === 0) continue;
      people[grade] += holders;
      inFte += holders * fte;
      if (isMentor(grade)) mentors += holders * fte;
      const began = widen(service, around);
      inexperienced += holders * shareAfter(began, day - daysOfInexperience);
      if (grade !== GradeIndex.PQiP) {
        hours[grade] += holders * fte * hoursLeft(cohort, day, around);
        continue;
      }
      mentored +=
        holders *
        (p.training.mentoring_later +
          (p.training.mentoring_first_weeks - p.training.mentoring_later) *
            shareAfter(began, day - intensiveMentoringDays));
      const withCases = 1 - shareAfter(began, day - daysWithoutCases);
      traineesWithCases += holders * withCases;
      hours[grade] += holders * fte * withCases * hoursLeft(cohort, day, around);
    }
    return { people, hours, fte: inFte, mentors, inexperienced, mentored, traineesWithCases, others, seniors };
  }

  /**
   * Everybody in post: people and full-time equivalents by grade, and how many of them have four years of service or
   * less.
   */
  inPost(
    p: Parameters,
    today: number,
  ): { readonly people: readonly number[]; readonly fte: readonly number[]; readonly fourYearsOrLess: number } {
    const people = [0, 0, 0, 0, 0];
    const fte = [0, 0, 0, 0, 0];
    let fourYearsOrLess = 0;
    for (const { grade, fte: each, service, holders, others, seniors } of this.cohorts) {
      people[grade] += holders + others;
      fte[grade] += (holders + others) * each;
      people[GradeIndex.SPO] += seniors;
      fte[GradeIndex.SPO] += seniors * meanFteOf(p);
      fourYearsOrLess += (holders + others + seniors) * shareAfter(service, today - 4 * daysPerYear);
    }
    return { people, fte, fourYearsOrLess };
  }

  /**
   * Some days pass: people leave, are recruited and promoted, and go over to the next stage in the second half of the
   * days. Those who do so in the first half have been taken over before, by `progress`, so that who is there in the
   * middle can be seen; their movements are described here too.
   */
  advance(
    { p, derived }: Epoch,
    moment: number,
    days: number,
    { leaving, leavingOfSeniors }: LeavingMultipliers,
  ): StaffMovements {
    const movements = this.#movements;
    const until = moment + days;
    const middle = moment + days / 2;
    const leavingOf = this.#leavingByService.map((_, grade) => this.#leavingOf(grade, derived));
    this.#fillPosts(p, middle, days / 2);
    for (const cohort of this.cohorts) {
      const { grade, qualified } = cohort;
      if (cohort.holders + cohort.others + cohort.seniors === 0) continue;
      const tied =
        qualified !== undefined && p.staff.tie_in > 0
          ? leavingPreventedByTieIn(p.staff.tie_in_covers, 0, p.staff.tie_in, p.staff.tie_in_holds) *
            shareAfter(qualified, middle - tieInDays(p.staff.tie_in))
          : 0;
      const leaves =
        grade === GradeIndex.PQiP
          ? derived.dropOutHazard
          : derived.leavingHazards[grade] * meanByService(cohort, middle, leavingOf[grade]);
      const moves = grade <= GradeIndex.NQO ? derived.movingHazard : 0;
      const holders = leaversAndMovers(
        cohort.holders,
        (1 - tied) * leaves * leaving[grade] * days,
        (1 - tied) * moves * days,
      );
      const others = leaversAndMovers(cohort.others, (1 - tied) * leaves * days, (1 - tied) * moves * days);
      cohort.holders -= holders.leave + holders.move;
      cohort.others -= others.leave + others.move;
      movements[grade <= GradeIndex.NQO ? 'leaversPO' : 'leaversPSO'] += holders.leave + others.leave;
      movements.moversPO += holders.move + others.move;
      if (grade === GradeIndex.PQiP) movements.droppedOut += holders.leave + others.leave;
      cohort.seniors -=
        cohort.seniors *
        shareUsedUp(
          derived.leavingHazards[GradeIndex.SPO] *
            meanByService(cohort, middle, leavingOf[GradeIndex.SPO]) *
            leavingOfSeniors *
            days,
        );
    }
    this.#fillPosts(p, until, days / 2);
    this.progress(p, middle, until);
    this.#movements = noMovements();
    return movements;
  }

  /** Leaving relative to the rate of the grade, by band of service: by service itself and by what is paid to stay. */
  #leavingOf(grade: number, { leavingByRetentionPayment }: Epoch['derived']): readonly number[] {
    return this.#leavingByService[grade].map((each, band) => each * leavingByRetentionPayment[grade][band]);
  }

  /** An intake starts: whole training places of the service, and the part of this area. */
  startIntake(p: Parameters, today: number, calendar: Calendar): number {
    const { places: placesOfYear, september_share } = p.training;
    const month = calendar.month(today);
    const ofService = placesOfIntake(month, placesOfYear, september_share, p.organisation.share_of_service);
    const places = ofService * this.#area.shareOfCases;
    if (places > 0) {
      this.cohorts = mergeOldCohorts(this.cohorts, today);
      this.#leaveForTraining(places * p.training.from_services_officers);
      this.cohorts.push(...intakeCohorts(p, today, places));
    }
    return places;
  }

  /**
   * Services officers of all cohorts alike take training places. They do not join the service, of whom every trainee
   * who starts is counted as one.
   */
  #leaveForTraining(places: number): void {
    this.#movements.joinersPSO -= takeFromCohorts(this.cohorts, places, ({ grade }) => mayStartTraining(grade));
  }

  /**
   * Trainees qualify, and newly qualified officers become full ones, of whom some go to work elsewhere; the number of
   * agency officers comes to what the settings say.
   */
  progress(p: Parameters, moment: number, until: number): void {
    if (moment < this.#firstDay) return;
    const movements = this.#movements;
    this.#adjustAgencyOfficers(p, moment);
    for (const cohort of this.cohorts) {
      if (cohort.next === undefined) continue;
      const share = shareProgressing(cohort.next.when, moment, until);
      if (share === 0) continue;
      const [fromHolders, fromOthers] = [share * cohort.holders, share * cohort.others];
      const number = fromHolders + fromOthers;
      cohort.holders -= fromHolders;
      cohort.others -= fromOthers;
      const later = cohort.next.cohort;
      const toHolders = later.grade === GradeIndex.NQO ? 1 : p.staff.in_sentence_management.probation_officers;
      later.holders += number * toHolders;
      movements.progressed[later.grade] += number * toHolders;
      later.others += number * (1 - toHolders);
      later.seniors += share * cohort.seniors;
      cohort.seniors -= share * cohort.seniors;
      if (cohort.grade !== GradeIndex.PQiP) continue;
      movements.qualified += number;
      movements.joinersPO += number;
    }
  }

  /**
   * Some new places of an agency are taken by probation officers of all cohorts alike, and some agency officers whose
   * contracts end join the staff, as new to the service.
   */
  #adjustAgencyOfficers(p: Parameters, today: number): void {
    const movements = this.#movements;
    const agency = agencyOfficers(p, this.#area.shareOfStaff);
    const more = agency - this.#agency;
    this.#agency = agency;
    if (more > 0) {
      const leave = takeFromCohorts(this.cohorts, more * p.staff.agency_from_staff, ({ grade }) =>
        mayJoinAgency(grade),
      );
      movements.leaversPO += leave;
    } else if (more < 0) {
      const join = -more * p.staff.agency_to_staff;
      const inManagement = p.staff.in_sentence_management.probation_officers;
      const cohort: Cohort = {
        grade: GradeIndex.PO,
        fte: 1,
        service: [today, today],
        holders: join * inManagement,
        others: join * (1 - inManagement),
        seniors: 0,
      };
      this.cohorts.push(cohort);
      movements.joined[GradeIndex.PO] += cohort.holders;
      movements.joinersPO += join;
    }
  }

  /**
   * Some days pass for recruitment: who starts, in posts that have been vacant for long enough, and who is put to
   * recruitment now.
   */
  #fillPosts(p: Parameters, until: number, days: number): void {
    const { PSO, SPO } = this.#vacancies(p);
    this.#recruit(
      p,
      this.#servicesOfficersOnTheWay.advance(PSO, days, p.staff.time_to_fill * daysPerMonth),
      until,
      days,
    );
    this.#promote(p, this.#seniorsOnTheWay.advance(SPO, days, p.staff.promotion_takes * daysPerMonth));
  }

  #recruit(p: Parameters, servicesOfficers: number, until: number, days: number): void {
    const movements = this.#movements;
    if (until - this.#recruits.PO.service[0] > monthsOfRecruits * daysPerMonth)
      this.#recruits = this.#newRecruits(until - days);
    const { PO, PSO } = this.#recruits;
    PO.service = PSO.service = [PO.service[0], until];
    const inManagement = p.staff.in_sentence_management;
    const officers =
      ((p.staff.recruits_probation_officers * p.organisation.share_of_service * this.#area.shareOfStaff) /
        daysPerYear) *
      days;
    addRecruits(PO, officers, inManagement.probation_officers);
    addRecruits(PSO, servicesOfficers, inManagement.probation_services_officers);
    movements.joined[GradeIndex.PO] += officers * inManagement.probation_officers;
    movements.joined[GradeIndex.PSO] += servicesOfficers * inManagement.probation_services_officers;
    movements.joinersPO += officers;
    movements.joinersPSO += servicesOfficers;
  }

  /**
   * Posts of seniors are filled: from all probation officers alike, for a share of the posts, otherwise from outside
   * the grade.
   */
  #promote(p: Parameters, appointed: number): void {
    const movements = this.#movements;
    const isCandidate = ({ grade }: Cohort): boolean => mayBePromoted(grade, p.staff.promote_newly_qualified);
    let candidates = 0;
    for (const cohort of this.cohorts) if (isCandidate(cohort)) candidates += cohort.holders + cohort.others;
    const promoted = Math.min(appointed * p.loops.promotion_drain, candidates);
    this.#recruits.PO.seniors += appointed - promoted;
    if (promoted === 0) return;
    movements.promotedPO += promoted;
    const share = promoted / candidates;
    for (const cohort of this.cohorts) {
      if (!isCandidate(cohort)) continue;
      cohort.seniors += share * (cohort.holders + cohort.others);
      cohort.holders -= share * cohort.holders;
      cohort.others -= share * cohort.others;
    }
  }

  /** Posts that nobody is in or on the way to, in people. */
  #vacancies(p: Parameters): { PSO: number; SPO: number } {
    const vacant = (posts: number, grade: number, onTheWay: PostsBeingFilled): number => {
      const people = peopleForFte(posts, p.organisation.share_of_service, this.#area.shareOfStaff, meanFteOf(p));
      return Math.max(0, (this.#area.units === 1 ? Math.round(people) : people) - this.people(grade) - onTheWay.number);
    };
    return {
      PSO: vacant(p.staff.posts_probation_services_officers, GradeIndex.PSO, this.#servicesOfficersOnTheWay),
      SPO: vacant(p.staff.posts_senior_probation_officers, GradeIndex.SPO, this.#seniorsOnTheWay),
    };
  }

  #newRecruits(today: number): { PO: Cohort; PSO: Cohort } {
    const recruited = (grade: number): Cohort => ({
      grade,
      fte: this.#fte,
      service: [today, today],
      holders: 0,
      others: 0,
      seniors: 0,
    });
    const recruits = { PO: recruited(GradeIndex.PO), PSO: recruited(GradeIndex.PSO) };
    this.cohorts.push(recruits.PO, recruits.PSO);
    return recruits;
  }
}

function addRecruits(cohort: Cohort, people: number, inManagement: number): void {
  cohort.holders += people * inManagement;
  cohort.others += people * (1 - inManagement);
}

/** How many of some people leave the service and move to another role, by what each hazard uses up. */
function leaversAndMovers(people: number, leaves: number, moves: number): { leave: number; move: number } {
  const each = leaves + moves > 0 ? (people * shareUsedUp(leaves + moves)) / (leaves + moves) : 0;
  return { leave: each * leaves, move: each * moves };
}

/** 1 - e^-x for a small x, by its series. */
const shareUsedUp = (x: number): number => x * (1 - (x / 2) * (1 - (x / 3) * (1 - x / 4)));

/** Agency officers of the service for an FTE of the whole of it: they work full time. */
export const agencyOfficers = (p: Parameters, share: number): number =>
  Math.round(p.staff.agency_officers * p.organisation.share_of_service) * share;
