import { measureText, whyUnmeasurable } from '../../experiment/index.ts';
import type { Measure, Scopes } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { isUnitArea, scopesFor } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';

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
