/**
 * The whole numbers from 0 in random order, after Fisher and Yates. `uniformAt` gives the uniform number for an index;
 * it is called from the last index down to 1.
 */
export function shuffledIndices(count: number, uniformAt: (index: number) => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniformAt(last) * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
