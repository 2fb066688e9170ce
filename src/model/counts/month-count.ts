import { areasOf } from '../area.ts';
import type { Area, Scopes } from '../area.ts';
import { addCounts, CapacityCount } from './capacity-count.ts';
import { flowNames, longestWaitCounted } from './flows.ts';
import type { Parameters } from '../parameters/index.ts';
import { retentionMonths } from './retention.ts';
import { countCases, countOfficers, largestCaseload, emptyStocks, stockNames } from './stock-count.ts';
import type { Service, WholeService } from '../service.ts';
import type { UnitPlan } from '../state/units.ts';

/** What is added up over units: levels at the month end, what happened during the month, and shares of plans. */
const sumNames = [
  ...stockNames,
  ...flowNames,
  'due',
  'hiddenDays',
  'sickDays',
  'qualifiedThen',
  'stayedSince',
  'shareOfCases',
  'shareOfStaff',
] as const;
export type Sums = Record<(typeof sumNames)[number], number>;

const sumIndex = Object.fromEntries(sumNames.map((name, index) => [name, index])) as Record<
  (typeof sumNames)[number],
  number
>;

/** The count of one scope at one month end. */
export class AreaMonth {
  readonly #sums = new Float64Array(sumNames.length);
  readonly capacity = new CapacityCount();
  readonly daysToAllocation = new Int32Array(longestWaitCounted);
  /** Of its units, that with the most. */
  largestCaseload = 0;

  /** What has been added up, by name. */
  get sums(): Sums {
    return Object.fromEntries(sumNames.map((name, index) => [name, this.#sums[index]])) as Sums;
  }

  /** Takes in the month of one unit. */
  add(sums: Float64Array, capacity: CapacityCount, daysToAllocation: Int32Array, largest: number): void {
    const own = this.#sums;
    for (let index = 0; index < own.length; index++) own[index] += sums[index];
    this.capacity.merge(capacity);
    addCounts(this.daysToAllocation, daysToAllocation);
    this.largestCaseload = Math.max(this.largestCaseload, largest);
  }
}

/** A date at which the service is counted, with the settings then in force. */
export interface CountedMonth {
  readonly iso: string;
  readonly isFullYear: boolean;
  readonly p: Parameters;
}

/**
 * Counts each unit at each month end, and adds it up for the service, its regions and, where asked for, the units. The
 * units of one month are added in their order, whether they are simulated one after another or from date to date.
 */
export class MonthCount {
  readonly areas: readonly Area[];
  readonly months: CountedMonth[] = [];
  /** By month, then scope. */
  readonly counts: AreaMonth[][] = [];
  readonly #areasOf: (plan: UnitPlan) => readonly number[];
  readonly #sums = new Float64Array(sumNames.length);
  readonly #capacity = new CapacityCount();

  constructor({ plans }: WholeService, scopes: Scopes) {
    const regions = [...new Set(plans.map(({ region }) => region))];
    this.areas = areasOf(plans, scopes);
    const firstUnit = 1 + regions.length;
    this.#areasOf = ({ number, region }) => [
      0,
      1 + regions.indexOf(region),
      ...(scopes === 'pdu' ? [firstUnit + number] : []),
    ];
  }

  /** The last day of a month is over for the unit: it is counted, and a new month begins. */
  countMonth(service: Service): void {
    const { unit, flows, calendar, queue, monthOfDay, firstDay, today, p } = service;
    const month = monthOfDay[today];
    if (month === this.months.length) {
      this.months.push({ iso: calendar.isoOf(today), isFullYear: today - firstDay > 360, p });
      this.counts.push(this.areas.map(() => new AreaMonth()));
    }
    const stocks = emptyStocks();
    this.#capacity.reset();
    countCases(service, stocks);
    countOfficers(service, stocks, this.#capacity);
    const sums = this.#sums;
    sums.set(Object.values(stocks)); // they come first, in the order of their names
    for (const name of flowNames) sums[sumIndex[name]] = flows[name];
    sums[sumIndex.due] = flows.due[month];
    sums[sumIndex.hiddenDays] = unit.hidden.collect(queue.now);
    sums[sumIndex.sickDays] = unit.sick.collect(queue.now);
    // Of those who qualified so many months ago.
    const { qualified, stayed } = flows.retention.ofMonth(month - retentionMonths);
    sums[sumIndex.qualifiedThen] = qualified;
    sums[sumIndex.stayedSince] = stayed;
    sums[sumIndex.shareOfCases] = unit.plan.shareOfCases;
    sums[sumIndex.shareOfStaff] = unit.plan.shareOfStaff;
    const largest = largestCaseload(service);
    for (const area of this.#areasOf(unit.plan))
      this.counts[month][area].add(sums, this.#capacity, flows.daysToAllocation, largest);
    flows.startNewMonth();
  }
}
