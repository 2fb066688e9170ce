import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { ReplicationTask } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { simulateService } from '../../model/index.ts';

/**
 * What a thread sends back. A failure is sent and not thrown, because an error that is thrown loses what it carries on
 * the way.
 */
export type WorkerReply =
  | { readonly ok: true; readonly result: ReplicationResult }
  | { readonly ok: false; readonly message: string; readonly stack: string };

/** One replication, on a thread of its own. */
export function runReplication({ input, seed, replication, scopes, checkBalance = false }: ReplicationTask): unknown {
  try {
    return transferReply({ ok: true, result: simulateService(input, seed, replication, { scopes, checkBalance }) });
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack } satisfies WorkerReply;
  }
}

/** A reply whose numbers go to the main thread without being copied; this thread has them no more. */
const transferReply = (reply: WorkerReply & { ok: true }): unknown =>
  move({ [transferableSymbol]: reply.result.values.buffer, [valueSymbol]: reply });
