import { grades } from '../../categories.ts';

/**
 * Whether someone of a grade, by its index in `grades`, may leave it for an agency: a probation officer who is no longer
 * newly qualified, since an agency officer may hold every case.
 * Source: assumed; on-probation-blog (comments) tells of moves from staff to agency and back, without numbers.
 */
export const mayJoinAgency = (grade: number): boolean => grades[grade] === 'PO';
