import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availablePoints, capacityPercent } from '../../../../src/model/rules/workload/capacity.ts';

const fullTime = { nominalTarget: 2176, contractedHours: 37, defaultHours: 37, reductionHours: 0 };

describe('available points', () => {
  it.each([
    // nominal, contracted, default, reduction hours, points, by hand
    [2176, 37, 37, 0, 2176, 'a full-time officer has the nominal target'],
    [2176, 18.5, 37, 0, 1088, 'half time is half of it: 2176 x 18.5 / 37'],
    [2176, 30, 37, 0, 1764, '2176 x 30 / 37 = 1764.32, truncated'],
    [2176, 37, 37, 7.4, 1740, 'an NQO gives up 20%: 2176 x 0.8 = 1740.8, truncated and not rounded'],
    [2176, 37, 37, 29.6, 435, 'a new trainee gives up 80%: 2176 x 0.2 = 435.2'],
    [2176, 18.5, 37, 3.7, 870, 'half time less 20%: 2176 x 14.8 / 37 = 870.4'],
    [2176, 37, 37, 37, 0, 'on maternity leave nothing is left'],
    [2176, 0, 37, 0, 0, 'no contracted hours, no points, and no division by 0'],
    [2000, 37, 37, 25.9, 600, '2000 x 11.1 / 37 is 600 on paper, and stays 600'],
    [3700, 36, 37, 0.4, 3560, '3700 x 35.6 / 37 is 3560 on paper, and stays 3560'],
  ] as const)(
    '%i points, %d of %d hours less %d: %i (%s)',
    (nominalTarget, contractedHours, defaultHours, reductionHours, points, _byHand) => {
      expect(availablePoints({ nominalTarget, contractedHours, defaultHours, reductionHours })).toBe(points);
    },
  );

  it('leaves nothing, not less, where reductions add up to more than the contract', () => {
    expect(availablePoints({ ...fullTime, reductionHours: 44.4 })).toBe(0);
  });

  it('does not lose a point to the arithmetic of the computer, for any hours in hundredths', () => {
    const hundredths = fc.integer({ min: 0, max: 6000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        hundredths,
        hundredths,
        fc.integer({ min: 1000, max: 6000 }),
        (nominal, contracted, reduction, full) => {
          const exact = contracted > reduction ? (BigInt(nominal) * BigInt(contracted - reduction)) / BigInt(full) : 0n;
          const points = availablePoints({
            nominalTarget: nominal,
            contractedHours: contracted / 100,
            defaultHours: full / 100,
            reductionHours: reduction / 100,
          });
          expect(points).toBe(Number(exact));
        },
      ),
      { seed: 2176, numRuns: 5000 },
    );
  });

  it('does not lose a point where the exact result is a whole number', () => {
    // A nominal target of 100 x default hours makes every hour in hundredths worth whole points.
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 6000 }),
        (full, contracted, reduction) => {
          const points = availablePoints({
            nominalTarget: 100 * full,
            contractedHours: contracted / 100,
            defaultHours: full,
            reductionHours: reduction / 100,
          });
          expect(points).toBe(Math.max(0, contracted - reduction));
        },
      ),
      { seed: 2176, numRuns: 5000 },
    );
  });

  it('says what is wrong where the default hours are not above 0', () => {
    expect(() => availablePoints({ ...fullTime, defaultHours: 0 })).toThrow(
      'The default hours of a grade are 0 a week; they must be more than 0.',
    );
    expect(() => availablePoints({ ...fullTime, defaultHours: NaN })).toThrow(RangeError);
  });
});

describe('capacity', () => {
  it.each([
    // workload, available, percent
    [2176, 2176, 100],
    [2611, 2176, 120], // 1.199908... is 1.200 at three decimals
    [1000, 2176, 46], // 0.459558... is 0.460
    [2177, 2176, 100], // 1.000459... is 1.000
    [2178, 2176, 100.1], // 1.000919... is 1.001
    [1, 16, 6.3], // 0.0625 is half way and goes up to 0.063
    [3, 16, 18.8], // 0.1875 goes up to 0.188
    [5, 80, 6.3],
    [624, 10_000, 6.2], // 0.0624 goes down
    [0, 2176, 0],
    [500, 0, 0],
    [0, 0, 0],
  ])('%i workload points over %i available are %d%', (workload, available, percent) => {
    expect(capacityPercent(workload, available)).toBe(percent);
  });

  it('agrees with exact arithmetic for whole points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 10_000 }), (workload, available) => {
        // Half up: the whole part of (2000 x workload + available) / (2 x available) thousandths.
        const thousandths = (2000n * BigInt(workload) + BigInt(available)) / (2n * BigInt(available));
        expect(capacityPercent(workload, available)).toBe(Number(thousandths) / 10);
      }),
      { seed: 110, numRuns: 5000 },
    );
  });
});
