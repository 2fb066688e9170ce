import { measureText } from '../../experiment/index.ts';
import type { Measure } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { planUnits } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';

/**
 * Why a measure cannot be had of a scenario, in a sentence: its place or its month is not in the run. Absent where it
 * can.
 */
export function whyUnmeasurable(
  { scope, when }: Pick<Measure, 'scope' | 'when'>,
  scenario: Scenario,
): string | undefined {
  const units = planUnits(scenario.parameters, scenario.seed);
  const areas = scope.startsWith('pdu:')
    ? units.map(({ name }) => `pdu:${name}`)
    : ['service', ...new Set(units.map(({ region }) => `region:${region}`))];
  if (!areas.includes(scope))
    return `There is no ${scope}. There is ${areas.length > 15 ? `${areas.slice(0, 15).join(', ')} and ${areas.length - 15} more` : areas.join(', ')}.`;
  if (when === 'end' || when === 'mean') return undefined;
  const month = monthsSinceYearZero(when) - monthsSinceYearZero(scenario.start);
  const isInRun = month >= 0 && month < Math.floor(scenario.years * 12 + 1e-9);
  return isInRun
    ? undefined
    : `The run begins in ${scenario.start.slice(0, 7)} and lasts ${scenario.years} years; ${when} is not in it.`;
}

/** Months since the year 0. */
const monthsSinceYearZero = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** A place or a month that a run does not have is told before anything is run. */
export function requireMeasurable(measure: Measure, scenario: Scenario): void {
  const because = whyUnmeasurable(measure, scenario);
  if (because !== undefined)
    throw new UsageError(`--metric ${measureText(measure)} cannot be measured in "${scenario.name}". ${because}`);
}

/** A run that ends before its first month does has nothing to report. */
export function assertMonths([{ dates }]: readonly ReplicationResult[]): void {
  if (dates.length === 0)
    throw new UsageError(
      'The run does not reach the end of a month, so there is nothing to report. Simulate more --years.',
    );
}
