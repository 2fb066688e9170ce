import { totalmem } from 'node:os';
import { Piscina } from 'piscina';
import type { ReplicationTask, RunReplications } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { Failure, TryAgain } from '../errors.ts';
import { inlineSmallFunctions } from './inlining.ts';
import type { ThreadReply } from './thread-reply.ts';

const isSource = import.meta.url.endsWith('.ts');
const workerFile = new URL(isSource ? './worker.ts' : './worker.bundle.js', import.meta.url).href;

export interface ThreadOptions {
  /** Threads at once. */
  readonly workers: number;
  /** Names of the scenarios, for messages. */
  readonly names: readonly string[];
  /** Stops the threads at once, in the middle of what they do. */
  readonly signal: AbortSignal;
  /** What the results of all tasks together may take. Default: half of the machine's memory. */
  readonly mostBytes?: number;
  /** Megabytes that a replication takes, for messages. */
  readonly megabytesOf?: (task: ReplicationTask) => number;
  /** The module that a thread runs, with a function `runReplication`, where it is not the usual one. */
  readonly file?: string;
}

/** Threads that serve one round of replications after another. */
export interface ThreadPool {
  readonly runReplications: RunReplications;
  /** Ends the threads. */
  readonly close: () => Promise<void>;
}

/**
 * Replications on threads, also where there is only one: the main thread stays free to hear Ctrl-C and to draw the bar.
 * Threads are started with the first round and serve all that follow.
 *
 * Rejects with a Failure that names the scenario and replication where one fails, and where the results of a round
 * would not fit in memory, which is known from the size of its first.
 */
export function threadPool({
  workers,
  names,
  signal,
  mostBytes = totalmem() / 2,
  megabytesOf,
  file = workerFile,
}: ThreadOptions): ThreadPool {
  let pool: Piscina | undefined;
  let failure: Error | undefined;
  /** What to call where a thread ends while it has no task. */
  const rejections = new Set<(error: Error) => void>();
  const startedPool = () => {
    if (pool !== undefined) return pool;
    inlineSmallFunctions();
    pool = new Piscina({
      filename: file,
      name: 'runReplication',
      minThreads: workers,
      maxThreads: workers,
      execArgv: isSource ? ['--import', 'tsx'] : [],
    });
    pool.on('error', ({ message, stack }: Error) => {
      failure = new Failure(`A thread failed: ${message}`, { cause: stack }); // noticed in the next round
      for (const reject of rejections) reject(failure);
    });
    return pool;
  };
  const close = async () => {
    signal.removeEventListener('abort', stop);
    await pool?.destroy();
  };
  const stop = () => void close();
  signal.addEventListener('abort', stop);
  return {
    close,
    runReplications: async (tasks, onDone) => {
      signal.throwIfAborted(); // the signal may have come while this module was loaded
      const threads = startedPool();
      const run = async (task: ReplicationTask) => {
        const result = await runTask(
          task,
          threads,
          `Replication ${task.replication} of "${names[task.scenario] ?? names[0]}"`,
          megabytesOf && `It needs about ${megabytesOf(task)} MB, and ${workers} run at once. `,
        );
        assertFitsInMemory(result, tasks.length, mostBytes);
        onDone(task, result);
        return result;
      };
      // A promise of this round alone: one that lasted would keep the results of every round.
      let reject: (error: Error) => void = () => {};
      const ended = new Promise<never>((_, whenEnded) => (reject = whenEnded));
      rejections.add(reject);
      if (failure !== undefined) reject(failure);
      try {
        return await Promise.race([Promise.all(tasks.map(run)), ended]);
      } finally {
        rejections.delete(reject);
      }
    },
  };
}

async function runTask(task: ReplicationTask, pool: Piscina, taskName: string, need = ''): Promise<ReplicationResult> {
  const reply = (await pool.run(task).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw outOfMemory(taskName, need);
    if (error.code === 'ERR_WORKER_INIT_FAILED')
      throw new TryAgain('No more threads can be started at present. Try fewer with --workers.');
    throw new Failure(`${taskName} failed: ${error.message}`, { cause: error.stack });
  })) as ThreadReply<ReplicationResult>;
  if (reply.ok) return reply.value;
  if (/allocation failed|invalid (typed )?array length|out of memory/i.test(reply.message))
    throw outOfMemory(taskName, need);
  throw new Failure(`${taskName} failed: ${reply.message}`, { cause: reply.stack });
}

const outOfMemory = (taskName: string, need: string): Failure =>
  new Failure(
    `${taskName} ran out of memory. ${need}Try fewer threads with --workers, fewer --years, or a smaller service.`,
  );

function assertFitsInMemory(result: ReplicationResult, count: number, mostBytes: number): void {
  const needed = result.values.byteLength * count;
  if (needed <= mostBytes) return;
  const fits = Math.floor(mostBytes / result.values.byteLength);
  throw new Failure(
    `The results of ${count} replications would take ${formatGigabytes(needed)} of memory, and ` +
      `${formatGigabytes(mostBytes)} may be used: enough for ${fits}. Ask for fewer --replications or --years, or ` +
      'leave out --scope pdu.',
  );
}

const formatGigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
