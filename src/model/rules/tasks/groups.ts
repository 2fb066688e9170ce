import { taskKinds } from '../../categories.ts';
import type { TaskKind } from '../../categories.ts';

/**
 * The groups of work that the time of practitioners goes to. Supervision is contact and everything else that the points
 * of cases stand for.
 */
export const workGroups = ['supervision', 'assessments', 'reports', 'enforcement'] as const;
export type WorkGroup = (typeof workGroups)[number];

/**
 * Where the work of a task belongs: an ARMS assessment to assessments and reviews; reports to courts and the Parole Board
 * with the papers of early release; recalls, warnings and breaches.
 * Source: assumed.
 */
const groupOfTask: Readonly<Record<TaskKind, Exclude<WorkGroup, 'supervision'>>> = {
  oral_report: 'reports',
  fast_report: 'reports',
  standard_report: 'reports',
  parole_report: 'reports',
  arms_assessment: 'assessments',
  recall_papers: 'enforcement',
  licence_warning: 'enforcement',
  breach_pack: 'enforcement',
  early_release_papers: 'reports',
};

/** `groupOfTask` for the event loop: the index in `workGroups`, by index in `taskKinds`. */
export const groupByTaskKind: Uint8Array = Uint8Array.from(taskKinds, (kind) => workGroups.indexOf(groupOfTask[kind]));
