import type { Estimate, ExplainedMeasure, ExplainResult, ChangeContribution } from '../../experiment/index.ts';
import { isSignificant, verdictOf } from '../../experiment/index.ts';
import { formatDifference, formatFigure, formatWithUnit } from '../words/number-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { periodAndArea, subjectOf, unitOf } from '../words/measure-words.ts';

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
  if (verdictOf(difference) === 'identical') return `${subject} are the same with ‘${plan}’ and ‘${baseline}’`;
  const [most] = largestFirst(parts);
  const unit = unitOf(measure);
  if (!isSignificant(difference)) return `${subject} with ‘${plan}’ and ‘${baseline}’ cannot be told apart`;
  const side = difference.mean > 0 ? 'above' : 'below';
  const amount = Math.abs(difference.mean);
  const size = subjectOf(measure).includes(unit)
    ? formatFigure(amount, unit)
    : formatWithUnit(amount, unit).replace('%', ' percentage points');
  const by = isSignificant(most.share)
    ? `, most by ${most.change.name} (${formatDifference(most.share, unit).mean})`
    : '';
  return `${subject} with ‘${plan}’ are ${size} ${side} ‘${baseline}’${by}`;
}

/** What was found of one measure, in sentences. */
export function explanationFindings(explained: ExplainedMeasure, names: ComparedNames): string[] {
  const { measure, difference, parts, interaction, loops } = explained;
  const unit = unitOf(measure);
  const subject = capitalise(subjectOf(measure));
  const where = periodAndArea(measure);
  if (verdictOf(difference) === 'identical') return [`${subject}, ${where}: the same in every replication.`];
  const shares = largestFirst(parts).map(({ change, share }) => `${change.name} ${formatWithInterval(share, unit)}`);
  const apart = isSignificant(difference) ? '' : '; the two cannot be told apart';
  const hinder = interaction.mean > 0 !== difference.mean > 0;
  const together = isSignificant(interaction)
    ? ` Together the changes do ${hinder ? 'less' : 'more'} than each alone adds up to; the rest is ${formatWithInterval(interaction, unit)}.`
    : '';
  const carriers = loops
    .filter(({ carried }) => isSignificant(carried))
    .sort((a, b) => Math.abs(b.carried.mean) - Math.abs(a.carried.mean));
  const carried = carriers.map(
    ({ loop, carried: each }) => `${loop.title.toLowerCase()} ${formatWithInterval(each, unit)}`,
  );
  const loopWords =
    loops.length === 0
      ? []
      : [
          carried.length === 0
            ? `${subject}: of no feedback loop can it be told that it carries a part of the difference.`
            : `${subject}: of the difference, these feedback loops carry ${carried.join('; ')}.`,
        ];
  return [
    `${subject}, ${where}: ${formatWithInterval(difference, unit)} with ‘${names.plan}’${apart}. Of this: ${shares.join('; ')}.${together}`,
    ...loopWords,
  ];
}

/** What a reader must know to judge an explanation. */
export function explanationCautions({ replications, withoutMeaning }: ExplainResult): string[] {
  return [
    'A share is what a change adds on average over all orders in which the changes could be made (its Shapley value): shares add up to the difference, and what changes do only together is split evenly between them.',
    'What a loop carries is the difference with the loop in place less the difference with it cut in both scenarios. What several loops carry does not add up, since they act on each other.',
    ...(replications === 1 ? ['One replication: nothing shows how far chance would move these figures.'] : []),
    ...withoutMeaning.map(
      (measure) =>
        `${capitalise(subjectOf(measure))} (${periodAndArea(measure)}) have no meaning in this run and are not explained.`,
    ),
  ];
}
