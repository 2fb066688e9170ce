import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { ReplicationTask } from '../../experiment/index.ts';
import { simulateServices } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { replyOf } from './thread-reply.ts';
import type { ThreadReply } from './thread-reply.ts';

/**
 * Replications of one number, with a reply for each. Where one fails all are simulated again one by one, so that the
 * others are kept and the right one is named. The figures go to the main thread without being copied; this thread has
 * them no more.
 */
export function runReplications(tasks: readonly ReplicationTask[]): unknown {
  const together = replyOf(() => simulate(tasks));
  const replies: ThreadReply<ReplicationResult>[] = together.ok
    ? together.value.map((value) => ({ ok: true, value }))
    : tasks.map((task) => (tasks.length === 1 ? together : replyOf(() => simulate([task])[0])));
  const buffers = replies.flatMap((reply) => (reply.ok ? [reply.value.values.buffer] : []));
  return move({ [transferableSymbol]: buffers, [valueSymbol]: replies });
}

function simulate(tasks: readonly ReplicationTask[]): ReplicationResult[] {
  const [{ seed, replication, scopes, checkBalance = false }] = tasks;
  const inputs = tasks.map(({ input }) => input);
  return simulateServices(inputs, seed, replication, { scopes, checkBalance });
}
