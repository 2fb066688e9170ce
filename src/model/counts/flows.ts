import { workGroups } from '../rules/tasks/groups.ts';
import { Retention } from './retention.ts';

/** What happens during a month and is counted as it happens. */
export const flowNames = [
  'inTime',
  'late',
  'missed',
  'cancelled',
  'firstAllocations',
  'laterAllocations',
  'leaversPO',
  'leaversPSO',
  'leaversSPO',
  'moversPO',
  'movesBetweenUnits',
  'promotedPO',
  'joinersPO',
  'joinersPSO',
  'qualified',
  'traineesStarted',
  'traineesDroppedOut',
  'releases',
  'recalls',
  'seriousFurtherOffences',
  'recallsFixedTerm',
  'countersigned',
  'daysToCountersigning',
] as const;

export type Flow = (typeof flowNames)[number];

/** Days to allocation that are counted one by one; longer waits share the last count. */
export const longestWaitCounted = 400;

/** The counts of one unit in the month now running. Processes add to them and never read them. */
export class Flows implements Record<Flow, number> {
  inTime = 0;
  late = 0;
  missed = 0;
  cancelled = 0;
  firstAllocations = 0;
  laterAllocations = 0;
  leaversPO = 0;
  leaversPSO = 0;
  leaversSPO = 0;
  moversPO = 0;
  movesBetweenUnits = 0;
  promotedPO = 0;
  joinersPO = 0;
  joinersPSO = 0;
  qualified = 0;
  traineesStarted = 0;
  traineesDroppedOut = 0;
  releases = 0;
  recalls = 0;
  seriousFurtherOffences = 0;
  recallsFixedTerm = 0;
  countersigned = 0;
  daysToCountersigning = 0;

  /** Thousandths of points of work done, by group; supervision is not counted as it happens. */
  readonly work = new Float64Array(workGroups.length);
  /** Points a month of contact kept up, as found on each of so many days and added up. */
  contact = 0;
  contactDays = 0;
  /** Tasks done in time and late, by group. */
  readonly tasksInTime = new Int32Array(workGroups.length);
  readonly tasksLate = new Int32Array(workGroups.length);
  /** Reviews by the month in which they fall due. */
  readonly due: Int32Array;
  /** First allocations of the month by whole days from needing an officer. */
  readonly daysToAllocation = new Int32Array(longestWaitCounted);
  readonly retention: Retention;

  constructor(monthOfDay: Int16Array, months: number) {
    this.due = new Int32Array(months);
    this.retention = new Retention(monthOfDay, months);
  }

  recordFirstAllocation(days: number): void {
    this.daysToAllocation[Math.min(longestWaitCounted - 1, days)]++;
  }

  startNewMonth(): void {
    for (const name of flowNames) this[name] = 0;
    this.daysToAllocation.fill(0);
    this.work.fill(0);
    this.contact = this.contactDays = 0;
    this.tasksInTime.fill(0);
    this.tasksLate.fill(0);
  }
}
