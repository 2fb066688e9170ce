import { describe, expect, test } from 'vitest';
import { RandomStreams, exponentialFrom, runStation } from '../../src/engine/index.ts';
import { WaitingLine } from '../../src/engine/waiting-line.ts';

const streams = new RandomStreams(1, 0);

/** Gives the numbers of a list one after another, whatever the luck; then what it is told to give for ever. */
function inTurn(numbers: readonly number[], afterwards: number): () => number {
  let i = 0;
  return () => numbers[i++] ?? afterwards;
}

describe('a station by hand', () => {
  const threeCustomers = () => ({ arrivals: inTurn([1, 1, 1], 1000), service: inTurn([2.5, 3, 1], 0), warmUp: 0, days: 20, streams });

  test('one server, three customers: who came first is served first', () => {
    // served from 1 to 3.5, from 3.5 to 6.5 and from 6.5 to 7.5; waits 0, 1.5 and 3.5. Last come first served would make the mean 1.
    const run = runStation({ ...threeCustomers(), servers: 1 });
    expect(run.customers).toBe(3);
    expect(run.meanWait).toBeCloseTo(5 / 3, 14);
    expect(run.meanTimeThere).toBeCloseTo((2.5 + 4.5 + 4.5) / 3, 14);
    expect(run.meanNumber).toBeCloseTo(11.5 / 20, 14); // 2.5 + 4.5 + 4.5 customer-days
    expect(run.utilisation).toBeCloseTo(6.5 / 20, 14);
    expect(run.shareLost).toBe(0);
  });

  test('two servers: only the third customer waits, half a day', () => {
    // served from 1 to 3.5, from 2 to 5, and from 3.5 to 4.5
    const run = runStation({ ...threeCustomers(), servers: 2 });
    expect(run.meanWait).toBeCloseTo(0.5 / 3, 14);
    expect(run.meanBusy).toBeCloseTo(6.5 / 20, 14);
    expect(run.utilisation).toBeCloseTo(6.5 / 40, 14);
  });

  test('room for two: the third customer finds it full and is lost', () => {
    const run = runStation({ ...threeCustomers(), servers: 1, room: 2 });
    expect(run.shareLost).toBeCloseTo(1 / 3, 14);
    expect(run.meanWait).toBeCloseTo(0.75, 14); // 0 and 1.5
  });

  test('a customer who leaves at the moment another comes was there first, and makes room', () => {
    // one comes at 1 and leaves at 2, when the next comes: the end of service was added before the arrival that it meets
    const run = runStation({ arrivals: inTurn([1, 1], 1000), service: () => 1, servers: 1, room: 1, warmUp: 0, days: 10, streams });
    expect(run.shareLost).toBe(0);
  });

  test('what comes before the warm-up has ended does not count', () => {
    const run = runStation({ ...threeCustomers(), servers: 1, warmUp: 3, days: 17 });
    expect(run.customers).toBe(1); // the one who came at 3
    expect(run.meanWait).toBeCloseTo(2.5, 14); // those who began at 3.5 and 6.5 waited 1.5 and 3.5
    expect(run.meanNumber).toBeCloseTo(8.5 / 17, 14); // from 3 on: three for 0.5 days, two for 3, one for 1
  });
});

describe('a station in luck', () => {
  test('customers have the same luck with any number of servers: more servers, no more waiting', () => {
    const waits = [2, 3, 4, Infinity].map(
      (servers) =>
        runStation({ arrivals: (u) => exponentialFrom(u, 1 / 1.9), service: (u) => exponentialFrom(u, 1), servers, warmUp: 0, days: 2000, streams }).meanWait,
    );
    expect(waits[0]).toBeGreaterThan(waits[1]);
    expect(waits[1]).toBeGreaterThan(waits[2]);
    expect(waits[3]).toBe(0);
  });

  test('the same streams give the same run', () => {
    const run = () => runStation({ arrivals: (u) => exponentialFrom(u, 1), service: (u) => exponentialFrom(u, 0.8), servers: 1, warmUp: 10, days: 500, streams: new RandomStreams(7, 3) });
    expect(run()).toEqual(run());
  });

  test.each([
    [{ servers: 0 }, 'A station needs at least one server and room for one; found 0 and Infinity.'],
    [{ servers: 1, room: 0 }, 'found 1 and 0.'],
    [{ servers: 1, warmUp: -1 }, 'A station needs a warm-up of 0 days or more and days that count; found -1 and 10.'],
    [{ servers: 1, days: 0 }, 'found 0 and 0.'],
  ])('a station that cannot be is refused: %o', (wrong, message) => {
    const station = { arrivals: () => 1, service: () => 1, warmUp: 0, days: 10, streams };
    expect(() => runStation({ ...station, ...wrong })).toThrow(message);
  });
});

test('a waiting line that has to grow in the middle of its ring keeps its order', () => {
  const line = new WaitingLine();
  let joined = 0;
  let left = 0;
  for (let round = 0; round < 400; round++) {
    for (let i = 0; i < 3; i++) line.join(joined, -joined++);
    line.leave();
    expect([line.cameAt, line.takes]).toEqual([left, -left]);
    left++;
  }
  for (; left < joined; left++) {
    line.leave();
    expect([line.cameAt, line.takes]).toEqual([left, -left]);
  }
  expect(line.isEmpty).toBe(true);
});
