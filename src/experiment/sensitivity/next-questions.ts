import type { Assumption, Scenario } from '../../scenario/index.ts';
import { isSignificant } from '../compare/difference.ts';
import type { MeasureSensitivity, Sensitivity } from './sensitivity.ts';
import type { Screening } from './morris.ts';
import type { Swing } from './one-at-a-time.ts';
import type { SobolIndices } from './sobol-indices.ts';
import type { UncertainSetting } from './uncertain-setting.ts';

/** A setting that is worth finding out about: its evidence is weak, and the answer hangs on it. */
export interface NextQuestion {
  /** Index of the setting in the list. */
  readonly setting: number;
  readonly uncertain: UncertainSetting;
  /** Where the value comes from, how good that is, and why. */
  readonly evidence: Assumption;
  /** How much of each measure hangs on it, in the order of the measures. */
  readonly dependences: readonly Dependence[];
}

/** How much of one measure hangs on one setting. */
export interface Dependence {
  /** Mean size of its effect over the whole plausible range, with the other settings anywhere on theirs. */
  readonly screening: Screening;
  /** Shares of variance, for a setting that went on to Sobol' indices. */
  readonly indices?: SobolIndices;
  /** From the base to either end, for a setting that was moved one at a time. */
  readonly swing?: Swing;
}

/**
 * What to find out next: the settings that stand out from chance for some measure and whose evidence is red or amber,
 * the one that most hangs on first.
 *
 * They stand in the order of the share of variance that hangs on them, the largest over the measures: the total index
 * of those that went on to Sobol' indices; of those that were only moved one at a time, and to some effect, what a
 * straight line between the ends of the swing would add, width² / 12. The others follow by their largest mean effect,
 * as a share of the largest of that measure.
 */
export function nextQuestions(
  settings: readonly UncertainSetting[],
  { survivors, measures }: Sensitivity,
  { assumptions }: Scenario,
): NextQuestion[] {
  const dependences = (setting: number): Dependence[] =>
    measures.map((measure) => dependenceOf(setting, measure, survivors));
  return settings
    .flatMap((uncertain, setting): NextQuestion[] => {
      const evidence = assumptions.find((each) => each.setting === uncertain.factor.setting && each.from === undefined);
      if (evidence === undefined || evidence.qualityRag === 'green') return [];
      return measures.some(({ screenings }) => screenings[setting].standsOut)
        ? [{ setting, uncertain, evidence, dependences: dependences(setting) }]
        : [];
    })
    .map((question) => ({ question, weight: weightOf(question, measures) }))
    .sort((a, b) => b.weight[0] - a.weight[0] || b.weight[1] - a.weight[1] || a.question.setting - b.question.setting)
    .map(({ question }) => question);
}

function dependenceOf(
  setting: number,
  { screenings, variance, swings }: MeasureSensitivity,
  survivors: readonly number[],
): Dependence {
  const indices = variance?.indices[survivors.indexOf(setting)];
  const swing = swings.find((each) => each.setting === setting);
  return { screening: screenings[setting], ...(indices && { indices }), ...(swing && { swing }) };
}

/** First by the share of variance, which some have none of; then by mean effect. */
function weightOf({ dependences }: NextQuestion, measures: readonly MeasureSensitivity[]): [number, number] {
  const largest = (values: readonly number[]): number =>
    values.reduce((most, value) => (value > most ? value : most), -1);
  const shares = dependences.map(
    ({ indices, swing }, measure) => indices?.total.value ?? shareOfSwing(swing, measures[measure].variance?.deviation),
  );
  const effects = dependences.map(
    ({ screening }, measure) =>
      screening.muStar.mean / Math.max(...measures[measure].screenings.map(({ muStar }) => muStar.mean || 0)),
  );
  return [largest(shares), largest(effects)];
}

/**
 * What a swing would add to the variance of a single run, as a share of it; -1 where chance may explain all of it.
 */
function shareOfSwing(swing: Swing | undefined, deviation: number | undefined): number {
  if (swing === undefined || deviation === undefined) return -1;
  return [swing.atLow, swing.atHigh].some(isSignificant)
    ? (swing.width * swing.width) / 12 / (deviation * deviation)
    : -1;
}
