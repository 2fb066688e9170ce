import type { ParameterValue } from './parameters/definition.ts';
import type { Parameters } from './parameters/index.ts';

/** One setting takes a new value from the start of a day on. */
export interface DatedChange {
  /** ISO date, on or after the start of the run. */
  readonly date: string;
  readonly chapter: string;
  readonly name: string;
  readonly value: ParameterValue;
}

/** All that the model needs to know of a scenario: checked, complete, plain data. */
export interface ServiceInput {
  /** ISO date of the first day. */
  readonly start: string;
  /** Simulated years after the run-in. */
  readonly years: number;
  /** The values in force on the first day. */
  readonly parameters: Parameters;
  /** In order of date. */
  readonly changes: readonly DatedChange[];
}
