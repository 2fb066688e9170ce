import type { Factor, Scenario } from '../../scenario/index.ts';
import { uncertainFactors } from '../../scenario/index.ts';

/** A setting whose value nobody knows for certain, and how far it may lie. */
export interface UncertainSetting {
  readonly factor: Factor;
  /** Least and most that are to be simulated, in the unit of the factor. */
  readonly low: number;
  readonly high: number;
  /** What charts call it in place of its name. */
  readonly label?: string;
}

/** Every setting that a scenario's files call uncertain, over the range that they call plausible. */
export const uncertainSettings = (scenario: Scenario): UncertainSetting[] =>
  uncertainFactors(scenario).map((factor) => ({ factor, low: factor.plausible[0], high: factor.plausible[1] }));

/** The value at a position on a setting's range: 0 is its low end and 1 its high end, both exactly. */
export const valueAt = ({ low, high }: UncertainSetting, share: number): number =>
  share === 1 ? high : low + share * (high - low);

/** Values by name for settings, each at its position on its range. */
export const valuesAt = (
  settings: readonly UncertainSetting[],
  shares: ArrayLike<number>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(settings.map((setting, index) => [setting.factor.setting, valueAt(setting, shares[index])]));
