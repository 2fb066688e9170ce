import type { Service } from '../service.ts';

/** The part of a whole number that the unit gets when all units share it in proportion to a weight. */
export function apportionToUnit(
  { whole: { plans, apportionments }, unit }: Service,
  whole: number,
  weight: 'shareOfCases' | 'shareOfStaff',
): number {
  const key = `${whole} by ${weight}`;
  let parts = apportionments.get(key);
  if (parts === undefined)
    apportionments.set(
      key,
      (parts = apportion(
        whole,
        plans.map((plan) => plan[weight]),
      )),
    );
  return parts[unit.plan.number];
}

/**
 * A whole number shared out in proportion to weights, by the largest remainder; equal remainders go to the first.
 *
 * Weights are 0 or more; where all are 0 everyone gets the same weight. The parts add up to the whole.
 */
export function apportion(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (sum > 0 ? (whole * weight) / sum : whole / weights.length));
  const parts = exact.map(Math.floor);
  const order = exact.map((_, index) => index).sort((a, b) => exact[b] - parts[b] - (exact[a] - parts[a]) || a - b);
  let left = whole - parts.reduce((total, part) => total + part, 0);
  for (const index of order) {
    if (left-- <= 0) break;
    parts[index]++;
  }
  return parts;
}
