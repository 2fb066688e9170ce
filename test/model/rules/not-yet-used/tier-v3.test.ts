import { describe, expect, it } from 'vitest';
import {
  tierByReoffending,
  tierBySexualReoffending,
  tierV3Of,
} from '../../../../src/model/rules/not-yet-used/tier-v3.ts';
import type { TierV3Factors } from '../../../../src/model/rules/not-yet-used/tier-v3.ts';
import { roshLevels } from '../../../../src/model/categories.ts';

/** A case that nothing lifts above G. */
const nothing: TierV3Factors = {
  predictors: { arp: 0, csrp: 0 },
  rosh: 'low',
  mappa: false,
  domesticAbuse: false,
  everSexualOffence: false,
  stalking: false,
  childProtection: false,
};

describe('the tier by predictors of reoffending (version 3)', () => {
  it.each([
    // serious reoffending; all reoffending 90+, 75+, 50+, 25+, 15+, 0+
    [6.9, 'AABBBB'],
    [3.0, 'ABCCCC'],
    [1.0, 'BCDEEE'],
    [0.5, 'CDEEFF'],
    [0.0, 'DDEFFG'],
  ] as const)('serious reoffending from %d: %s', (csrp, row) => {
    expect([90, 75, 50, 25, 15, 0].map((arp) => tierByReoffending(arp, csrp)).join('')).toBe(row);
  });

  it.each([
    // just below a threshold the lower line counts
    [89.99, 6.9, 'A'],
    [74.99, 6.9, 'B'],
    [90, 6.89, 'A'],
    [75, 6.89, 'B'],
    [90, 2.99, 'B'],
    [50, 0.99, 'E'],
    [49.99, 1, 'E'],
    [50, 1, 'D'],
    [24.99, 0.5, 'F'],
    [15, 0.49, 'F'],
    [14.99, 0.49, 'G'],
    [100, 99, 'A'],
  ] as const)('all reoffending %d and serious reoffending %d: %s', (arp, csrp, tier) => {
    expect(tierByReoffending(arp, csrp)).toBe(tier);
  });

  it('says what is wrong with a predictor that is no percentage', () => {
    expect(() => tierByReoffending(-1, 2)).toThrow(
      'Predictors of reoffending are percentages from 0; found ARP -1 and CSRP 2.',
    );
    expect(() => tierByReoffending(20, NaN)).toThrow(RangeError);
  });
});

describe('the tier by contact sexual reoffending (version 3)', () => {
  it.each([
    ['very high', 'A'],
    ['high', 'B'],
    ['low', 'E'],
  ] as const)('a likelihood that is %s: %s', (band, tier) => {
    expect(tierBySexualReoffending({ band })).toBe(tier);
  });

  it.each([
    [5, 'C'],
    [3.36, 'C'],
    [3.35, 'D'],
    [2.11, 'D'],
    [2.1, 'C'],
    [1.12, 'C'],
    [1.11, 'D'],
    [0.6, 'D'],
  ] as const)('a medium likelihood with a score of %d: %s', (score, tier) => {
    expect(tierBySexualReoffending({ band: 'medium', score })).toBe(tier);
  });

  it('says what is wrong with a medium likelihood whose score is on no scale', () => {
    expect(() => tierBySexualReoffending({ band: 'medium', score: 0.59 })).toThrow(
      'has a score of at least 0.60; found 0.59.',
    );
  });
});

describe('the tier (version 3)', () => {
  it.each([
    // grounds for all of low, medium, high and very high risk of serious harm
    [false, 'GGDC'],
    [true, 'EDCA'],
  ])('a MAPPA case, %s: %s by risk of serious harm', (mappa, row) => {
    expect(roshLevels.map((rosh) => tierV3Of({ ...nothing, mappa, rosh })).join('')).toBe(row);
  });

  it.each([
    [0, 'B'],
    [1, 'B'],
    [1.01, 'D'],
    [5, 'D'],
    [5.01, 'E'],
    [30, 'E'],
  ] as const)('a lifer %d years after release: %s', (years, tier) => {
    expect(tierV3Of({ ...nothing, yearsSinceReleaseOfLifer: years })).toBe(tier);
  });

  it.each([
    ['domesticAbuse', 'E'],
    ['everSexualOffence', 'E'],
    ['stalking', 'F'],
    ['childProtection', 'F'],
  ] as const)('%s alone calls for %s', (ground, tier) => {
    expect(tierV3Of({ ...nothing, [ground]: true })).toBe(tier);
  });

  it('is G where nothing calls for more', () => {
    expect(tierV3Of(nothing)).toBe('G');
  });

  it('is the highest that any ground calls for', () => {
    // all reoffending 50 and serious 0: E; stalking: F; MAPPA with medium risk: D; contact sexual reoffending high: B
    const several: TierV3Factors = { ...nothing, predictors: { arp: 50, csrp: 0 }, stalking: true };
    expect(tierV3Of(several)).toBe('E');
    expect(tierV3Of({ ...several, mappa: true, rosh: 'medium' })).toBe('D');
    expect(
      tierV3Of({
        ...several,
        predictors: { arp: 50, csrp: 0, contactSexual: { band: 'high' } },
        mappa: true,
        rosh: 'medium',
      }),
    ).toBe('B');
    expect(tierV3Of({ ...nothing, predictors: { arp: 90, csrp: 7, contactSexual: { band: 'low' } } })).toBe('A');
  });

  it('is missing without an assessment, whatever the other grounds say', () => {
    const { predictors: _none, ...unassessed } = nothing;
    expect(tierV3Of({ ...unassessed, mappa: true, rosh: 'very high', domesticAbuse: true })).toBe('missing');
  });
});
