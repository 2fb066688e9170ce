import { areasOf } from '../area.ts';
import type { Area, Scopes } from '../area.ts';
import { addCounts, CapacityCount } from './capacity-count.ts';
import { addCases, addOfficers, dayCountNames, emptyDayCounts } from './day-count.ts';
import type { DayCounts } from './day-count.ts';
import { flowNames, longestWaitCounted } from './flows.ts';
import { daysPerMonth } from '../time/day.ts';
import { workGroups } from '../rules/tasks/groups.ts';
import type { Parameters } from '../parameters/index.ts';
import { retentionMonths } from './retention.ts';
import { indexOfEach, viewByName } from './names.ts';
import { countCases, countOfficers, largestCaseload, stockNames } from './stock-count.ts';
import type { Service, WholeService } from '../service.ts';
import type { UnitPlan } from '../state/units.ts';

/** What is added up over units: levels at the month end, what happened during the month, and shares of plans. */
const sumNames = [
  ...stockNames,
  ...flowNames,
  'due',
  'workOnSupervision',
  'workOnAssessments',
  'workOnReports',
  'workOnEnforcement',
  'tasksInTime',
  'tasksLate',
  'reportsInTime',
  'reportsLate',
  'enforcementInTime',
  'enforcementLate',
  'hiddenDays',
  'sickDays',
  'qualifiedThen',
  'stayedSince',
  'shareOfCases',
  'shareOfStaff',
] as const;
export type Sums = Readonly<Record<(typeof sumNames)[number], number>>;

const sumIndex = indexOfEach(sumNames);

const SumsByName = viewByName(sumNames);
const DayCountsByName = viewByName(dayCountNames);

/** The month of one unit, each kind of count in the order of its names; good until the unit is counted again. */
interface UnitMonth {
  readonly plan: UnitPlan;
  /** The month, from 0, and its date. */
  readonly month: number;
  readonly date: CountedMonth;
  readonly sums: Float64Array;
  /** Added up over the working days of the month, and as counted on its last day. */
  readonly days: Float64Array;
  readonly lastDay: Float64Array;
  readonly capacity: CapacityCount;
  readonly daysToAllocation: Int32Array;
  readonly largestCaseload: number;
}

/** The count of one scope for one month. */
export class AreaMonth {
  readonly #sums = new Float64Array(sumNames.length);
  readonly #days = new Float64Array(dayCountNames.length);
  readonly #lastDay = new Float64Array(dayCountNames.length);
  /** How the capacity of practitioners was spread on all working days together. */
  readonly capacity = new CapacityCount();
  readonly daysToAllocation = new Int32Array(longestWaitCounted);
  /** Of its units, that with the most. */
  largestCaseload = 0;

  /** What has been added up, by name. */
  readonly sums: Sums = new SumsByName(this.#sums);
  /** What was counted at the close of each working day, added up over the days. */
  readonly days: DayCounts = new DayCountsByName(this.#days);
  /** The same as counted on the last day of the month, a working day or not. */
  readonly lastDay: DayCounts = new DayCountsByName(this.#lastDay);

  /** Takes in the month of one unit. */
  add({ sums, days, lastDay, capacity, daysToAllocation, largestCaseload }: UnitMonth): void {
    addAll(this.#sums, sums);
    addAll(this.#days, days);
    addAll(this.#lastDay, lastDay);
    this.capacity.merge(capacity);
    addCounts(this.daysToAllocation, daysToAllocation);
    this.largestCaseload = Math.max(this.largestCaseload, largestCaseload);
  }
}

function addAll(sums: Float64Array, more: Float64Array): void {
  for (let index = 0; index < sums.length; index++) sums[index] += more[index];
}

/** A date at which the service is counted, with the settings then in force. */
export interface CountedMonth {
  readonly iso: string;
  readonly isFullYear: boolean;
  /** Working days that were counted: those of the month that lie in the run; where there is none, the last day. */
  readonly workingDays: number;
  readonly p: Parameters;
}

/**
 * Counts each unit at the close of each working day and at each month end, and adds it up for the service, its regions
 * and, where asked for, the units. The units of one month are added in their order, whether they are simulated one
 * after another or from date to date; no unit stops within a month that is counted.
 */
export class MonthCount {
  readonly areas: readonly Area[];
  readonly months: CountedMonth[] = [];
  /** By month, then scope. */
  readonly counts: AreaMonth[][] = [];
  readonly #areasOf: (plan: UnitPlan) => readonly number[];
  readonly #sums = new Float64Array(sumNames.length);
  /** Of the month that is running: what has been added up, over how many days; and what its last day has. */
  readonly #days = emptyDayCounts();
  readonly #lastDay = emptyDayCounts();
  readonly #capacity = new CapacityCount();
  #workingDays = 0;

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

  /** Another unit's turn comes, at the beginning of a month or before its first; what one has left over is dropped. */
  turnToUnit(): void {
    this.#startNewMonth();
  }

  /** A working day is over for the unit: it is counted. */
  countDay(service: Service): void {
    addCases(service, this.#days);
    addOfficers(service, this.#days, service.unit.caseHolders, this.#capacity);
    this.#workingDays++;
  }

  /**
   * The last day of a month is over for the unit: its month is counted, for this count and for those of the scenarios
   * in which all has been the same until today.
   */
  countMonth(service: Service, alike: readonly MonthCount[] = []): void {
    const { unit, flows, calendar, queue, monthOfDay, firstDay, today, p } = service;
    // A run that begins on the last weekend of a month.
    if (this.#workingDays === 0) this.countDay(service);
    const month = monthOfDay[today];
    const isFullYear = today - firstDay > 360;
    const sums = this.#sums.fill(0);
    const lastDay = this.#lastDay.fill(0);
    countCases(service, sums); // stocks come first
    addCases(service, lastDay);
    countOfficers(service, sums, lastDay);
    for (const name of flowNames) sums[sumIndex[name]] = flows[name];
    sums[sumIndex.due] = flows.due[month];
    recordWork(service, sums);
    sums[sumIndex.hiddenDays] = unit.hidden.collect(queue.now);
    sums[sumIndex.sickDays] = unit.sick.collect(queue.now);
    // Of those who qualified so many months ago.
    const { qualified, stayed } = flows.retention.ofMonth(month - retentionMonths);
    sums[sumIndex.qualifiedThen] = qualified;
    sums[sumIndex.stayedSince] = stayed;
    sums[sumIndex.shareOfCases] = unit.plan.shareOfCases;
    sums[sumIndex.shareOfStaff] = unit.plan.shareOfStaff;
    const ofUnit: UnitMonth = {
      plan: unit.plan,
      month,
      date: { iso: calendar.isoOf(today), isFullYear, workingDays: this.#workingDays, p },
      sums,
      days: this.#days,
      lastDay,
      capacity: this.#capacity,
      daysToAllocation: flows.daysToAllocation,
      largestCaseload: largestCaseload(service),
    };
    this.#add(ofUnit);
    for (const other of alike) other.#add(ofUnit);
    flows.startNewMonth();
    this.#startNewMonth();
  }

  /** Takes in the month of one unit; a new month begins with the first. */
  #add(ofUnit: UnitMonth): void {
    const { plan, month, date } = ofUnit;
    if (month === this.months.length) {
      this.months.push(date);
      this.counts.push(this.areas.map(() => new AreaMonth()));
    }
    for (const area of this.#areasOf(plan)) this.counts[month][area].add(ofUnit);
  }

  #startNewMonth(): void {
    this.#days.fill(0);
    this.#capacity.reset();
    this.#workingDays = 0;
  }
}

const [, assessments, reports, enforcement] = workGroups.map((_, index) => index);

/**
 * Work done in the month, in points: contact as the weekly reviews of staff found it, the rest as it was done. And
 * tasks, by whether they were in time.
 */
function recordWork({ flows, calendar, today }: Service, sums: Float64Array): void {
  const { work, contact, contactDays, tasksInTime, tasksLate } = flows;
  const months = Number(calendar.isoOf(today).slice(8)) / daysPerMonth;
  sums[sumIndex.workOnSupervision] = contactDays > 0 ? (contact / contactDays) * months : 0;
  sums[sumIndex.workOnAssessments] = work[assessments] / 1000;
  sums[sumIndex.workOnReports] = work[reports] / 1000;
  sums[sumIndex.workOnEnforcement] = work[enforcement] / 1000;
  sums[sumIndex.tasksInTime] = tasksInTime[assessments] + tasksInTime[reports] + tasksInTime[enforcement];
  sums[sumIndex.tasksLate] = tasksLate[assessments] + tasksLate[reports] + tasksLate[enforcement];
  sums[sumIndex.reportsInTime] = tasksInTime[reports];
  sums[sumIndex.reportsLate] = tasksLate[reports];
  sums[sumIndex.enforcementInTime] = tasksInTime[enforcement];
  sums[sumIndex.enforcementLate] = tasksLate[enforcement];
}
