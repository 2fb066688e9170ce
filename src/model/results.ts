import type { Area } from './area.ts';

/**
 * What one replication of a scenario gives: every metric, for every scope, at each month end. Plain data, so that it
 * crosses threads.
 */
export interface ReplicationResult {
  readonly replication: number;
  /** ISO dates of the month ends, in order: the last day of each calendar month of the run. */
  readonly dates: readonly string[];
  /** `service`, then `region:<name>` and, where asked for, `pdu:<name>`. */
  readonly areas: readonly Area[];
  /**
   * values[(date * scopes + scope) * metrics + metric]; NaN where a metric has no meaning (a share of nothing, a
   * twelve-month rate before month twelve).
   */
  readonly values: Float64Array;
  /** Events executed, run-in included. */
  readonly events: number;
}
