import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DatedRate, exponentialFrom } from '../../../src/engine/index.ts';

/** 0.1 a day until day 10, then 0.2, nothing from day 20 to 30, then 0.5. */
const rate = new DatedRate([
  { from: 0, rate: 0.1 },
  { from: 10, rate: 0.2 },
  { from: 20, rate: 0 },
  { from: 30, rate: 0.5 },
]);

describe('a rate that changes at known times', () => {
  test.each([
    [-5, 0.1],
    [0, 0.1],
    [9.999, 0.1],
    [10, 0.2],
    [25, 0],
    [30, 0.5],
    [1e6, 0.5],
  ])('is on day %d what the step in force says: %d a day', (time, is) => {
    expect(rate.at(time)).toBe(is);
  });

  test.each([
    { start: 0, number: 0.5, is: 5, why: '0.5 / 0.1 within the first step' },
    { start: -10, number: 0.5, is: -5, why: 'the first step holds for all times before the second' },
    { start: 0, number: 1, is: 10, why: 'all of the first step, to its very end' },
    { start: 0, number: 2, is: 15, why: '1 in the first step, and 1 / 0.2 into the second' },
    { start: 5, number: 1.5, is: 15, why: '5 x 0.1 in the first step, and 1 / 0.2 into the second' },
    { start: 0, number: 4, is: 32, why: '1 and 2 in the first two steps, none in the third, 1 / 0.5 into the last' },
    { start: 22, number: 0.25, is: 30.5, why: 'nothing happens while the rate is 0' },
    { start: 40, number: 3, is: 46, why: 'the last step has no end' },
  ])('from day $start on, $number is used up on day $is: $why', ({ start, number, is }) => {
    expect(rate.after(start, number)).toBe(is);
  });

  test('that ends at 0 may leave a gap that never ends', () => {
    const ends = new DatedRate([
      { from: 0, rate: 1 },
      { from: 10, rate: 0 },
    ]);
    expect(ends.after(4, 5.9)).toBeCloseTo(9.9, 12);
    expect(ends.after(4, 6.1)).toBe(Infinity);
    expect(new DatedRate([{ from: 0, rate: 0 }]).after(3, 1e-9)).toBe(Infinity);
  });

  test('cannot be negative, out of order or nothing', () => {
    expect(() => new DatedRate([{ from: 3, rate: -1 }])).toThrow('A rate must be 0 or more; found -1 from day 3.');
    expect(() => new DatedRate([{ from: 3, rate: NaN }])).toThrow('found NaN');
    expect(
      () =>
        new DatedRate([
          { from: 3, rate: 1 },
          { from: 3, rate: 2 },
        ]),
    ).toThrow('Steps must be in order of time; day 3 comes after day 3.');
    expect(() => new DatedRate([])).toThrow('at least one step');
  });
});

const options = { seed: 20_250_403, numRuns: 500 };
const steps = fc
  .array(fc.record({ lasts: fc.integer({ min: 1, max: 400 }), rate: fc.constantFrom(0, 0.01, 0.05, 0.3, 2) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts.map(({ rate }, index) => ({
      from: parts.slice(0, index).reduce((days, { lasts }) => days + lasts, 0),
      rate,
    })),
  );
const start = fc.integer({ min: 0, max: 800 });
const number = fc.integer({ min: 1, max: 4000 }).map((thousandths) => thousandths / 1000);

/** What the steps have used up between two times. */
function usedUp(of: readonly { from: number; rate: number }[], from: number, to: number): number {
  return of.reduce((sum, { from: begins, rate }, index) => {
    const ends = of[index + 1]?.from ?? Infinity;
    return sum + rate * Math.max(0, Math.min(to, ends) - Math.max(from, begins));
  }, 0);
}

describe('for any steps', () => {
  test('a gap ends when just its number has been used up', () => {
    fc.assert(
      fc.property(steps, start, number, (of, from, exponential) => {
        const end = new DatedRate(of).after(from, exponential);
        if (end === Infinity) expect(usedUp(of, from, 1e5)).toBeLessThanOrEqual(exponential + 1e-9);
        else expect(usedUp(of, from, end)).toBeCloseTo(exponential, 8);
      }),
      options,
    );
  });

  test('a step later than the gap changes nothing, to the last bit; a gap that reaches the step cannot end before it', () => {
    fc.assert(
      fc.property(steps, start, number, fc.integer({ min: 1, max: 600 }), (of, from, exponential, days) => {
        const changes = of.at(-1)!.from + days;
        const end = new DatedRate(of).after(from, exponential);
        const changed = new DatedRate([...of, { from: changes, rate: 7 }]).after(from, exponential);
        if (end < changes) expect(changed).toBe(end);
        else expect(changed).toBeGreaterThanOrEqual(Math.min(changes, end));
      }),
      options,
    );
  });

  test('the first event before an end is that of its number, and where its number comes too late there is none', () => {
    fc.assert(
      fc.property(
        steps,
        start,
        fc.integer({ min: 1, max: 600 }),
        fc.double({ min: 1e-6, max: 1 - 1e-6 }),
        (of, from, days, u) => {
          const rate = new DatedRate(of);
          const time = rate.after(from, exponentialFrom(u, 1));
          expect(rate.firstEvent(from, from + days, u)).toBe(time < from + days ? time : Infinity);
        },
      ),
      options,
    );
  });
});
