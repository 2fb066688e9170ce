import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CustomersInStation } from '../../../src/engine/stations/customers-in-station.ts';
import { RandomStreams, exponentialFrom, meanWaitInSeparateLines, runStation } from '../../../src/engine/index.ts';

const streams = new RandomStreams(1, 0);

/** Gives the numbers of a list one after another, whatever chance brings; then what it is told to give for ever. */
function inTurn(numbers: readonly number[], afterwards: number): () => number {
  let i = 0;
  return () => numbers[i++] ?? afterwards;
}

describe('a station by hand', () => {
  const threeCustomers = () => ({
    arrivals: inTurn([1, 1, 1], 1000),
    service: inTurn([2.5, 3, 1], 0),
    warmUp: 0,
    days: 20,
    streams,
  });

  test('one server, three customers: who came first is served first', () => {
    // served from 1 to 3.5, from 3.5 to 6.5 and from 6.5 to 7.5; waits 0, 1.5 and 3.5. Last come first served would
    // make the mean 1.
    const run = runStation({ ...threeCustomers(), servers: 1 });
    expect(run.customers).toBe(3);
    expect(run.meanWait).toBeCloseTo(5 / 3, 14);
    expect(run.meanTimeInSystem).toBeCloseTo((2.5 + 4.5 + 4.5) / 3, 14);
    expect(run.meanNumber).toBeCloseTo(11.5 / 20, 14); // 2.5 + 4.5 + 4.5 customer-days
    expect(run.utilisation).toBeCloseTo(6.5 / 20, 14);
    expect(run.shareLost).toBe(0);
  });

  test('two servers: only the third customer waits, half a day', () => {
    // served from 1 to 3.5, from 2 to 5, and from 3.5 to 4.5
    const run = runStation({ ...threeCustomers(), servers: 2 });
    expect(run.meanWait).toBeCloseTo(0.5 / 3, 14);
    expect(run.meanBusyServers).toBeCloseTo(6.5 / 20, 14);
    expect(run.utilisation).toBeCloseTo(6.5 / 40, 14);
  });

  test('room for two: the third customer finds it full and is lost', () => {
    const run = runStation({ ...threeCustomers(), servers: 1, room: 2 });
    expect(run.shareLost).toBeCloseTo(1 / 3, 14);
    expect(run.meanWait).toBeCloseTo(0.75, 14); // 0 and 1.5
  });

  test('a customer who leaves at the moment another comes was there first, and makes room', () => {
    // one comes at 1 and leaves at 2, when the next comes: the end of service was added before the arrival that it
    // meets
    const run = runStation({
      arrivals: inTurn([1, 1], 1000),
      service: () => 1,
      servers: 1,
      room: 1,
      warmUp: 0,
      days: 10,
      streams,
    });
    expect(run.shareLost).toBe(0);
  });

  test('what comes before the warm-up has ended does not count', () => {
    const run = runStation({ ...threeCustomers(), servers: 1, warmUp: 3, days: 17 });
    expect(run.customers).toBe(1); // the one who came at 3
    expect(run.meanWait).toBeCloseTo(2.5, 14); // those who began at 3.5 and 6.5 waited 1.5 and 3.5
    expect(run.meanNumber).toBeCloseTo(8.5 / 17, 14); // from 3 on: three for 0.5 days, two for 3, one for 1
  });
});

describe('a station under chance', () => {
  test('customers have the same random numbers with any number of servers: more servers, no more waiting', () => {
    const waits = [2, 3, 4, Infinity].map(
      (servers) =>
        runStation({
          arrivals: (u) => exponentialFrom(u, 1 / 1.9),
          service: (u) => exponentialFrom(u, 1),
          servers,
          warmUp: 0,
          days: 2000,
          streams,
        }).meanWait,
    );
    expect(waits[0]).toBeGreaterThan(waits[1]);
    expect(waits[1]).toBeGreaterThan(waits[2]);
    expect(waits[3]).toBe(0);
  });

  test('the same streams give the same run', () => {
    const run = () =>
      runStation({
        arrivals: (u) => exponentialFrom(u, 1),
        service: (u) => exponentialFrom(u, 0.8),
        servers: 1,
        warmUp: 10,
        days: 500,
        streams: new RandomStreams(7, 3),
      });
    expect(run()).toEqual(run());
  });

  test.each([
    [{ servers: 0 }, 'A station needs at least one server and room for one; found 0 and Infinity.'],
    [{ servers: 1, room: 0 }, 'found 1 and 0.'],
    [{ servers: 1, warmUp: -1 }, 'A station needs a warm-up of 0 days or more and days that count; found -1 and 10.'],
    [{ servers: 1, days: 0 }, 'found 0 and 0.'],
    [{ servers: 1, population: 0 }, 'A closed station needs at least one customer; found 0.'],
  ])('a station that cannot be is refused: %o', (wrong, message) => {
    const station = { arrivals: () => 1, service: () => 1, warmUp: 0, days: 10, streams };
    expect(() => runStation({ ...station, ...wrong })).toThrow(message);
  });
});

describe('classes of customers by hand', () => {
  test('whoever waits in a higher class is served first, and nobody is interrupted', () => {
    // Of the lower class one comes at 1 and one at 2, of the higher class one at 3; each takes 4. Served from 1 to 5, 9
    // to 13 and 5 to 9: waits 0 and 7, and 2.
    const classes = [
      { arrivals: inTurn([3], 1000), service: () => 4 },
      { arrivals: inTurn([1, 1], 1000), service: () => 4 },
    ];
    const run = runStation({ classes, servers: 1, warmUp: 0, days: 20, streams });
    expect(run.meanWaits[0]).toBeCloseTo(2, 14);
    expect(run.meanWaits[1]).toBeCloseTo(3.5, 14);
    expect(run.meanWait).toBeCloseTo(3, 14);
    expect(run.customers).toBe(3);
    expect(run.meanNumberWaiting).toBeCloseTo(9 / 20, 14); // 2 + 7 days of waiting
  });

  test('classes have random numbers of their own: what the first does moves no arrival of the second', () => {
    const second = (gap: number) =>
      runStation({
        classes: [
          { arrivals: () => gap, service: () => 1e-9 },
          { arrivals: (u) => exponentialFrom(u, 2), service: (u) => exponentialFrom(u, 1) },
        ],
        servers: Infinity,
        warmUp: 0,
        days: 500,
        streams,
      });
    expect(second(400).customers - 1).toBe(second(200).customers - 2);
  });
});

describe('customers who give up, by hand', () => {
  test('who waits longer than patience lasts goes away unserved, and the next is served', () => {
    // They come at 1, 2 and 3, each takes 4 and is ready to wait 2.5. The first is served from 1 to 5; the second gives
    // up at 4.5; the third, who would wait until 5.5, begins at 5.
    const run = runStation({
      arrivals: inTurn([1, 1, 1], 1000),
      service: () => 4,
      patience: () => 2.5,
      servers: 1,
      warmUp: 0,
      days: 20,
      streams,
    });
    expect(run.shareAbandoned).toBeCloseTo(1 / 3, 14);
    expect(run.meanWait).toBeCloseTo(1, 14); // 0 and 2
    expect(run.meanNumberWaiting).toBeCloseTo(4.5 / 20, 14); // 2.5 + 2 days
    expect(run.meanTimeInSystem).toBeCloseTo((4 + 6) / 2, 14);
    expect(run.meanBusyServers).toBeCloseTo(8 / 20, 14);
  });

  test('patience that ends when service has begun ends nothing', () => {
    const run = runStation({
      arrivals: inTurn([1, 1], 1000),
      service: () => 4,
      patience: () => 3.5,
      servers: 1,
      warmUp: 0,
      days: 20,
      streams,
    });
    expect(run.shareAbandoned).toBe(0);
    expect(run.meanWait).toBeCloseTo(1.5, 14);
  });
});

describe('a closed number of customers, by hand', () => {
  test('two machines and one repairer: a machine fails two days after each repair, and a repair takes three', () => {
    // Both fail at 2. Repairs run from 2 to 5, 5 to 8, then 8 to 11 (the first, which failed at 7) and so on without a
    // break: busy for 18 of 20 days. Waits: 0, 3, 1, 1, 1, 1.
    const run = runStation({
      arrivals: () => 2,
      service: () => 3,
      servers: 1,
      population: 2,
      warmUp: 0,
      days: 20,
      streams,
    });
    expect(run.utilisation).toBeCloseTo(18 / 20, 14);
    expect(run.meanWait).toBeCloseTo(7 / 6, 14);
    expect(run.meanNumber).toBeCloseTo((18 + 8) / 20, 14); // in repair, and waiting: one machine waits since 19
  });
});

test('looks note the number there, at their moments', () => {
  const run = runStation({
    arrivals: inTurn([1, 1, 1], 1000),
    service: () => 1.5,
    servers: Infinity,
    warmUp: 0,
    days: 10,
    observationTimes: [0.5, 1.5, 2.2, 3.2, 8],
    streams,
  });
  expect(run.numbersObserved).toEqual([0, 1, 2, 2, 0]);
});

test('arrivals are told the time, so that their rate may change', () => {
  const run = runStation({
    arrivals: (_, now) => (now < 5 ? 1 : 2.5),
    service: () => 0.1,
    servers: Infinity,
    warmUp: 0,
    days: 11,
    streams,
  });
  expect(run.customers).toBe(7); // at 1, 2, 3, 4, 5, 7.5 and 10
});

describe('separate lines by hand', () => {
  const three = (routing: 'any' | 'the least loaded', servers: number) =>
    meanWaitInSeparateLines({
      arrivals: inTurn([1, 1, 1], 1000),
      service: inTurn([5, 1, 1], 0),
      servers,
      routing,
      warmUp: 0,
      days: 20,
      streams,
    });

  test('the third of three customers goes to the server who is nearly done, and not to the one with a long task', () => {
    // served from 1 to 6 by the first, from 2 to 3 by the second, and from 3 by the second, who is free
    expect(three('the least loaded', 2)).toBe(0);
    expect(three('the least loaded', 1)).toBeCloseTo((0 + 4 + 4) / 3, 14); // begin at 1, 6 and 7
  });

  test('given to anybody, one in a hundred servers is hardly ever asked twice', () => {
    const wait = meanWaitInSeparateLines({
      arrivals: (u) => exponentialFrom(u, 1),
      service: () => 1,
      servers: 100,
      routing: 'any',
      warmUp: 0,
      days: 5000,
      streams,
    });
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(0.02); // 0.01 x 1 / (2 x 0.99) in theory
  });

  test('there is at least one server', () => {
    expect(() => three('any', 0)).toThrow('Separate lines need a whole number of servers, at least 1; found 0.');
  });
});

test('lines keep their order, whoever leaves them and however many places are used again', () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('comes', 'comes', 'is served', 'gives up'),
      class_: fc.nat(2),
      which: fc.nat(1000),
    }),
    { maxLength: 400 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const customers = new CustomersInStation(3);
      const lines: { place: number; visit: number; cameAt: number }[][] = [[], [], []];
      all.forEach(({ kind, class_, which }, now) => {
        const waiting = lines.flat();
        if (kind === 'comes') {
          const place = customers.add(class_, now, -now);
          lines[class_].push({ place, visit: customers.join(place), cameAt: now });
          return;
        }
        if (waiting.length === 0) return;
        const goes = kind === 'is served' ? waiting[0] : waiting[which % waiting.length];
        if (kind === 'is served') expect(customers.next).toBe(goes.place);
        expect(customers.isStillWaiting(goes.place, goes.visit)).toBe(true);
        expect([customers.arrivedAt[goes.place], customers.serviceTime[goes.place]]).toEqual([
          goes.cameAt,
          -goes.cameAt,
        ]);
        customers.leave(goes.place);
        customers.remove(goes.place);
        expect(customers.isStillWaiting(goes.place, goes.visit)).toBe(false);
        for (const line of lines) if (line.includes(goes)) line.splice(line.indexOf(goes), 1);
      });
    }),
    { seed: 20_251_122, numRuns: 200 },
  );
});
