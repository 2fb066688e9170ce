import { overtimeShare } from './overtime.ts';

/**
 * Points a month that an officer at work has for cases: available points, less the share that mentoring takes, plus the
 * overtime that the load calls for. `strength` is that of the loop of overtime; the last two as for `overtimeShare`.
 * Source: as for `mentoringShare` and `overtimeShare`.
 */
export const timeForCases = (
  available: number,
  mentoring: number,
  load: number,
  strength: number,
  mostOvertime: number,
  reachedAt: number,
): number => available * (1 - mentoring) * (1 + strength * overtimeShare(load, mostOvertime, reachedAt));
