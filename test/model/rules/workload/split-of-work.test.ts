import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power } from '../../../../src/engine/index.ts';
import { contactFraction, reviewCapacity } from '../../../../src/model/rules/workload/split-of-work.ts';

describe("the split of an officer's time between contact and reviews", () => {
  it.each([
    // contact, reviews, time, beta, fraction of contact done, points for reviews
    [800, 200, 1200, 2, 1, 400], // time to spare: all contact, and 1200 - 800 for the queue
    [800, 200, 1000, 2, 1, 200], // just enough
    [800, 200, 500, 1, 0.5, 100], // beta 1: all work is halved
    [600, 400, 400, 2, 0.5, 100], // 600 x 0.5 + 400 x 0.25 = 400
    [600, 800, 400, 3, 0.5, 100], // 600 x 0.5 + 800 x 0.125 = 400
    [700, 800, 400, 4, 0.5, 50], // 700 x 0.5 + 800 x 0.0625 = 400
    [1000, 0, 250, 2, 0.25, 0], // no reviews to do
    [1000, 0, 250, 3, 0.25, 0],
    [1000, 0, 1250, 2, 1, 250],
    [0, 400, 100, 2, 0.5, 100], // reviews only: 400 x 0.25 = 100
    [0, 800, 100, 3, 0.5, 100],
    [0, 400, 600, 2, 1, 600],
    [800, 200, 0, 2, 0, 0], // no time
    [800, 200, 0, 3, 0, 0],
    [0, 0, 100, 2, 1, 100], // no work
    [0, 0, 0, 2, 1, 0],
    [800, 200, -5, 2, 0, 0],
  ])(
    '%d contact and %d reviews in %d at beta %d: a fraction of %d, and %d points for reviews',
    (contact, reviews, time, beta, fraction, forReviews) => {
      expect(contactFraction(contact, reviews, time, beta)).toBeCloseTo(fraction, 12);
      expect(reviewCapacity(contact, reviews, time, beta)).toBeCloseTo(forReviews, 9);
    },
  );
});

describe('the split of work, whatever the officer', () => {
  const someWork = fc.double({ min: 0.01, max: 5000, noNaN: true });
  const points = fc.oneof(fc.constant(0), someWork);
  const betas = fc.oneof(fc.constantFrom(1, 2, 3, 4), fc.double({ min: 1, max: 10, noNaN: true }));
  /** Part of the time that all work needs, from hardly any to all of it. */
  const partOfTime = fc.double({ min: 1e-6, max: 1, noNaN: true });

  it('uses up all the time where there is too little of it', () => {
    fc.assert(
      fc.property(points, someWork, partOfTime, betas, (contact, reviews, part, beta) => {
        const time = part * (contact + reviews);
        const fraction = contactFraction(contact, reviews, time, beta);
        expect(Math.abs(contact * fraction + reviews * power(fraction, beta) - time)).toBeLessThan(1e-9);
        expect(Math.abs(contact * fraction + reviewCapacity(contact, reviews, time, beta) - time)).toBeLessThan(1e-9);
      }),
      { seed: 2, numRuns: 5000 },
    );
  });

  it('leaves no time at all for reviews where there are none and contact takes all of it', () => {
    fc.assert(
      fc.property(someWork, partOfTime, betas, (contact, part, beta) => {
        expect(reviewCapacity(contact, 0, part * contact, beta)).toBe(0);
      }),
      { seed: 8 },
    );
  });

  it('sheds reviews before contact where beta is above 1, and both alike at 1', () => {
    fc.assert(
      fc.property(
        someWork,
        someWork,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 1.1, max: 6, noNaN: true }),
        (contact, reviews, part, beta) => {
          const time = part * (contact + reviews);
          const shareOfContact = contactFraction(contact, reviews, time, beta);
          expect(reviewCapacity(contact, reviews, time, beta) / reviews).toBeLessThan(shareOfContact);
          expect(shareOfContact).toBeGreaterThan(part);
          expect(contactFraction(contact, reviews, time, 1)).toBeCloseTo(part, 12);
          expect(reviewCapacity(contact, reviews, time, 1) / reviews).toBeCloseTo(part, 9);
        },
      ),
      { seed: 3 },
    );
  });

  it('never does less of anything with more time', () => {
    fc.assert(
      fc.property(points, points, points, points, betas, (contact, reviews, one, other, beta) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(contactFraction(contact, reviews, less, beta)).toBeLessThanOrEqual(
          contactFraction(contact, reviews, more, beta) + 1e-12,
        );
        expect(reviewCapacity(contact, reviews, less, beta)).toBeLessThanOrEqual(
          reviewCapacity(contact, reviews, more, beta) + 1e-9,
        );
      }),
      { seed: 4, numRuns: 5000 },
    );
  });

  it('has no cliff at a full load: a millionth less time takes at most a millionth of the contact', () => {
    fc.assert(
      fc.property(points, someWork, betas, (contact, reviews, beta) => {
        const all = contact + reviews;
        const fraction = contactFraction(contact, reviews, all * (1 - 1e-6), beta);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(fraction).toBeGreaterThan(1 - 1.001e-6);
        // Reviews lose at most all the time that is missing.
        expect(reviewCapacity(contact, reviews, all, beta)).toBeCloseTo(reviews, 9);
        expect(reviewCapacity(contact, reviews, all * (1 - 1e-6), beta)).toBeGreaterThan(reviews - 1.001e-6 * all);
      }),
      { seed: 5 },
    );
  });

  it('is a fraction, and points not below nothing', () => {
    fc.assert(
      fc.property(points, points, points, betas, (contact, reviews, time, beta) => {
        const fraction = contactFraction(contact, reviews, time, beta);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(reviewCapacity(contact, reviews, time, beta)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 6 },
    );
  });

  it('steps and closed forms agree: a beta of almost 2 gives almost what 2 gives', () => {
    fc.assert(
      fc.property(points, someWork, partOfTime, fc.constantFrom(1, 2), (contact, reviews, part, beta) => {
        const time = part * (contact + reviews);
        expect(contactFraction(contact, reviews, time, beta + 1e-9)).toBeCloseTo(
          contactFraction(contact, reviews, time, beta),
          6,
        );
      }),
      { seed: 7 },
    );
  });
});
