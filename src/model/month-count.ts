import { addCounts, CapacityCount } from './capacity-count.ts';
import { flowNames, longestWaitCounted } from './flows.ts';
import type { Parameters } from './parameters/index.ts';
import { countHiddenDays } from './processes/risk.ts';
import { countSickDays } from './processes/absence.ts';
import { monthsOfRetention } from './retention.ts';
import { countCases, countOfficers, largestCaseload, noStocks, stockNames } from './stock-count.ts';
import type { Service } from './service.ts';
import type { UnitPlan } from './units.ts';

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

const placeOf = Object.fromEntries(sumNames.map((name, place) => [name, place])) as Record<
  (typeof sumNames)[number],
  number
>;

/** The count of one scope at one month end. */
export class MonthOfScope {
  readonly #sums = new Float64Array(sumNames.length);
  readonly capacity = new CapacityCount();
  readonly daysToAllocation = new Int32Array(longestWaitCounted);
  /** Of its units, that with the most. */
  largestCaseload = 0;

  /** What has been added up, by name. */
  get sums(): Sums {
    return Object.fromEntries(sumNames.map((name, place) => [name, this.#sums[place]])) as Sums;
  }

  /** Takes in the month of one unit. */
  include(sums: Float64Array, capacity: CapacityCount, daysToAllocation: Int32Array, largest: number): void {
    const own = this.#sums;
    for (let place = 0; place < own.length; place++) own[place] += sums[place];
    this.capacity.include(capacity);
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

/** Counts each unit at each month end, and adds it up for the service, its regions and, where asked for, the units. */
export class MonthCount {
  readonly scopes: readonly string[];
  readonly months: CountedMonth[] = [];
  /** By month, then scope. */
  readonly counts: MonthOfScope[][] = [];
  readonly #scopesOf: (plan: UnitPlan) => readonly number[];
  readonly #sums = new Float64Array(sumNames.length);
  readonly #capacity = new CapacityCount();
  #month = 0;

  constructor({ plans }: Service, scopes: 'region' | 'pdu') {
    const regions = [...new Set(plans.map(({ region }) => region))];
    const units = scopes === 'pdu' ? plans.map(({ name }) => `pdu:${name}`) : [];
    this.scopes = ['service', ...regions.map((region) => `region:${region}`), ...units];
    const firstUnit = 1 + regions.length;
    this.#scopesOf = ({ number, region }) => [
      0,
      1 + regions.indexOf(region),
      ...(scopes === 'pdu' ? [firstUnit + number] : []),
    ];
  }

  /** Another unit begins its first month. */
  unitBegins(): void {
    this.#month = 0;
  }

  /** The last day of a month is over for the unit: it is counted, and a new month begins. */
  monthEnds(service: Service): void {
    const { unit, flows, calendar, monthOfDay, firstDay, today, p } = service;
    if (this.#month === this.months.length) {
      this.months.push({ iso: calendar.isoOf(today), isFullYear: today - firstDay > 360, p });
      this.counts.push(this.scopes.map(() => new MonthOfScope()));
    }
    countHiddenDays(service);
    countSickDays(service);
    const stocks = noStocks();
    this.#capacity.clear();
    countCases(service, stocks);
    countOfficers(service, stocks, this.#capacity);
    const sums = this.#sums;
    sums.set(Object.values(stocks)); // they come first, in the order of their names
    for (const name of flowNames) sums[placeOf[name]] = flows[name];
    sums[placeOf.due] = flows.due[monthOfDay[today]];
    sums[placeOf.hiddenDays] = unit.hiddenDays;
    sums[placeOf.sickDays] = unit.sickDays;
    // Of those who qualified so many months ago.
    const { qualified, stayed } = flows.retention.ofMonth(this.#month - monthsOfRetention);
    sums[placeOf.qualifiedThen] = qualified;
    sums[placeOf.stayedSince] = stayed;
    sums[placeOf.shareOfCases] = unit.plan.shareOfCases;
    sums[placeOf.shareOfStaff] = unit.plan.shareOfStaff;
    const largest = largestCaseload(service);
    for (const scope of this.#scopesOf(unit.plan))
      this.counts[this.#month][scope].include(sums, this.#capacity, flows.daysToAllocation, largest);
    unit.hiddenDays = 0;
    unit.sickDays = 0;
    flows.startNewMonth();
    this.#month++;
  }
}
