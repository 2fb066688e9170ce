import { daysPerMonth } from '../../time/day.ts';

/**
 * Days before release for which a person in custody has a community officer: the months of the setting.
 * Source: assumed (8 months); operating rules, section 3. The months are a setting.
 */
export const daysOfHandover = (months: number): number => months * daysPerMonth;

/** The day on which a case held by the prison is handed over to a community officer; today where it is due already. */
export const handoverOn = (releasedOn: number, months: number, today: number): number =>
  Math.max(today, releasedOn - Math.round(daysOfHandover(months)));
