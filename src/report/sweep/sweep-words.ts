import type { Association, Estimate, SweepResult } from '../../experiment/index.ts';
import { associations, closenessOf, criticalCorrelation, meansOfPoints } from '../../experiment/index.ts';
import { notApplicable } from '../data-table.ts';
import { singleReplicationNote } from '../words/subtitle.ts';
import { measureHeading, subjectOf, unitOf } from '../words/measure-words.ts';
import { formatCompact, formatNumber, formatWithUnit, roundToDigits } from '../words/number-words.ts';
import { capitalise, uncapitalise } from '../words/letter-case.ts';
import { settingInSentence } from '../words/setting-words.ts';

/** A measure of a sweep with all that is said of it. */
export interface SweepMeasure {
  /** Index in the study. */
  readonly index: number;
  /** As the subject of a sentence: `Unallocated cases`. */
  readonly subject: string;
  /** `Unallocated cases, mean of all months, whole service` */
  readonly title: string;
  readonly unit: string;
  /** Of each point; absent where the measure has no meaning in any replication. */
  readonly means: readonly (Estimate | undefined)[];
  /** The factors that it goes with, the closest first. */
  readonly associations: readonly Association[];
  /** Points with a mean. */
  readonly knownPoints: number;
  /** What a rank correlation must go beyond to be more than chance in nineteen of twenty. */
  readonly chanceLimit: number;
}

export function sweepMeasure(result: SweepResult, index: number): SweepMeasure {
  const measure = result.measures[index];
  const subject = capitalise(subjectOf(measure));
  const means = meansOfPoints(result, index);
  const knownPoints = means.filter((each) => each !== undefined).length;
  return {
    index,
    subject,
    title: measureHeading(measure),
    unit: unitOf(measure),
    means,
    associations: associations(result, index),
    knownPoints,
    chanceLimit: criticalCorrelation(knownPoints),
  };
}

/** What a factor is called in the middle of a sentence, as the study labels it or as the model does. */
export const factorName = ({ study }: SweepResult, factor: number): string => settingInSentence(study.factors[factor]);

/** A level of a factor as people read it: `91,500`, `0.105`. */
export const formatFactorLevel = (level: number): string => formatNumber(roundToDigits(level, 6));

/** `24 points of a Latin hypercube over 8 settings` */
export function designInWords({ study, points }: SweepResult): string {
  const settings = `${study.factors.length} ${study.factors.length === 1 ? 'setting' : 'settings'}`;
  switch (study.design) {
    case 'full factorial':
      return `all ${points.length} combinations of the values of ${settings}`;
    case 'latin hypercube':
      return `${points.length} points of a Latin hypercube over ${settings}`;
    case 'sobol':
      return `${points.length} Sobol’ points over ${settings}`;
  }
}

/** A rank correlation as people read it: `+0.83`; a mark where there is none. */
export const formatCorrelation = ({ rankCorrelation: value }: Association): string =>
  value === undefined
    ? notApplicable
    : `${value < -0.004 ? '−' : value > 0.004 ? '+' : ''}${Math.abs(value).toFixed(2)}`;

/** Whether a setting goes with a measure by more than chance makes in nineteen of twenty. */
export const isMoreThanChance = (
  association: Association,
  { chanceLimit, knownPoints }: Pick<SweepMeasure, 'chanceLimit' | 'knownPoints'>,
): boolean => knownPoints >= 4 && closenessOf(association) > chanceLimit;

/** Whether a measure is the same at every point: then it has no order that a setting could go with. */
export const isSameAtEveryPoint = ({ means, knownPoints }: Pick<SweepMeasure, 'means' | 'knownPoints'>): boolean =>
  knownPoints > 1 && new Set(means.flatMap((each) => each?.mean ?? [])).size === 1;

/** Rank correlations that differ by less are called equally close. */
const equallyClose = 0.05;

/** The message of the chart of a measure over many settings. */
export function associationHeadline(result: SweepResult, measure: SweepMeasure): string {
  const { subject } = measure;
  const settings = result.study.factors.length;
  if (isSameAtEveryPoint(measure)) return constantHeadline(measure);
  const told = measure.associations.filter((each) => isMoreThanChance(each, measure));
  const [first, second] = told;
  if (first === undefined)
    return settings === 1
      ? `This setting has no significant effect on ${uncapitalise(subject)}`
      : `None of ${settings} settings has a significant effect on ${uncapitalise(subject)}`;
  const nameOf = ({ factor }: Association): string => `‘${factorName(result, factor)}’`;
  const of = settings === 1 ? '' : `Of ${settings} settings, `;
  if (second !== undefined && closenessOf(first) - closenessOf(second) < equallyClose)
    return (
      `${of}${nameOf(first)} and ${nameOf(second)} are most closely associated with ${uncapitalise(subject)} ` +
      `(rank correlations ${formatCorrelation(first)} and ${formatCorrelation(second)})`
    );
  return (
    `${of}${nameOf(first)} is ${settings === 1 ? '' : 'most closely '}associated with ` +
    `${uncapitalise(subject)} (rank correlation ${formatCorrelation(first)})`
  );
}

/** The message of the chart of a measure over all combinations of two settings: where it is least and most. */
export function rangeHeadline(result: SweepResult, measure: SweepMeasure): string {
  if (isSameAtEveryPoint(measure)) return constantHeadline(measure);
  const { subject, unit, means } = measure;
  const points = sortedMeans(means);
  const pointInWords = ({ at, mean }: { at: number; mean: number }): string =>
    `${formatCompact(mean, unit)} (${result.points[at]
      .map((level, factor) => `${factorName(result, factor)} ${formatFactorLevel(level)}`)
      .join(', ')})`;
  return `${subject}: from ${pointInWords(points[0])} to ${pointInWords(points[points.length - 1])}`;
}

const constantHeadline = ({ subject, unit, means }: SweepMeasure): string =>
  `${subject}: ${formatWithUnit(sortedMeans(means)[0].mean, unit)} at every point, whatever the settings`;

const sortedMeans = (means: readonly (Estimate | undefined)[]): { at: number; mean: number }[] =>
  means.flatMap((each, at) => (each === undefined ? [] : [{ at, mean: each.mean }])).sort((a, b) => a.mean - b.mean);

/** What a sweep found of one measure, in sentences. */
export function sweepFindings(result: SweepResult, measure: SweepMeasure): string[] {
  const { title, unit, means, associations: ranked, chanceLimit, knownPoints } = measure;
  const points = sortedMeans(means);
  if (points.length === 0) return [`${title}: no value in this run.`];
  const [least, most] = [points[0], points[points.length - 1]];
  if (isSameAtEveryPoint(measure))
    return [
      `${title}: ${formatWithUnit(least.mean, unit)} at every point. What never changes has no rank correlation ` +
        'with a setting.',
    ];
  const range =
    `${title}: from ${formatWithUnit(least.mean, unit)} (point ${least.at + 1}) to ` +
    `${formatWithUnit(most.mean, unit)} (point ${most.at + 1}).`;
  if (knownPoints < 4) return [range];
  const significant = ranked.filter((each) => isMoreThanChance(each, measure));
  const listed = significant.slice(0, 6).map((each) => `${factorName(result, each.factor)} ${formatCorrelation(each)}`);
  const more = significant.length - listed.length;
  const expectedByChance = Math.round(ranked.length / 20);
  const byChance =
    expectedByChance === 0 ? '' : ` (about ${expectedByChance} of ${ranked.length} settings would by chance)`;
  const limit = `±${chanceLimit.toFixed(2)}${byChance}`;
  if (significant.length === 0) return [`${range} No rank correlation with a setting exceeds ${limit}.`];
  return [
    `${range} Rank correlations that exceed ${limit}: ` +
      `${listed.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  ];
}

/** What a reader must know to judge a sweep. */
export function sweepCautions({ study, points }: SweepResult): string[] {
  const { factors, scenario, replications } = study;
  const moving = factors.filter(({ factor: { setting } }) =>
    scenario.changes.some(({ chapter, name }) => `${chapter}.${name}` === setting),
  );
  const onAll = factors.filter(({ factor }) => factor.kind === 'factor');
  return [
    'By chance alone, one in twenty settings without any effect has a rank correlation that exceeds the limit.',
    'A rank correlation shows an effect that goes one way over the whole range. It may miss one that reverses, or ' +
      'that appears only together with another setting; procap sensitivity looks for these.',
    'Every point uses the same random numbers, so points differ only by their settings.',
    ...(replications === 1 ? [singleReplicationNote] : []),
    ...(points.length < 10 * factors.length && study.design !== 'full factorial'
      ? [`${points.length} points are few for ${factors.length} settings; ten points for each setting are usual.`]
      : []),
    ...(onAll.length > 0
      ? [
          `${listed(onAll.map(({ factor }) => factor.setting))}: several numbers, all multiplied by one factor; ` +
            'shares are adjusted so that they still add up to 1.',
        ]
      : []),
    ...(moving.length > 0
      ? [
          `${listed(moving.map(({ factor }) => factor.setting))}: later changes in the scenario move by the same ` +
            'factor.',
        ]
      : []),
  ];
}

const listed = (names: readonly string[]): string =>
  names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`;
