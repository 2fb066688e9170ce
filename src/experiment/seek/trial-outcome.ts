import { wholeService } from '../../model/index.ts';
import type { ReplicationResult, ServiceInput } from '../../model/index.ts';
import type { Criterion } from '../breach/criterion.ts';
import { meetsAll } from '../breach/criterion.ts';
import type { RunCosts } from '../costs/costs.ts';
import { costsOf } from '../costs/costs.ts';
import { valueOfMeasure } from '../measure.ts';
import type { Measure } from '../measure.ts';

/** What a search keeps of one replication. */
export interface TrialOutcome {
  /** Whether it kept to all thresholds. */
  readonly meets: boolean;
  /** Over the whole run; absent where the scenario gives no pay. */
  readonly costs?: RunCosts;
  /** Unallocated cases at the end. */
  readonly unallocated: number;
}

const unallocatedAtEnd: Measure = { metric: 'unallocated.all', scope: wholeService, when: 'end' };

/** Boils a replication of a plan down. */
export function trialOutcome(
  result: ReplicationResult,
  plan: ServiceInput,
  criteria: readonly Criterion[],
): TrialOutcome {
  const costs = costsOf(result, plan);
  return {
    meets: meetsAll(result, criteria),
    ...(costs !== undefined && { costs }),
    unallocated: valueOfMeasure(result, unallocatedAtEnd),
  };
}
