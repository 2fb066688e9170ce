import { EventQueue, RandomStreams, exponentialFrom } from '../../src/engine/index.ts';
import { ReferenceQueue } from '../engine/queue/reference-queue.ts';
import { bytesOfArraysMadeBy } from './memory.ts';
import { withCppHeap } from './peers.ts';

type HoldQueue = Pick<EventQueue, 'addAt' | 'next' | 'now' | 'agent'>;

const meanDays = 365;

/**
 * Fills a queue, and gives what makes so many holds: take the next event, and add it again an exponential time later.
 */
function holdsOf(queue: HoldQueue, gaps: Float64Array, pending: number): (times: number) => void {
  const mask = gaps.length - 1;
  for (let i = 0; i < pending; i++) queue.addAt(gaps[i & mask] * (1 + i / pending), 0, i);
  let gap = 0;
  const hold = (times: number) => {
    for (let i = 0; i < times; i++) {
      queue.next();
      queue.addAt(queue.now + gaps[gap++ & mask], 0, queue.agent);
    }
  };
  hold(pending + 100000); // warm, and mixed
  return hold;
}

/** Nanoseconds of processor time for one hold; a busy machine stretches the clock on the wall. */
function nanosecondsPerHold(queue: HoldQueue, gaps: Float64Array, pending: number, holds: number): number {
  const hold = holdsOf(queue, gaps, pending);
  const start = process.cpuUsage();
  hold(holds);
  return (process.cpuUsage(start).user * 1000) / holds;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

/**
 * The hold model, with a mean of 365 days between events of one agent: this engine's queue and a plain binary heap,
 * median of three, taken in turns. Bytes are those of the whole queue, after its holds, over the events that wait in
 * it. Beside them the priority queue of the C++ library, where there is a compiler.
 */
export function benchEventQueue(log: (line: string) => void, holds = 1000000): void {
  const stream = new RandomStreams(1, 0).stream('gaps');
  const gaps = Float64Array.from({ length: 65536 }, (_, i) => exponentialFrom(stream.uniform(0, i), meanDays));
  const day = { parts: 8, hours: 3 };
  const kinds = [
    ['event queue', () => new EventQueue(day)],
    ['binary heap', () => new ReferenceQueue(day)],
  ] as const;
  const sizes = [1000, 100000, 1000000];
  const bytesOf = (make: () => HoldQueue, pending: number) =>
    bytesOfArraysMadeBy(() => {
      const queue = make();
      holdsOf(queue, gaps, pending);
      return queue;
    });
  const bytes = sizes.map((pending) => kinds.map(([, make]) => bytesOf(make, pending) / pending)); // before any queue is there for its speed
  log('pending      queue               ns per hold   million events per second   bytes per pending event');
  withCppHeap((holdInCpp) => {
    sizes.forEach((pending, size) => {
      const times: number[][] = kinds.map(() => []);
      const inCpp: number[] = [];
      for (let run = 0; run < 3; run++) {
        kinds.forEach(([, make], kind) => times[kind].push(nanosecondsPerHold(make(), gaps, pending, holds)));
        if (holdInCpp !== undefined) inCpp.push(holdInCpp(pending, holds));
      }
      const logRow = (name: string, nanoseconds: number, bytesOfEvent?: number) => {
        const row = [
          nanoseconds.toFixed(0).padStart(11),
          (1000 / nanoseconds).toFixed(1).padStart(25),
          (bytesOfEvent?.toFixed(0) ?? '').padStart(23),
        ];
        log(`${pending.toLocaleString('en-GB').padEnd(13)}${name.padEnd(20)}${row.join('   ')}`);
      };
      kinds.forEach(([name], kind) => logRow(name, median(times[kind]), bytes[size][kind]));
      if (inCpp.length > 0) logRow('C++ priority_queue', median(inCpp));
    });
    if (holdInCpp === undefined) log('There is no g++, so nothing in C++ beside it');
  });
}
