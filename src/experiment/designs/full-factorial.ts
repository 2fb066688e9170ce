/**
 * Every combination of the values of some factors: for each point the index of each factor's value, from 0. The last
 * factor changes fastest.
 *
 * `values` says how many values each factor has.
 */
export function fullFactorial(values: readonly number[]): number[][] {
  return values.reduce<number[][]>(
    (points, count) => points.flatMap((point) => Array.from({ length: count }, (_, index) => [...point, index])),
    [[]],
  );
}
