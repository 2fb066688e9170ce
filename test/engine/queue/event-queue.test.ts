import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventQueue } from '../../../src/engine/index.ts';
import { ReferenceQueue } from './reference-queue.ts';

const seed = 20250401; // fast-check prints it, with the path to the smallest failing case
const numRuns = process.env.PROCAP_LONG === undefined ? 40 : 150;

/** A day of three parts: a morning roll call, the hours, an evening count. */
const day = { parts: 3, hours: 1 };
const rollCall = 0;
const eveningCount = 2;

/** The agents in the order in which their events come up. */
function agentsInOrder(queue: EventQueue, until?: number): number[] {
  const agents: number[] = [];
  while (queue.next(until)) agents.push(queue.agent);
  return agents;
}

describe('the order of events', () => {
  test('events come in order of day, then part of the day, then time in the hours', () => {
    const queue = new EventQueue(day);
    queue.addOn(1, rollCall, 0, 5);
    queue.addOn(0, eveningCount, 0, 4);
    queue.addAt(0.75, 0, 3);
    queue.addAt(0.25, 0, 2);
    queue.addOn(0, rollCall, 0, 1);
    expect(agentsInOrder(queue)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the clock shows the day before the hours, the time in them, and the next day after them', () => {
    const queue = new EventQueue(day);
    queue.addOn(4, rollCall, 0, 0);
    queue.addAt(4.5, 0, 0);
    queue.addOn(4, eveningCount, 0, 0);
    const clock: number[][] = [];
    while (queue.next()) clock.push([queue.day, queue.part, queue.now]);
    expect(clock).toEqual([
      [4, 0, 4],
      [4, 1, 4.5],
      [4, 2, 5],
    ]);
  });

  test('a thousand events at one moment come out in order of adding', () => {
    const queue = new EventQueue(day);
    for (let agent = 0; agent < 1000; agent++) queue.addAt(7.125, 0, agent);
    expect(agentsInOrder(queue)).toEqual(Array.from({ length: 1000 }, (_, agent) => agent));
  });

  test('at one moment, what was added before the day opened comes before what was added since', () => {
    const queue = new EventQueue(day);
    queue.addAt(2.25, 0, 1);
    queue.addAt(2.5, 0, 2);
    queue.addAt(2.5, 0, 3);
    queue.next();
    queue.addAt(2.5, 0, 4);
    queue.addAt(2.25, 0, 5); // now
    queue.addAt(2.5, 0, 6);
    expect(agentsInOrder(queue)).toEqual([5, 2, 3, 4, 6]);
  });

  test('an event added to the part now running goes to its end', () => {
    const queue = new EventQueue(day);
    queue.addOn(3, rollCall, 0, 1);
    queue.addOn(3, rollCall, 0, 2);
    queue.next();
    queue.addOn(3, rollCall, 0, 3);
    expect(agentsInOrder(queue)).toEqual([2, 3]);
  });

  test('a moment just short of midnight belongs to the day that ends', () => {
    const queue = new EventQueue(day);
    queue.addOn(5, rollCall, 0, 2);
    queue.addAt(4.999999999999999, 0, 1);
    queue.addAt(5, 0, 3);
    expect(agentsInOrder(queue)).toEqual([1, 2, 3]);
  });

  test('years beyond the wheel, events still come in order of adding', () => {
    const queue = new EventQueue({ ...day, wheelDays: 4 });
    queue.addOn(1000, rollCall, 0, 3); // beyond the wheel when added
    queue.addOn(998, rollCall, 0, 1);
    queue.addOn(2000000000, rollCall, 0, 6);
    expect(queue.next()).toBe(true);
    expect(queue.day).toBe(998);
    queue.addOn(1000, rollCall, 0, 4); // within it
    queue.addOn(999, rollCall, 0, 2);
    queue.addAt(1000.5, 0, 5);
    expect(agentsInOrder(queue)).toEqual([2, 3, 4, 5, 6]);
    expect(queue.day).toBe(2000000000);
  });

  test('an event carries its kind, agent and generation, negative ones included', () => {
    const queue = new EventQueue(day);
    queue.addAt(0.5, 7, -2147483648, 2147483647);
    queue.next();
    expect([queue.kind, queue.agent, queue.generation]).toEqual([7, -2147483648, 2147483647]);
  });
});

describe('an event moved within its day', () => {
  test('comes at its new moment, earlier or later, and behind what was added before it for that moment', () => {
    const queue = new EventQueue(day);
    queue.addAt(2.5, 0, 3);
    const earlier = queue.addAt(2.75, 0, 2);
    const later = queue.addAt(2.125, 0, 4);
    queue.addAt(2.25, 0, 1);
    expect(queue.moveWithinDay(earlier, 2.25)).toBe(true);
    expect(queue.moveWithinDay(later, 2.5)).toBe(true);
    expect(agentsInOrder(queue)).toEqual([2, 1, 3, 4]);
  });

  test('can be moved until the hours of its day begin', () => {
    const queue = new EventQueue(day);
    queue.addOn(2, rollCall, 0, 1);
    queue.addAt(2.5, 0, 2);
    const place = queue.addAt(2.75, 0, 3);
    queue.next();
    expect(queue.moveWithinDay(place, 2.25)).toBe(true);
    queue.next();
    expect([queue.now, queue.agent]).toEqual([2.25, 3]);
  });

  test.each([
    ['to another day', 3.5, (queue: EventQueue) => queue.addAt(2.75, 0, 3)],
    ['once the hours have begun', 0.875, (queue: EventQueue) => queue.addAt(0.75, 0, 3)],
    [
      'where it was added to hours that had begun',
      0.875,
      (queue: EventQueue) => (queue.next(), queue.addAt(0.75, 0, 3)),
    ],
    ['from beyond the wheel', 100.25, (queue: EventQueue) => queue.addAt(100.75, 0, 3)],
  ])('is not moved %s', (_, to, add) => {
    const queue = new EventQueue({ ...day, wheelDays: 4 });
    queue.addAt(0.25, 0, 1);
    queue.addAt(0.5, 0, 2);
    const place = add(queue);
    if (queue.executed === 0) queue.next();
    expect(queue.moveWithinDay(place, to)).toBe(false);
    expect(agentsInOrder(queue)).toEqual([2, 3]);
  });
});

describe('running until a day', () => {
  test('stops before that day and leaves the clock where it is', () => {
    const queue = new EventQueue(day);
    queue.addAt(3.5, 0, 1);
    queue.addAt(10.5, 0, 2);
    expect(agentsInOrder(queue, 10)).toEqual([1]);
    expect([queue.day, queue.part, queue.now, queue.size, queue.executed]).toEqual([3, 1, 3.5, 1, 1]);
    expect(queue.next(11)).toBe(true);
  });

  test('afterwards an event may still be added for any day from the clock on', () => {
    const queue = new EventQueue({ ...day, wheelDays: 8 });
    queue.addOn(0, rollCall, 0, 1);
    queue.addOn(7, rollCall, 0, 9);
    queue.addOn(100, rollCall, 0, 10);
    expect(agentsInOrder(queue, 6)).toEqual([1]);
    queue.addOn(8, rollCall, 0, 8);
    queue.addOn(1, rollCall, 0, 2);
    queue.addAt(0.5, 0, 3);
    expect(agentsInOrder(queue)).toEqual([3, 2, 9, 8, 10]);
  });

  test('an empty queue has no next event, and its clock stands at the start', () => {
    const queue = new EventQueue(day);
    expect(queue.next()).toBe(false);
    expect([queue.now, queue.day, queue.part, queue.size, queue.executed]).toEqual([0, 0, -1, 0, 0]);
  });
});

describe('mistakes', () => {
  /** Stands at the event of day 3, at 3.5. */
  function atHalfPastThree(): EventQueue {
    const queue = new EventQueue(day);
    queue.addAt(3.5, 0, 0);
    queue.next();
    return queue;
  }

  test.each([
    [
      'a part of the day that has passed',
      (queue: EventQueue) => queue.addOn(3, rollCall, 0, 0),
      'Part 0 of day 3 has passed: it is part 1 of day 3.',
    ],
    [
      'a day that has passed',
      (queue: EventQueue) => queue.addOn(2, eveningCount, 0, 0),
      'Part 2 of day 2 has passed: it is part 1 of day 3.',
    ],
    [
      'a moment that has passed',
      (queue: EventQueue) => queue.addAt(3.4999, 0, 0),
      'An event needs a time from now (3.5) up to day 2147483647; found 3.4999.',
    ],
    [
      'no number for a time',
      (queue: EventQueue) => queue.addAt(NaN, 0, 0),
      'An event needs a time from now (3.5) up to day 2147483647; found NaN.',
    ],
    ['an endless time', (queue: EventQueue) => queue.addAt(Infinity, 0, 0), 'found Infinity.'],
    [
      'half a day',
      (queue: EventQueue) => queue.addOn(4.5, rollCall, 0, 0),
      'An event needs a whole day up to 2147483647 and a part from 0 to 2; found day 4.5, part 0.',
    ],
    ['a part that the day does not have', (queue: EventQueue) => queue.addOn(4, 3, 0, 0), 'found day 4, part 3.'],
    [
      'the hours without a time',
      (queue: EventQueue) => queue.addOn(4, 1, 0, 0),
      'Part 1 has a clock: add its events with addAt and a time.',
    ],
  ])('%s is refused with what was found, and leaves the queue as it was', (_, mistake, message) => {
    const queue = atHalfPastThree();
    expect(() => mistake(queue)).toThrow(RangeError);
    expect(() => mistake(queue)).toThrow(message);
    expect(queue.size).toBe(0);
  });

  test('after the hours no moment of that day can be added', () => {
    const queue = atHalfPastThree();
    queue.addOn(3, eveningCount, 0, 0);
    queue.next();
    expect(() => queue.addAt(3.9, 0, 0)).toThrow('An event needs a time from now (4)');
    queue.addAt(4, 0, 1);
    expect(agentsInOrder(queue)).toEqual([1]);
  });

  test.each([
    [{ parts: 0, hours: 0 }, 'A day has 1 to 31 parts; found 0.'],
    [{ parts: 32, hours: 0 }, 'A day has 1 to 31 parts; found 32.'],
    [{ parts: 3, hours: 3 }, 'The hours must be one of the parts 0 to 2; found 3.'],
    [
      { parts: 3, hours: 1, wheelDays: 100 },
      'The days of the wheel must be a power of two from 2 to 1,048,576; found 100.',
    ],
  ])('a day that cannot be is refused: %o', (options, message) => {
    expect(() => new EventQueue(options)).toThrow(message);
  });
});

/** What a random test does to both queues: mostly adding, near and far, and taking. */
type Step =
  | { do: 'add at'; ahead: number }
  | { do: 'add on'; daysAhead: number; part: number }
  | { do: 'take'; count: number }
  | { do: 'run until'; daysAhead: number };

/** Times on a coarse grid, so that many coincide, and fine ones within a second of each other. */
const ahead = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
  fc.double({ min: 0, max: 3, noNaN: true }),
  fc.double({ min: 0, max: 1e-5, noNaN: true }),
  fc.integer({ min: 0, max: 4000 }),
);
const daysAhead = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 4000 }),
);

function steps(parts: number): fc.Arbitrary<Step[]> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add at' as const), ahead }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('add on' as const),
        daysAhead,
        part: fc.integer({ min: 0, max: parts - 1 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), count: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('run until' as const), daysAhead }) },
  );
  return fc.array(step, { minLength: 1, maxLength: 400, size: 'max' });
}

type Queue = Pick<
  EventQueue,
  'addAt' | 'addOn' | 'next' | 'now' | 'day' | 'part' | 'kind' | 'agent' | 'generation' | 'size' | 'executed'
>;

/** All that can be seen from outside, after every step; mistakes included. */
function diary(queue: Queue, hours: number, todo: readonly Step[]): string[] {
  const lines: string[] = [];
  const see = (taken: boolean) =>
    lines.push(
      `${taken} ${queue.day} ${queue.part} ${queue.now} ${queue.kind} ${queue.agent} ${queue.generation} ${queue.size} ${queue.executed}`,
    );
  todo.forEach((step, i) => {
    if (step.do === 'take') for (let k = 0; k < step.count; k++) see(queue.next());
    else if (step.do === 'run until') for (const until = queue.day + step.daysAhead; queue.next(until);) see(true);
    else {
      try {
        if (step.do === 'add at') queue.addAt(queue.now + step.ahead, i & 7, i, -i);
        else if (step.part === hours) queue.addAt(queue.day + step.daysAhead + 0.5, i & 7, i, -i);
        else queue.addOn(queue.day + step.daysAhead, step.part, i & 7, i, -i);
      } catch (error) {
        lines.push((error as Error).name);
      }
    }
    see(false);
  });
  while (queue.next()) see(true);
  return lines;
}

describe('against a plain binary heap', () => {
  test.each([
    { parts: 1, hours: 0, wheelDays: 4096 },
    { parts: 3, hours: 0, wheelDays: 2 },
    { parts: 4, hours: 1, wheelDays: 8 },
    { parts: 5, hours: 4, wheelDays: 64 },
    { parts: 31, hours: 15, wheelDays: 1024 },
  ])('any mix of adding and taking gives the same diary: %o', (options) => {
    const reused = new EventQueue({ ...options, initialSlots: 1 });
    fc.assert(
      fc.property(steps(options.parts), (todo) => {
        reused.clear();
        expect(diary(reused, options.hours, todo)).toEqual(diary(new ReferenceQueue(options, 4), options.hours, todo));
      }),
      { seed, numRuns },
    );
  });

  test('events moved within their day stay in the same order', () => {
    const options = { ...day, wheelDays: 8 };
    const moves = fc.array(
      fc.record({
        ahead,
        take: fc.integer({ min: 0, max: 2 }),
        moves: fc.integer({ min: 0, max: 20 }),
        to: fc.integer({ min: 0, max: 8 }),
      }),
      { minLength: 1, maxLength: 300, size: 'max' },
    );
    let moved = 0;
    fc.assert(
      fc.property(moves, (todo) => {
        const queue = new EventQueue({ ...options, initialSlots: 1 });
        const reference = new ReferenceQueue(options, 4);
        const waiting = new Map<number, { place: number; day: number }>();
        const taken = (): boolean => {
          const is = queue.next();
          expect([is, queue.now, queue.agent]).toEqual([reference.next(), reference.now, reference.agent]);
          return is && (waiting.delete(queue.agent), true);
        };
        todo.forEach((step, agent) => {
          const time = queue.now + step.ahead;
          reference.addAt(time, 0, agent);
          waiting.set(agent, { place: queue.addAt(time, 0, agent), day: Math.floor(time) });
          const [which, event] = [...waiting][step.moves % waiting.size];
          const to = event.day + step.to / 9;
          if (queue.moveWithinDay(event.place, to)) {
            reference.move(which, to);
            moved++;
          }
          for (let i = 0; i < step.take; i++) taken();
        });
        while (taken());
      }),
      { seed, numRuns },
    );
    expect(moved).toBeGreaterThan(500);
  });

  test.each([
    ['spread over the day', (u: number) => u],
    ['crowded into two seconds', (u: number) => (u < 0.5 ? 0.3 + u * 1e-5 : 0.7 + u * 1e-5)],
    ['at one of seven moments', (u: number) => Math.floor(u * 7) / 7],
    ['backwards', (_: number, i: number) => 1 - (i + 1) / 3001],
  ])('three thousand events of one day, %s, come in the same order', (_, fraction) => {
    const queue = new EventQueue(day);
    const reference = new ReferenceQueue(day);
    let u = 0.5;
    for (let agent = 0; agent < 3000; agent++) {
      u = (u * 997 + 0.1234567) % 1;
      queue.addAt(11 + fraction(u, agent), 0, agent);
      reference.addAt(11 + fraction(u, agent), 0, agent);
    }
    const expected: number[] = [];
    while (reference.next()) expected.push(reference.agent);
    expect(agentsInOrder(queue)).toEqual(expected);
  });

  test('a clock that never leaves its first day keeps the same order, ten thousand events long', () => {
    const queue = new EventQueue(day);
    const reference = new ReferenceQueue(day);
    for (const each of [queue, reference]) for (let agent = 0; agent < 500; agent++) each.addAt(agent / 1e6, 0, agent);
    let u = 0.5;
    let differences = 0;
    for (let i = 0; i < 10000; i++) {
      queue.next();
      reference.next();
      if (queue.agent !== reference.agent || queue.now !== reference.now) differences++;
      u = (u * 997 + 0.1234567) % 1;
      const time = queue.now + Math.floor(u * 50) / 1e7; // a coarse grid: many ties
      queue.addAt(time, 0, i);
      reference.addAt(time, 0, i);
    }
    expect(differences).toBe(0);
    expect(queue.day).toBe(0);
    expect(queue.executed).toBe(10000);
  });

  test('a queue cleared half-way starts again like a new one', () => {
    const queue = new EventQueue({ ...day, wheelDays: 8 });
    for (let i = 0; i < 50; i++) queue.addAt(i * 1.7, 0, i);
    for (let i = 0; i < 20; i++) queue.next();
    queue.addAt(queue.now, 0, 0);
    queue.clear();
    expect([queue.now, queue.day, queue.part, queue.size, queue.executed]).toEqual([0, 0, -1, 0, 0]);
    queue.addAt(0.5, 0, 2);
    queue.addOn(0, rollCall, 0, 1);
    expect(agentsInOrder(queue)).toEqual([1, 2]);
  });
});

test('a queue needs memory for what is waiting, not for what has been', () => {
  const queue = new EventQueue({ ...day, wheelDays: 16, initialSlots: 2000 });
  const before = queue.capacity;
  for (let replication = 0; replication < 10; replication++) {
    queue.clear();
    for (let agent = 0; agent < 50; agent++) queue.addAt(agent / 10, 0, agent);
    for (let i = 0; i < 10000; i++) {
      queue.next();
      const ahead = [0, 0.01, 0.7, 5, 40][i % 5]; // now, today, soon, and beyond the wheel
      if (i % 3 === 0) queue.addOn(queue.day + 1 + Math.floor(ahead), i & 2, 0, i);
      else queue.addAt(queue.now + ahead, 0, i);
    }
    expect(queue.size).toBe(50);
  }
  expect(queue.capacity).toBe(before);
});
