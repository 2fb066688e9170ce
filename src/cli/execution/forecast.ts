import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { ReplicationTask } from '../../experiment/index.ts';
import { memoryOf, sizesOf } from '../../model/index.ts';
import { Failure } from '../errors.ts';

/** Processor seconds of a simulated year for each open case: measured, 3.9 s for 264,000 cases and 6 years. */
const secondsPerCaseAndYear = 2.5e-6;
/** Years of the run-in, which are simulated as well. */
const runIn = 0.5;
/** A wait that nobody should begin unawares. */
const longSeconds = 3_600;
/** What a thread takes besides the service that it simulates: the program, compiled, and its results. In bytes. */
const bytesOfThread = 60e6;

/** Megabytes that one replication takes on its thread. */
export const megabytesOf = ({ input }: ReplicationTask): number =>
  Math.ceil((memoryOf(input).bytes + bytesOfThread) / 1e6);

/** That a round of replications will take more than an hour, in a sentence; absent where it will not. */
export function longRunNote(tasks: readonly ReplicationTask[], workers: number): string | undefined {
  const work = tasks.reduce(
    (sum, { input }) => sum + sizesOf(input).cases * (input.years + runIn) * secondsPerCaseAndYear,
    0,
  );
  const seconds = work / Math.min(workers, tasks.length);
  if (seconds < longSeconds) return undefined;
  return (
    `This takes about ${durationInWords(seconds)}: ${tasks.length.toLocaleString('en-GB')} replications, ` +
    `${workers} at once. Fewer --replications or --years take less.`
  );
}

function durationInWords(seconds: number): string {
  const hours = seconds / 3_600;
  if (hours < 48) return `${Math.max(1, Math.round(hours))} ${hours < 1.5 ? 'hour' : 'hours'}`;
  return `${Math.round(hours / 24).toLocaleString('en-GB')} days`;
}

/** Throws a Failure where so many replications at once need more memory than the machine or its container has. */
export function assertRoomForThreads(tasks: readonly ReplicationTask[], workers: number, mostBytes = memory()): void {
  const atOnce = Math.min(workers, tasks.length);
  const largest = Math.max(...tasks.map(megabytesOf));
  const needed = largest * atOnce * 1e6;
  if (needed <= mostBytes) return;
  const fits = Math.floor(mostBytes / (largest * 1e6));
  const advice =
    fits >= 1 ? `Ask for --workers ${fits} or fewer.` : 'Simulate a smaller organisation.share_of_service.';
  throw new Failure(
    `${atOnce} replications at once need about ${gigabytes(needed)} of memory, ${gigabytes(largest * 1e6)} each, and ` +
      `there are ${gigabytes(mostBytes)}. ${advice}`,
  );
}

/** What Node needs on a thread for its objects, with the compiled program; below it ends with a stack of its own. */
const leastHeap = 85e6;
/** Addresses that Node takes besides those of its threads, and for each of them; few of them are ever used. */
const addresses = { besides: 2.2e9, eachThread: 0.5e9 } as const;

/** What the process may have, in bytes. */
interface ProcessLimits {
  /** Of objects on a thread: `--max-old-space-size`, with what is new. */
  readonly heap: number;
  /** Of addresses: `ulimit -v`. */
  readonly addresses: number;
}

/** Throws a Failure where the process is allowed less than threads need, which Node would end with a stack of its own. */
export function assertLimitsForThreads(workers: number, limits = processLimits()): void {
  if (limits.heap < leastHeap)
    throw new Failure(
      `Node may use ${megabytes(limits.heap)} for its objects here, and a simulation needs ${megabytes(leastHeap)}. ` +
        'Raise --max-old-space-size, in the command or in NODE_OPTIONS, or leave it out.',
    );
  const needed = addresses.besides + workers * addresses.eachThread;
  if (limits.addresses >= needed) return;
  const fits = Math.floor((limits.addresses - addresses.besides) / addresses.eachThread);
  throw new Failure(
    `This command may take ${gigabytes(limits.addresses)} of addresses (ulimit -v), and with ${workers} ` +
      `${workers === 1 ? 'thread' : 'threads'} Node takes about ${gigabytes(needed)}. ` +
      `${fits >= 1 ? `Ask for --workers ${fits}, or raise` : 'Raise'} the limit: ulimit -v unlimited.`,
  );
}

const processLimits = (): ProcessLimits => ({ heap: getHeapStatistics().heap_size_limit, addresses: addressLimit() });

/** As Linux says it; elsewhere there is none that is known. */
function addressLimit(): number {
  try {
    return Number(/^Max address space +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}

const memory = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity);

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
