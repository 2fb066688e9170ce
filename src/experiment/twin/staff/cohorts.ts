import {
  GradeIndex,
  daysPerMonth,
  daysPerYear,
  daysTrainedAtLeast,
  isReducedFromQualifying,
  meanFte,
  monthsInTraining,
  monthsOfChange,
  peopleForFte,
  reductionByGrade,
  serviceBandEnds,
  shareOfHoursTaken,
  trainingCohorts,
  yearsByServiceBand,
} from '../../../model/index.ts';
import type { Parameters } from '../../../model/index.ts';

/** A stretch of days, over which something is spread evenly. */
export type DayRange = readonly [from: number, to: number];

/**
 * People of one grade who began their service within one stretch of days, evenly: some work in sentence management,
 * others elsewhere, and some of those who began with them are seniors by now.
 */
export interface Cohort {
  readonly grade: number;
  /**
   * Full-time equivalents of a person; those who were trained here work full time, as trainees do. Seniors are as the
   * service is.
   */
  readonly fte: number;
  /** Its end moves while the cohort is being recruited. */
  service: DayRange;
  /** When they qualified; absent where it is long ago or not so. */
  readonly qualified?: DayRange;
  holders: number;
  others: number;
  seniors: number;
  /** The cohort that its people go over to, evenly over a stretch of days. */
  readonly next?: { readonly cohort: Cohort; readonly when: DayRange };
}

/** The share of a stretch that lies after a day. */
export function shareAfter([from, to]: DayRange, day: number): number {
  if (day <= from) return 1;
  if (day >= to) return 0;
  return (to - day) / (to - from);
}

/** A stretch on average over so many days around a moment. */
export const widen = ([from, to]: DayRange, days: number): DayRange => [from - days / 2, to + days / 2];

/** The share of those still there who go over between two moments, where all go evenly within a stretch. */
export function shareProgressing([from, to]: DayRange, moment: number, until: number): number {
  if (until <= from) return 0;
  if (until >= to) return 1;
  return (until - Math.max(from, moment)) / (to - Math.max(from, moment));
}

const bandEnds = serviceBandEnds.map((years) => years * daysPerYear);

/** A mean over a cohort of what hangs on the band of length of service. */
export function meanByService({ service }: Cohort, today: number, ofBand: readonly number[]): number {
  let mean = ofBand[3];
  for (let band = 0; band < 3; band++)
    mean += (ofBand[band] - ofBand[band + 1]) * shareAfter(service, today - bandEnds[band]);
  return mean;
}

/** Months at which the reduction of hours of a stage changes, with the share of hours that is left before, in order. */
interface HoursStep {
  readonly untilMonth: number;
  readonly left: number;
}

/** By grade. */
const hoursSteps: readonly (readonly HoursStep[])[] = reductionByGrade.map((reason) => {
  if (reason === undefined) return [];
  const months = [...monthsOfChange(reason), Infinity];
  return months.map((untilMonth, index) => ({
    untilMonth,
    left: 1 - shareOfHoursTaken(reason, index === 0 ? 0 : months[index - 1]),
  }));
});

/**
 * Share of their hours that the people of a cohort have for cases, on average over so many days: stages of a career
 * take some.
 */
export function hoursLeft({ grade, service, qualified }: Cohort, today: number, days = 0): number {
  const ofStage = hoursSteps[grade];
  const since = isReducedFromQualifying(grade) ? qualified : service;
  if (since === undefined) return 1;
  const last = ofStage[ofStage.length - 1];
  if (today - since[1] - days > ofStage[ofStage.length - 2].untilMonth * daysPerMonth) return last.left;
  const began = widen(since, days);
  let left = 0;
  let after = 1;
  for (const step of ofStage) {
    // Those whose stage began later than so many months ago are in this step or an earlier one.
    const within = step.untilMonth === Infinity ? 1 : shareAfter(began, today - step.untilMonth * daysPerMonth);
    const inStep = within - (1 - after);
    left += inStep * step.left;
    after = 1 - within;
  }
  return left;
}

/** Full-time equivalents of an officer on average. */
export const meanFteOf = ({ staff }: Parameters): number =>
  meanFte(staff.part_time, staff.part_time_hours, staff.full_time_hours);

/** People of the service for an FTE of the whole of it, as a whole number. */
export const peopleFor = (p: Parameters, fte: number): number =>
  Math.round(peopleForFte(fte, p.organisation.share_of_service, 1, meanFteOf(p)));

/** Everybody in post on the first day, by grade and length of service; `share` of them all. */
export function cohortsAtStart(p: Parameters, firstDay: number, share: number): Cohort[] {
  const { staff, training } = p;
  const fte = meanFteOf(p);
  const inManagement = staff.in_sentence_management;
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = staff.service_at_start;
  const bands = [under_2_years, from_2_to_4, from_4_to_10, from_10_years];
  const serviceOf = ([from, to]: DayRange): DayRange => [firstDay - to * daysPerYear, firstDay - from * daysPerYear];
  const officers = peopleFor(p, staff.probation_officers);
  const newlyQualified = Math.round(officers * staff.newly_qualified_at_start);
  const cohorts: Cohort[] = yearsByServiceBand.flatMap((years, band) => {
    const of = (people: number, inHolders: number) => ({
      holders: people * bands[band] * share * inHolders,
      others: people * bands[band] * share * (1 - inHolders),
    });
    return [
      {
        grade: GradeIndex.PO,
        fte,
        service: serviceOf(years),
        ...of(officers - newlyQualified, inManagement.probation_officers),
        seniors: peopleFor(p, staff.senior_probation_officers) * bands[band] * share,
      },
      {
        grade: GradeIndex.PSO,
        fte,
        service: serviceOf(years),
        ...of(peopleFor(p, staff.probation_services_officers), inManagement.probation_services_officers),
        seniors: 0,
      },
    ];
  });
  // Newly qualified: since some time within the bar on MAPPA cases, and in training before it.
  const bar = training.bar_on_mappa * daysPerMonth;
  const qualified: DayRange = [firstDay - bar, firstDay];
  const service: DayRange = [
    Math.min(qualified[0] - daysTrainedAtLeast, firstDay - 2 * daysPerYear),
    Math.min(qualified[1] - daysTrainedAtLeast, firstDay - 0.5 * daysPerYear),
  ];
  const later: Cohort = { grade: GradeIndex.PO, fte, service, qualified, holders: 0, others: 0, seniors: 0 };
  cohorts.push(later, {
    grade: GradeIndex.NQO,
    fte,
    service,
    qualified,
    holders: newlyQualified * share,
    others: 0,
    seniors: 0,
    next: { cohort: later, when: [firstDay, firstDay + bar] },
  });
  for (const cohort of trainingCohorts) {
    const people = Math.round(training.at_start[cohort] * p.organisation.share_of_service);
    const startedOn = firstDay - Math.round(monthsInTraining[cohort] * daysPerMonth);
    cohorts.push(...intakeCohorts(p, startedOn, people * share, firstDay));
  }
  return cohorts;
}

/** Trainees who start on one day: those of the short and of the long route, with what they become. */
export function intakeCohorts(p: Parameters, startedOn: number, people: number, notBefore = startedOn): Cohort[] {
  const { short_route, short_route_takes, long_route_takes, qualifying_spread, bar_on_mappa } = p.training;
  const service: DayRange = [startedOn, startedOn];
  const inManagement = p.staff.in_sentence_management.trainees;
  return [
    { share: short_route, months: short_route_takes },
    { share: 1 - short_route, months: long_route_takes },
  ].flatMap(({ share, months }) => {
    const from = startedOn + months * daysPerMonth;
    const qualified: DayRange = [Math.max(notBefore, from), Math.max(notBefore, from + qualifying_spread)];
    const barEnds: DayRange = [qualified[0] + bar_on_mappa * daysPerMonth, qualified[1] + bar_on_mappa * daysPerMonth];
    const officers: Cohort = { grade: GradeIndex.PO, fte: 1, service, qualified, holders: 0, others: 0, seniors: 0 };
    const newlyQualified: Cohort = {
      grade: GradeIndex.NQO,
      fte: 1,
      service,
      qualified,
      holders: 0,
      others: 0,
      seniors: 0,
      next: { cohort: officers, when: barEnds },
    };
    const trainees: Cohort = {
      grade: GradeIndex.PQiP,
      fte: 1,
      service,
      holders: people * share * inManagement,
      others: people * share * (1 - inManagement),
      seniors: 0,
      next: { cohort: newlyQualified, when: qualified },
    };
    return share > 0 && people > 0 ? [officers, newlyQualified, trainees] : [];
  });
}

/**
 * After so many days of service, and since qualifying, nobody differs from those who have been there longer: no band,
 * tie-in or stage begins later.
 */
const longService = 11 * daysPerYear;

/** Cohorts so old that they no longer differ are put together, and empty ones are forgotten; no figure changes. */
export function mergeOldCohorts(cohorts: readonly Cohort[], today: number): Cohort[] {
  const old = new Map<number, Cohort>();
  return cohorts.filter((cohort) => {
    const { grade, fte, service, qualified, next, holders, others, seniors } = cohort;
    if (next !== undefined) return today < next.when[1];
    if (today - service[1] < longService || (qualified !== undefined && today - qualified[1] < longService))
      return true;
    const key = grade + fte;
    const first = old.get(key);
    if (first === undefined) old.set(key, cohort);
    else {
      first.holders += holders;
      first.others += others;
      first.seniors += seniors;
    }
    return first === undefined;
  });
}

/** So many people, or all there are, leave all cohorts that may send them alike: how many. */
export function takeFromCohorts(
  cohorts: readonly Cohort[],
  people: number,
  mayGo: (cohort: Cohort) => boolean,
): number {
  const candidates = cohorts.reduce((sum, cohort) => (mayGo(cohort) ? sum + (cohort.holders + cohort.others) : sum), 0);
  const share = candidates > 0 ? Math.min(1, people / candidates) : 0;
  for (const cohort of cohorts) {
    if (!mayGo(cohort)) continue;
    cohort.holders -= share * cohort.holders;
    cohort.others -= share * cohort.others;
  }
  return share * candidates;
}
