import type { VerifyTask } from '../../experiment/index.ts';
import { replicateTheoryCase } from '../../experiment/index.ts';

/**
 * What a thread sends back. A failure is sent and not thrown, because an error that is thrown loses what it carries on
 * the way.
 */
export type VerifyReply =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly message: string; readonly stack: string };

/** One replication of a case of theory, on a thread of its own. */
export function runVerification(task: VerifyTask): VerifyReply {
  try {
    return { ok: true, values: replicateTheoryCase(task) };
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack };
  }
}
