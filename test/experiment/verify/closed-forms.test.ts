import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erlangA,
  erlangC,
  stationaryDistribution,
  lossAndNumber,
  machineRepair,
  poissonDistribution,
  waitOfMG1,
  waitOfMMc,
  waitsOfPriorities,
  waitsOfPrioritiesMMc,
} from '../../../src/experiment/verify/theory/closed-forms.ts';
import { meanNumberAt } from '../../../src/experiment/verify/engine-models/infinite-servers.ts';
import type { LengthDistributionName } from '../../../src/experiment/verify/theory/length-distributions.ts';
import {
  lengthDistributionNames,
  lengthDistribution,
  timeUntilNegligible,
  problemOfVariation,
  defaultVariation,
} from '../../../src/experiment/verify/theory/length-distributions.ts';
import { normalCumulative } from '../../../src/experiment/statistics/normal.ts';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

const seed = 20_251_122;

describe('lines', () => {
  test('one server at 80% makes customers wait four service times', () => {
    expect(waitOfMMc(0.8, 1, 1)).toBeCloseTo(4, 12); // 0.8 / (1 - 0.8)
  });

  test('two servers at a load of one: a third of all wait', () => {
    // Erlang C by its definition: (1/2! x 2/(2 - 1)) / (1 + 1 + 1/2! x 2/(2 - 1)) = 1/3
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 14);
    expect(waitOfMMc(1, 1, 2)).toBeCloseTo(1 / 3, 14); // (1/3) / (2 - 1)
  });

  test('the chance of waiting is that of the textbook formula, with factorials', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (servers, share) => {
          const load = share * servers;
          const all = (load ** servers / factorial(servers)) * (1 / (1 - share));
          const fewer = Array.from({ length: servers }, (_, n) => load ** n / factorial(n)).reduce((a, b) => a + b, 0);
          expect(erlangC(servers, load) / (all / (fewer + all))).toBeCloseTo(1, 10);
        },
      ),
      { seed },
    );
  });

  test('a hundred thousand servers are no trouble', () => {
    // Halfin and Whitt: with a load of c - b sqrt(c) the chance of waiting goes to 1 / (1 + b N(b) / n(b)); for b = 1
    // it is 0.2234
    expect(erlangC(100_000, 100_000 - Math.sqrt(100_000))).toBeCloseTo(0.2234, 2);
  });

  test('service of fixed length halves the wait of exponential service, and a variation of 2 makes it 2.5 times as long', () => {
    expect(waitOfMG1(0.8, 1, 0)).toBeCloseTo(2, 12);
    expect(waitOfMG1(0.8, 1, 1)).toBeCloseTo(4, 12);
    expect(waitOfMG1(0.8, 1, 2)).toBeCloseTo(10, 12);
  });
});

describe('priorities', () => {
  test('two classes at one server by hand', () => {
    // What is in service takes 0.3 + 0.4 = 0.7 on average; W1 = 0.7 / (1 - 0.3) = 1, W2 = 1 / (1 - 0.7) = 3.333
    const [first, second] = waitsOfPriorities([0.3, 0.4], [1, 1]);
    expect(first).toBeCloseTo(1, 12);
    expect(second).toBeCloseTo(10 / 3, 12);
  });

  test('whom priority favours, others pay for: the work that waits is the same in any order (Kleinrock)', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            arrivals: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
            services: fc.double({ min: 1, max: 3, noNaN: true }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (classes) => {
          const work = (some: typeof classes) => {
            const waits = waitsOfPriorities(
              some.map((each) => each.arrivals),
              some.map((each) => each.services),
            );
            return some.reduce((sum, { arrivals, services }, index) => sum + (arrivals / services) * waits[index], 0);
          };
          expect(work([...classes].reverse())).toBeCloseTo(work(classes), 10);
        },
      ),
      { seed },
    );
  });

  test('at several servers the classes together wait as in one line', () => {
    const rates = [1, 2, 1];
    const waits = waitsOfPrioritiesMMc(rates, 1, 5);
    expect(rates.reduce((sum, rate, class_) => sum + rate * waits[class_], 0) / 4).toBeCloseTo(waitOfMMc(4, 1, 5), 12);
    expect(waitsOfPrioritiesMMc([0.3, 0.4], 1, 1)[1]).toBeCloseTo(waitsOfPriorities([0.3, 0.4], [1, 1])[1], 12);
  });
});

describe('numbers that go up and down', () => {
  test('a process is found by its balance, wherever it is likeliest', () => {
    const longRun = stationaryDistribution(
      () => 2,
      () => 1,
      3,
    ); // weights 1, 2, 4, 8
    expect([0, 1, 2, 3].map((n) => longRun.probabilityOf(n))).toEqual([1 / 15, 2 / 15, 4 / 15, 8 / 15]);
    expect(longRun.mean((n) => n)).toBeCloseTo(34 / 15, 14);
    expect(longRun.probabilityOf(4)).toBe(0);
  });

  test.each([0.001, 0.7, 3, 500, 100_000])('a Poisson number of mean %d has that mean and variance', (mean) => {
    const number = poissonDistribution(mean);
    expect(number.mean((n) => n) / mean).toBeCloseTo(1, 10);
    expect(number.mean((n) => (n - mean) ** 2) / mean).toBeCloseTo(1, 8);
  });

  test('limited room by hand: load 1 fills each of five states alike, and load 20 at two servers fills all places', () => {
    expect(lossAndNumber(1, 1, 1, 4)).toEqual({ loss: 0.2, number: 2 });
    expect(lossAndNumber(20, 1, 2, 50).loss).toBeCloseTo(0.9, 9); // 18 of 20 cannot be served
  });

  test('without room to wait, limited room is Erlang B', () => {
    // load 2, three servers: (8/6) / (1 + 2 + 2 + 8/6) = 4/19
    expect(lossAndNumber(2, 1, 3, 3).loss).toBeCloseTo(4 / 19, 14);
  });

  test('with room for very many, limited room is as good as none', () => {
    const { number, loss } = lossAndNumber(8, 1, 10, 1000);
    expect(number).toBeCloseTo(8 + 8 * waitOfMMc(8, 1, 10), 10);
    expect(loss).toBeLessThan(1e-80);
    expect(loss).toBeGreaterThan(0);
  });

  test('who gives up as fast as others are served makes a line of Poisson length (Erlang A)', () => {
    // Everybody leaves at rate 1, served or not: the number there is Poisson of mean 10
    const { meanInLine, shareAbandoned } = erlangA(10, 1, 10, 1);
    expect(meanInLine).toBeCloseTo(
      poissonDistribution(10).mean((n) => Math.max(0, n - 10)),
      12,
    );
    expect(shareAbandoned).toBeCloseTo(meanInLine / 10, 12);
  });

  test('patience without end makes Erlang A Erlang C, and an overloaded line serves what it can', () => {
    expect(erlangA(8, 1, 10, 1e-7).meanInLine).toBeCloseTo(8 * waitOfMMc(8, 1, 10), 5);
    expect(erlangA(20, 1, 10, 0.01).shareAbandoned).toBeCloseTo(0.5, 6);
  });

  test('two machines and one repairer by hand', () => {
    // Failures at rate 1, repairs at rate 1: weights 1, 2, 2 of 0, 1, 2 failed. L = 6/5, busy 4/5; failures 1 x (2 -
    // 6/5) = 4/5, so the wait is (6/5 - 4/5) / (4/5) = 1/2.
    const { number, wait, utilisation } = machineRepair(2, 1, 1, 1);
    expect([number, wait, utilisation].map((value) => Number(value.toFixed(12)))).toEqual([1.2, 0.5, 0.8]);
  });
});

describe('lengths', () => {
  const lengths = lengthDistributionNames.flatMap((name) =>
    name === 'uniform' || name === 'lognormal'
      ? [lengthDistribution(name, 3, 0.3), lengthDistribution(name, 3, 0.577)]
      : [lengthDistribution(name, 3, defaultVariation[name])],
  );
  const rows = lengths.map((length, index) => [index, length] as const);

  test.each(rows)('length %#: drawn evenly, it has its mean and variation', (_, { mean, variation, draw }) => {
    const drawn = Array.from({ length: 100_000 }, (_, i) => draw((i + 0.5) / 100_000));
    const found = drawn.reduce((a, b) => a + b) / drawn.length;
    const square = drawn.reduce((sum, each) => sum + (each - found) ** 2, 0) / drawn.length;
    expect(found).toBeCloseTo(mean, 3);
    expect(Math.sqrt(square) / found).toBeCloseTo(variation, 2);
  });

  test.each(rows)(
    'length %#: what is over within a time is the integral of what still lasts',
    (_, { shareOver, limitedMean }) => {
      for (const time of [0.5, 2.5, 3.5, 8]) {
        const steps = 100_000;
        let integral = 0;
        for (let i = 0; i < steps; i++) integral += (shareOver(((i + 0.5) * time) / steps) * time) / steps;
        expect(limitedMean(time)).toBeCloseTo(integral, 4);
      }
      expect([limitedMean(0), limitedMean(-1)]).toEqual([0, 0]);
      expect(limitedMean(Infinity)).toBeCloseTo(3, 12);
    },
  );

  test.each(rows)('length %#: next to nothing lasts longer than the longest', (_, length) => {
    expect(1 - length.limitedMean(timeUntilNegligible(length)) / 3).toBeLessThan(1.1e-6);
  });

  test.each<[LengthDistributionName, number, string | undefined]>([
    ['exponential', 1, undefined],
    [
      'exponential',
      0.5,
      'An exponential time has a coefficient of variation of 1; found --cv 0.5. For another, use --service lognormal.',
    ],
    [
      'fixed',
      0.1,
      'A fixed time has a coefficient of variation of 0; found --cv 0.1. For another, use --service lognormal.',
    ],
    ['uniform', 0.5774, undefined],
    ['uniform', 0.6, 'A uniform time has a coefficient of variation of at most 1/sqrt(3) = 0.577; found --cv 0.6.'],
    ['lognormal', 3, undefined],
  ])('a variation that a distribution cannot have is refused: %s %d', (name, variation, problem) => {
    expect(problemOfVariation(name, variation)).toBe(problem);
  });

  test.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1.2815515655446004, 0.1],
    [-5, 2.866515718791939e-7],
    [-10, 7.61985302416053e-24],
    [3.5, 0.9997673709209645],
  ])('the normal distribution below %d is %d', (z, share) => {
    expect(normalCumulative(z) / share).toBeCloseTo(1, 13);
  });
});

describe('a caseload whose arrivals change', () => {
  test('after a step, a case of fixed length is counted from the old rate and from the new', () => {
    // Rate 5 until day 100 and 7.5 from then on; each lasts 4. One day later, three days' cases are of the old rate and
    // one of the new.
    const course = {
      steps: [
        { from: 0, rate: 5 },
        { from: 100, rate: 7.5 },
      ],
      observationTimes: [],
      length: lengthDistribution('fixed', 4, 0),
    };
    expect([2, 50, 101, 104, 300].map((time) => meanNumberAt(course, time))).toEqual([10, 20, 22.5, 30, 30]);
  });

  test('exponential lengths close the gap to the new level at their own rate', () => {
    const course = {
      steps: [
        { from: 0, rate: 5 },
        { from: 1000, rate: 7.5 },
      ],
      observationTimes: [],
      length: lengthDistribution('exponential', 4, 1),
    };
    for (const time of [1, 4, 12])
      expect(meanNumberAt(course, 1000 + time)).toBeCloseTo(20 + 10 * (1 - Math.exp(-time / 4)), 10);
  });
});
