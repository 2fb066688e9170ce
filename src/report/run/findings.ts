import { summaryOverTime, verdictOf } from '../../experiment/index.ts';
import { plansWithoutEffect } from '../compare/plans-without-effect.ts';
import type { ReportInput } from '../input.ts';
import { goodAndHarm } from '../compare/good-and-harm.ts';
import { endDifferences, headline } from './headline.ts';
import { formatDifference, formatFigure, formatWithUnit } from '../words/number-words.ts';
import { precisionInWords } from './precision-words.ts';
import { studyKindInWords, warmUpFindings } from '../warm-up/steady-state-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects } from '../words/subject.ts';
import { thresholdFindings } from '../breach/threshold-words.ts';

/** The measures that findings speak of. */
const metricsInFindings: ReadonlySet<string> = new Set([
  'unallocated.all',
  'capacity.excessive',
  'reviews.missedShare',
  'hiddenRisk.persons',
  'staff.inPost.PO',
]);

/**
 * The headline findings, one sentence each: which plans change nothing, the good and the harm of the others, what the
 * leading measures do, how likely thresholds are to be passed, what came of a warm-up and of a precision that were
 * asked for, and what kind of study it is.
 */
export function findings(input: ReportInput): string[] {
  const { sentences, others } = plansWithoutEffect(input);
  const isNothingLeft = sentences.length > 0 && others.sets.length === 1;
  return [
    ...sentences,
    ...goodAndHarm(others),
    ...(isNothingLeft ? [] : keySubjects)
      .filter(({ metric }) => metricsInFindings.has(metric))
      .map((each) => `${headline(others, each)}${intervalInWords(others, each)}.`),
    ...thresholdFindings(input),
    ...warmUpFindings(input),
    ...(input.precision === undefined ? [] : precisionInWords(input.precision)),
    studyKindInWords(input),
  ];
}

/** What the leading measures do, in a line each without intervals. */
export const leadingHeadlines = (input: ReportInput): string[] =>
  keySubjects.filter(({ metric }) => metricsInFindings.has(metric)).map((each) => `${headline(input, each)}.`);

/**
 * The interval that a headline rests on: of the last level of one scenario, or of the difference of one plan; those of
 * several stand in the table.
 */
function intervalInWords(input: ReportInput, subject: Subject): string {
  if (input.sets.length === 1) {
    const last = summaryOverTime(input.sets[0].results, subject.metric).at(-1);
    if (last?.lo95 === undefined || last.hi95 === undefined) return '';
    return ` (95% interval ${formatFigure(last.lo95, subject.unit)} to ${formatWithUnit(last.hi95, subject.unit)})`;
  }
  const [only, ...others] = endDifferences(input, subject);
  if (only === undefined || others.length > 0 || verdictOf(only.difference) === 'identical') return '';
  const { lo95, hi95 } = formatDifference(only.difference, subject.unit);
  return lo95 === undefined || hi95 === undefined ? '' : ` (95% interval of the difference ${lo95} to ${hi95})`;
}
