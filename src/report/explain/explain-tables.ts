import type { Change, Estimate, ExplainedMeasure } from '../../experiment/index.ts';
import { verdictOf } from '../../experiment/index.ts';
import { formatDate } from '../words/calendar-words.ts';
import type { ComparedNames } from './explain-words.ts';
import { largestFirst } from './explain-words.ts';
import { periodAndArea, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { formatDifference, formatWithUnit } from '../words/number-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { settingsName } from '../words/setting-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';

const captionOf = ({ measure }: ExplainedMeasure): string =>
  `${capitalise(subjectOf(measure))} (${unitOfDifference(unitOf(measure))}), ${periodAndArea(measure)}`;

function figuresOf(estimate: Estimate, unit: string): string[] {
  const { mean, lo95, hi95 } = formatDifference(estimate, unit);
  return [mean, lo95 === undefined || hi95 === undefined ? notApplicable : `${lo95} to ${hi95}`];
}

/** How a difference is split over the changes: what each adds on average, alone, and last; and the sum. */
export function changesTable(explained: ExplainedMeasure, { baseline, plan }: ComparedNames): DataTable {
  const { measure, parts, difference } = explained;
  const unit = unitOf(measure);
  const meanInWords = (estimate: Estimate): string => formatDifference(estimate, unit).mean;
  const rows = largestFirst(parts).map(({ change, share, alone, last }) => [
    settingsName(change.name),
    ...figuresOf(share, unit),
    verdictOf(share),
    meanInWords(alone),
    meanInWords(last),
  ]);
  return {
    caption:
      `${captionOf(explained)}: from ‘${baseline}’ (${formatWithUnit(explained.baseline.mean, unit)}) to ` +
      `‘${plan}’ (${formatWithUnit(explained.plan.mean, unit)})`,
    columns: ['Change', 'Share', '95% interval', 'In words', 'Alone', 'Last'],
    headings: 1,
    rows: [
      ...rows,
      [
        'all changes',
        ...figuresOf(difference, unit),
        verdictOf(difference),
        meanInWords(difference),
        meanInWords(difference),
      ],
    ],
  };
}

/** What each feedback loop contributes to a difference. */
export function loopsTable(explained: ExplainedMeasure): DataTable {
  const unit = unitOf(explained.measure);
  return {
    caption: `${captionOf(explained)}: contribution of each feedback loop to the difference`,
    columns: ['Loop', 'Kind', 'Difference', 'Without the loop', 'Contribution', '95% interval', 'In words'],
    headings: 2,
    rows: explained.loops.map(({ loop, whenCut, carried }) => [
      loop.title,
      loop.kind,
      formatDifference(explained.difference, unit).mean,
      formatDifference(whenCut, unit).mean,
      ...figuresOf(carried, unit),
      verdictOf(carried),
    ]),
  };
}

/** The changes that a difference is split over, with their reasons. */
export const reasonsTable = (changes: readonly Change[], { baseline, plan }: ComparedNames): DataTable => ({
  caption: `What ‘${plan}’ changes in ‘${baseline}’`,
  columns: ['Change', 'Names in files', 'From', 'Reason'],
  headings: 1,
  rows: changes.map(({ name, settings, from, because }) => [
    settingsName(name),
    settings.join(', '),
    from === undefined ? 'the start' : formatDate(from),
    because.join(' '),
  ]),
});
