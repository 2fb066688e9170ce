import { grades } from '../../categories.ts';
import type { StaffGrade } from '../../categories.ts';
import { traineeHoldsLowRiskFromMonth, traineeHoldsMediumRiskFromMonth } from '../allocation/who-may-hold.ts';
import { monthsOfChange } from '../workload/reductions.ts';

/**
 * Why someone has fewer hours for cases at the beginning of a stage of a career, by grade; nothing for seniors.
 * Source: moj-wmt; operating rules, section 1.
 */
const reasonOf = {
  PO: 'newly qualified officer',
  NQO: 'newly qualified officer',
  PSO: 'new PSO',
  PQiP: 'PQiP trainee',
  SPO: undefined,
} as const satisfies Record<StaffGrade, unknown>;

/** The same, by index of the grade in `grades`. */
export const reductionByGrade = grades.map((grade) => reasonOf[grade]);

/**
 * Whether the reduction of a grade, by its index, counts from the day of qualifying, where that is known: so it does
 * for officers. Services officers and trainees count from the start in their grade.
 */
export const isReducedFromQualifying = (grade: number): boolean =>
  reductionByGrade[grade] === 'newly qualified officer';

/** Months in which a trainee may hold more than before. */
const monthsOfHolding = [traineeHoldsLowRiskFromMonth, traineeHoldsMediumRiskFromMonth];

/** Months of a stage at which the hours or the cases that may be held change, in order, by index of the grade. */
const monthsByGrade: readonly (readonly number[])[] = grades.map((grade) => {
  const reason = reasonOf[grade];
  const months = [...(reason ? monthsOfChange(reason) : []), ...(grade === 'PQiP' ? monthsOfHolding : [])];
  return [...new Set(months)].sort((a, b) => a - b);
});

/**
 * The next month of a stage, after so many, at which something changes for an officer of a grade, by its index: which
 * cases may be held, or what is left of the hours. Infinity where nothing does. For the newly qualified it is also the
 * month in which the bar on MAPPA cases ends, and with it the grade.
 * Source: operating rules, sections 1 and 3.
 */
export function nextMonthOfChange(grade: number, months: number, barOnMappa: number): number {
  let next = grades[grade] === 'NQO' && barOnMappa > months ? barOnMappa : Infinity;
  for (const month of monthsByGrade[grade]) if (month > months && month < next) next = month;
  return next;
}
