export const rounds = 7;
export const multiplier = 0xd256d193;
export const roundKeyStep = 0x9e3779b9;

/**
 * The counter-based random number generator Philox2x32 with seven rounds: scrambles a counter of 64 bits under a key of
 * 32 bits and leaves two words of 32 random bits in `words`. Different counters give different words.
 *
 * Seven are the fewest for which its authors publish answers; ten, their default, are a margin that costs a twentieth
 * of a run.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * SC '11.
 */
export function philox(counter0: number, counter1: number, key: number, words: Int32Array): void {
  let left = counter0 | 0;
  let right = counter1 | 0;
  let roundKey = key | 0;
  for (let round = 0; round < rounds; round++) {
    // The upper 32 bits of left x multiplier, by 16-bit halves: no sum below reaches 2^32.
    const low = left & 0xffff;
    const high = left >>> 16;
    const middle = (Math.imul(0xd256, low) + (Math.imul(0xd193, low) >>> 16)) | 0;
    const carry = (Math.imul(0xd193, high) + (middle & 0xffff)) | 0;
    const upper = (Math.imul(0xd256, high) + (middle >>> 16) + (carry >>> 16)) | 0;
    const next = upper ^ roundKey ^ right;
    right = Math.imul(multiplier, left);
    left = next;
    roundKey = (roundKey + roundKeyStep) | 0;
  }
  words[0] = left;
  words[1] = right;
}

const words = new Int32Array(2);

/** The first 26 bits of the first word and the first 26 of the second, as one whole number of 52 bits. */
export function philoxBits(counter0: number, counter1: number, key: number): number {
  philox(counter0, counter1, key, words);
  return (words[0] >>> 6) * 67108864 + (words[1] >>> 6); // 2^26
}
