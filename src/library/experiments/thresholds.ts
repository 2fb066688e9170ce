import {
  measureText,
  monthAfter,
  readCriterion,
  statesWhen,
  whyNotInRun,
  whyUnmeasurable,
} from '../../experiment/index.ts';
import type { Criterion, Measure } from '../../experiment/index.ts';
import type { Scopes } from '../../model/index.ts';
import { scopesFor } from '../../model/index.ts';
import { nearestName } from '../../scenario/index.ts';
import { measureOf } from '../running.ts';
import { completeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

/** Months, both included: `2027-01` to `2030-06`. Without `until`, to the end of the run. */
export interface Months {
  readonly since: string;
  readonly until?: string;
}

/**
 * Thresholds as they are written: `unallocated.all<=20`, with `@end`, `@mean` or `@2027-06`, and `/region:London`. One
 * that does not say when it applies does so in the months that are given.
 *
 * Throws a RangeError where there is none, where one cannot be understood, or where a scenario cannot give its measure.
 */
export function criteriaOf(
  thresholds: readonly string[],
  months: Months | undefined,
  scenarios: readonly Scenario[],
): readonly Criterion[] {
  if (thresholds.length === 0)
    throw new RangeError("Give at least one threshold, such as 'unallocated.all<=20'; found none.");
  return thresholds.map((text) => {
    const reading = readCriterion(text);
    if (!reading.ok) {
      const near = reading.name === undefined ? undefined : nearestName(reading.name, reading.known ?? []);
      throw new RangeError(`${reading.problem}${near === undefined ? '' : ` Did you mean "${near}"?`}`);
    }
    const { since, until } = months ?? {};
    const window = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
    const criterion = statesWhen(text) ? reading.criterion : { ...reading.criterion, ...window };
    for (const scenario of scenarios) {
      const complete = completeScenario(scenario);
      const why =
        whyUnmeasurable(criterion.measure, complete) ??
        [criterion.since, criterion.until].flatMap((month) => (month ? (whyNotInRun(month, complete) ?? []) : []))[0];
      if (why !== undefined) throw new RangeError(`The threshold "${text}" cannot be assessed. ${why}`);
    }
    return criterion;
  });
}

/** Measures as they are written. Throws a RangeError where a scenario cannot give one. */
export function measuresOf(texts: readonly string[], scenarios: readonly Scenario[]): readonly Measure[] {
  if (texts.length === 0)
    throw new RangeError("Give at least one measure, such as 'unallocated.all@mean'; found none.");
  return texts.map((text) => {
    const measure = measureOf(text);
    for (const scenario of scenarios) {
      const why = whyUnmeasurable(measure, completeScenario(scenario));
      if (why !== undefined)
        throw new RangeError(`${measureText(measure)} cannot be measured in "${scenario.name}". ${why}`);
    }
    return measure;
  });
}

/** What must be reported for these measures. */
export const scopesOf = (measures: readonly Measure[]): Scopes => scopesFor(measures.map(({ scope }) => scope));

/** Every month of a run. */
export const wholeRun = ({ start, years }: Scenario): Months => ({
  since: monthAfter(start, 0),
  until: monthAfter(start, Math.max(1, Math.floor(years * 12 + 1e-9)) - 1),
});

/** A probability or a confidence, or a RangeError. */
export function assertShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`"${name}" must be above 0 and below 1; found ${value}.`);
}
