import type { Scenario } from '../scenario/index.ts';
import { areasOf, isUnitArea, metricIndex, metrics, planUnits } from '../model/index.ts';
import type { Measure } from './measure.ts';

/**
 * Why a scenario cannot give a measure, in a sentence: its area or its month is not in the run, or the run is too short
 * for a first value. Absent where it can.
 */
export function whyUnmeasurable({ metric, scope, when }: Measure, scenario: Scenario): string | undefined {
  const units = planUnits(scenario.parameters, scenario.seed);
  const all = areasOf(units, 'pdu');
  const areas = isUnitArea(scope) ? all.filter(isUnitArea) : all.filter((area) => !isUnitArea(area));
  if (!areas.some((area) => area === scope)) {
    const listed = areas.slice(0, mostListed).join(', ');
    const more = areas.length > mostListed ? ` and ${areas.length - mostListed} more` : '';
    return `There is no ${scope}. Choose from ${listed}${more}.`;
  }
  const isMonth = when !== 'end' && when !== 'mean' && when !== 'total';
  const because = isMonth ? whyNotInRun(when, scenario) : undefined;
  if (because !== undefined) return because;
  const { firstMonth } = metrics[metricIndex[metric]];
  const month = isMonth ? monthOfRun(when, scenario) : monthsOf(scenario);
  if (month >= firstMonth) return undefined;
  const date = monthAfter(scenario.start, firstMonth - 1);
  const first = `Its first value is that of ${date}, month ${firstMonth} of the run`;
  return isMonth ? `${first}.` : `${first}, which has ${month}. Simulate --years ${firstMonth / 12} or more.`;
}

/** That a month is not in a run, in a sentence; absent where it is. */
export function whyNotInRun(month: string, scenario: Scenario): string | undefined {
  const number = monthOfRun(month, scenario);
  return number >= 1 && number <= monthsOf(scenario)
    ? undefined
    : `The run begins in ${scenario.start.slice(0, 7)} and lasts ${scenario.years} years; ${month} is not in it.`;
}

const monthsOf = ({ years }: Scenario): number => Math.floor(years * 12 + 1e-9);

/** The place of a month in a run, from 1. */
const monthOfRun = (month: string, { start }: Scenario): number =>
  monthsSinceYearZero(month) - monthsSinceYearZero(start) + 1;

/** The month so many months after a date: `2026-06`. */
export function monthAfter(date: string, months: number): string {
  const number = monthsSinceYearZero(date) - 1 + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Areas to list in an error, at most. */
const mostListed = 15;

/** Months since the year 0. */
const monthsSinceYearZero = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
