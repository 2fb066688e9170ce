import { daysPerMonth } from '../../time/day.ts';

/**
 * What a task asks of its officer while it is open, in points a month: its effort, spread evenly from today to the end
 * of the day on which it is due. One that comes late or is overdue has today. So a task due tomorrow is a burst: 40
 * points in two days ask as much as 609 points a month.
 * Source: assumed.
 */
export const loadOfTask = (effort: number, today: number, dueOn: number): number =>
  (effort * daysPerMonth) / Math.max(1, dueOn - today + 1);

/**
 * Points a month that an officer keeps free for open tasks, of all that there are: as many as the tasks ask for. What is
 * left is shared between contact and reviews, which make room alike.
 * Source: assumed (courts and prisons do not wait; operating rules, section 4).
 */
export const timeForTasks = (load: number, available: number): number => Math.min(load, available);

/**
 * Whether a task is done before another: the one that is due first, and the one that was there first among equals. Every
 * task is done before every assessment and review.
 * Source: assumed.
 */
export const isMorePressing = (dueOn: number, dueOnOfOther: number): boolean => dueOn < dueOnOfOther;
