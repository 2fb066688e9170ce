import { joeKuoTable } from './joe-kuo-table.ts';

/** Dimensions that the table of direction numbers reaches to. */
export const mostSobolDimensions = joeKuoTable.length + 1;

const bits = 32;
const gridSize = 4_294_967_296; // 2^32

export interface SobolOptions {
  /** Points of the sequence that are passed over. Default: none, so that the first point is the origin. */
  readonly skip?: number;
  /**
   * A uniform number for each dimension, by which all points are shifted digit by digit; the points stay as even as
   * they were.
   */
  readonly shift?: readonly number[];
}

/**
 * Points of a Sobol' sequence in the unit cube, from 0 to below 1 in each dimension, in Gray code order.
 *
 * They fill the cube more evenly than chance: of the first 2^m points every 2^m-th part of each axis has exactly one.
 * So take powers of 2, and shift them where the origin, a corner of the design, is not wanted. All numbers are exact to
 * 32 binary digits. Throws a RangeError where there are more dimensions than the table has, or more points than 2^32.
 * Source: Sobol' (1967); Antonov and Saleev (1979) for the order; direction numbers of Joe and Kuo (2008).
 */
export function sobolPoints(dimensions: number, count: number, { skip = 0, shift }: SobolOptions = {}): Float64Array[] {
  assertWhole('dimensions', dimensions, 1, mostSobolDimensions);
  assertWhole('points passed over', skip, 0, gridSize - 1);
  assertWhole('points', count, 0, gridSize - skip);
  if (shift !== undefined && shift.length !== dimensions)
    throw new RangeError(`A shift needs a number for each of ${dimensions} dimensions; found ${shift.length}.`);
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension));
  const state = directions.map(
    (numbers, dimension) => (pointAt(skip, numbers) ^ (gridSize * (shift?.[dimension] ?? 0))) | 0,
  );
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) {
      const changed = lowestZeroBit(skip + index - 1);
      for (const [dimension, numbers] of directions.entries()) state[dimension] ^= numbers[changed];
    }
    return Float64Array.from(state, (digits) => (digits >>> 0) / gridSize);
  });
}

/** The direction numbers of a dimension, counted from 0, as binary fractions of 32 digits. */
function directionsOf(dimension: number): Int32Array {
  const numbers = new Int32Array(bits);
  if (dimension === 0) return numbers.map((_, bit) => 1 << (bits - 1 - bit));
  const { coefficients, first } = joeKuoTable[dimension - 1];
  const degree = first.length;
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) numbers[bit] = first[bit] << (bits - 1 - bit);
    else {
      numbers[bit] = numbers[bit - degree] ^ (numbers[bit - degree] >>> degree);
      for (let term = 1; term < degree; term++)
        if ((coefficients >>> (degree - 1 - term)) & 1) numbers[bit] ^= numbers[bit - term];
    }
  }
  return numbers;
}

/** The digits of a point of the sequence: the direction numbers that its Gray code names, added without carrying. */
function pointAt(index: number, numbers: Int32Array): number {
  let digits = 0;
  for (let code = (index ^ (index >>> 1)) >>> 0, bit = 0; code !== 0; code >>>= 1, bit++)
    if (code & 1) digits ^= numbers[bit];
  return digits;
}

/** The one digit in which the Gray codes of a number and of the next differ. */
function lowestZeroBit(number: number): number {
  const open = ~number;
  return 31 - Math.clz32(open & -open);
}

function assertWhole(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(
      `The ${what} of a Sobol' sequence are a whole number from ${least} to ${most}; found ${value}.`,
    );
}
