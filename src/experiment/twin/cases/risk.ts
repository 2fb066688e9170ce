import {
  chanceTooHigh,
  chanceTooLow,
  daysPerYear,
  downgradedFrom,
  downgradedTo,
  shareDownwards,
  shareUpwards,
} from '../../../model/index.ts';
import type { Epoch } from '../../../model/index.ts';
import { classCount, riskLevels } from './case-work.ts';

/**
 * Indices of a mix of cases by class of MAPPA, actual risk and recorded risk: index = (mappa x 4 + actual) x 4 +
 * recorded.
 */
export const riskCells = classCount * riskLevels;

/**
 * New cases by MAPPA, actual and recorded risk, as shares of 1: risk is read wrong by one level for some, in balance
 * with the mix.
 */
export function mixOfNewCases({ p, derived: { roshMix, mappa1, mappa23, upperShare } }: Epoch): Float64Array {
  const mix = new Float64Array(riskCells);
  const all = roshMix.shares.reduce((sum, each) => sum + each, 0);
  roshMix.shares.forEach((share, actual) => {
    const ofMappa = [
      Math.max(0, 1 - mappa1[actual] - mappa23[actual]),
      Math.min(mappa1[actual], 1 - mappa23[actual]),
      mappa23[actual],
    ];
    const [low, high] = [
      chanceTooLow(actual, p.risk.misread, upperShare),
      chanceTooHigh(actual, p.risk.misread, 1, upperShare),
    ];
    ofMappa.forEach((ofLevel, mappa) =>
      addAsRead(mix, (mappa * riskLevels + actual) * riskLevels, actual, (share / all) * ofLevel, low, high),
    );
  });
  return mix;
}

function addAsRead(into: Float64Array, row: number, actual: number, number: number, low: number, high: number): void {
  if (actual > 0) into[row + actual - 1] += number * low;
  if (actual < riskLevels - 1) into[row + actual + 1] += number * high;
  into[row + actual] += number * (1 - low - high);
}

/** How officers read and follow risk at a moment. */
export interface RiskReading {
  /** Assessments completed a day, a case of each class by recorded risk. */
  readonly assessed: Float64Array;
  /** Rises noticed a day, a case of each class by recorded risk whose actual risk is higher. */
  readonly noticed: Float64Array;
  /** Strength of error; and by how much fear multiplies reading too high. */
  readonly error: number;
  readonly fear: number;
  /** Chance that a high risk is written as medium. */
  readonly writtenDown: number;
}

/**
 * By how much cases have moved away from the mix of new cases, a day: actual risk moves, and recorded risk follows
 * at assessments and where a rise is noticed. Adds to `change`; `cases` are those that need a community officer.
 */
export function addRiskChanges(
  change: Float64Array,
  cases: Float64Array,
  { p, derived: { upperShare } }: Epoch,
  reading: RiskReading,
): void {
  const { error, fear, assessed, noticed, writtenDown } = reading;
  const moves = p.risk.moves / daysPerYear;
  const tooLow = [0, 1, 2, 3].map((actual) => chanceTooLow(actual, error, upperShare));
  const tooHigh = [0, 1, 2, 3].map((actual) => chanceTooHigh(actual, error, fear, upperShare));
  for (let class_ = 0; class_ < classCount; class_++) {
    const actual = class_ % riskLevels;
    const row = class_ * riskLevels;
    const up = moves * shareUpwards(upperShare, actual);
    const down = moves * shareDownwards(upperShare, actual);
    const [low, high] = [tooLow[actual], tooHigh[actual]];
    for (let recorded = 0; recorded < riskLevels; recorded++) {
      const number = cases[row + recorded];
      if (number === 0) continue;
      const classAsRecorded = class_ - actual + recorded;
      change[row + recorded] -= number * (up + down);
      if (up > 0) change[row + riskLevels + recorded] += number * up;
      if (down > 0) change[row - riskLevels + recorded] += number * down;
      const rises = recorded < actual ? number * noticed[classAsRecorded] : 0;
      const read = number * assessed[classAsRecorded];
      change[row + recorded] -= rises + read;
      change[row + actual] += rises;
      addAsRead(change, row, actual, read, low, high);
      if (writtenDown > 0) {
        const asHigh =
          actual === downgradedFrom
            ? 1 - low - high
            : actual === downgradedFrom - 1
              ? high
              : actual === downgradedFrom + 1
                ? low
                : 0;
        change[row + downgradedFrom] -= read * asHigh * writtenDown;
        change[row + downgradedTo] += read * asHigh * writtenDown;
      }
    }
  }
}
