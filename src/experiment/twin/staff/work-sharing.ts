import { effectiveCeiling, traineeCeilingAt } from '../../../model/index.ts';
import type { Parameters } from '../../../model/index.ts';
import { rootOf } from '../numerics/root.ts';

/** Grades that hold cases, by who may hold more. */
export const holderGrades = ['PO', 'NQO', 'PSO', 'PQiP'] as const;

/**
 * How unequal officers are in the load that managers give them, as so many officers who stand for equal shares of all;
 * one officer alone is the mean officer.
 */
export type LoadEffects = readonly number[];

/** Work to be shared out and who there is to do it, in points a month. */
export interface WorkToShare {
  /** Work that only probation officers may hold, work that newly qualified ones may hold too, and the rest. */
  readonly work: readonly [number, number, number];
  /** The part of it that may wait: that of cases, and not of reports. */
  readonly ofCases: number;
  /** Available points of those at work in each grade, in the order of `holders`. */
  readonly available: ArrayLike<number>;
  /** Of each grade, work that lies with colleagues who have just fallen ill, relative to work held by those at work. */
  readonly leftBehind: ArrayLike<number>;
}

/** Work shared out. */
export interface SharedWork {
  /**
   * Load of the mean officer of each grade, 1 is full; unequal officers have this times their effect, up to the most
   * allowed.
   */
  readonly level: readonly [number, number, number, number];
  /** The ceiling in force. */
  readonly ceiling: number;
  readonly traineeCeiling: number;
  /** Share of the work of cases that waits since nobody has room. */
  readonly waiting: number;
}

/** Load of an officer at a level. */
export const loadAt = (level: number, effect: number, most: number): number => Math.min(most, level * effect);

/** Load of a grade at a level, over its officers. */
export function meanLoad(level: number, effects: LoadEffects, most: number): number {
  let sum = 0;
  for (const effect of effects) sum += loadAt(level, effect, most);
  return sum / effects.length;
}

/**
 * Shares out work as daily allocation to the least loaded does: all grades come to one level, except that work which
 * only some may hold can lift them above the others; and nobody is taken over the ceiling, which bends as cases wait.
 *
 * What the simulation does in a few weeks, since cases given do not change hands, is done here at once.
 */
export function shareOut(
  { work, ofCases, available, leftBehind }: WorkToShare,
  p: Parameters,
  effects: LoadEffects,
): SharedWork {
  const { preferred_ceiling, most_ceiling, ceiling_half, trainee_ceiling } = p.allocation;
  const traineeCeiling = (ceiling: number): number =>
    traineeCeilingAt(ceiling, preferred_ceiling, trainee_ceiling, p.loops.training_drag);
  const held = (grade: number, level: number, ceiling: number): number =>
    available[grade] *
    (1 + leftBehind[grade]) *
    meanLoad(level, effects, grade === 3 ? traineeCeiling(ceiling) : most_ceiling);
  const pools = [[0], [1], [2, 3]];
  const heldBy = (members: readonly number[], level: number, ceiling: number): number =>
    members.reduce((sum, grade) => sum + held(grade, level, ceiling), 0);

  // Work may be passed up to those who may hold more, and so it is until nobody below carries more.
  const most = 1.5 * Math.max(most_ceiling, preferred_ceiling);
  const blocks: { grades: number[]; work: number; level: number }[] = [];
  pools.forEach((grades, pool) => {
    let block = { grades, work: work[pool], level: 0 };
    for (;;) {
      const { grades: members, work: ofBlock } = block;
      block.level = ofBlock > 0 ? rootOf((level) => heldBy(members, level, preferred_ceiling) - ofBlock, 0, most) : 0;
      const above = blocks.at(-1);
      if (above === undefined || above.level > block.level) break;
      blocks.pop();
      block = { grades: [...above.grades, ...block.grades], work: above.work + block.work, level: 0 };
    }
    blocks.push(block);
  });

  const overflow = (ceiling: number, from: readonly (typeof blocks)[number][]): number =>
    from.reduce((sum, each) => sum + Math.max(0, each.work - heldBy(each.grades, ceiling, ceiling)), 0);
  const ceilingWith = (waiting: number): number =>
    effectiveCeiling(waiting, preferred_ceiling, most_ceiling, ceiling_half);
  const waiting =
    ofCases > 0 && blocks[0].level > preferred_ceiling
      ? rootOf((share) => share - overflow(ceilingWith(share), blocks) / ofCases, 0, 1)
      : 0;
  const ceiling = ceilingWith(waiting);
  const level: [number, number, number, number] = [0, 0, 0, 0];
  for (const block of blocks) for (const grade of block.grades) level[grade] = Math.min(block.level, ceiling);
  return {
    level,
    ceiling,
    traineeCeiling: traineeCeiling(ceiling),
    waiting,
  };
}
