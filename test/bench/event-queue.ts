import { EventQueue, RandomStreams, exponentialFrom } from '../../src/engine/index.ts';
import { ReferenceQueue } from '../engine/reference-queue.ts';

type HoldQueue = Pick<EventQueue, 'addAt' | 'next' | 'now' | 'agent'>;

const meanDays = 365;

/** Nanoseconds of processor time (a busy machine stretches the clock on the wall) for one hold: take the next event, and add it again an exponential time later. */
function nanosecondsPerHold(queue: HoldQueue, gaps: Float64Array, pending: number, holds: number): number {
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
  const start = process.cpuUsage();
  hold(holds);
  return (process.cpuUsage(start).user * 1000) / holds;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

/** The hold model, with a mean of 365 days between events of one agent: this engine's queue and a plain binary heap, median of three, taken in turns. */
export function benchEventQueue(log: (line: string) => void, holds = 1000000): void {
  const stream = new RandomStreams(1, 0).stream('gaps');
  const gaps = Float64Array.from({ length: 65536 }, (_, i) => exponentialFrom(stream.uniform(0, i), meanDays));
  const day = { parts: 8, hours: 3 };
  log('pending      queue               ns per hold   million events per second');
  for (const pending of [1000, 100000, 1000000]) {
    const ours: number[] = [];
    const heap: number[] = [];
    for (let run = 0; run < 3; run++) {
      ours.push(nanosecondsPerHold(new EventQueue(day), gaps, pending, holds));
      heap.push(nanosecondsPerHold(new ReferenceQueue(day), gaps, pending, holds));
    }
    for (const [name, times] of [['event queue', ours], ['binary heap', heap]] as const) {
      const nanoseconds = median(times);
      log(`${pending.toLocaleString('en-GB').padEnd(13)}${name.padEnd(20)}${nanoseconds.toFixed(0).padStart(11)}   ${(1000 / nanoseconds).toFixed(1).padStart(25)}`);
    }
  }
}
