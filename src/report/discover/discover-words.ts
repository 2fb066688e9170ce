import type { DiscoveredLimit, DiscoverPoint, DiscoverResult } from '../../experiment/index.ts';
import {
  baseRateOf,
  coverageOf,
  densityOf,
  estimateProportion,
  fewestOfAKind,
  isInBox,
  resamples,
  supportOf,
} from '../../experiment/index.ts';
import { intervalInWords } from '../breach/criterion-words.ts';
import { breachInWords, limitSubject } from '../breach/threshold-words.ts';
import { notApplicable } from '../data-table.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { periodInWords } from '../words/measure-words.ts';
import { formatNumber, formatPercentage, unitAfter } from '../words/number-words.ts';
import { formatSettingValue, settingInSentence, settingUnit } from '../words/setting-words.ts';

/** `unallocated cases more than 20 cases (mean of all months)`, for every failure. */
export const failuresInWords = ({ criteria }: DiscoverResult): string =>
  criteria
    .map(({ measure, limit }) => `${uncapitalise(limitSubject(limit))} ${breachInWords(limit)} ${when(measure.when)}`)
    .join(', or ');

const when = (text: string): string =>
  text === 'mean' || text === 'total' ? `(${periodInWords(text)})` : periodInWords(text);

export const countFails = (points: readonly DiscoverPoint[]): number => points.filter(({ fails }) => fails).length;

/** The limits of a box by setting, the most telling first. */
export function limitsBySetting(limits: readonly DiscoveredLimit[]): Map<number, DiscoveredLimit[]> {
  const bySetting = new Map<number, DiscoveredLimit[]>();
  for (const limit of limits) bySetting.set(limit.setting, [...(bySetting.get(limit.setting) ?? []), limit]);
  return bySetting;
}

/** `at least 14 months`, `×1.02 to ×1.1`. */
export function rangeInWords({ sweep }: DiscoverResult, setting: number, limits: readonly DiscoveredLimit[]): string {
  const factor = sweep.study.factors[setting];
  const [least, most] = (['least', 'most'] as const).map((end) => limits.find((limit) => limit.end === end)?.level);
  const written = (level: number): string => formatSettingValue(factor, level);
  const withUnit = (level: number): string =>
    settingUnit(factor) === '' ? written(level) : unitAfter(written(level), settingUnit(factor));
  if (least !== undefined && most !== undefined) return `${written(least)} to ${withUnit(most)}`;
  return least === undefined ? `at most ${withUnit(most!)}` : `at least ${withUnit(least)}`;
}

/** The box in a sentence: `‘recalls’ is at least ×1.1 and ‘length of community orders’ is at most 14 months`. */
export const boxInWords = (result: DiscoverResult): string =>
  listInWords(
    [...limitsBySetting(result.box?.limits ?? [])].map(
      ([setting, limits]) =>
        `‘${settingInSentence(result.sweep.study.factors[setting])}’ is ${rangeInWords(result, setting, limits)}`,
    ),
  );

/** The message of the report and of its first chart. */
export function discoverHeadline(result: DiscoverResult): string {
  const { verdict, points, sweep } = result;
  const name = `‘${sweep.study.scenario.name}’`;
  const failing = countFails(points);
  switch (verdict) {
    case 'box':
      return `${name} fails most where ${boxInWords(result)}`;
    case 'not confirmed':
      return `No box found: what one half of the points says of where ${name} fails, the other does not confirm`;
    case 'only chance':
      return `No box found: no limit on a setting tells where ${name} fails by more than chance`;
    case 'not dense enough':
      return `No box found: none is as dense in failures of ${name} as was asked for`;
    case 'none fails':
      return `${name} fails at none of ${formatNumber(points.length)} points`;
    case 'all fail':
      return `${name} fails at all of ${formatNumber(points.length)} points`;
    case 'too few':
      return `No box found: ${formatNumber(failing)} of ${formatNumber(points.length)} points of ${name} fail, and that is too few or too many to tell where`;
  }
}

/** What was found, in sentences. */
export function discoverFindings(result: DiscoverResult): string[] {
  const { points, unjudged, verdict, box, sweep } = result;
  const failing = countFails(points);
  const uncertain = points.filter(({ isUncertain }) => isUncertain).length;
  const judgedBy =
    sweep.study.replications === 1 ? 'one replication' : `the mean of ${sweep.study.replications} replications`;
  return [
    `${discoverHeadline(result)}.`,
    `${formatNumber(failing)} of ${formatNumber(points.length)} points fail (${formatPercentage(failing / points.length)}). ` +
      `Failure: ${failuresInWords(result)}, judged by ${judgedBy}.`,
    ...(box ? boxFindings(result) : []),
    ...(verdict === 'too few'
      ? [
          `At least ${fewestOfAKind} points that fail and ${fewestOfAKind} that do not are needed; give the study more points.`,
        ]
      : []),
    ...(verdict === 'box' || verdict === 'not confirmed' ? [reproducedInWords(result)] : []),
    ...(uncertain > 0
      ? [
          `At ${formatNumber(uncertain)} of the points the 95% interval of a mean includes its limit: more replications might judge them otherwise.`,
        ]
      : []),
    ...(unjudged > 0 ? [`${formatNumber(unjudged)} more points have no value of a measure and are left out.`] : []),
  ];
}

function boxFindings(result: DiscoverResult): string[] {
  const { box, verdict, points } = result;
  const { found, judged, pValue } = box!;
  const outside = points.filter(({ levels, fails }) => fails && !isInBox(levels, box!.limits)).length;
  const chance = `by chance alone as many would with a probability of ${probabilityInWords(pValue)}`;
  const density =
    judged.pointsInBox === 0
      ? 'Of the half that was kept back to judge it, no point lies in the box.'
      : `Of the half that was kept back to judge it, ${shareWithInterval(judged.failingInBox, judged.pointsInBox)} ` +
        `of the points in the box fail (its density), against ${formatPercentage(baseRateOf(judged))} of all; ${chance}.`;
  return [
    ...(verdict === 'box' ? [] : [`The box that was not confirmed: ${boxInWords(result)}.`]),
    density,
    `The box holds ${shareWithInterval(judged.failingInBox, judged.failing)} of the failures of that half (its ` +
      `coverage), and ${formatPercentage(supportOf(judged))} of its points (its support).`,
    `On the half where it was found: density ${formatPercentage(densityOf(found))}, coverage ` +
      `${formatPercentage(coverageOf(found))}, support ${formatPercentage(supportOf(found))}; there a box ` +
      'usually looks better than it is.',
    ...(outside > 0
      ? [`Failures outside the box: ${formatNumber(outside)} of ${formatNumber(countFails(points))}.`]
      : []),
  ];
}

function reproducedInWords(result: DiscoverResult): string {
  const each = result.box!.limits.map(
    ({ setting, end, reproduced }) =>
      `‘${settingInSentence(result.sweep.study.factors[setting])}’ (at ${end}) in ${reproduced}`,
  );
  return `Of ${resamples} other halves of the points, PRIM limits ${listInWords(each)}.`;
}

/** `85% (11 of 13; 95% interval 57.7% to 95.7%)` */
function shareWithInterval(part: number, of: number): string {
  const { share, lo95, hi95 } = estimateProportion(part, of);
  return `${formatPercentage(share)} (${formatNumber(part)} of ${formatNumber(of)}; 95% interval ${intervalInWords(lo95, hi95)})`;
}

/** A small probability as people read it: `0.03`, `less than 0.001`. */
export const probabilityInWords = (probability: number): string =>
  probability < 0.001 ? 'less than 0.001' : Number(probability.toPrecision(1)).toString();

/** What a reader must know to judge it. */
export const discoverCautions = ({ sweep, verdict }: DiscoverResult): string[] => [
  'The box is of the points that were simulated: it says nothing beyond the ranges of the study, and its shares are of ' +
    'points spread over those ranges, not probabilities that the plan fails.',
  'A box is a simple description. Failures may have another shape, or lie in several places, of which this is one.',
  ...(verdict === 'not confirmed' || verdict === 'only chance'
    ? ['That no box was found does not show that there is none: with more points a weaker one could be told.']
    : []),
  'PRIM takes away a tenth of the points in the box at a time. Limits that may be chance (a quasi-p-value above 0.05) ' +
    'are taken out.',
  'Every point uses the same random numbers, so points differ only by their settings.',
  ...(sweep.study.replications < 5
    ? [
        `Means of ${sweep.study.replications === 1 ? 'one replication' : `${sweep.study.replications} replications`} put some points on the wrong side of a limit, which makes a box look less dense.`,
      ]
    : []),
];

/** The share of a count for a table, with its interval: `85% (57.7% to 95.7%)`; a mark where there is none. */
export const countShare = (part: number, of: number): string => {
  if (of === 0) return notApplicable;
  const { share, lo95, hi95 } = estimateProportion(part, of);
  return `${formatPercentage(share)} (${intervalInWords(lo95, hi95)})`;
};
