import { exponential } from '../../engine/index.ts';
import { daysOfAMonth } from '../../model/index.ts';
import type { Caseload } from './caseload.ts';
import { casesAt, pastContactAt } from './caseload.ts';
import type { Reading } from './risk.ts';
import { addMovesOfRisk, mixOfBirth, placesOfRisk } from './risk.ts';
import type { Epoch, Timeline } from './timeline.ts';
import type { WorkOfCase } from './workload.ts';
import { classes, contactMayEnd, needsOfClass, riskLevels } from './workload.ts';

const stages = ['order', 'licence', 'beforeRelease', 'recalled'] as const;

/** The cases of a place at a moment, and what they ask for. */
export interface CasesNow {
  /** Of a community officer. */
  readonly needing: number;
  readonly community: number;
  /** People held by the prison included, here and in those that only a probation officer may hold. */
  readonly all: number;
  readonly onlyPO: number;
  /** Recorded at a lower risk than the actual one. */
  readonly hidden: number;
  /** Whose papers are being made ready. */
  readonly papers: number;
  /** Points a month by who may hold it: probation officers only, newly qualified ones too, everybody. */
  readonly work: readonly [number, number, number];
  /**
   * Points a month that officers set aside for assessments and reviews; and what these take at the usual experience.
   */
  readonly setAside: number;
  readonly effort: number;
  /** Assessments and reviews that fall due a day. */
  readonly due: number;
  /**
   * A day, for a case of each class by recorded risk: assessments due, the first one left out, since it finds the case
   * as it began; and rises noticed, were all contact kept up.
   */
  readonly reassessed: Float64Array;
  readonly noticeable: Float64Array;
}

/** The cases of one place: its share of the caseload, with risk that moves and that its officers read. */
export class CasesOfPlace {
  readonly #timeline: Timeline;
  readonly #caseload: Caseload;
  readonly #share: number;
  readonly #births: readonly { readonly mix: Float64Array; readonly recorded: Float64Array; readonly onlyPO: number }[];
  /** By how many cases each risk stands above or below what the births would make it. */
  readonly #moved = new Float64Array(placesOfRisk);
  readonly #change = new Float64Array(placesOfRisk);
  /** All cases that need an officer, as they stood when last looked at. */
  readonly #cases = new Float64Array(placesOfRisk);
  /** Rows that are written anew at each look. */
  readonly #recorded = stages.map(() => new Float64Array(classes));
  readonly #movedByClass = new Float64Array(classes);
  readonly #byClass = new Float64Array(classes);
  readonly #asked = new Asked();
  readonly #row: Float64Array;
  readonly #byBirth: Float64Array;
  #papers = 0;

  constructor(timeline: Timeline, caseload: Caseload, share: number) {
    this.#timeline = timeline;
    this.#caseload = caseload;
    this.#share = share;
    this.#births = caseload.births.map((epoch) => {
      const mix = mixOfBirth(epoch);
      const recorded = recordedOf(mix, new Float64Array(classes));
      return {
        mix,
        recorded,
        onlyPO: recorded.reduce((sum, share, class_) => (needsOfClass[class_] < 2 ? sum + share : sum), 0),
      };
    });
    this.#row = new Float64Array(caseload.births.length);
    this.#byBirth = new Float64Array(caseload.births.length);
  }

  /** How the cases stand, and what they ask for. */
  look({ p }: Epoch, ofCase: WorkOfCase, moment: number): CasesNow {
    const { work, risk, supervision } = p;
    const totals = this.#countStages(moment);
    const [order, licence] = totals;
    const needing = totals[0] + totals[1] + totals[2] + totals[3];
    const moved = recordedOf(this.#moved, this.#movedByClass);
    const asked = this.#asked;
    asked.begin(ofCase, supervision.points_after_contact);
    for (let stage = 0; stage < stages.length; stage++) {
      const row = this.#recorded[stage];
      for (let class_ = 0; class_ < classes; class_++)
        row[class_] += (totals[stage] / Math.max(needing, 1e-9)) * moved[class_];
    }
    asked.add(
      this.#recorded[0],
      'order',
      (this.#share * pastContactAt(this.#caseload, 'order', moment)) / Math.max(order, 1e-9),
    );
    asked.add(
      this.#recorded[1],
      'licence',
      (this.#share * pastContactAt(this.#caseload, 'licence', moment)) / Math.max(licence, 1e-9),
    );
    asked.add(this.#recorded[2], 'custody', 0);
    asked.add(this.#recorded[3], 'custody', 0);

    const again = this.#flow('releasesAgain', moment);
    const byClass = recordedOf(this.#cases, this.#byClass);
    const held = this.#inPrison(moment);
    const [reassessed, noticeable] = [new Float64Array(classes), new Float64Array(classes)];
    let onlyPO = held.onlyPO;
    for (let class_ = 0; class_ < classes; class_++) {
      const number = byClass[class_];
      if (needsOfClass[class_] < 2) onlyPO += number;
      if (number <= 0) continue;
      const contact = Math.max(
        0,
        asked.points[class_] * work.weight_scale * work.work_factor - asked.setAsideByClass[class_],
      );
      reassessed[class_] = asked.reviewsByClass[class_] / number + again / needing;
      noticeable[class_] = (risk.noticed * contact) / work.points_an_hour / daysOfAMonth / number;
    }
    return {
      needing,
      community: order + licence,
      all: needing + held.all,
      onlyPO,
      hidden: hiddenIn(this.#cases),
      papers: this.#papers,
      work: [asked.work[0], asked.work[1], asked.work[2]],
      setAside: asked.setAside,
      effort:
        daysOfAMonth *
        work.points_an_hour *
        work.work_factor *
        (asked.first * work.initial_assessment + (asked.reviews + again) * work.review),
      due: asked.first + asked.reviews + again,
      reassessed,
      noticeable,
    };
  }

  /**
   * Counts the cases of each stage by class as recorded at birth, and all that need an officer by risk as it is now.
   */
  #countStages(moment: number): number[] {
    const totals = [0, 0, 0, 0];
    const byBirth = this.#byBirth.fill(0);
    stages.forEach((stage, index) => {
      const recorded = this.#recorded[index].fill(0);
      casesAt(this.#caseload, stage, moment, this.#row);
      for (let birth = 0; birth < byBirth.length; birth++) {
        const number = this.#row[birth] * this.#share;
        if (number === 0) continue;
        const ofBirth = this.#births[birth].recorded;
        for (let class_ = 0; class_ < classes; class_++) recorded[class_] += number * ofBirth[class_];
        totals[index] += number;
        byBirth[birth] += number;
      }
    });
    const cases = this.#cases;
    cases.set(this.#moved);
    for (let birth = 0; birth < byBirth.length; birth++) {
      const { mix } = this.#births[birth];
      for (let place = 0; place < placesOfRisk; place++) cases[place] += byBirth[birth] * mix[place];
    }
    return totals;
  }

  /** People held by the prison, and those of them whom only a probation officer may hold. */
  #inPrison(moment: number): { all: number; onlyPO: number } {
    casesAt(this.#caseload, 'prisonHeld', moment, this.#row);
    let [all, onlyPO] = [0, 0];
    for (let birth = 0; birth < this.#row.length; birth++) {
      all += this.#row[birth] * this.#share;
      onlyPO += this.#row[birth] * this.#share * this.#births[birth].onlyPO;
    }
    return { all, onlyPO };
  }

  /** Some days pass in which risk moves and is read. What has moved in a case goes with it when it ends. */
  riskMoves(epoch: Epoch, { meanAge }: WorkOfCase, reading: Reading, days: number): void {
    const change = this.#change.fill(0);
    addMovesOfRisk(change, this.#cases, epoch, reading);
    for (let place = 0; place < placesOfRisk; place++)
      this.#moved[place] += days * (change[place] - this.#moved[place] / meanAge);
  }

  /**
   * Some days pass in which papers are made ready. They are counted by whole days: what is not ready today is looked at
   * on the next working day.
   */
  papersPass({ p }: Epoch, moment: number, days: number): void {
    const { calendar } = this.#timeline;
    const { order } = this.#caseload.begun;
    const delay = p.allocation.administrative_delay;
    const notReady = delay > 0 ? exponential(-1 / delay) : 0;
    for (let day = Math.ceil(moment); day < moment + days; day++) {
      this.#papers += this.#share * (order[day + 1] - order[day]) + this.#flow('handovers', day);
      if (calendar.isWorkingDay(day)) this.#papers *= notReady;
    }
  }

  #flow(name: keyof Caseload['flows'], moment: number): number {
    return this.#caseload.flows[name][Math.floor(moment / this.#caseload.days)] * this.#share;
  }
}

/** What cases ask for, added up over stages. */
class Asked {
  #of: WorkOfCase | undefined;
  #afterContact = 0;
  /** Points a month by who may hold them. */
  readonly work = new Float64Array(3);
  setAside = 0;
  /** First assessments and reviews that fall due a day. */
  first = 0;
  reviews = 0;
  readonly reviewsByClass = new Float64Array(classes);
  /** Points a month of cases supervised in the community, and what of them is set aside for assessments and reviews. */
  readonly points = new Float64Array(classes);
  readonly setAsideByClass = new Float64Array(classes);

  /** Nothing is asked for yet. */
  begin(of: WorkOfCase, afterContact: number): void {
    this.#of = of;
    this.#afterContact = afterContact;
    this.setAside = this.first = this.reviews = 0;
    for (const row of [this.work, this.reviewsByClass, this.points, this.setAsideByClass]) row.fill(0);
  }

  add(cases: Float64Array, location: 'order' | 'licence' | 'custody', pastContact: number): void {
    const { points, setAside, firstDue, reviewsDue, enforcement } = this.#of!;
    for (let class_ = 0; class_ < classes; class_++) {
      const past = contactMayEnd[class_] === 1 ? pastContact : 0;
      const inContact = cases[class_] * (1 - past);
      const perCase = points[location][class_] + (location === 'order' ? enforcement : 0);
      this.work[needsOfClass[class_]] += inContact * perCase + cases[class_] * past * this.#afterContact;
      if (location === 'custody') continue;
      const reviews = inContact * reviewsDue[location][class_];
      const set = inContact * setAside[location][class_];
      this.first += inContact * firstDue[location][class_];
      this.reviews += reviews;
      this.reviewsByClass[class_] += reviews;
      this.setAside += set;
      this.points[class_] += inContact * perCase;
      this.setAsideByClass[class_] += set;
    }
  }
}

/** Cases by class as recorded, whatever their actual risk. */
function recordedOf(cases: Float64Array, into: Float64Array): Float64Array {
  into.fill(0);
  for (let row = 0; row < classes; row++) {
    const first = row - (row % riskLevels);
    for (let recorded = 0; recorded < riskLevels; recorded++)
      into[first + recorded] += cases[row * riskLevels + recorded];
  }
  return into;
}

/** Cases recorded below their actual risk. */
function hiddenIn(cases: Float64Array): number {
  let hidden = 0;
  for (let row = 0; row < classes; row++)
    for (let recorded = 0; recorded < row % riskLevels; recorded++) hidden += cases[row * riskLevels + recorded];
  return hidden;
}
