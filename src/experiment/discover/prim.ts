import { countFailing, countPoints, densityOf, isInBox, withLimit, withoutLimit } from './box.ts';
import type { Box, BoxCounts, BoxLimit, JudgedPoint } from './box.ts';

/** How the levels of a setting lie: of a discrete one, a limit is one of its levels. */
export interface BoxSetting {
  readonly isDiscrete: boolean;
}

/** A box of the peeling trajectory, with what it holds of the points on which it was found. */
export interface PeeledBox {
  readonly box: Box;
  readonly counts: BoxCounts;
}

/** How PRIM goes about it. */
export interface PeelingOptions {
  /** The share of the points in the box that one step takes away, rounded up. Default: 0.1. */
  readonly alpha?: number;
  /** The least share of all points that a box may hold. Default: 0.05. */
  readonly leastSupport?: number;
}

const defaultAlpha = 0.1;
const defaultLeastSupport = 0.05;

const ends = ['least', 'most'] as const;

/**
 * The peeling trajectory of PRIM, the patient rule induction method: from the box of all points on, each step takes away
 * the slice at one end of one setting that raises the density most for each point taken away, until all points of the box
 * fail or the next step would leave too few.
 *
 * A slice is a share alpha of the points in the box, rounded up; equal levels are not split. Where the lowest or highest
 * level alone has more points than that, it is the slice. Of slices that are equally good the smallest is taken, then
 * the first in the order of the settings. The same points give the same trajectory.
 * Source: Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999), 123-143; the
 * measure of a step is theirs for discrete settings, where slices differ in size.
 */
export function peelingTrajectory(
  points: readonly JudgedPoint[],
  settings: readonly BoxSetting[],
  { alpha = defaultAlpha, leastSupport = defaultLeastSupport }: PeelingOptions = {},
): PeeledBox[] {
  const fewest = Math.max(1, leastSupport * points.length);
  const failing = countFailing(points);
  const trajectory: PeeledBox[] = [];
  let inside = points;
  for (let box: Box = []; ;) {
    const failingInBox = countFailing(inside);
    trajectory.push({
      box,
      counts: { points: points.length, failing, pointsInBox: inside.length, failingInBox },
    });
    if (failingInBox === inside.length) return trajectory;
    const slice = bestSlice(inside, settings, alpha, fewest);
    if (slice === undefined) return trajectory;
    box = withLimit(box, slice);
    inside = inside.filter(({ levels }) => isInBox(levels, [slice]));
  }
}

/** The limit that the best slice gives; absent where every slice would leave too few points. */
function bestSlice(
  inside: readonly JudgedPoint[],
  settings: readonly BoxSetting[],
  alpha: number,
  fewest: number,
): BoxLimit | undefined {
  const failing = countFailing(inside);
  let best: { limit: BoxLimit; gain: number; left: number } | undefined;
  settings.forEach(({ isDiscrete }, setting) => {
    const levels = Float64Array.from(inside, (point) => point.levels[setting]).sort();
    for (const end of ends) {
      const found = sliceAt(levels, end, alpha);
      if (found === undefined || found.left < fewest) continue;
      const { left, kept, removed } = found;
      const failingLeft = inside.reduce(
        (count, point) =>
          count +
          Number(point.fails && (end === 'least' ? point.levels[setting] >= kept : point.levels[setting] <= kept)),
        0,
      );
      // The gain in density a point, times the points before, which are the same for all slices: whole numbers, so that
      // equal gains are equal to the last bit.
      const gain = (failingLeft * inside.length - failing * left) / (left * (inside.length - left));
      if (best !== undefined && (gain < best.gain || (gain === best.gain && left <= best.left))) continue;
      const level = isDiscrete ? kept : roundestBetween(kept, removed);
      best = { limit: { setting, end, level }, gain, left };
    }
  });
  return best?.limit;
}

/**
 * Where a slice of sorted levels ends: the outermost level that is kept, the innermost that is taken away, and how many
 * points are left. Absent where all levels are equal.
 */
function sliceAt(
  sorted: Float64Array,
  end: 'least' | 'most',
  alpha: number,
): { readonly kept: number; readonly removed: number; readonly left: number } | undefined {
  const count = sorted.length;
  const at = (index: number): number => sorted[end === 'least' ? index : count - 1 - index]; // from the outside inwards
  let size = Math.min(count - 1, Math.floor(alpha * (count - 1)) + 1);
  while (size > 0 && at(size - 1) === at(size)) size -= 1; // equal levels stay together
  if (size === 0) {
    size = 1;
    while (size < count && at(size) === at(0)) size += 1;
    if (size === count) return undefined;
  }
  return { kept: at(size), removed: at(size - 1), left: count - size };
}

/**
 * The number with the fewest digits that lies between a level that is kept, itself included, and one that is not: any
 * limit between the two divides the points alike, and a round one is no more exact than the points allow.
 */
export function roundestBetween(kept: number, removed: number): number {
  const middle = kept + (removed - kept) / 2;
  for (let digits = 1; digits <= 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (kept < removed ? rounded >= kept && rounded < removed : rounded <= kept && rounded > removed) return rounded;
  }
  return kept;
}

/**
 * Pasting: moves limits of a box outwards again, as long as that does not lower its density. Each step takes in the next
 * share alpha of the points beyond one limit, and is the one with the highest density, then the most points.
 */
export function paste(
  points: readonly JudgedPoint[],
  settings: readonly BoxSetting[],
  box: Box,
  alpha = defaultAlpha,
): Box {
  const counts = countPoints(points, box);
  const candidates = box
    .map((limit) => {
      const pasted = pasteAt(points, settings[limit.setting], box, limit, alpha);
      return { pasted, counts: countPoints(points, pasted) };
    })
    .filter((each) => densityOf(each.counts) >= densityOf(counts) && each.counts.pointsInBox > counts.pointsInBox);
  if (candidates.length === 0) return box;
  const best = candidates.reduce((a, b) => {
    const difference = densityOf(b.counts) - densityOf(a.counts);
    return difference > 0 || (difference === 0 && b.counts.pointsInBox > a.counts.pointsInBox) ? b : a;
  });
  return paste(points, settings, best.pasted, alpha);
}

/** The box with one limit moved outwards by a slice; without the limit where nothing is beyond that slice. */
function pasteAt(
  points: readonly JudgedPoint[],
  { isDiscrete }: BoxSetting,
  box: Box,
  limit: BoxLimit,
  alpha: number,
): Box {
  const { setting, end } = limit;
  const open = withoutLimit(box, limit);
  const beyond = points
    .filter(({ levels }) => isInBox(levels, open) && !isInBox(levels, [limit]))
    .map(({ levels }) => levels[setting])
    .sort((a, b) => (end === 'least' ? b - a : a - b)); // the nearest first
  const inBox = points.filter(({ levels }) => isInBox(levels, box)).length;
  let size = Math.min(beyond.length, Math.floor(alpha * Math.max(0, inBox - 1)) + 1);
  while (size < beyond.length && beyond[size] === beyond[size - 1]) size += 1;
  if (size === beyond.length) return open;
  const [kept, removed] = [beyond[size - 1], beyond[size]];
  return withLimit(box, { setting, end, level: isDiscrete ? kept : roundestBetween(kept, removed) });
}

/**
 * The box of a trajectory that balances coverage and density best: with the highest harmonic mean of the two. Where a
 * least density is asked for, the one with the highest coverage that has it, then the fewest points; absent where none
 * has it.
 */
export function chooseBox(trajectory: readonly PeeledBox[], leastDensity?: number): PeeledBox | undefined {
  const isBetter = ({ counts: a }: PeeledBox, { counts: b }: PeeledBox): boolean =>
    leastDensity === undefined
      ? balanceOf(a) > balanceOf(b)
      : a.failingInBox > b.failingInBox || (a.failingInBox === b.failingInBox && a.pointsInBox < b.pointsInBox);
  return trajectory
    .filter(({ counts }) => densityOf(counts) >= (leastDensity ?? 0))
    .reduce<PeeledBox | undefined>(
      (best, each) => (best === undefined || isBetter(each, best) ? each : best),
      undefined,
    );
}

/** The harmonic mean of coverage and density. */
const balanceOf = ({ failing, pointsInBox, failingInBox }: BoxCounts): number =>
  (2 * failingInBox) / (pointsInBox + failing);
