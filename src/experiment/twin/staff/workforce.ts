import {
  GradeIndex,
  pressureOf,
  pressureOfContent,
  referenceOfTrainees,
  strainTowards,
  traineeCeilingAt,
} from '../../../model/index.ts';
import type { Calendar, Parameters } from '../../../model/index.ts';
import type { AbsenceRates, SharesAway } from './absence.ts';
import { advanceAbsence, absenceRates } from './absence.ts';
import type { LoadEffects } from './work-sharing.ts';
import { loadAt, meanLoad } from './work-sharing.ts';
import type { CaseHolders, StaffMovements, AreaProfile } from './movements.ts';
import { agencyOfficers, Staff } from './staff.ts';
import type { Epoch } from '../../../model/index.ts';

/** Those who hold cases at a moment. Lists are by grade: PO, NQO, PSO, PQiP, agency officers among the first. */
export interface StaffAtWork {
  readonly caseHolders: CaseHolders;
  readonly agency: number;
  /** People at work who may hold cases, and their available points. */
  readonly people: readonly number[];
  readonly available: readonly number[];
  /** Work that lies with colleagues who have just fallen ill for long, relative to work held by those at work. */
  readonly leftBehind: readonly number[];
  /** Share of those at work who are off for a few days. */
  readonly sick: readonly number[];
  /** Probation officers at work who are not newly qualified, FTE: those who mentor. */
  readonly mentors: number;
}

/** What officers carry and feel of it. */
export interface Loads {
  /** Mean load by grade, 1 is full. */
  readonly load: readonly number[];
  /**
   * Load above 1, by grade and officer who stands for a share of it; and on the mean holder of cases, those away
   * included.
   */
  readonly pressure: readonly (readonly number[])[];
  readonly meanPressure: number;
}

/**
 * The loads that levels of each grade make, for officers as unequal as they are. `highRisk` is the work, in points a
 * month, that only probation officers may hold; each of them is taken to have the same share of it.
 */
export function loadsAt(
  { p }: Epoch,
  level: ArrayLike<number>,
  ceiling: number,
  { caseHolders, agency, people, available }: StaffAtWork,
  effects: LoadEffects,
  highRisk = 0,
): Loads {
  const { trainee_ceiling, preferred_ceiling, most_ceiling } = p.allocation;
  const most = [
    most_ceiling,
    most_ceiling,
    most_ceiling,
    traineeCeilingAt(ceiling, preferred_ceiling, trainee_ceiling, p.loops.training_drag),
  ];
  const load = most.map((mostOfGrade, grade) => meanLoad(level[grade], effects, mostOfGrade));
  const held = available[GradeIndex.PO] * load[GradeIndex.PO] + available[GradeIndex.NQO] * load[GradeIndex.NQO];
  const shareHighRisk = held > 0 ? Math.min(1, highRisk / held) : 0;
  const content = pressureOfContent(shareHighRisk, p.strain.usual_high_risk, p.strain.content);
  let [pressing, all] = [0, agency];
  const pressure = most.map((mostOfGrade, grade) => {
    const ofContent = grade <= GradeIndex.NQO ? content : 0;
    const felt = effects.map((effect) => pressureOf(loadAt(level[grade], effect, mostOfGrade)) + ofContent);
    pressing += people[grade] * mean(felt);
    all += caseHolders.people[grade];
    return felt;
  });
  return { load, pressure, meanPressure: all > 0 ? pressing / all : p.strain.reference };
}

/** The staff of an area with their strain and absences: the part of the twin that answers load. */
export class Workforce {
  readonly area: AreaProfile;
  readonly staff: Staff;
  readonly effects: LoadEffects;
  readonly #firstDay: number;
  readonly #strain: readonly number[][];
  #strainOfSeniors: number;
  /** Of those in sentence management by grade, then of others, then of seniors. */
  readonly #away: readonly SharesAway[] = Array.from({ length: 6 }, () => ({ short: 0, long: 0, parental: 0 }));
  readonly #rates = new Map<Epoch, AbsenceRates>();

  constructor({ p }: Epoch, firstDay: number, area: AreaProfile, effects: LoadEffects) {
    this.area = area;
    this.effects = effects;
    this.#firstDay = firstDay;
    this.staff = new Staff(p, firstDay, area);
    this.#strain = [0, 1, 2, 3].map((grade) => effects.map(() => referenceOf(p, grade)));
    this.#strainOfSeniors = p.strain.reference;
  }

  /** Mean strain of those in sentence management, by grade. */
  get strain(): number[] {
    return this.#strain.map(mean);
  }

  /** Officers start with the strain that their load, had it always been so, would have built up. */
  setSteadyStrain({ pressure }: Loads): void {
    pressure.forEach((felt, grade) => this.#strain[grade].splice(0, felt.length, ...felt));
  }

  /** Who is at work: at a moment, or on average over so many days around it. */
  atWork(epoch: Epoch, moment: number, days = 0): StaffAtWork {
    const { p } = epoch;
    const { long, keepsCases } = this.#ratesOf(epoch);
    const caseHolders = this.staff.caseHoldersAt(p, moment, days);
    const agency = agencyOfficers(p, this.area.shareOfStaff);
    const [people, available, leftBehind, sick] = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    for (let grade = 0; grade < 4; grade++) {
      const away = this.#away[grade];
      const present = 1 - away.long - away.parental;
      const also = grade === GradeIndex.PO ? agency : 0;
      people[grade] =
        (grade === GradeIndex.PQiP ? caseHolders.traineesWithCases : caseHolders.people[grade]) * present + also;
      available[grade] = p.work.nominal_target * (caseHolders.hours[grade] * present + also);
      leftBehind[grade] = long * this.#sickness(epoch, grade) * keepsCases;
      sick[grade] = present > 0 ? away.short / present : 0;
    }
    return {
      caseHolders,
      agency,
      people,
      available,
      leftBehind,
      sick,
      mentors: caseHolders.mentors * (1 - this.#away[0].long - this.#away[0].parental) + agency,
    };
  }

  /** People off sick. */
  peopleOffSick({ people, others, seniors }: CaseHolders): number {
    let sick = 0;
    [...people, others, seniors].forEach(
      (number, group) => (sick += number * (this.#away[group].short + this.#away[group].long)),
    );
    return sick;
  }

  /** Some days pass under such loads. Before the first day nobody comes or goes. */
  advance(
    epoch: Epoch,
    { pressure, meanPressure }: Loads,
    { caseHolders }: StaffAtWork,
    moment: number,
    days: number,
  ): StaffMovements | undefined {
    const { p, derived } = epoch;
    // People leave and fall sick by the strain of the middle of these days.
    const half = derived.strainShare(days / 2);
    const middle = this.#strain.map((strains, grade) => {
      const atWork = 1 - this.#away[grade].long - this.#away[grade].parental;
      return strains.map((strain, each) => strainTowards(strain, atWork * pressure[grade][each], half));
    });
    const strainOfSeniors = strainTowards(this.#strainOfSeniors, meanPressure, half);
    const sickness = middle.map((strains) => meanOf(strains, (strain) => derived.sicknessByStrain.at(strain)));
    const sicknessOfSeniors = derived.sicknessByStrain.at(strainOfSeniors);
    const leaving = middle.map((strains, grade) => {
      const byStrain = grade === GradeIndex.PQiP ? derived.droppingOutByStrain : derived.leavingByStrain;
      return meanOf(strains, (strain) => byStrain.at(strain));
    });
    const movements =
      moment < this.#firstDay
        ? undefined
        : this.staff.advance(epoch, moment, days, {
            leaving,
            leavingOfSeniors: derived.leavingByStrain.at(strainOfSeniors),
          });

    // Strain goes some of the way to pressure; whoever joins brings the reference, and whoever qualifies what they
    // have.
    const share = derived.strainShare(days);
    const rates = this.#ratesOf(epoch);
    for (const grade of [GradeIndex.PO, GradeIndex.NQO, GradeIndex.PSO, GradeIndex.PQiP]) {
      const strain = this.#strain[grade];
      const from = this.#strain[grade === GradeIndex.NQO ? GradeIndex.PQiP : GradeIndex.NQO];
      const atWork = 1 - this.#away[grade].long - this.#away[grade].parental;
      const joined = shareOf(movements?.joined[grade], caseHolders.people[grade]);
      const progressed = shareOf(movements?.progressed[grade], caseHolders.people[grade]);
      for (let each = 0; each < strain.length; each++) {
        const now = strain[each];
        strain[each] +=
          share * (atWork * pressure[grade][each] - now) +
          joined * (referenceOf(p, grade) - now) +
          progressed * (from[each] - now);
      }
      advanceAbsence(this.#away[grade], rates, sickness[grade], joined, days);
    }
    this.#strainOfSeniors = strainTowards(this.#strainOfSeniors, meanPressure, share);
    advanceAbsence(this.#away[4], rates, 1, 0, days);
    advanceAbsence(this.#away[5], rates, sicknessOfSeniors, 0, days);
    return movements;
  }

  /** An intake of trainees starts, if it is the day of one, at the reference strain: how many. */
  startIntake({ p }: Epoch, today: number, calendar: Calendar): number {
    const before = this.staff.people(GradeIndex.PQiP);
    const started = this.staff.startIntake(p, today, calendar);
    const strain = this.#strain[GradeIndex.PQiP];
    for (let each = 0; each < strain.length; each++)
      strain[each] += shareOf(started, before + started) * (referenceOf(p, GradeIndex.PQiP) - strain[each]);
    return started;
  }

  /** What strain makes of the rate of sickness of a grade. */
  #sickness({ derived }: Epoch, grade: number): number {
    return meanOf(this.#strain[grade], (strain) => derived.sicknessByStrain.at(strain));
  }

  #ratesOf(epoch: Epoch): AbsenceRates {
    let rates = this.#rates.get(epoch);
    if (rates === undefined) this.#rates.set(epoch, (rates = absenceRates(epoch.p, this.area.sicknessWeight)));
    return rates;
  }
}

/** The strain with which people of a grade start. */
const referenceOf = ({ strain }: Parameters, grade: number): number =>
  grade === GradeIndex.PQiP ? referenceOfTrainees(strain.reference, strain.reference_of_trainees) : strain.reference;

const mean = (values: readonly number[]): number => meanOf(values, (value) => value);

function meanOf(values: readonly number[], of: (value: number) => number): number {
  let sum = 0;
  for (const value of values) sum += of(value);
  return sum / values.length;
}

/** What those who come are of a group, which they may be the whole of. */
const shareOf = (number: number | undefined, of: number): number =>
  number === undefined || number <= 0 ? 0 : Math.min(1, number / Math.max(of, number));
