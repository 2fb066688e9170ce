import { Piscina } from 'piscina';
import type { RunTasks, VerifyTask } from '../../../experiment/index.ts';
import { parametersInWords } from '../../../experiment/index.ts';
import { Failure } from '../../errors.ts';
import type { ThreadReply } from '../thread-reply.ts';

const isSource = import.meta.url.endsWith('.ts');
const workerFile = new URL(`./worker.${isSource ? 'ts' : 'js'}`, import.meta.url).href;

/** Threads that run replications of cases of theory. */
export interface VerifyThreads {
  readonly run: RunTasks<VerifyTask, readonly number[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts threads for verification: the main one stays free to hear Ctrl-C. They end when `signal` is aborted, in the
 * middle of what they do.
 *
 * Runs reject with a Failure that names the case.
 */
export function verifyThreads(workers: number, signal: AbortSignal): VerifyThreads {
  const pool = new Piscina({
    filename: workerFile,
    name: 'runVerification',
    minThreads: workers,
    maxThreads: workers,
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });
  const close = async () => {
    signal.removeEventListener('abort', stop);
    await pool.destroy();
  };
  const stop = () => void close();
  signal.addEventListener('abort', stop);
  const run: VerifyThreads['run'] = (tasks, onDone) =>
    Promise.all(
      tasks.map(async (task) => {
        const reply = (await pool
          .run(task)
          .catch((error: Error) => ({ ok: false, message: error.message, stack: error.stack ?? '' }))) as ThreadReply<
          readonly number[]
        >;
        if (!reply.ok)
          throw new Failure(
            `Replication ${task.replication} of ${task.model} (${parametersInWords(task.parameters)}) failed: ` +
              `${reply.message}`,
            { cause: reply.stack },
          );
        onDone(task, reply.value);
        return reply.value;
      }),
    );
  return { run, close };
}
