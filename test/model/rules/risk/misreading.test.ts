import { describe, expect, it } from 'vitest';
import {
  assessmentError,
  chanceTooHigh,
  chanceTooLow,
  riskAsRead,
} from '../../../../src/model/rules/risk/misreading.ts';
import { balanceOf } from '../../../../src/model/rules/risk/moves.ts';

/** Low 40, medium 40, high 16, very high 4: of each pair the upper level has 1/2, 2/7 and 1/5. */
const mix = [0.4, 0.4, 0.16, 0.04];
const upperShare = balanceOf(mix);

describe('the chance of misreading risk (model README, section 7: Risk)', () => {
  it.each([
    // level, too high, too low, at an error of 0.14
    [0, 0.07, 0],
    [1, 0.04, 0.07],
    [2, 0.028, 0.1],
    [3, 0, 0.112],
  ])('at level %i is %f of reading too high and %f of reading too low', (level, high, low) => {
    expect(chanceTooHigh(level, 0.14, 1, upperShare)).toBeCloseTo(high, 12);
    expect(chanceTooLow(level, 0.14, upperShare)).toBeCloseTo(low, 12);
  });

  it('leaves the mix as it is: as many are read up over each boundary as down', () => {
    for (let level = 0; level < 3; level++)
      expect(mix[level] * chanceTooHigh(level, 0.2, 1, upperShare)).toBeCloseTo(
        mix[level + 1] * chanceTooLow(level + 1, 0.2, upperShare),
        12,
      );
  });

  it('is at most 0.9 of reading too high, and fear touches no other', () => {
    expect(chanceTooHigh(0, 0.5, 100, upperShare)).toBe(0.9);
    expect(chanceTooHigh(3, 0.5, 100, upperShare)).toBe(0);
    // What the definition of settings allows without fear or dilution stays far below: 0.5 times a share of at most 1.
    expect(chanceTooHigh(0, 0.5, 1, balanceOf([0, 1, 0, 0]))).toBe(0.5);
  });

  it('grows with error, which grows as experience thins', () => {
    expect(assessmentError(0.1, 1.5)).toBeCloseTo(0.15, 12);
  });
});

describe('the level that an assessment reads', () => {
  it.each([
    // level, number, read: too high below 0.04, too low above 0.93
    [1, 0, 2],
    [1, 0.0399, 2],
    [1, 0.0401, 1],
    [1, 0.9299, 1],
    [1, 0.9301, 0],
    [0, 0.999, 0],
    [3, 0, 3],
  ])('of level %i is, at the number %f, level %i', (actual, u, read) => {
    expect(riskAsRead(actual, 0.14, 1, upperShare, u)).toBe(read);
  });
});
