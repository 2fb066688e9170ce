import { measureText } from '../../experiment/index.ts';
import type { Measure, Scopes } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { areasOf, isUnitArea, planUnits, scopesFor } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';

/**
 * Why a scenario cannot give a measure, in a sentence: its area or its month is not in the run. Absent where it can.
 */
export function whyUnmeasurable(
  { scope, when }: Pick<Measure, 'scope' | 'when'>,
  scenario: Scenario,
): string | undefined {
  const units = planUnits(scenario.parameters, scenario.seed);
  const all = areasOf(units, 'pdu');
  const areas = isUnitArea(scope) ? all.filter(isUnitArea) : all.filter((area) => !isUnitArea(area));
  if (!areas.some((area) => area === scope)) {
    const listed = areas.slice(0, mostListed).join(', ');
    const more = areas.length > mostListed ? ` and ${areas.length - mostListed} more` : '';
    return `There is no ${scope}. Choose from ${listed}${more}.`;
  }
  if (when === 'end' || when === 'mean' || when === 'total') return undefined;
  const month = monthsSinceYearZero(when) - monthsSinceYearZero(scenario.start);
  const isInRun = month >= 0 && month < Math.floor(scenario.years * 12 + 1e-9);
  return isInRun
    ? undefined
    : `The run begins in ${scenario.start.slice(0, 7)} and lasts ${scenario.years} years; ${when} is not in it.`;
}

/** Areas to list in an error, at most. */
const mostListed = 15;

/** Months since the year 0. */
const monthsSinceYearZero = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** An area or a month that is not in a run is reported before anything is run. */
export function assertMeasurable(measure: Measure, scenario: Scenario): void {
  const because = whyUnmeasurable(measure, scenario);
  if (because !== undefined)
    throw new UsageError(`--metric ${measureText(measure)} cannot be measured in "${scenario.name}". ${because}`);
}

/** A measure of a delivery unit needs units to be reported. `subject` says what the measure is for. */
export function assertReported(
  measure: Measure,
  scopes: Scopes,
  subject: string = `--metric ${measureText(measure)}`,
): void {
  if (isUnitArea(measure.scope) && scopes !== 'pdu')
    throw new UsageError(`${subject} is about a delivery unit. Ask for delivery units with --scope pdu.`);
}

/** What must be reported for these measures. */
export const scopesOf = (measures: readonly Measure[]): Scopes => scopesFor(measures.map(({ scope }) => scope));

/** A run that ends before its first month does has nothing to report. */
export function assertMonths([{ dates }]: readonly ReplicationResult[]): void {
  if (dates.length === 0)
    throw new UsageError(
      'The run does not reach the end of a month, so there is nothing to report. Simulate more --years.',
    );
}
