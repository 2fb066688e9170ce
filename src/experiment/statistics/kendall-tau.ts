/**
 * How well two lists agree on what is more and what is less: Kendall's tau-b, 1 where the order is the same, -1 where
 * it is reversed, 0 where one says nothing of the other. Pairs that are equal in one list speak neither for nor
 * against; a list whose values are all equal says nothing.
 */
export function kendallTau(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length || one.length < 2)
    throw new RangeError(
      `Two lists of the same length, at least 2, are needed; found ${one.length} and ${other.length}.`,
    );
  let agreed = 0;
  let inOne = 0;
  let inOther = 0;
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(one[i] - one[j]), Math.sign(other[i] - other[j])];
      agreed += a * b;
      inOne += a * a;
      inOther += b * b;
    }
  }
  return inOne === 0 || inOther === 0 ? 0 : agreed / Math.sqrt(inOne * inOther);
}
