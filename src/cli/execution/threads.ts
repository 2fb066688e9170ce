import { totalmem } from 'node:os';
import { Piscina } from 'piscina';
import type { ReplicationTask, RunReplications } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { Failure, ReplicationFailure, TryAgain } from '../errors.ts';
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
  /** The module that a thread runs, with a function `runReplications`, where it is not the usual one. */
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
 * would not fit in memory, which is known from the size of its first. Tasks of one group are one piece of work for a
 * thread.
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
      name: 'runReplications',
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
  const nameOf: Words = ({ replication, scenario }) => `Replication ${replication} of "${names[scenario] ?? names[0]}"`;
  const needOf: Words = (task) =>
    megabytesOf ? `It needs about ${megabytesOf(task)} MB, and ${workers} run at once. ` : '';
  const close = async () => {
    signal.removeEventListener('abort', stop);
    await pool?.destroy();
  };
  const stop = () => void close();
  signal.addEventListener('abort', stop);
  return {
    close,
    runReplications: async (tasks, onDone, groups = tasks.map((task) => [task])) => {
      signal.throwIfAborted(); // the signal may have come while this module was loaded
      const threads = startedPool();
      const results = new Map<ReplicationTask, ReplicationResult>();
      const run = async (group: readonly ReplicationTask[]): Promise<void> => {
        const replies = await runGroup(group, threads, nameOf, needOf);
        for (const [index, task] of group.entries()) {
          const reply = replies[index];
          if (!reply.ok) continue;
          assertFitsInMemory(reply.value, tasks.length, mostBytes);
          results.set(task, reply.value);
          onDone(task, reply.value);
        }
        // What was finished beside it is kept.
        for (const [index, reply] of replies.entries())
          if (!reply.ok) throw failureOf(reply, group[index], nameOf, needOf);
      };
      // A promise of this round alone: one that lasted would keep the results of every round.
      let reject: (error: Error) => void = () => {};
      const ended = new Promise<never>((_, whenEnded) => (reject = whenEnded));
      rejections.add(reject);
      if (failure !== undefined) reject(failure);
      try {
        await Promise.race([Promise.all(groups.map(run)), ended]);
        return tasks.map((task) => results.get(task)!);
      } finally {
        rejections.delete(reject);
      }
    },
  };
}

/** What the messages of a replication need: its name, and the memory that it takes. */
type Words = (task: ReplicationTask) => string;

async function runGroup(
  group: readonly ReplicationTask[],
  pool: Piscina,
  nameOf: Words,
  needOf: Words,
): Promise<readonly ThreadReply<ReplicationResult>[]> {
  const [task] = group;
  return (await pool.run(group).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw outOfMemory(task, nameOf, needOf);
    if (error.code === 'ERR_WORKER_INIT_FAILED')
      throw new TryAgain('No more threads can be started at present. Try fewer with --workers.');
    throw new ReplicationFailure(task, `${nameOf(task)} failed: ${error.message}`, { cause: error.stack });
  })) as readonly ThreadReply<ReplicationResult>[];
}

function failureOf(
  { message, stack }: Extract<ThreadReply<ReplicationResult>, { readonly ok: false }>,
  task: ReplicationTask,
  nameOf: Words,
  needOf: Words,
): Failure {
  if (/allocation failed|invalid (typed )?array length|out of memory/i.test(message))
    return outOfMemory(task, nameOf, needOf);
  return new ReplicationFailure(task, `${nameOf(task)} failed: ${message}`, { cause: stack });
}

const outOfMemory = (task: ReplicationTask, nameOf: Words, needOf: Words): Failure =>
  new ReplicationFailure(
    task,
    `${nameOf(task)} ran out of memory. ${needOf(task)}Try fewer threads with --workers, fewer --years, or a smaller ` +
      'service.',
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
