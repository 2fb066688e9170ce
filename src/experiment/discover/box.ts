import { probabilityOfAtLeast } from '../statistics/binomial.ts';

/** A point of a design: the level of each setting, and whether the scenario fails there. */
export interface JudgedPoint {
  readonly levels: readonly number[];
  readonly fails: boolean;
}

/** One edge of a box: the least or the most level of a setting that is still inside. */
export interface BoxLimit {
  /** Index of the setting. */
  readonly setting: number;
  readonly end: 'least' | 'most';
  readonly level: number;
}

/** A region of the settings: what lies within all of its limits, at most one for each end of a setting. */
export type Box = readonly BoxLimit[];

/** How many points there are, how many fail, and how many of both lie in a box. */
export interface BoxCounts {
  readonly points: number;
  readonly failing: number;
  readonly pointsInBox: number;
  readonly failingInBox: number;
}

/** Whether the levels of a point lie in a box; its limits themselves do. */
export const isInBox = (levels: readonly number[], box: Box): boolean =>
  box.every(({ setting, end, level }) => (end === 'least' ? levels[setting] >= level : levels[setting] <= level));

export function countPoints(points: readonly JudgedPoint[], box: Box): BoxCounts {
  const inside = points.filter(({ levels }) => isInBox(levels, box));
  return {
    points: points.length,
    failing: countFailing(points),
    pointsInBox: inside.length,
    failingInBox: countFailing(inside),
  };
}

export const countFailing = (points: readonly JudgedPoint[]): number => points.filter(({ fails }) => fails).length;

/** The share of all failing points that lie in the box, 0 to 1. */
export const coverageOf = ({ failing, failingInBox }: BoxCounts): number =>
  failing === 0 ? 0 : failingInBox / failing;

/** The share of the points in the box that fail, 0 to 1. */
export const densityOf = ({ pointsInBox, failingInBox }: BoxCounts): number =>
  pointsInBox === 0 ? 0 : failingInBox / pointsInBox;

/** The share of all points that lie in the box, 0 to 1. */
export const supportOf = ({ points, pointsInBox }: BoxCounts): number => pointsInBox / points;

/** The share of all points that fail, 0 to 1. */
export const baseRateOf = ({ points, failing }: BoxCounts): number => failing / points;

/** The same box with another limit, in place of the one at that end of the setting. */
export const withLimit = (box: Box, limit: BoxLimit): Box => [...withoutLimit(box, limit), limit];

export const withoutLimit = (box: Box, { setting, end }: BoxLimit): Box =>
  box.filter((each) => each.setting !== setting || each.end !== end);

/**
 * The quasi-p-value of a limit: how likely as many failing points as the box has would be among as many points of the
 * box without that limit. A large one says that the limit may be there by chance.
 *
 * It is "quasi" because the limit was chosen on the same points. At least one point must lie in the box.
 * Source: Bryant and Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77 (2010), 34-49.
 */
export function quasiPValue(points: readonly JudgedPoint[], box: Box, limit: BoxLimit): number {
  const { pointsInBox, failingInBox } = countPoints(points, box);
  const density = densityOf(countPoints(points, withoutLimit(box, limit)));
  if (density === 0 || density === 1) return 1; // nothing is left for the limit to tell apart
  return probabilityOfAtLeast(failingInBox, pointsInBox, density);
}

/** A box without the limits that may be there by chance. */
export interface Pruning {
  readonly box: Box;
  /** Of each limit of the box, in the same order. */
  readonly quasiPValues: readonly number[];
}

/** A limit whose quasi-p-value is larger may be there by chance. */
export const largestQuasiPValue = 0.05;

/**
 * Takes out, one after another, the limit that is most likely by chance, until every one that is left has a
 * quasi-p-value of at most 0.05. `mayLose` may forbid that one is taken out.
 */
export function dropChanceLimits(
  points: readonly JudgedPoint[],
  box: Box,
  mayLose: (without: Box) => boolean = () => true,
): Pruning {
  const quasiPValues = box.map((limit) => quasiPValue(points, box, limit));
  const weakest = quasiPValues.reduce((most, value, index) => (value > quasiPValues[most] ? index : most), 0);
  if (box.length === 0 || quasiPValues[weakest] <= largestQuasiPValue) return { box, quasiPValues };
  const without = withoutLimit(box, box[weakest]);
  return mayLose(without) ? dropChanceLimits(points, without, mayLose) : { box, quasiPValues };
}
