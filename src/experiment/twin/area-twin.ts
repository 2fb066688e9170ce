import {
  isMentor,
  GradeIndex,
  assessmentError,
  dilutionFactor,
  downgradingChance,
  fearOfScrutiny,
  isFull,
  mentoringShare,
  overtimeHoursAWeek,
  roshLevels,
  scrutinyAfter,
  scrutinyOfAlert,
  shareOfNewOfficers,
  steadyScrutiny,
} from '../../model/index.ts';
import type { Calendar, Epoch } from '../../model/index.ts';
import type { Caseload } from './cases/caseload.ts';
import type { CasesSnapshot } from './cases/area-cases.ts';
import { AreaCases } from './cases/area-cases.ts';
import type { StaffAtWork, Loads } from './staff/workforce.ts';
import { Workforce, loadsAt } from './staff/workforce.ts';
import type { RiskReading } from './cases/risk.ts';
import type { LoadEffects, SharedWork } from './staff/work-sharing.ts';
import { loadAt, shareOut } from './staff/work-sharing.ts';
import type { StaffMovements, AreaProfile } from './staff/movements.ts';
import type { Timeline } from './timeline.ts';
import { workDone } from './staff/work-done.ts';
import { workPerPoint } from './staff/work-per-point.ts';
import type { CaseWork } from './cases/case-work.ts';
import { caseWorkOf, riskLevels } from './cases/case-work.ts';

/** Steps, and their days, in which risk comes to where it stands on the first day: two years. */
const settlingSteps = 12;
const daysOfSettlingStep = 60;

/** The state of an area at a moment. */
export interface AreaState {
  readonly cases: CasesSnapshot;
  readonly atWork: StaffAtWork;
  readonly loads: Loads;
  readonly shared: SharedWork;
  /** Cases whose papers are complete and for which nobody has room. */
  readonly waiting: number;
  /** Share of assessments and reviews that get done. */
  readonly reviewsDone: number;
  /**
   * By recorded risk: share of chances to notice a rise in risk that are taken, and of occasions for a breach or a
   * warning that are acted on.
   */
  readonly noticing: readonly number[];
  readonly enforced: readonly number[];
  /** What time leaves of the chance to read risk too high; and the share of probation officers who are full. */
  readonly verifying: number;
  readonly officersFull: number;
  /** Officers present, trainees not included, and the hours of overtime that they work in a week. */
  readonly present: number;
  readonly overtimeHours: number;
  /** How much longer assessments take, and how much more they err, for want of experience. */
  readonly dilution: number;
}

/** The twin of one area: stocks of cases by risk, of staff, of those away, and of strain. */
export class AreaTwin {
  readonly area: AreaProfile;
  readonly workforce: Workforce;
  readonly #cases: AreaCases;
  readonly #work = new Map<Epoch, CaseWork>();
  /** Scrutiny, and the alert under which it stands: on average over units. */
  #scrutiny: number;
  #alert: number;
  /** Share of occasions for a breach or a warning that officers act on of late, by recorded risk. */
  #enforced: readonly number[] = roshLevels.map(() => 1);

  constructor(timeline: Timeline, caseload: Caseload, area: AreaProfile, effects: LoadEffects) {
    const [first] = timeline.epochs;
    this.area = area;
    this.#cases = new AreaCases(timeline, caseload, area.shareOfCases);
    this.workforce = new Workforce(first, timeline.firstDay, area, effects);
    this.#alert = first.p.risk.alert;
    this.#scrutiny = steadyScrutiny(first.p.risk.serious_further_offences, this.#alert);
    // The first day finds risk, and strain, as they would be had it always been so.
    for (let step = 0; step < settlingSteps; step++) {
      const state = this.stateAt(first, 0);
      this.workforce.setSteadyStrain(state.loads);
      this.#enforced = state.enforced;
      this.#cases.moveRisk(first, this.#caseWorkOf(first), this.#riskReadingOf(first, state), daysOfSettlingStep);
    }
  }

  /** The state of the area: at a moment, or on average over so many days around it. */
  stateAt(epoch: Epoch, moment: number, days = 0): AreaState {
    const { p } = epoch;
    const { effects } = this.workforce;
    const cases = this.#cases.stateAt(epoch, this.#caseWorkOf(epoch), moment, this.#enforced);
    const atWork = this.workforce.atWork(epoch, moment, days);
    const { caseHolders, agency, available } = atWork;
    const withPapers = cases.needing > 0 ? Math.max(0, 1 - cases.awaitingPapers / cases.needing) : 0;
    const scale = p.work.weight_scale * withPapers;
    const ofCases = [cases.work[0] * scale, cases.work[1] * scale, cases.work[2] * scale] as const;
    const shared = shareOut(
      {
        work: [
          ofCases[0],
          ofCases[1] + cases.reports[0].points * p.work.weight_scale,
          ofCases[2] + cases.reports[1].points * p.work.weight_scale,
        ],
        ofCases: ofCases[0] + ofCases[1] + ofCases[2],
        available,
        leftBehind: atWork.leftBehind,
      },
      p,
      effects,
    );
    const highRisk = (cases.work[0] + cases.work[1]) * scale;
    const loads = loadsAt(epoch, shared.level, shared.ceiling, atWork, effects, highRisk);

    const people =
      caseHolders.people[0] + caseHolders.people[1] + caseHolders.people[2] + caseHolders.people[3] + agency;
    const dilution = dilutionFactor(
      shareOfNewOfficers(caseHolders.inexperienced, people),
      p.strain.usual_inexperience,
      p.loops.experience_dilution,
    );
    const mentoring = mentoringShare(caseHolders.mentored, atWork.mentors, p.training.mentoring_most);
    const ofGrade = workPerPoint(cases, loads, atWork, dilution, withPapers, p);
    let [held, reviews, verifying] = [0, 0, 0];
    const [noticing, enforced] = [roshLevels.map(() => 0), roshLevels.map(() => 0)];
    let [officers, full] = [0, 0];
    let [present, overtime] = [0, 0];
    for (let grade = 0; grade < 4; grade++) {
      const most = grade === GradeIndex.PQiP ? shared.traineeCeiling : p.allocation.most_ceiling;
      for (const effect of effects) {
        const load = loadAt(shared.level[grade], effect, most);
        const weight = available[grade] * load;
        if (grade <= GradeIndex.NQO) {
          officers += available[grade];
          if (isFull(load, p.allocation.preferred_ceiling)) full += available[grade];
        }
        if (weight === 0) continue;
        const done = workDone(
          { load, mentoring: isMentor(grade) ? mentoring : 0, sick: atWork.sick[grade] },
          ofGrade[grade],
          p,
        );
        held += weight;
        reviews += weight * done.reviews;
        done.noticing.forEach((share, risk) => (noticing[risk] += weight * share));
        done.enforced.forEach((share, risk) => (enforced[risk] += weight * share));
        verifying += weight * done.verifying;
        if (grade === GradeIndex.PQiP) continue;
        present += atWork.people[grade] * (1 - atWork.sick[grade]);
        overtime += available[grade] * (1 - atWork.sick[grade]) * done.overtime;
      }
    }
    // Nobody notices or enforces where a case waits for its papers or an officer.
    const ofAllCases = (share: number): number => (held > 0 ? (1 - shared.waiting) * withPapers * (share / held) : 0);
    return {
      cases,
      atWork,
      loads,
      shared,
      dilution,
      waiting: shared.waiting * (cases.needing - cases.awaitingPapers),
      reviewsDone: held > 0 ? (1 - shared.waiting) * (reviews / held) : 0,
      noticing: noticing.map(ofAllCases),
      enforced: p.tasks.enforcement_gives_way === 0 ? enforced.map(() => 1) : enforced.map(ofAllCases),
      verifying: held > 0 ? verifying / held : 1,
      officersFull: officers > 0 ? full / officers : 0,
      present: present / effects.length,
      overtimeHours: overtimeHoursAWeek(overtime / effects.length, p.work.nominal_target, p.staff.full_time_hours),
    };
  }

  /**
   * Some days pass from a moment on, at the pace of the state of the area. Before the first day nobody comes or goes.
   */
  advance(epoch: Epoch, state: AreaState, moment: number, days: number): StaffMovements | undefined {
    this.#cases.moveRisk(epoch, this.#caseWorkOf(epoch), this.#riskReadingOf(epoch, state), days);
    this.#cases.advancePapers(epoch, moment, days);
    this.#advanceScrutiny(epoch, days);
    this.#enforced = state.enforced;
    return this.workforce.advance(epoch, state.loads, state.atWork, moment, days);
  }

  /** The mean of cases whose papers are being made ready, over the working days since the last collection. */
  collectAwaitingPapers(): number {
    return this.#cases.collectAwaitingPapers();
  }

  /** An intake of trainees starts, if it is the day of one: how many. */
  startIntake(epoch: Epoch, today: number, calendar: Calendar): number {
    return this.workforce.startIntake(epoch, today, calendar);
  }

  /** Scrutiny goes towards what the rate of offences and an alert uphold; a new alert raises it at once. */
  #advanceScrutiny({ p: { risk }, derived }: Epoch, days: number): void {
    this.#scrutiny += scrutinyOfAlert(this.#alert, risk.alert);
    this.#alert = risk.alert;
    const upheld = steadyScrutiny(risk.serious_further_offences, risk.alert);
    this.#scrutiny = scrutinyAfter(this.#scrutiny, upheld, days, derived.scrutinyTimeConstant);
  }

  /** How officers read risk. */
  #riskReadingOf(
    { p }: Epoch,
    { cases, reviewsDone, noticing, verifying, officersFull, dilution }: AreaState,
  ): RiskReading {
    return {
      assessed: cases.reassessed.map((due) => due * reviewsDone),
      noticed: cases.noticeable.map((each, class_) => each * noticing[class_ % riskLevels]),
      error: assessmentError(p.risk.misread, dilution),
      upwards: verifying * fearOfScrutiny(this.#scrutiny, p.loops.scrutiny),
      writtenDown: downgradingChance(officersFull, p.loops.downward_pressure),
    };
  }

  #caseWorkOf(epoch: Epoch): CaseWork {
    let work = this.#work.get(epoch);
    if (work === undefined) this.#work.set(epoch, (work = caseWorkOf(epoch)));
    return work;
  }
}
