import { longestWaitCounted } from './flows.ts';
import { metricIndex, metrics } from './metrics.ts';
import type { MetricName } from './metrics.ts';
import { countHiddenDays } from './processes/risk.ts';
import { countSickDays } from './processes/absence.ts';
import { CapacityCount } from './capacity-count.ts';
import { countCases, countOfficers, stockNames } from './stock-count.ts';
import type { Stock } from './stock-count.ts';
import { flowNames } from './flows.ts';
import type { Flow } from './flows.ts';
import type { Service } from './service.ts';

type Sums = Record<Stock | Flow | 'due' | 'hiddenDays' | 'sickDays', number>;

/** What twelve months are reckoned from, by month. */
interface Month {
  readonly leaversPO: number;
  readonly leaversPSO: number;
  readonly sickDays: number;
  readonly headsPO: number;
  readonly headsPSO: number;
  readonly headsAll: number;
}

/** Counts the service at each month end, by scope, and keeps the figures of the run. */
export class MonthCount {
  readonly #scopes: string[];
  /** The units of each scope. */
  readonly #unitsOf: number[][];
  readonly #dates: string[] = [];
  readonly #values: number[] = [];
  readonly #past: Month[][];
  readonly #stocks: Record<Stock, Float64Array>;
  readonly #capacity: CapacityCount;

  constructor(service: Service, scopes: 'region' | 'pdu') {
    const { units } = service;
    const all = Array.from({ length: units.count }, (_, unit) => unit);
    this.#scopes = ['service', ...units.regions.map((name) => `region:${name}`)];
    this.#unitsOf = [all, ...units.regions.map((_, region) => all.filter((unit) => units.region[unit] === region))];
    if (scopes === 'pdu') {
      this.#scopes.push(...units.names.map((name) => `pdu:${name}`));
      this.#unitsOf.push(...all.map((unit) => [unit]));
    }
    this.#past = this.#scopes.map(() => []);
    this.#stocks = Object.fromEntries(stockNames.map((name) => [name, new Float64Array(units.count)])) as Record<Stock, Float64Array>;
    this.#capacity = new CapacityCount(units.count);
  }

  /** The last day of a month is over: every metric is reckoned, and a new month begins. */
  monthEnds(service: Service): void {
    const { units, flows, calendar, today } = service;
    for (const name of stockNames) this.#stocks[name].fill(0);
    this.#capacity.clear();
    for (let unit = 0; unit < units.count; unit++) {
      countHiddenDays(service, unit);
      countSickDays(service, unit);
    }
    countCases(service, this.#stocks);
    countOfficers(service, this.#stocks, this.#capacity);
    this.#dates.push(calendar.isoOf(today));
    this.#scopes.forEach((_, scope) => this.#values.push(...this.#rowOf(service, scope)));
    units.hiddenDays.fill(0);
    units.sickDays.fill(0);
    flows.startNewMonth();
  }

  result(): { dates: string[]; scopes: string[]; values: Float64Array } {
    return { dates: this.#dates, scopes: this.#scopes, values: Float64Array.from(this.#values) };
  }

  #sumsOf({ units, flows, monthOfDay, today }: Service, scope: number): Sums {
    const sums = Object.fromEntries([...stockNames, ...flowNames, 'due', 'hiddenDays', 'sickDays'].map((name) => [name, 0])) as Sums;
    for (const unit of this.#unitsOf[scope]) {
      for (const name of stockNames) sums[name] += this.#stocks[name][unit];
      for (const name of flowNames) sums[name] += flows.byUnit[name][unit];
      sums.due += flows.due[monthOfDay[today] * units.count + unit];
      sums.hiddenDays += units.hiddenDays[unit];
      sums.sickDays += units.sickDays[unit];
    }
    return sums;
  }

  #rowOf(service: Service, scope: number): number[] {
    const { p, units, flows, calendar, today, firstDay } = service;
    const sums = this.#sumsOf(service, scope);
    const unitsOf = this.#unitsOf[scope];
    const row = new Array<number>(metrics.length).fill(NaN);
    // A rate or share of nothing has no meaning.
    const set = (name: MetricName, value: number): void => void (row[metricIndex[name]] = Number.isFinite(value) ? value : NaN);
    const shareOfStaff = unitsOf.reduce((total, unit) => total + units.shareOfStaff[unit], 0) * p.organisation.share_of_service;
    const shareOfCases = unitsOf.reduce((total, unit) => total + units.shareOfCases[unit], 0) * p.organisation.share_of_service;

    set('unallocated.all', sums.unallocated);
    set('unallocated.high', sums.unallocatedHigh);
    set('unallocated.mappa', sums.unallocatedMappa);
    set('unallocated.waiting', sums.waiting);
    set('timeToAllocation.median', quantileOfDays(flows.daysToAllocation, unitsOf, 0.5));
    set('timeToAllocation.p90', quantileOfDays(flows.daysToAllocation, unitsOf, 0.9));

    set('capacity.mean.PO', sums.capacityPO / sums.atWorkPO);
    set('capacity.mean.PSO', sums.capacityPSO / sums.atWorkPSO);
    set('capacity.mean.all', sums.capacityAll / sums.atWork);
    set('capacity.ratioOfSums', (100 * sums.pointsAtWork) / sums.availableAtWork);
    const { p10, p25, p50, p75, p90 } = this.#capacity.quantiles(unitsOf);
    set('capacity.p10', p10);
    set('capacity.p25', p25);
    set('capacity.p50', p50);
    set('capacity.p75', p75);
    set('capacity.p90', p90);
    set('capacity.shareOver100', (100 * sums.over100) / sums.atWork);
    set('capacity.shareOver110', (100 * sums.over110) / sums.atWork);
    set('capacity.shareOver120', (100 * sums.over120) / sums.atWork);
    set('capacity.shareOver150', (100 * sums.over150) / sums.atWork);
    set('capacity.excessive', (100 * sums.excessive) / sums.atWork);

    set('reviews.due', sums.due);
    set('reviews.inTime', sums.inTime);
    set('reviews.late', sums.late);
    set('reviews.missed', sums.missed);
    set('reviews.cancelled', sums.cancelled);
    set('reviews.missedShare', (100 * sums.missed) / (sums.inTime + sums.late + sums.missed));
    set('cases.noCurrentAssessment', sums.noCurrentAssessment);
    set('hiddenRisk.persons', sums.hidden);
    set('hiddenRisk.personDays', sums.hiddenDays);

    set('staff.inPost.PO', sums.ftePO);
    set('staff.inPost.PSO', sums.ftePSO + sums.ftePQiP);
    set('staff.inPost.PQiP', sums.ftePQiP);
    set('staff.inPost.SPO', sums.fteSPO);
    set('staff.inPost.all', sums.ftePO + sums.ftePSO + sums.ftePQiP + sums.fteSPO + p.staff.other_staff * shareOfStaff);
    set('staff.headcount.PO', sums.headsPO);
    set('staff.headcount.PSO', sums.headsPSO);
    set('staff.sentenceManagement', sums.fteSentenceManagement);
    const required = p.staff.required_probation_officers * shareOfCases;
    set('staff.required.PO', required);
    set('staff.vacancies.PO', required - sums.ftePO);
    set('leavers.PO', sums.leaversPO);
    set('leavers.PSO', sums.leaversPSO);
    set('movers.PO', sums.moversPO);
    set('promoted.PO', sums.promotedPO);
    set('joiners.PO', sums.joinersPO);
    set('joiners.PSO', sums.joinersPSO);
    set('trainees.qualified', sums.qualified);
    set('trainees.started', sums.traineesStarted);
    set('trainees.droppedOut', sums.traineesDroppedOut);
    set('staff.shareFourYearsOrLess', (100 * sums.fourYearsOrLess) / sums.headsAll);

    const past = this.#past[scope];
    past.push({ leaversPO: sums.leaversPO, leaversPSO: sums.leaversPSO, sickDays: sums.sickDays, headsPO: sums.headsPO, headsPSO: sums.headsPSO, headsAll: sums.headsAll });
    if (past.length > 12) past.shift();
    const isWholeYear = past.length === 12 && today - firstDay > 360;
    if (isWholeYear) {
      const total = (of: (month: Month) => number): number => past.reduce((sum, month) => sum + of(month), 0);
      set('leavingRate.PO', (100 * total((month) => month.leaversPO)) / (total((month) => month.headsPO) / 12));
      set('leavingRate.PSO', (100 * total((month) => month.leaversPSO)) / (total((month) => month.headsPSO) / 12));
      // Five days of seven are working days.
      set('sickness.daysPerStaffYear', (total((month) => month.sickDays) * 5) / 7 / (total((month) => month.headsAll) / 12));
    }

    set('caseload.all', sums.cases);
    set('caseload.community', sums.community);
    set('caseload.custody', sums.custody);
    set('caseload.shareOnlyPO', (100 * sums.onlyPO) / sums.cases);
    set('caseload.heldOutsidePolicy', (100 * sums.outsidePolicy) / sums.allocated);
    set('caseload.perPO', sums.heldByPO / sums.holdersPO);
    set('caseload.perPSO', sums.heldByPSO / sums.holdersPSO);
    const daysOfMonth = Number(calendar.isoOf(today).slice(8));
    set('practitionerChanges.perCase', (sums.laterAllocations / sums.allocated) * (365.25 / daysOfMonth));
    return row;
  }
}

/** A quantile of the days to allocation over some units; a day is spread evenly over itself. NaN where nothing was allocated. */
function quantileOfDays(counts: Int32Array, unitsOf: readonly number[], share: number): number {
  let total = 0;
  const byDay = new Float64Array(longestWaitCounted);
  for (const unit of unitsOf) {
    for (let day = 0; day < longestWaitCounted; day++) {
      const number = counts[unit * longestWaitCounted + day];
      byDay[day] += number;
      total += number;
    }
  }
  if (total === 0) return NaN;
  let left = share * total;
  for (let day = 0; day < longestWaitCounted; day++) {
    if (left < byDay[day]) return Math.max(0, day - 0.5 + left / byDay[day]);
    left -= byDay[day];
  }
  return longestWaitCounted - 0.5;
}
