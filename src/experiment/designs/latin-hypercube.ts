import type { RandomStream } from '../../engine/index.ts';
import { shuffledIndices } from './shuffled-indices.ts';

/** The largest number below 1. */
const largestBelowOne = 1 - Number.EPSILON / 2;

/**
 * A Latin hypercube: so many points in the unit cube that each of as many equal parts of every axis has exactly one of
 * them, at a random position within its part.
 *
 * Each dimension has random numbers of its own, so that one dimension more changes none of the others. The stream has
 * 4,096 sources, which is the most dimensions there can be.
 * Source: McKay, Beckman and Conover (1979), Technometrics 21, 239-245.
 */
export function latinHypercube(dimensions: number, count: number, stream: RandomStream): Float64Array[] {
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const parts = shuffledIndices(count, (index) => stream.uniform(dimension, index, 0));
    return parts.map((part, point) => Math.min((part + stream.uniform(dimension, point, 1)) / count, largestBelowOne));
  });
  return Array.from({ length: count }, (_, point) => Float64Array.from(columns, (column) => column[point]));
}
