import { grades } from '../../categories.ts';

/**
 * Whether someone of a grade, by its index in `grades`, may be promoted to senior: probation officers, and the newly
 * qualified where a setting allows it.
 * Source: hmpps-tu-2022 (a newly qualified officer may be promoted at once); operating rules, section 3.
 */
export const mayBePromoted = (grade: number, promotesNewlyQualified: boolean): boolean =>
  grades[grade] === 'PO' || (grades[grade] === 'NQO' && promotesNewlyQualified);
