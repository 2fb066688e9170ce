import { Lognormal, lognormalFrom, Categorical, normalQuantile, QuantileTable } from '../engine/index.ts';
import { daysPerMonth } from './time/day.ts';
import type { Parameters } from './parameters/index.ts';
import { roshNames } from './parameters/chapters/risk.ts';
import { leavingByPay, payAgainstOutside } from './rules/leaving/pay-against-outside.ts';
import { balanceOf } from './rules/risk/moves.ts';
import { reviewInterval } from './rules/reviews/review-interval.ts';
import { hazardOfMonthlyShare, hazardOfYearlyRate, hazardOfYearlyShare } from './rules/staff/hazards.ts';
import { rateMultiplier, referenceOfTrainees, shareOfWayToPressure, sicknessMultiplier } from './rules/staff/strain.ts';
import { exposureByLevel } from './rules/workload/protected-contact.ts';
import { protectionLetter, protectionPoints } from './rules/workload/tier-v2.ts';
import {
  caseClass,
  caseClassCount,
  mappaLevels,
  recallKinds,
  reportKinds,
  roshLevels,
  taskKinds,
} from './categories.ts';

/**
 * A rising function of strain, tabled so that each officer's weekly review costs no power: linear between points 1/64
 * apart, up to a strain of 4.
 */
class StrainTable {
  readonly #points = new Float64Array(4 * 64 + 2);

  constructor(of: (strain: number) => number) {
    for (let i = 0; i < this.#points.length; i++) this.#points[i] = of(i / 64);
  }

  at(strain: number): number {
    const position = Math.min(strain, 4) * 64;
    const below = Math.floor(position);
    return this.#points[below] + (position - below) * (this.#points[below + 1] - this.#points[below]);
  }
}

/** Recidivism scores that stand for the three bands, in per cent. */
const rsrOfBand = [0, 3, 7];
const complexityLevels = 5;

/**
 * The letter of the tier (0 is A) by risk, recidivism band, MAPPA level and complexity factors, from the readable rule.
 */
const letterTable = Uint8Array.from(
  roshLevels.flatMap((rosh) =>
    rsrOfBand.flatMap((rsr) =>
      mappaLevels.flatMap((mappaLevel) =>
        Array.from({ length: complexityLevels }, (_, complexityFactors) =>
          'ABCD'.indexOf(
            protectionLetter(
              protectionPoints({ rosh, rsr, mappaLevel, complexityFactors, additionalFactorsForWomen: 0 }),
            ),
          ),
        ),
      ),
    ),
  ),
);

/** The index of a case's tier in `tiers`. */
export const tierIndex = (
  rosh: number,
  rsrBand: number,
  mappaLevel: number,
  complexityFactors: number,
  changeDigit: number,
): number =>
  letterTable[((rosh * 3 + rsrBand) * 4 + mappaLevel) * complexityLevels + complexityFactors] * 4 + (3 - changeDigit);

/** The standard normal distribution, for judgements. */
export const standardNormal = new QuantileTable(normalQuantile);

/** What follows from the settings in force and is wanted often; worked out anew when a setting changes. */
export class Derived {
  /** Days between reviews by class of case. */
  readonly reviewDays = new Int16Array(caseClassCount);
  /** Effort in points; and the spread around it, relative to 1. */
  readonly effortSpread: QuantileTable;
  readonly initialEffort: number;
  readonly reviewEffort: number;
  /** By kind of task: thousandths of points of effort, and working days until it is due. */
  readonly taskEffort: readonly number[];
  readonly taskDue: readonly number[];
  /** Reports a year of each kind in the part of the service that is simulated. */
  readonly reportsAYear: readonly number[];
  /** Points that the workload measure counts for the pack of one breach. */
  readonly breachPackPoints: number;
  /**
   * Mixes of new cases, in the order of their words: risk, MAPPA level 1 and levels 2 and 3 by risk, recidivism,
   * complexity, change digit 3 to 0 and 3 to 1.
   */
  readonly roshMix: Categorical;
  readonly mappa1: readonly number[];
  readonly mappa23: readonly number[];
  readonly rsrMix: Categorical;
  readonly complexityMix: Categorical;
  readonly changeMix: Categorical;
  readonly changeMixOfLicences: Categorical;
  /** Starts a year of each kind of sentence in the part of the service that is simulated, before growth and season. */
  readonly startsAYear: readonly number[];
  /** Lengths in days: of orders by kind of sentence, of custody, of a licence, and of custody after recall. */
  readonly orderLength: readonly Lognormal[];
  readonly custodyLength: Lognormal;
  readonly licenceLength: Lognormal;
  readonly recallLength: Lognormal;
  readonly recallKind: Categorical;
  /** Balance of neighbouring levels of risk: the share of level i + 1 among those at i and i + 1. */
  readonly upperShare: Float64Array;
  readonly leavingByStrain: StrainTable;
  readonly droppingOutByStrain: StrainTable;
  readonly sicknessByStrain: StrainTable;
  /** How contact is given up by recorded risk, see `exposureByLevel`. */
  readonly exposureByRisk: readonly number[];
  /** Hazards a day, that of leaving by grade; trainees have that of dropping out. */
  readonly leavingHazards: readonly number[];
  readonly dropOutHazard: number;
  readonly movingHazard: number;
  readonly parentalLeaveHazard: number;
  /** Days in which strain goes 1 - 1/e of the way towards a pressure that stays the same. */
  readonly strainTimeConstant: number;
  /** Days in which scrutiny fades to 1/e. */
  readonly scrutinyTimeConstant: number;

  /** Of some settings, and of those of the first day, with which pay is compared. */
  constructor(p: Parameters, ofFirstDay: Parameters = p) {
    const { absence, demand, work, risk, strain, supervision, loops, training, staff, tasks, pay } = p;
    this.initialEffort = work.initial_assessment * work.points_an_hour * work.work_factor;
    this.reviewEffort = work.review * work.points_an_hour * work.work_factor;
    this.taskEffort = taskKinds.map((kind) => Math.round(1000 * tasks.effort[kind] * work.work_factor));
    this.taskDue = taskKinds.map((kind) => Math.round(tasks.due[kind]));
    this.reportsAYear = reportKinds.map((kind) => tasks.reports[kind] * p.organisation.share_of_service);
    this.breachPackPoints = Math.round(Math.min(supervision.breach_work, tasks.effort.breach_pack));
    this.effortSpread = new QuantileTable((share) => lognormalFrom(share, 1, work.effort_spread));
    const intervals = { urgent: work.interval_very_high, high: work.interval_high, mediumAndLow: work.interval_other };
    roshLevels.forEach((rosh, level) =>
      mappaLevels.forEach((mappaLevel) => {
        const class_ = caseClass(level, mappaLevel);
        const months = reviewInterval(rosh, mappaLevel, intervals);
        this.reviewDays[class_] = Math.round(months * daysPerMonth);
      }),
    );
    this.exposureByRisk = exposureByLevel(roshLevels.length, work.protection);
    this.roshMix = new Categorical(roshNames.map((name) => risk.rosh_mix[name]));
    this.mappa1 = roshNames.map((name) => risk.mappa_1[name]);
    this.mappa23 = roshNames.map((name) => risk.mappa_2_3[name]);
    const { below_3, from_3_to_7, from_7 } = risk.rsr_mix;
    this.rsrMix = new Categorical([below_3, from_3_to_7, from_7]);
    const { none, one, two, three, four } = risk.complexity_mix;
    this.complexityMix = new Categorical([none, one, two, three, four]);
    const { change_3, change_2, change_1, change_0 } = risk.change_mix;
    this.changeMix = new Categorical([change_3, change_2, change_1, change_0]);
    // An order of unpaid work or restrictions only has no mandate for change; a licence always has one.
    this.changeMixOfLicences = new Categorical([change_3, change_2, change_1]);
    this.startsAYear = [demand.community_orders, demand.suspended_sentence_orders, demand.custodial_sentences].map(
      (starts) => starts * p.organisation.share_of_service,
    );
    const length = (months: number, spread: number) => new Lognormal(months * daysPerMonth, spread);
    const { community_order_length, suspended_sentence_order_length, order_length_spread } = supervision;
    this.orderLength = [
      length(community_order_length, order_length_spread),
      length(suspended_sentence_order_length, order_length_spread),
    ];
    this.custodyLength = length(supervision.custody_length, supervision.custody_length_spread);
    this.licenceLength = length(supervision.licence_length, supervision.licence_length_spread);
    this.recallLength = length(supervision.recall_length, supervision.recall_length_spread);
    this.recallKind = new Categorical(recallKinds.map((kind) => supervision.recall_kinds[kind]));
    this.upperShare = balanceOf(this.roshMix.shares);
    this.leavingByStrain = new StrainTable((felt) => rateMultiplier(felt, strain.reference, loops.attrition));
    const referenceForTrainees = referenceOfTrainees(strain.reference, strain.reference_of_trainees);
    const attritionOfTrainees = loops.attrition * strain.attrition_of_trainees;
    this.droppingOutByStrain = new StrainTable((felt) =>
      rateMultiplier(felt, referenceForTrainees, attritionOfTrainees),
    );
    this.sicknessByStrain = new StrainTable((felt) =>
      sicknessMultiplier(rateMultiplier(felt, strain.reference, loops.burnout), absence.share_mental_health),
    );
    this.dropOutHazard = hazardOfMonthlyShare(training.drop_out);
    // Published as leavers over mean headcount: a rate already, not the probability that someone leaves within a year.
    const { probation_officers, probation_services_officers, senior_probation_officers } = staff.leaving;
    const byPay = (grade: keyof typeof pay.of_grade): number =>
      leavingByPay(
        payAgainstOutside(pay.of_grade[grade], ofFirstDay.pay.of_grade[grade], pay.outside),
        staff.pay_elasticity,
      );
    const ofProbationOfficers = probation_officers * byPay('probation_officers');
    this.leavingHazards = [
      ofProbationOfficers,
      ofProbationOfficers,
      probation_services_officers * byPay('probation_services_officers'),
      0,
      senior_probation_officers * byPay('senior_probation_officers'),
    ].map(hazardOfYearlyRate);
    this.movingHazard = hazardOfYearlyShare(staff.moves_to_other_roles);
    this.parentalLeaveHazard = hazardOfYearlyShare(absence.parental_leave);
    this.strainTimeConstant = strain.builds_up * daysPerMonth;
    this.scrutinyTimeConstant = risk.scrutiny_fades * daysPerMonth;
  }

  /** How far strain goes in so many days towards a pressure that stays the same. */
  strainShare(days: number): number {
    return shareOfWayToPressure(days, this.strainTimeConstant);
  }
}
