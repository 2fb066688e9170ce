import { exp } from '../../../engine/index.ts';
import { daysPerMonth, noticingRate, roshLevels, timeCriticalPoints } from '../../../model/index.ts';
import type { Caseload } from './caseload.ts';
import { readCasesAt, pastContactAt } from './caseload.ts';
import type { RiskReading } from './risk.ts';
import { addRiskChanges, mixOfNewCases, riskCells } from './risk.ts';
import type { Epoch, Parameters } from '../../../model/index.ts';
import type { Timeline } from '../timeline.ts';
import type { CaseWork } from './case-work.ts';
import { reportsOf, tasksAboutCases } from './tasks.ts';
import type { ReportWork, TaskWork } from './tasks.ts';
import { classCount, contactMayEndByClass, holderNeededByClass, riskLevels } from './case-work.ts';

const stagesNeedingOfficer = ['order', 'licence', 'beforeRelease', 'recalled'] as const;

/** The cases of an area at a moment, and what they ask for. */
export interface CasesSnapshot {
  /** Of a community officer. */
  readonly needing: number;
  readonly community: number;
  /** People held by the prison included, here and in those that only a probation officer may hold. */
  readonly all: number;
  readonly onlyPO: number;
  /** Recorded at a lower risk than the actual one. */
  readonly hidden: number;
  /** Whose papers are being made ready. */
  readonly awaitingPapers: number;
  /** Points a month by who may hold it: probation officers only, newly qualified ones too, everybody. */
  readonly work: readonly [number, number, number];
  /** What of these points is counted for breach packs, which are tasks. */
  readonly breachPacks: number;
  /** Points a month of contact by recorded risk, of cases that only qualified officers may hold and of the others. */
  readonly contact: readonly [Float64Array, Float64Array];
  /** Tasks about cases; and reports, of qualified officers and of all. */
  readonly tasks: readonly TaskWork[];
  readonly reports: readonly [ReportWork, ReportWork];
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

/** The cases of one area: its share of the caseload, with risk that moves and that its officers read. */
export class AreaCases {
  readonly #timeline: Timeline;
  readonly #caseload: Caseload;
  readonly #share: number;
  readonly #mixes: readonly { readonly mix: Float64Array; readonly recorded: Float64Array; readonly onlyPO: number }[];
  /** By how many cases each risk stands above or below the mixes of new cases would make it. */
  readonly #moved = new Float64Array(riskCells);
  readonly #change = new Float64Array(riskCells);
  /** All cases that need an officer, as they stood when last looked at. */
  readonly #cases = new Float64Array(riskCells);
  /** Rows that are written anew at each look. */
  readonly #recorded = stagesNeedingOfficer.map(() => new Float64Array(classCount));
  readonly #movedByClass = new Float64Array(classCount);
  readonly #byClass = new Float64Array(classCount);
  readonly #demand = new WorkDemand();
  readonly #row: Float64Array;
  readonly #byMix: Float64Array;
  #awaitingPapers = 0;
  /** Cases whose papers were being made ready, added up over the working days since this was last asked for. */
  #awaitingPapersOfDays = 0;
  #workingDays = 0;

  constructor(timeline: Timeline, caseload: Caseload, share: number) {
    this.#timeline = timeline;
    this.#caseload = caseload;
    this.#share = share;
    this.#mixes = caseload.mixEpochs.map((epoch) => {
      const mix = mixOfNewCases(epoch);
      const recorded = sumByRecordedRisk(mix, new Float64Array(classCount));
      return {
        mix,
        recorded,
        onlyPO: recorded.reduce((sum, share, class_) => (holderNeededByClass[class_] < 2 ? sum + share : sum), 0),
      };
    });
    this.#row = new Float64Array(caseload.mixEpochs.length);
    this.#byMix = new Float64Array(caseload.mixEpochs.length);
  }

  /**
   * How the cases stand, and what they ask for; `enforced` is the share of occasions for a breach or a warning that
   * officers act on, by recorded risk.
   */
  stateAt(epoch: Epoch, ofCase: CaseWork, moment: number, enforced: readonly number[]): CasesSnapshot {
    const { p } = epoch;
    const { work, risk } = p;
    const totals = this.#countStages(moment);
    const [order, licence] = totals;
    const needing = totals[0] + totals[1] + totals[2] + totals[3];
    const moved = sumByRecordedRisk(this.#moved, this.#movedByClass);
    const demand = this.#demand;
    demand.reset(ofCase, p, enforced);
    for (let stage = 0; stage < stagesNeedingOfficer.length; stage++) {
      const row = this.#recorded[stage];
      for (let class_ = 0; class_ < classCount; class_++)
        row[class_] += (totals[stage] / Math.max(needing, 1e-9)) * moved[class_];
    }
    const pastContact = (stage: 'order' | 'licence', number: number): number[] =>
      roshLevels.map(
        (_, risk) => (this.#share * pastContactAt(this.#caseload, stage, risk, moment)) / Math.max(number, 1e-9),
      );
    demand.add(this.#recorded[0], 'order', pastContact('order', order));
    demand.add(this.#recorded[1], 'licence', pastContact('licence', licence));
    demand.add(this.#recorded[2], 'custody', noneWithoutContact);
    demand.add(this.#recorded[3], 'custody', noneWithoutContact);

    const again = this.#flow('releasesAgain', moment);
    const byClass = sumByRecordedRisk(this.#cases, this.#byClass);
    const held = this.#inPrison(moment);
    const [reassessed, noticeable] = [new Float64Array(classCount), new Float64Array(classCount)];
    let onlyPO = held.onlyPO;
    for (let class_ = 0; class_ < classCount; class_++) {
      const number = byClass[class_];
      if (holderNeededByClass[class_] < 2) onlyPO += number;
      if (number <= 0) continue;
      const contact = timeCriticalPoints(
        demand.contactPoints[class_],
        work.weight_scale,
        work.work_factor,
        demand.setAsideByClass[class_],
      );
      reassessed[class_] = demand.reviewsByClass[class_] / number + again / needing;
      noticeable[class_] = noticingRate(contact, risk.noticed, work.points_an_hour) / number;
    }
    return {
      needing,
      community: order + licence,
      all: needing + held.all,
      onlyPO,
      hidden: casesWithHiddenRisk(this.#cases),
      awaitingPapers: this.#awaitingPapers,
      work: [demand.work[0], demand.work[1], demand.work[2]],
      breachPacks: demand.breachPacks,
      contact: [demand.contact[0].slice(), demand.contact[1].slice()],
      tasks: tasksAboutCases(epoch, {
        releases: this.#flow('releases', moment),
        afterRelease: licence,
        afterReleaseEnforced: demand.afterReleaseEnforced,
        ordersEnforced: demand.ordersEnforced,
      }),
      reports: reportsOf(epoch, this.#flow('shareOfYear', moment)),
      setAside: demand.setAside,
      effort:
        daysPerMonth *
        work.points_an_hour *
        work.work_factor *
        (demand.first * work.initial_assessment + (demand.reviews + again) * work.review),
      due: demand.first + demand.reviews + again,
      reassessed,
      noticeable,
    };
  }

  /**
   * Counts the cases of each stage by class as recorded at the start, and all that need an officer by
   * risk as it is now.
   */
  #countStages(moment: number): number[] {
    const totals = [0, 0, 0, 0];
    const byMix = this.#byMix.fill(0);
    stagesNeedingOfficer.forEach((stage, index) => {
      const recorded = this.#recorded[index].fill(0);
      readCasesAt(this.#caseload, stage, moment, this.#row);
      for (let mixIndex = 0; mixIndex < byMix.length; mixIndex++) {
        const number = this.#row[mixIndex] * this.#share;
        if (number === 0) continue;
        const ofMix = this.#mixes[mixIndex].recorded;
        for (let class_ = 0; class_ < classCount; class_++) recorded[class_] += number * ofMix[class_];
        totals[index] += number;
        byMix[mixIndex] += number;
      }
    });
    const cases = this.#cases;
    cases.set(this.#moved);
    for (let mixIndex = 0; mixIndex < byMix.length; mixIndex++) {
      const { mix } = this.#mixes[mixIndex];
      for (let cell = 0; cell < riskCells; cell++) cases[cell] += byMix[mixIndex] * mix[cell];
    }
    return totals;
  }

  /** People held by the prison, and those of them whom only a probation officer may hold. */
  #inPrison(moment: number): { all: number; onlyPO: number } {
    readCasesAt(this.#caseload, 'prisonHeld', moment, this.#row);
    let [all, onlyPO] = [0, 0];
    for (let mixIndex = 0; mixIndex < this.#row.length; mixIndex++) {
      all += this.#row[mixIndex] * this.#share;
      onlyPO += this.#row[mixIndex] * this.#share * this.#mixes[mixIndex].onlyPO;
    }
    return { all, onlyPO };
  }

  /** Some days pass in which risk moves and is read. What has moved in a case goes with it when it ends. */
  moveRisk(epoch: Epoch, { meanAge }: CaseWork, reading: RiskReading, days: number): void {
    const change = this.#change.fill(0);
    addRiskChanges(change, this.#cases, epoch, reading);
    for (let cell = 0; cell < riskCells; cell++)
      this.#moved[cell] += days * (change[cell] - this.#moved[cell] / meanAge);
  }

  /**
   * Some days pass in which papers are made ready. They are counted by whole days: what is not ready today is looked at
   * on the next working day.
   */
  advancePapers({ p }: Epoch, moment: number, days: number): void {
    const { calendar } = this.#timeline;
    const { order } = this.#caseload.startedByDay;
    const delay = p.allocation.administrative_delay;
    const notReady = delay > 0 ? exp(-1 / delay) : 0;
    for (let day = Math.ceil(moment); day < moment + days; day++) {
      this.#awaitingPapers += this.#share * (order[day + 1] - order[day]) + this.#flow('handovers', day);
      if (!calendar.isWorkingDay(day)) continue;
      this.#awaitingPapers *= notReady;
      this.#awaitingPapersOfDays += this.#awaitingPapers;
      this.#workingDays++;
    }
  }

  /** The mean of cases whose papers are being made ready, over the working days since the last collection. */
  collectAwaitingPapers(): number {
    const mean = this.#workingDays > 0 ? this.#awaitingPapersOfDays / this.#workingDays : this.#awaitingPapers;
    this.#awaitingPapersOfDays = this.#workingDays = 0;
    return mean;
  }

  #flow(name: keyof Caseload['flows'], moment: number): number {
    return this.#caseload.flows[name][Math.floor(moment / this.#caseload.days)] * this.#share;
  }
}

/** In custody nobody's contact ends. */
const noneWithoutContact = roshLevels.map(() => 0);

/** What cases ask for, added up over stages. */
class WorkDemand {
  #of: CaseWork | undefined;
  #p: Parameters | undefined;
  #enforced: readonly number[] = [];
  /** Points a month by who may hold them. */
  readonly work = new Float64Array(3);
  setAside = 0;
  /** First assessments and reviews that fall due a day. */
  first = 0;
  reviews = 0;
  readonly reviewsByClass = new Float64Array(classCount);
  /**
   * Points a month of cases supervised in the community, without those of tasks, and what of them is set aside for
   * assessments and reviews.
   */
  readonly contactPoints = new Float64Array(classCount);
  readonly setAsideByClass = new Float64Array(classCount);
  breachPacks = 0;
  /** Contact by recorded risk, of cases that only qualified officers may hold and of the others. */
  readonly contact = [new Float64Array(riskLevels), new Float64Array(riskLevels)] as const;
  /** Orders whose breaches officers act on, and people in contact after release whom they would warn. */
  ordersEnforced = 0;
  afterReleaseEnforced = 0;

  /** Nothing is asked for yet. */
  reset(of: CaseWork, p: Parameters, enforced: readonly number[]): void {
    this.#of = of;
    this.#p = p;
    this.#enforced = enforced;
    this.setAside = this.first = this.reviews = 0;
    this.breachPacks = this.ordersEnforced = this.afterReleaseEnforced = 0;
    for (const row of [this.work, this.reviewsByClass, this.contactPoints, this.setAsideByClass, ...this.contact])
      row.fill(0);
  }

  /** `pastContact` is the share of cases whose contact has ended, by recorded risk, where it may end. */
  add(cases: Float64Array, location: 'order' | 'licence' | 'custody', pastContact: readonly number[]): void {
    const { points, setAside, firstDue, reviewsDue, enforcement, breachPacks } = this.#of!;
    const { work, supervision } = this.#p!;
    for (let class_ = 0; class_ < classCount; class_++) {
      const past = contactMayEndByClass[class_] === 1 ? pastContact[class_ % riskLevels] : 0;
      const inContact = cases[class_] * (1 - past);
      const enforced = this.#enforced[class_ % riskLevels];
      const perCase = points[location][class_] + (location === 'order' ? enforced * enforcement : 0);
      const packs = location === 'order' ? enforced * breachPacks : 0;
      const afterContact = cases[class_] * past * supervision.work_after_contact * points[location][class_];
      const set = location === 'custody' ? 0 : inContact * setAside[location][class_];
      this.work[holderNeededByClass[class_]] += inContact * perCase + afterContact;
      this.contact[holderNeededByClass[class_] < 2 ? 0 : 1][class_ % riskLevels] += timeCriticalPoints(
        inContact * (perCase - packs) + afterContact,
        work.weight_scale,
        work.work_factor,
        set,
      );
      if (location === 'custody') continue;
      this.breachPacks += inContact * packs;
      if (location === 'order') this.ordersEnforced += cases[class_] * enforced;
      else this.afterReleaseEnforced += inContact * enforced;
      const reviews = inContact * reviewsDue[location][class_];
      this.first += inContact * firstDue[location][class_];
      this.reviews += reviews;
      this.reviewsByClass[class_] += reviews;
      this.setAside += set;
      this.contactPoints[class_] += inContact * (perCase - packs);
      this.setAsideByClass[class_] += set;
    }
  }
}

/** Cases by class as recorded, whatever their actual risk. */
function sumByRecordedRisk(cases: Float64Array, into: Float64Array): Float64Array {
  into.fill(0);
  for (let row = 0; row < classCount; row++) {
    const first = row - (row % riskLevels);
    for (let recorded = 0; recorded < riskLevels; recorded++)
      into[first + recorded] += cases[row * riskLevels + recorded];
  }
  return into;
}

/** Cases recorded below their actual risk. */
function casesWithHiddenRisk(cases: Float64Array): number {
  let hidden = 0;
  for (let row = 0; row < classCount; row++)
    for (let recorded = 0; recorded < row % riskLevels; recorded++) hidden += cases[row * riskLevels + recorded];
  return hidden;
}
