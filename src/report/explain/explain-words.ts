import type { Estimate, ExplainedMeasure, ExplainResult, ChangeContribution } from '../../experiment/index.ts';
import { isSignificant, verdictOf } from '../../experiment/index.ts';
import { formatDifference, formatFigure, formatWithUnit } from '../words/number-words.ts';
import { capitalise, uncapitalise } from '../words/letter-case.ts';
import { measureHeading, periodAndArea, subjectOf, unitOf } from '../words/measure-words.ts';
import { settingsInSentence } from '../words/setting-words.ts';
import { singleReplicationNote } from '../words/subtitle.ts';

/** The two scenarios of an explanation by name. */
export interface ComparedNames {
  readonly baseline: string;
  readonly plan: string;
}

/** An estimate of a difference with its interval: `−12.3 (−15.0 to −9.6)`. */
export function formatWithInterval(estimate: Estimate, unit: string): string {
  const { mean, lo95, hi95 } = formatDifference(estimate, unit);
  return lo95 === undefined || hi95 === undefined ? mean : `${mean} (${lo95} to ${hi95})`;
}

/** The changes, those that do most first. */
export const largestFirst = (parts: readonly ChangeContribution[]): ChangeContribution[] =>
  [...parts].sort((a, b) => Math.abs(b.share.mean) - Math.abs(a.share.mean));

/** The message of the chart of one measure in a line. */
export function explanationHeadline(
  { measure, difference, parts }: ExplainedMeasure,
  { baseline, plan }: ComparedNames,
): string {
  const subject = capitalise(subjectOf(measure));
  if (verdictOf(difference) === 'identical') return `${subject}: the same with ‘${plan}’ and ‘${baseline}’`;
  const [most] = largestFirst(parts);
  const unit = unitOf(measure);
  if (!isSignificant(difference)) return `${subject}: no significant difference between ‘${plan}’ and ‘${baseline}’`;
  const side = difference.mean > 0 ? 'higher' : 'lower';
  const amount = Math.abs(difference.mean);
  const size = subjectOf(measure).includes(unit)
    ? formatFigure(amount, unit)
    : formatWithUnit(amount, unit).replace('%', ' percentage points');
  const by = isSignificant(most.share)
    ? `, mostly because of ${settingsInSentence(most.change.name)} (${formatDifference(most.share, unit).mean})`
    : '';
  return `${subject}: ${size} ${side} with ‘${plan}’ than with ‘${baseline}’${by}`;
}

/** Whether no measure that was asked for differs in any replication, whichever of the changes are made. */
export const isWithoutEffect = ({ measures }: ExplainResult): boolean =>
  measures.length > 0 &&
  measures.every(({ difference, parts }) =>
    [difference, ...parts.map(({ share }) => share)].every((each) => verdictOf(each) === 'identical'),
  );

/** The finding of an explanation in which nothing differs, in one sentence. */
export const changesWithoutEffect = ({ measures }: ExplainResult, { baseline, plan }: ComparedNames): string =>
  `‘${plan}’ changes none of these in any replication, compared with ‘${baseline}’: ` +
  `${measures.map(({ measure }) => measureHeading(measure)).join('; ')}.`;

/** What was found of one measure, in sentences. */
export function explanationFindings(explained: ExplainedMeasure, names: ComparedNames): string[] {
  const { measure, difference, parts, interaction, loops } = explained;
  const unit = unitOf(measure);
  const subject = capitalise(subjectOf(measure));
  const where = periodAndArea(measure);
  if (verdictOf(difference) === 'identical') return [`${subject}, ${where}: the same in every replication.`];
  const shares = largestFirst(parts).map(
    ({ change, share }) => `${settingsInSentence(change.name)} ${formatWithInterval(share, unit)}`,
  );
  const apart = isSignificant(difference) ? '' : ', which is not significant';
  const hinder = interaction.mean > 0 !== difference.mean > 0;
  const together = isSignificant(interaction)
    ? ` Together the changes do ${hinder ? 'less' : 'more'} than the sum of each alone: the interaction is ` +
      `${formatWithInterval(interaction, unit)}.`
    : '';
  const carriers = loops
    .filter(({ carried }) => isSignificant(carried))
    .sort((a, b) => Math.abs(b.carried.mean) - Math.abs(a.carried.mean));
  const carried = carriers.map(
    ({ loop, carried: each }) => `${uncapitalise(loop.title)} ${formatWithInterval(each, unit)}`,
  );
  const loopWords =
    loops.length === 0
      ? []
      : [
          carried.length === 0
            ? `${subject}: no feedback loop contributes significantly to the difference.`
            : `${subject}: these feedback loops contribute to the difference: ${carried.join('; ')}.`,
        ];
  return [
    `${subject}, ${where}: ${formatWithInterval(difference, unit)} with ‘${names.plan}’${apart}. ` +
      `Of this: ${shares.join('; ')}.${together}`,
    ...loopWords,
  ];
}

/** What a reader must know to judge an explanation. */
export function explanationCautions({ replications, withoutMeaning }: ExplainResult): string[] {
  return [
    'A share is what a change adds on average over all orders in which the changes could be made (its Shapley ' +
      'value). Shares add up to the difference; an effect that changes have only together is split evenly between ' +
      'them.',
    'The contribution of a loop is the difference with the loop in place less the difference with it switched off in ' +
      'both scenarios. Contributions do not add up, because loops act on each other.',
    ...(replications === 1 ? [singleReplicationNote] : []),
    ...withoutMeaning.map((measure) => `${measureHeading(measure)}: no value in this run, so no explanation.`),
  ];
}
