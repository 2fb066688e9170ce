import { exp } from '../../../engine/index.ts';
import { calendarDays, daysPerMonth, daysPerYear, hazardOfYearlyShare } from '../../../model/index.ts';
import type { Parameters } from '../../../model/index.ts';
import { Survival } from '../numerics/survival.ts';

/** Shares of a group of staff who are away. */
export interface SharesAway {
  short: number;
  long: number;
  parental: number;
}

/**
 * How often and how long staff are away, while settings stay the same. Lengths are calendar days, rates a day of
 * somebody at work.
 */
export interface AbsenceRates {
  readonly short: number;
  readonly long: number;
  readonly parental: number;
  readonly meanLengths: SharesAway;
  /** Days for which somebody who has fallen ill for long keeps the cases, on average; nobody works them. */
  readonly keepsCases: number;
}

export function absenceRates({ absence, allocation }: Parameters, weight: number): AbsenceRates {
  const meanLengths = {
    short: calendarDays(absence.short_spell_lasts),
    long: calendarDays(absence.long_spell_lasts),
    parental: absence.parental_leave_lasts * daysPerMonth,
  };
  const long = new Survival(meanLengths.long, absence.spell_spread);
  return {
    short: (weight * absence.short_spells) / daysPerYear,
    long: (weight * absence.long_spells) / daysPerYear,
    parental: hazardOfYearlyShare(absence.parental_leave),
    meanLengths,
    keepsCases: long.mean - long.leftAfter(allocation.cases_return_after + 1),
  };
}

/**
 * Some days pass for a group: `sicknessMultiplier` multiplies sickness, and `joined` is the share of the
 * group that is new and at work.
 */
export function advanceAbsence(
  away: SharesAway,
  { short, long, parental, meanLengths }: AbsenceRates,
  sicknessMultiplier: number,
  joined: number,
  days: number,
): void {
  const atWork = 1 - away.short - away.long - away.parental;
  const settlesAt = {
    short: short * sicknessMultiplier * atWork * meanLengths.short,
    long: long * sicknessMultiplier * atWork * meanLengths.long,
    parental: parental * atWork * meanLengths.parental,
  };
  for (const kind of ['short', 'long', 'parental'] as const) {
    away[kind] += (1 - exp(-days / meanLengths[kind])) * (settlesAt[kind] - away[kind]) - joined * away[kind];
  }
}
