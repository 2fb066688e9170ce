/** What decides how many workload points an officer can carry. */
export interface OfficerHours {
  /** Points a month of a full-time officer without reductions; 2,176 in the tool. */
  readonly nominalTarget: number;
  /** Hours a week in the officer's contract. */
  readonly contractedHours: number;
  /** Hours a week of a full-time officer of the grade, above 0; 37 for PO, PSO and SPO. */
  readonly defaultHours: number;
  /** Hours a week taken off for other duties, training or absence. */
  readonly reductionHours: number;
}

/**
 * Far more than the rounding error of a few operations, far less than the least step between two hours on a contract.
 */
const roundingError = 1e-9;

/**
 * Workload points an officer can carry in a month, a whole number.
 *
 * The tool multiplies nominal target x contracted / default hours x (contracted - reduction) / contracted; contracted
 * hours cancel out. The result is truncated: 1,740.8 points are 1,740. A result that is whole on paper stays whole,
 * also where the computer holds 599.999999999. Reductions that add up to more than the contract leave 0, not less.
 * Throws a RangeError where the default hours are not above 0.
 * Source: moj-wmt; operating rules, section 1.
 */
export function availablePoints({
  nominalTarget,
  contractedHours,
  defaultHours,
  reductionHours,
}: OfficerHours): number {
  if (!(defaultHours > 0))
    throw new RangeError(`The default hours of a grade are ${defaultHours} a week; they must be more than 0.`);
  const hours = contractedHours - reductionHours;
  return hours > 0 ? Math.floor((nominalTarget * hours) / defaultHours + roundingError) : 0;
}

/**
 * Capacity of an officer: workload points over available points, in percent with one decimal, so 100 is a full load.
 *
 * The ratio is rounded at three decimals, halves up. An officer without work or without available points stands at 0.
 * Source: moj-wmt; operating rules, section 1.
 */
export function capacityPercent(workloadPoints: number, available: number): number {
  if (workloadPoints === 0 || available === 0) return 0;
  return Math.round((workloadPoints * 1000) / available) / 10;
}
