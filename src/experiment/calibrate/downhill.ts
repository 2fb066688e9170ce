import type { Point } from './point.ts';

/** Steps along a range, the longest first. */
const steps = [1 / 8, 1 / 16, 1 / 32, 1 / 64];

/**
 * The point to which small steps lead down from a start: along one parameter at a time, to whichever side is lower, each step half as long as
 * the one before once no side is. It stays within the ranges. A search for a low point near by, and none for the lowest of all.
 */
export function downhill(start: Point, ranges: readonly (readonly [number, number])[], height: (point: Point) => number): Point {
  let [point, lowest] = [start, height(start)];
  for (const step of steps) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const [at, [low, high]] of ranges.entries()) {
        for (const side of [1, -1]) {
          const level = Math.min(high, Math.max(low, point[at] + side * step * (high - low)));
          const tried = point.with(at, level);
          const reached = height(tried);
          if (reached < lowest - 1e-9) [point, lowest, moved] = [tried, reached, true];
        }
      }
    }
  }
  return point;
}
