import { describe, expect, it } from 'vitest';
import {
  isWorkloadExcessive,
  weeksOver110After,
  weeksOver110AfterAbsence,
} from '../../../../src/model/rules/workload/excessive-workload.ts';

describe('an excessive workload (operating rules, section 1)', () => {
  it.each([
    // loads of weekly counts in order, excessive after the last
    [[1.2, 1.2, 1.2], false],
    [[1.2, 1.2, 1.2, 1.2], true],
    [[1.11, 1.11, 1.11, 1.11], true],
    [[1.1, 1.1, 1.1, 1.1], false],
    [[1.2, 1.2, 1.2, 1.1, 1.2], false],
    [[1.2, 1.2, 1.2, 1.2, 1], false],
  ])('weekly loads of %j: %s', (loads, isExcessive) => {
    expect(isWorkloadExcessive(loads.reduce(weeksOver110After, 0))).toBe(isExcessive);
  });

  it('starts again after an absence', () => {
    expect(isWorkloadExcessive(weeksOver110After(weeksOver110AfterAbsence, 1.5))).toBe(false);
  });

  it('counts no further than it can hold', () => {
    expect(weeksOver110After(250, 1.5)).toBe(250);
  });
});
