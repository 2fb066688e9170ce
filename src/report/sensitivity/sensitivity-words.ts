import type {
  IntervalEstimate,
  MeasureSensitivity,
  Sensitivity,
  SensitivityFacts,
  SensitivityPlan,
} from '../../experiment/index.ts';
import { levelOf } from '../../experiment/index.ts';
import { notApplicable } from '../data-table.ts';
import { measureHeading, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { formatDifference, formatFigure, formatPercentage, formatWithUnit, unitAfter } from '../words/number-words.ts';
import { settingInSentence } from '../words/setting-words.ts';
import { capitalise } from '../words/letter-case.ts';

/** All that the report of a sensitivity analysis is made from. */
export interface SensitivityReportInput extends SensitivityFacts {
  readonly plan: SensitivityPlan;
  /** Of the scenario. */
  readonly name: string;
}

/** A share as a percentage, kept between nothing and all: an estimate may lie a little outside. */
export const formatShare = (share: number): string => formatPercentage(clampShare(share));

export const clampShare = (share: number): number => Math.min(1, Math.max(0, share));

/** `53% (31% to 91%)`; a mark where nothing varies, so that there is nothing to share. */
export const formatShareInterval = ({ value, lo95, hi95 }: IntervalEstimate): string =>
  Number.isNaN(value) ? notApplicable : `${formatShare(value)} (${formatShare(lo95)} to ${formatShare(hi95)})`;

/** `−8.4` */
export const formatSignedDifference = (mean: number, unit: string): string => formatDifference({ mean }, unit).mean;

/** How many settings have more effect than chance. */
export const countStandingOut = ({ screenings }: MeasureSensitivity): number =>
  screenings.filter(({ standsOut }) => standsOut).length;

/** What was found of one measure, in sentences. */
export function sensitivityFindings(
  { settings, measures, sensitivity }: SensitivityReportInput,
  measureIndex: number,
): string[] {
  const measure = measures[measureIndex];
  const found = sensitivity.measures[measureIndex];
  const unit = unitOf(measure);
  const subject = capitalise(subjectOf(measure));
  const { mean, lo95, hi95, replications } = levelOf(measure.metric, found.base);
  const between =
    lo95 === undefined || hi95 === undefined
      ? ''
      : `, 95% interval ${formatFigure(lo95, unit)} to ${formatFigure(hi95, unit)}`;
  const base =
    `${measureHeading(measure)}: ${formatWithUnit(mean, unit)} with every setting at its present value ` +
    `(${replications} replications${between}).`;
  const most = indexOfLargest(found.screenings.map(({ standsOut, muStar }) => (standsOut ? muStar.mean : NaN)));
  const screened =
    most === undefined
      ? `${subject}: ${settings.length === 1 ? 'the setting has no' : `none of the ${settings.length} settings has`} more effect than chance.`
      : `${subject}: ${countStandingOut(found)} of ${settings.length} settings ${countStandingOut(found) === 1 ? 'has' : 'have'} more effect than chance. The ` +
        `largest is ${settingInSentence(settings[most])}: ` +
        `${unitAfter(formatFigure(found.screenings[most].muStar.mean, unit), unitOfDifference(unit))} on average over its ` +
        'plausible range.';
  return [base, screened, ...sharesInWords(subject, found, sensitivity, settings.map(settingInSentence))];
}

function sharesInWords(
  subject: string,
  { variance }: MeasureSensitivity,
  { survivors }: Sensitivity,
  names: readonly string[],
): string[] {
  if (variance?.deviation === 0)
    return [
      `${subject}: the same in every run, wherever the settings are in their ranges, so there is no variance to share.`,
    ];
  if (variance === undefined || Number.isNaN(variance.noise.value)) return [];
  const significant = variance.indices
    .map((indices, index) => ({ indices, name: names[survivors[index]] }))
    .filter(({ indices }) => indices.total.lo95 > 0.01)
    .sort((a, b) => b.indices.total.value - a.indices.total.value)
    .map(
      ({ indices, name }) =>
        `${name} ${formatShare(indices.first.value)} alone and ${formatShare(indices.total.value)} with others`,
    );
  const of = significant.length === 0 ? 'no single setting has a measurable share' : significant.join('; ');
  return [
    `${subject}: with ${survivors.length === 1 ? 'one setting anywhere in its range' : `${survivors.length} settings anywhere in their ranges`}, chance accounts for ` +
      `${formatShareInterval(variance.noise)} of the variance of single runs; ${of}.`,
  ];
}

/** What a reader must know to judge a sensitivity analysis. */
export const sensitivityCautions = ({ plan, sensitivity }: SensitivityReportInput): string[] => [
  'Every value in a plausible range counts as equally likely, and settings vary independently of each other. ' +
    'With other ranges, other settings may matter.',
  `Screening follows ${plan.trajectories} trajectories through all ranges. It flags about one in ten settings that ` +
    'have no effect, and may miss a setting that has an effect only in one corner of the ranges.',
  ...(sensitivity.survivors.length === 0
    ? []
    : [
        `Shares of variance are estimated from ${plan.samples} rows, with intervals from 1,000 bootstrap samples ` +
          'of the rows. Settings that were screened out keep their present value there. More --samples narrow the ' +
          'intervals.',
      ]),
  'One setting at a time shows no interactions, because everything else stays the same.',
];

/** The index of the largest value that is a number. */
function indexOfLargest(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (most, value, index) => (!Number.isNaN(value) && (most === undefined || value > values[most]) ? index : most),
    undefined,
  );
}
