import type { RunReplications } from '../experiment/index.ts';
import type { ReplicationResult } from '../model/index.ts';
import { simulateService } from '../model/index.ts';

/**
 * Replications one after another where the caller is. Between two of them others have their turn, so that a page can
 * draw and a signal to stop is heard.
 */
export const runHere =
  (signal: AbortSignal | undefined): RunReplications =>
  async (tasks, onDone) => {
    const results: ReplicationResult[] = [];
    for (const task of tasks) {
      await turnOfOthers();
      signal?.throwIfAborted();
      const { input, seed, replication, scopes, checkBalance = false } = task;
      const result = simulateService(input, seed, replication, { scopes, checkBalance });
      results.push(result);
      onDone(task, result);
    }
    return results;
  };

const turnOfOthers = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
