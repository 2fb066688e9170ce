import { describe, expect, it } from 'vitest';
import {
  downgradedFrom,
  downgradedTo,
  downgradingChance,
  isFull,
  takenOffFromMappaLevel,
} from '../../../../src/model/rules/risk/downgrading.ts';
import { mappaLevelAfterChange } from '../../../../src/model/rules/risk/mappa-changes.ts';
import { levelRecorded } from '../../../../src/model/rules/risk/reluctance.ts';
import {
  fearOfScrutiny,
  scrutinyAfter,
  scrutinyOfAlert,
  scrutinyOfOffence,
  seriousFurtherOffencesExpected,
  steadyScrutiny,
} from '../../../../src/model/rules/risk/scrutiny.ts';
import { timeToVerify } from '../../../../src/model/rules/risk/verifying.ts';

describe('the level that is recorded by an officer who is reluctant to downgrade', () => {
  it.each([
    // read, on record, reluctance, number, recorded
    [1, 2, 0.4, 0.39, 2],
    [1, 2, 0.4, 0.4, 1],
    [0, 3, 1, 0.999, 3],
    [1, 2, 0, 0, 1],
    [2, 2, 1, 0, 2],
    [3, 2, 1, 0, 3],
  ])('of level %i read and %i on record, at a reluctance of %f and the number %f, is %i', (...row) => {
    const [read, onRecord, reluctance, u, recorded] = row;
    expect(levelRecorded(read, onRecord, reluctance, u)).toBe(recorded);
  });
});

describe('time to verify a high rating', () => {
  it.each([
    // contact kept up, strength, factor
    [1, 2, 1],
    [0.5, 0, 1],
    [0, 0, 1],
    [0.5, 1, 0.5],
    [0.5, 2, 0.25],
    [0, 1, 0],
  ])('at a contact of %f and a strength of %f multiplies reading too high by %f', (contact, strength, factor) => {
    expect(timeToVerify(contact, strength)).toBeCloseTo(factor, 12);
  });
});

describe('scrutiny', () => {
  it('comes from 0.36% of 2,000 cases a year: 7.2 serious further offences in 365.25 days', () => {
    expect(seriousFurtherOffencesExpected(2000, 0.0036, 365.25)).toBeCloseTo(7.2, 12);
    expect(seriousFurtherOffencesExpected(0, 0.0036, 365.25)).toBe(0);
  });

  it('is on average the rate of offences for a thousand cases, whatever the unit and the pace of fading', () => {
    for (const cases of [500, 5000])
      for (const timeConstant of [30, 300]) {
        // A steady stream: as much comes in a day as fades.
        const comes = seriousFurtherOffencesExpected(cases, 0.0036, 1) * scrutinyOfOffence(cases, timeConstant);
        expect(comes * timeConstant).toBeCloseTo(steadyScrutiny(0.0036, 0), 9);
      }
    expect(steadyScrutiny(0.0036, 2)).toBeCloseTo(5.6, 12);
    expect(scrutinyOfOffence(0, 30)).toBe(0);
  });

  it.each([
    // scrutiny, alert, days, time constant, scrutiny then
    [5, 0, 0, 100, 5],
    [5, 0, 100, 100, 5 / Math.E],
    [5, 2, 100, 100, 2 + 3 / Math.E],
    [1, 2, 100, 100, 2 - 1 / Math.E],
    [2, 2, 1000, 100, 2],
  ])('of %f under an alert of %f is, after %i days at a time constant of %i, %f', (...row) => {
    const [scrutiny, alert, days, timeConstant, then] = row;
    expect(scrutinyAfter(scrutiny, alert, days, timeConstant)).toBeCloseTo(then, 12);
  });

  it('rises at once by what an alert adds, and not when one is lifted', () => {
    expect([scrutinyOfAlert(0, 2), scrutinyOfAlert(2, 3), scrutinyOfAlert(3, 3), scrutinyOfAlert(3, 0)]).toEqual([
      2, 1, 0, 0,
    ]);
  });

  it('makes reading too high likelier, in proportion', () => {
    expect(fearOfScrutiny(4, 0.25)).toBe(2);
    expect(fearOfScrutiny(0, 0.25)).toBe(1);
    expect(fearOfScrutiny(4, 0)).toBe(1);
  });
});

describe('downgrading under pressure', () => {
  it.each([
    // share of officers full, strength, chance
    [0, 1, 0],
    [0.6, 0, 0],
    [0.6, 0.5, 0.3],
    [1, 1, 0.9],
  ])('where %f of the probation officers are full has, at strength %f, the chance %f', (share, strength, chance) => {
    expect(downgradingChance(share, strength)).toBeCloseTo(chance, 12);
  });

  it('counts an officer as full from the preferred ceiling on', () => {
    expect([isFull(1.0999, 1.1), isFull(1.1, 1.1), isFull(0, 1.1)]).toEqual([false, true, false]);
  });

  it('makes medium of high risk, and level 1 of MAPPA levels 2 and 3', () => {
    expect([downgradedFrom, downgradedTo]).toEqual([2, 1]);
    expect([takenOffFromMappaLevel, mappaLevelAfterChange(2), mappaLevelAfterChange(3)]).toEqual([2, 1, 1]);
  });
});

describe('a change of MAPPA level', () => {
  it('takes level 1 up to 2 and any higher one back to 1', () => {
    expect([1, 2, 3].map(mappaLevelAfterChange)).toEqual([2, 1, 1]);
  });
});
