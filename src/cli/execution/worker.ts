import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { ReplicationTask } from '../../experiment/index.ts';
import { simulateService } from '../../model/index.ts';
import { replyOf } from './thread-reply.ts';

/**
 * One replication, on a thread of its own. The figures go to the main thread without being copied; this thread has them
 * no more.
 */
export function runReplication({ input, seed, replication, scopes, checkBalance = false }: ReplicationTask): unknown {
  const reply = replyOf(() => simulateService(input, seed, replication, { scopes, checkBalance }));
  return reply.ok ? move({ [transferableSymbol]: reply.value.values.buffer, [valueSymbol]: reply }) : reply;
}
