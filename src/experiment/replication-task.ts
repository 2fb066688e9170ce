import type { Scopes, ServiceInput } from '../model/index.ts';

/** One replication of one scenario: all that whoever runs it needs, as plain data that can cross to another thread. */
export interface ReplicationTask {
  /** Index of the scenario in the experiment, from 0. */
  readonly scenario: number;
  readonly input: ServiceInput;
  readonly seed: number;
  /** From 1. */
  readonly replication: number;
  readonly scopes: Scopes;
  /** Check the model's balances at each month end; a replication that does not balance fails. */
  readonly checkBalance?: boolean;
}
