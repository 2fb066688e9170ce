import { dilutionOf, shareForMentoring } from '../../model/index.ts';
import type { Calendar } from '../../model/index.ts';
import type { Caseload } from './caseload.ts';
import type { CasesNow } from './cases-of-place.ts';
import { CasesOfPlace } from './cases-of-place.ts';
import { Grade } from './cohorts.ts';
import type { AtWork, Loads } from './crew.ts';
import { Crew, loadsAt } from './crew.ts';
import type { Reading } from './risk.ts';
import type { Effects, Shared } from './sharing.ts';
import { loadAt, shareOut } from './sharing.ts';
import type { Movements, Place } from './staff.ts';
import type { Epoch, Timeline } from './timeline.ts';
import { workDone } from './work.ts';
import type { WorkOfCase } from './workload.ts';
import { workOfCase } from './workload.ts';

/** Steps, and their days, in which risk comes to where it stands on the first day: two years. */
const stepsBefore = 12;
const daysOfStepBefore = 60;

/** How a place stands at a moment. */
export interface Standing {
  readonly cases: CasesNow;
  readonly atWork: AtWork;
  readonly loads: Loads;
  readonly shared: Shared;
  /** Cases whose papers are complete and for which nobody has room. */
  readonly waiting: number;
  /** Share of assessments and reviews that get done; and of chances to notice a rise in risk that are taken. */
  readonly reviewsDone: number;
  readonly noticing: number;
  /** How much longer assessments take, and how much more they err, for want of experience. */
  readonly dilution: number;
}

/** The twin of one place: stocks of cases by risk, of staff, of those away, and of strain. */
export class PlaceTwin {
  readonly place: Place;
  readonly crew: Crew;
  readonly #cases: CasesOfPlace;
  readonly #work = new Map<Epoch, WorkOfCase>();

  constructor(timeline: Timeline, caseload: Caseload, place: Place, effects: Effects) {
    const [first] = timeline.epochs;
    this.place = place;
    this.#cases = new CasesOfPlace(timeline, caseload, place.shareOfCases);
    this.crew = new Crew(first, timeline.firstDay, place, effects);
    // The first day finds risk, and strain, as they would be had it always been so.
    for (let step = 0; step < stepsBefore; step++) {
      const standing = this.look(first, 0);
      this.crew.hasAlwaysFelt(standing.loads);
      this.#cases.riskMoves(first, this.#workOf(first), this.#readingOf(first, standing), daysOfStepBefore);
    }
  }

  /** How the place stands: at a moment, or on average over so many days around it. */
  look(epoch: Epoch, moment: number, days = 0): Standing {
    const { p } = epoch;
    const { effects } = this.crew;
    const cases = this.#cases.look(epoch, this.#workOf(epoch), moment);
    const atWork = this.crew.atWork(epoch, moment, days);
    const { holding, agency, available } = atWork;
    const withPapers = cases.needing > 0 ? Math.max(0, 1 - cases.papers / cases.needing) : 0;
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
    const loads = loadsAt(epoch, shared.level, shared.ceiling, atWork, effects);

    const people = holding.people[0] + holding.people[1] + holding.people[2] + holding.people[3] + agency;
    const dilution = dilutionOf(
      people > 0 ? holding.inexperienced / people : 0,
      p.strain.usual_inexperience,
      p.loops.experience_dilution,
    );
    const mentoring = shareForMentoring(holding.mentored, atWork.mentors);
    const allWork = Math.max(1e-9, (cases.work[0] + cases.work[1] + cases.work[2]) * p.work.weight_scale);
    const perPoint = { setAside: cases.setAside / allWork, effort: (cases.effort * dilution) / allWork };
    let [held, reviews, noticing] = [0, 0, 0];
    for (let grade = 0; grade < 4; grade++) {
      const most = grade === Grade.PQiP ? shared.ceilingOfTrainees : p.allocation.most_ceiling;
      for (const effect of effects) {
        const load = loadAt(shared.level[grade], effect, most);
        const weight = available[grade] * load;
        if (weight === 0) continue;
        const done = workDone(
          { load, mentoring: grade === Grade.PO ? mentoring : 0, sick: atWork.sick[grade] },
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
      waiting: shared.waiting * (cases.needing - cases.papers),
      reviewsDone: held > 0 ? (1 - shared.waiting) * (reviews / held) : 0,
      noticing: held > 0 ? (1 - shared.waiting) * withPapers * (noticing / held) : 0,
    };
  }

  /**
   * Some days pass from a moment on, at the pace at which the place stands. Before the first day nobody comes or goes.
   */
  pass(epoch: Epoch, standing: Standing, moment: number, days: number): Movements | undefined {
    this.#cases.riskMoves(epoch, this.#workOf(epoch), this.#readingOf(epoch, standing), days);
    this.#cases.papersPass(epoch, moment, days);
    return this.crew.pass(epoch, standing.loads, standing.atWork, moment, days);
  }

  /** An intake of trainees starts, if it is the day of one: how many. */
  intakeStarts(epoch: Epoch, today: number, calendar: Calendar): number {
    return this.crew.intakeStarts(epoch, today, calendar);
  }

  /** How officers read risk. */
  #readingOf({ p }: Epoch, { cases, reviewsDone, noticing, dilution, shared, atWork, loads }: Standing): Reading {
    let [strain, weight] = [0, 1e-9];
    this.crew.strain.forEach((each, grade) => {
      strain += atWork.available[grade] * loads.load[grade] * each;
      weight += atWork.available[grade] * loads.load[grade];
    });
    return {
      assessed: cases.reassessed.map((due) => due * reviewsDone),
      noticed: cases.noticeable.map((each) => each * noticing),
      error: p.risk.misread * dilution,
      fear: Math.max(0, 1 + p.loops.defensive_inflation * (strain / weight - p.strain.reference)),
      writtenDown: Math.min(0.9, p.loops.downward_pressure * shared.waitingForOfficer),
    };
  }

  #workOf(epoch: Epoch): WorkOfCase {
    let work = this.#work.get(epoch);
    if (work === undefined) this.#work.set(epoch, (work = workOfCase(epoch)));
    return work;
  }
}
