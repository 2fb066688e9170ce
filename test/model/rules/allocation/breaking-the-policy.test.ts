import { describe, expect, it } from 'vitest';
import { caseClass, mappaLevels, roshLevels } from '../../../../src/model/categories.ts';
import {
  classIfPolicyIsBroken,
  hasWaitedLongEnough,
} from '../../../../src/model/rules/allocation/breaking-the-policy.ts';

describe('breaking the allocation policy (operating rules, section 3)', () => {
  it('allocates high risk outside MAPPA levels 2 and 3 as medium risk, and any other case as itself', () => {
    roshLevels.forEach((rosh, level) => {
      for (const mappaLevel of mappaLevels) {
        const asLevel = rosh === 'high' && mappaLevel < 2 ? roshLevels.indexOf('medium') : level;
        expect(classIfPolicyIsBroken[caseClass(level, mappaLevel)]).toBe(caseClass(asLevel, mappaLevel));
      }
    });
  });

  it.each([
    [9, false],
    [10, true],
    [11, true],
  ])('with a setting of 10 working days, a case that has waited for %i: %s', (waited, isLongEnough) => {
    expect(hasWaitedLongEnough(waited, 10)).toBe(isLongEnough);
  });
});
