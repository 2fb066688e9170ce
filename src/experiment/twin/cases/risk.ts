import {
  chanceTooHigh,
  chanceTooLow,
  daysPerYear,
  downgradedFrom,
  downgradedTo,
  levelRecorded,
  shareDownwards,
  shareUpwards,
} from '../../../model/index.ts';
import type { Epoch } from '../../../model/index.ts';
import { classCount, mappaGroups, riskLevels } from './case-work.ts';

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

/** As `addAsRead`, where officers are reluctant to record a lower level than the one on record. */
function addAsRecorded(
  into: Float64Array,
  row: number,
  actual: number,
  onRecord: number,
  number: number,
  low: number,
  high: number,
  reluctance: number,
): void {
  for (const [read, share] of [
    [actual - 1, low],
    [actual, 1 - low - high],
    [actual + 1, high],
  ]) {
    if (share === 0) continue;
    // The rule at either side of its chance: kept on record, or recorded as read.
    into[row + levelRecorded(read, onRecord, reluctance, 0)] += number * share * reluctance;
    into[row + levelRecorded(read, onRecord, reluctance, 1)] += number * share * (1 - reluctance);
  }
}

/** How officers read and follow risk at a moment. */
export interface RiskReading {
  /** Assessments completed a day, a case of each class by recorded risk. */
  readonly assessed: Float64Array;
  /** Rises noticed a day, a case of each class by recorded risk whose actual risk is higher. */
  readonly noticed: Float64Array;
  /** Strength of error; and what multiplies reading too high. */
  readonly error: number;
  readonly upwards: number;
  /** Chance that a high risk is written as medium, and that a case is taken off MAPPA level 2. */
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
  const { error, upwards, assessed, noticed, writtenDown } = reading;
  const { reluctance_to_downgrade: reluctance, mappa_changes } = p.risk;
  const [mappaUp, mappaDown] = [mappa_changes.from_1_to_2 / daysPerYear, mappa_changes.from_2_to_1 / daysPerYear];
  const moves = p.risk.moves / daysPerYear;
  const tooLow = [0, 1, 2, 3].map((actual) => chanceTooLow(actual, error, upperShare));
  const tooHigh = [0, 1, 2, 3].map((actual) => chanceTooHigh(actual, error, upwards, upperShare));
  for (let class_ = 0; class_ < classCount; class_++) {
    const actual = class_ % riskLevels;
    const row = class_ * riskLevels;
    const up = moves * shareUpwards(upperShare, actual);
    const down = moves * shareDownwards(upperShare, actual);
    const [low, high] = [tooLow[actual], tooHigh[actual]];
    const mappa = Math.floor(class_ / riskLevels);
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
      if (reluctance === 0) addAsRead(change, row, actual, read, low, high);
      else addAsRecorded(change, row, actual, recorded, read, low, high, reluctance);
      const byMappa = riskCells / mappaGroups;
      const raised = mappa === 1 ? number * mappaUp : 0;
      const lowered = mappa === 2 ? number * mappaDown + read * writtenDown : 0;
      if (raised > 0) change[row + byMappa + recorded] += raised;
      if (lowered > 0) change[row - byMappa + recorded] += lowered;
      change[row + recorded] -= raised + lowered;
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
