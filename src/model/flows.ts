/** What is counted as it happens, by delivery unit, and set back at each month's end. */
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
  'promotedPO',
  'joinersPO',
  'joinersPSO',
  'qualified',
  'traineesStarted',
  'traineesDroppedOut',
] as const;

export type Flow = (typeof flowNames)[number];

/** Days to allocation that are told apart; longer waits share the last place. */
export const longestWaitCounted = 400;

/** The counts of the month now running. Processes add to them and never read them. */
export class Flows {
  readonly byUnit: Readonly<Record<Flow, Float64Array>>;
  /** Reviews by the month in which they fall due: [month * units + unit]. */
  readonly due: Int32Array;
  /** First allocations by whole days from needing an officer: [unit * longestWaitCounted + days]. */
  readonly daysToAllocation: Int32Array;
  readonly #units: number;

  constructor(units: number, months: number) {
    this.#units = units;
    this.byUnit = Object.fromEntries(flowNames.map((name) => [name, new Float64Array(units)])) as Record<Flow, Float64Array>;
    this.due = new Int32Array(units * (months + 1));
    this.daysToAllocation = new Int32Array(units * longestWaitCounted);
  }

  reviewFellDue(unit: number, month: number): void {
    this.due[month * this.#units + unit]++;
  }

  allocatedAfter(unit: number, days: number): void {
    this.daysToAllocation[unit * longestWaitCounted + Math.min(longestWaitCounted - 1, days)]++;
  }

  startNewMonth(): void {
    for (const name of flowNames) this.byUnit[name].fill(0);
    this.daysToAllocation.fill(0);
  }
}
