import { describe, expect, it } from 'vitest';
import type { Precision, RunReplications } from '../../../src/experiment/index.ts';
import { lookAheadLength, RunAborted, runToPrecision } from '../../../src/experiment/index.ts';
import type { ServiceInput } from '../../../src/model/index.ts';
import { replication } from '../replications.ts';

const input = { start: '2022-01-01', years: 1, parameters: {}, changes: [] } as unknown as ServiceInput;
const unallocated = { metric: 'unallocated.all', when: 'end', scope: 'service' } as const;
const tenPercent: Precision = { kind: 'relative', share: 0.1 };

/** Replications with unallocated cases as a function of the scenario and the number of the replication. */
const giving =
  (valueOf: (replication: number, scenario: number) => number): RunReplications =>
  async (tasks, onDone) =>
    tasks.map((task) => {
      onDone(task);
      return replication(task.replication, { 'unallocated.all': [valueOf(task.replication, task.scenario)] });
    });

const from = (values: readonly number[], after: number) => giving((number) => values[number - 1] ?? after);

const asked = (
  runReplications: RunReplications,
  rest: { precision?: Precision; scenarios?: number; mostReplications?: number; concurrency?: number } = {},
) => {
  const { precision = tenPercent, scenarios = 1, mostReplications = 100, concurrency = 1 } = rest;
  const names = ['Baseline', 'Plan', 'Other plan'].slice(0, scenarios);
  return {
    scenarios: names.map(() => input),
    seed: 1,
    scopes: 'region' as const,
    runReplications,
    concurrency,
    request: { precision, measures: [unallocated], names, mostReplications },
  };
};

describe('The number of replications for a precision', () => {
  it('of 10% of the mean is found as by hand, and is looked ahead of by five', async () => {
    // 8, 10, 12 and then tens: the squared deviations stay 8 and the mean 10, so half of the interval is t √(8 / (n -
    // 1) / n): n = 3: 4.303 x 1.155 = 4.97    n = 5: 2.776 x 0.632 = 1.76    n = 7: 2.447 x 0.436 = 1.07    n = 8:
    // 2.365 x 0.378 = 0.89, below 1
    const { results, precision } = await runToPrecision(asked(from([8, 10, 12], 10)));
    expect(precision).toMatchObject({ reached: true, tightFrom: 8, replications: 13 });
    // After 13: 2.179 x √(8 / 12 / 13) = 0.493
    expect(precision.intervals).toEqual([
      {
        scenario: 'Baseline',
        measure: 'unallocated.all@end',
        mean: 10,
        halfWidth: expect.closeTo(0.4934, 3),
        allowed: 1,
        tight: true,
      },
    ]);
    expect(results[0].map((result) => result.replication)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('begins anew where the look-ahead meets a replication that makes the interval too wide again', async () => {
    // Tight after 8; the tenth is 20, so that the mean is 11 and half of the interval 2.262 √(98 / 9 / 10) = 2.36,
    // above 1.1
    const { precision } = await runToPrecision(asked(from([8, 10, 12, 10, 10, 10, 10, 10, 10, 20], 10)));
    // 23 in all: mean 10.435, squared deviations 8 + 100 x 22/23 = 103.65, 2.074 √(103.65 / 22 / 23) = 0.939, below
    // 1.043; 21 in all: mean 10.476, 8 + 100 x 20/21 = 103.24, 2.086 √(103.24 / 20 / 21) = 1.034, below 1.048; 20 in
    // all: mean 10.5, 8 + 100 x 19/20 = 103, 2.093 √(103 / 19 / 20) = 1.090, above 1.05
    expect(precision).toMatchObject({ reached: true, tightFrom: 21, replications: 26 });
  });

  it('is at least three and the look-ahead where nothing varies at all', async () => {
    const { precision } = await runToPrecision(asked(giving(() => 0)));
    expect(precision).toMatchObject({ reached: true, tightFrom: 3, replications: 8 });
  });

  it('may be asked for in the unit of the metric', async () => {
    // Half of the interval as above: 1.76 after 5, 2.60 after 4
    const { precision } = await runToPrecision(
      asked(from([8, 10, 12], 10), { precision: { kind: 'absolute', halfWidth: 2 } }),
    );
    expect(precision).toMatchObject({ reached: true, tightFrom: 5, replications: 10 });
  });

  it('says how far it came where the most allowed are not enough', async () => {
    const { results, precision } = await runToPrecision(
      asked(
        giving((number) => (number % 2 === 0 ? 0 : 20)),
        { mostReplications: 12 },
      ),
    );
    expect(precision).toMatchObject({
      reached: false,
      replications: 12,
      intervals: [{ mean: 10, allowed: 1, tight: false }],
    });
    expect(precision.tightFrom).toBeUndefined();
    expect(precision.intervals[0].halfWidth).toBeCloseTo(2.201 * Math.sqrt(1200 / 11 / 12), 2);
    expect(results[0]).toHaveLength(12);
  });

  it.each([
    [3, 5],
    [100, 5],
    [110, 6],
    [200, 10],
    [1000, 50],
  ])('after %d replications looks %d ahead', (n, ahead) => expect(lookAheadLength(n)).toBe(ahead));
});

describe('In a comparison', () => {
  it('every level and every paired difference must be tight, a difference against the level of the baseline', async () => {
    // The baseline is 100 in each, the plan 98 or 102: its mean is 100 and so is what 5% is of, though the difference
    // is about 0
    const { precision } = await runToPrecision(
      asked(
        giving((number, scenario) => (scenario === 0 ? 100 : number % 2 === 0 ? 98 : 102)),
        { scenarios: 2, precision: { kind: 'relative', share: 0.05 } },
      ),
    );
    expect(precision.reached).toBe(true);
    expect(precision.intervals.map(({ scenario, baseline, allowed }) => [scenario, baseline, allowed])).toEqual([
      ['Baseline', undefined, 5],
      ['Plan', undefined, expect.closeTo(5, 1)],
      ['Plan', 'Baseline', 5],
    ]);
    // n = 3: 102, 98, 102: 4.303 x √(10.67 / 2 / 3) = 5.74, above 5.03; n = 4: 3.182 x √(16 / 3 / 4) = 3.67
    expect(precision.tightFrom).toBe(4);
  });

  it('a difference in which all chance cancels does not ask for more than the levels do', async () => {
    const level = (number: number): number => [8, 10, 12][number - 1] ?? 10;
    const alone = await runToPrecision(asked(giving(level)));
    const both = await runToPrecision(
      asked(
        giving((number, scenario) => level(number) + scenario),
        { scenarios: 2 },
      ),
    );
    expect(both.precision.tightFrom).toBe(alone.precision.tightFrom);
    expect(both.precision.intervals[2]).toMatchObject({ mean: 1, halfWidth: 0, tight: true });
  });
});

describe('However many replications are run at once', () => {
  /** Values that jump about, the same for the same number. */
  const odd = giving((number, scenario) => 40 + ((number * 7_919 + scenario * 31) % 17));
  const fivePercent: Precision = { kind: 'relative', share: 0.05 };

  it('the decision is the same, and so are the results', async () => {
    const answers = await Promise.all(
      [1, 2, 5, 16, 64].map((concurrency) =>
        runToPrecision(asked(odd, { scenarios: 3, precision: fivePercent, concurrency })),
      ),
    );
    expect(answers[0].precision.reached).toBe(true);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('progress grows with what is expected, and is complete only at the end', async () => {
    const seen: { done: number; total: number; share: number }[] = [];
    await runToPrecision({
      ...asked(odd, { scenarios: 2, precision: fivePercent, concurrency: 4 }),
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen[0]).toMatchObject({ done: 0, share: 0 });
    for (const { done, total, share } of seen.slice(0, -1)) {
      expect(done).toBeLessThan(total);
      expect(share).toBeLessThan(1);
    }
    expect(seen.at(-1)!.done).toBe(seen.at(-1)!.total);
    expect(seen.at(-1)!.share).toBe(1);
  });

  it('a wish to stop is told with all that was done', async () => {
    const signal = { aborted: false };
    const stopping: RunReplications = async (tasks, onDone) => {
      if (tasks[0].replication > 1) {
        onDone(tasks[0]);
        signal.aborted = true;
        throw new Error('Terminating worker thread');
      }
      return odd(tasks, onDone);
    };
    const error = await runToPrecision({
      ...asked(stopping, { precision: { kind: 'relative', share: 0.02 } }),
      signal,
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunAborted);
    expect((error as RunAborted).done).toBe(9); // eight of the first round and one of the second
  });
});
