import {
  isMentor,
  GradeIndex,
  assessmentError,
  dilutionFactor,
  downgradingChance,
  fearFactor,
  mentoringShare,
  shareOfNewOfficers,
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
import type { CaseWork } from './cases/case-work.ts';
import { caseWorkOf } from './cases/case-work.ts';

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
  /** Share of assessments and reviews that get done; and of chances to notice a rise in risk that are taken. */
  readonly reviewsDone: number;
  readonly noticing: number;
  /** How much longer assessments take, and how much more they err, for want of experience. */
  readonly dilution: number;
}

/** The twin of one area: stocks of cases by risk, of staff, of those away, and of strain. */
export class AreaTwin {
  readonly area: AreaProfile;
  readonly workforce: Workforce;
  readonly #cases: AreaCases;
  readonly #work = new Map<Epoch, CaseWork>();

  constructor(timeline: Timeline, caseload: Caseload, area: AreaProfile, effects: LoadEffects) {
    const [first] = timeline.epochs;
    this.area = area;
    this.#cases = new AreaCases(timeline, caseload, area.shareOfCases);
    this.workforce = new Workforce(first, timeline.firstDay, area, effects);
    // The first day finds risk, and strain, as they would be had it always been so.
    for (let step = 0; step < settlingSteps; step++) {
      const state = this.stateAt(first, 0);
      this.workforce.setSteadyStrain(state.loads);
      this.#cases.moveRisk(first, this.#caseWorkOf(first), this.#riskReadingOf(first, state), daysOfSettlingStep);
    }
  }

  /** The state of the area: at a moment, or on average over so many days around it. */
  stateAt(epoch: Epoch, moment: number, days = 0): AreaState {
    const { p } = epoch;
    const { effects } = this.workforce;
    const cases = this.#cases.stateAt(epoch, this.#caseWorkOf(epoch), moment);
    const atWork = this.workforce.atWork(epoch, moment, days);
    const { caseHolders, agency, available } = atWork;
    const withPapers = cases.needing > 0 ? Math.max(0, 1 - cases.awaitingPapers / cases.needing) : 0;
    const scale = p.work.weight_scale * withPapers;
    const shared = shareOut(
      {
        work: [cases.work[0] * scale, cases.work[1] * scale, cases.work[2] * scale],
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
    const allWork = Math.max(1e-9, (cases.work[0] + cases.work[1] + cases.work[2]) * p.work.weight_scale);
    const perPoint = { setAside: cases.setAside / allWork, effort: (cases.effort * dilution) / allWork };
    let [held, reviews, noticing] = [0, 0, 0];
    for (let grade = 0; grade < 4; grade++) {
      const most = grade === GradeIndex.PQiP ? shared.traineeCeiling : p.allocation.most_ceiling;
      for (const effect of effects) {
        const load = loadAt(shared.level[grade], effect, most);
        const weight = available[grade] * load;
        if (weight === 0) continue;
        const done = workDone(
          { load, mentoring: isMentor(grade) ? mentoring : 0, sick: atWork.sick[grade] },
          perPoint,
          p,
        );
        held += weight;
        reviews += weight * done.reviews;
        noticing += weight * done.noticing;
      }
    }
    return {
      cases,
      atWork,
      loads,
      shared,
      dilution,
      waiting: shared.waiting * (cases.needing - cases.awaitingPapers),
      reviewsDone: held > 0 ? (1 - shared.waiting) * (reviews / held) : 0,
      noticing: held > 0 ? (1 - shared.waiting) * withPapers * (noticing / held) : 0,
    };
  }

  /**
   * Some days pass from a moment on, at the pace of the state of the area. Before the first day nobody comes or goes.
   */
  advance(epoch: Epoch, state: AreaState, moment: number, days: number): StaffMovements | undefined {
    this.#cases.moveRisk(epoch, this.#caseWorkOf(epoch), this.#riskReadingOf(epoch, state), days);
    this.#cases.advancePapers(epoch, moment, days);
    return this.workforce.advance(epoch, state.loads, state.atWork, moment, days);
  }

  /** An intake of trainees starts, if it is the day of one: how many. */
  startIntake(epoch: Epoch, today: number, calendar: Calendar): number {
    return this.workforce.startIntake(epoch, today, calendar);
  }

  /** How officers read risk. */
  #riskReadingOf(
    { p }: Epoch,
    { cases, reviewsDone, noticing, dilution, shared, atWork, loads }: AreaState,
  ): RiskReading {
    let [strain, weight] = [0, 1e-9];
    this.workforce.strain.forEach((each, grade) => {
      strain += atWork.available[grade] * loads.load[grade] * each;
      weight += atWork.available[grade] * loads.load[grade];
    });
    return {
      assessed: cases.reassessed.map((due) => due * reviewsDone),
      noticed: cases.noticeable.map((each) => each * noticing),
      error: assessmentError(p.risk.misread, dilution),
      fear: fearFactor(strain / weight, p.strain.reference, p.loops.defensive_inflation),
      writtenDown: downgradingChance(shared.waitingForProbationOfficer, 1, p.loops.downward_pressure),
    };
  }

  #caseWorkOf(epoch: Epoch): CaseWork {
    let work = this.#work.get(epoch);
    if (work === undefined) this.#work.set(epoch, (work = caseWorkOf(epoch)));
    return work;
  }
}
