import type { AttributedMeasure, Change, Estimate, ExplainResult, MovedFigure } from '../../experiment/index.ts';
import { isSignificant, verdictOf } from '../../experiment/index.ts';
import { wholeService } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { formatWithInterval, largestFirst } from '../explain/explain-words.ts';
import { wrapText } from '../drawing/labels/line-breaks.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { measureHeading, unitOf } from '../words/measure-words.ts';
import { formatFigure, formatNumber, formatWithUnit } from '../words/number-words.ts';
import { settingsInSentence } from '../words/setting-words.ts';
import { keySubjects } from '../words/subject.ts';
import type { Subject } from '../words/subject.ts';

/** One of two results that are compared. */
export interface ComparedResult {
  /** As the user writes it. */
  readonly path: string;
  readonly program: { readonly version: string; readonly commit?: string };
  readonly isByThisProgram: boolean;
  readonly seed: number;
}

/** What moved in one scenario. */
export interface ChangesOfScenario {
  /** What it is called in each result. */
  readonly names: readonly [from: string, to: string];
  readonly isPaired: boolean;
  readonly figures: readonly MovedFigure[];
  /** Settings that differ; absent where they could not be compared. */
  readonly changes?: readonly Change[];
  readonly scenarios?: readonly [from: Scenario, to: Scenario];
  /** Why the part of each setting is not told, in a sentence, where there is something to tell. */
  readonly whyNotSplit?: string;
  readonly explanation?: ExplainResult;
  readonly measures?: readonly AttributedMeasure[];
}

export interface ChangesInput {
  readonly from: ComparedResult;
  readonly to: ComparedResult;
  readonly sets: readonly ChangesOfScenario[];
}

/** `procap 0.1.0 (1a2b3c4)` */
export const programInWords = ({ program: { version, commit } }: ComparedResult): string =>
  `procap ${version}${commit === undefined ? '' : ` (${commit.slice(0, 7)})`}`;

/** Whether both results are by this very program, so that nothing but settings can have moved them. */
export const isOneProgram = ({ from, to }: ChangesInput): boolean => from.isByThisProgram && to.isByThisProgram;

const nameOf = ({ names: [from, to] }: ChangesOfScenario): string =>
  from === to ? `‘${to}’` : `‘${from}’ and ‘${to}’`;

/** A key figure of the whole service on the last day that both results have. */
export interface KeyFigure {
  readonly subject: Subject;
  readonly figure: MovedFigure;
}

export function keyFigures({ figures }: ChangesOfScenario): KeyFigure[] {
  const last = figures.reduce((latest, { date }) => (date > latest ? date : latest), '');
  return keySubjects.flatMap((subject): KeyFigure[] => {
    const figure = figures.find(
      ({ date, scope, metric }) => date === last && scope === wholeService && metric === subject.metric,
    );
    return figure === undefined ? [] : [{ subject, figure }];
  });
}

/** How many figures moved by more than chance, and how many are the same to the last digit. */
export function countMoved({ figures }: ChangesOfScenario): { moved: number; identical: number; all: number } {
  return {
    moved: figures.filter(({ difference }) => isSignificant(difference)).length,
    identical: figures.filter(({ difference }) => verdictOf(difference) === 'identical').length,
    all: figures.length,
  };
}

/** What moved, how far against chance, and by what, in sentences. */
export const changesFindings = (input: ChangesInput): string[] =>
  input.sets.flatMap((set) => [
    movedInWords(set),
    ...keyFigures(set)
      .filter(({ figure: { difference } }) => isSignificant(difference))
      .map((each) => `${capitalise(keyFigureInWords(each))}.`),
    ...causeInWords(input, set),
    ...(set.measures ?? []).map((each) => `${partsInWords(each, set)}.`),
  ]);

function movedInWords(set: ChangesOfScenario): string {
  const { moved, identical, all } = countMoved(set);
  const name = nameOf(set);
  if (identical === all) return `${name}: all ${formatNumber(all)} figures are the same in every replication.`;
  if (set.figures.every(({ difference: { lo95 } }) => lo95 === undefined))
    return `${name}: ${formatNumber(all - identical)} of ${formatNumber(all)} figures differ; one replication does not tell by how much against chance.`;
  const byChance = Math.round((all - identical) / 20);
  const chance =
    byChance === 0 ? '' : ` By chance alone about ${formatNumber(byChance)} of the others would be counted as moved.`;
  return (
    `${name}: ${formatNumber(moved)} of ${formatNumber(all)} figures moved by more than chance (95% intervals); ` +
    `${formatNumber(identical)} are the same in every replication.${chance}`
  );
}

/** `unallocated cases, June 2031: 1,650 to 1,190 (−460; 95% interval −500 to −420)` */
function keyFigureInWords({ subject: { words, unit }, figure: { date, from, to, difference } }: KeyFigure): string {
  return (
    `${words}, ${formatMonth(date)}: ${formatFigure(from.mean, unit)} to ${formatWithUnit(to.mean, unit)}, ` +
    `a difference of ${formatWithInterval(difference, unit)}`
  );
}

function causeInWords(input: ChangesInput, { changes, whyNotSplit, figures, measures }: ChangesOfScenario): string[] {
  const programs = `${programInWords(input.from)} and ${programInWords(input.to)}`;
  const isUnmoved = figures.every(({ difference }) => verdictOf(difference) === 'identical');
  if (changes === undefined) return [whyNotSplit ?? ''];
  if (changes.length === 0)
    return isUnmoved
      ? []
      : [
          isOneProgram(input)
            ? 'No setting differs, and the program is the same: what moved is due to the seed or to the length of the run.'
            : `No setting differs: what moved is due to the program (${programs}) or, where the seeds differ, to chance.`,
        ];
  const isOnlySettings = measures?.every(({ program }) => verdictOf(program) === 'identical') ?? false;
  const listed = listInWords(changes.map(({ name }) => settingsInSentence(name)));
  return [
    `Settings that differ: ${listed}.`,
    ...(isOneProgram(input) ? ['Both results are by this program, so that the settings account for all of it.'] : []),
    ...(!isOneProgram(input) && isOnlySettings
      ? [`Of the measures below the settings account for all: between ${programs} the program moved none of them.`]
      : []),
    ...(whyNotSplit === undefined ? [] : [whyNotSplit]),
  ];
}

/** The parts of a measure that moved: each setting and the program. */
export function partsOf(
  { measure, program }: AttributedMeasure,
  { explanation }: ChangesOfScenario,
): { readonly name: string; readonly part: Estimate }[] {
  const explained = explanation!.measures.find((each) => each.measure === measure)!;
  return [
    ...largestFirst(explained.parts).map(({ change, share }) => ({
      name: settingsInSentence(change.name),
      part: share,
    })),
    ...(verdictOf(program) === 'identical' ? [] : [{ name: 'the program', part: program }]),
  ];
}

function partsInWords(attributed: AttributedMeasure, set: ChangesOfScenario): string {
  const unit = unitOf(attributed.measure);
  const parts = partsOf(attributed, set).map(({ name, part }) => `${name} ${formatWithInterval(part, unit)}`);
  return `${measureHeading(attributed.measure)}: ${formatWithInterval(attributed.total, unit)}. Of this: ${parts.join('; ')}`;
}

/** What a reader must know to judge it. */
export const changesCautions = (input: ChangesInput): string[] => [
  ...new Set(
    input.sets.map(({ isPaired }) =>
      isPaired
        ? `Both results have seed ${input.to.seed}: replication 3 is set against replication 3. Where a change of the ` +
          'program gave people other random numbers, less chance cancels, and the intervals are wider.'
        : `The seeds differ (${input.from.seed} and ${input.to.seed}), so that the results are compared as independent ` +
          'samples: no chance cancels, and small movements stay hidden.',
    ),
  ),
  'Figures are those of replications.csv: the ends of simulated years and of the run.',
  'The part of a setting is what it adds on average over all orders in which the settings could be changed (its Shapley ' +
    'value), simulated by this program. The part of the program is what is left.',
];

/** What moved as an entry for a change log, in Markdown: the key figures, and by what. */
export function resultsMovedNote(input: ChangesInput): string {
  const from = `\`${input.from.path}\`, ${programInWords(input.from)}`;
  const to = `\`${input.to.path}\`, ${programInWords(input.to)}`;
  return input.sets
    .map((set) => {
      const { moved, identical, all } = countMoved(set);
      const key = keyFigures(set).filter(({ figure: { difference } }) => isSignificant(difference));
      const text =
        identical === all
          ? `Results unchanged: all ${formatNumber(all)} figures of ${nameOf(set)} are the same in every replication`
          : `**Results moved**, ${formatNumber(moved)} of ${formatNumber(all)} figures of ${nameOf(set)} by more than chance` +
            (key.length === 0 ? '' : `. ${capitalise(key.map(keyFigureInWords).join('; '))}`);
      const parts = (set.measures ?? []).map((each) => ` ${partsInWords(each, set)}.`).join('');
      return wrapText(`- ${text}.${parts} (From ${from}, to ${to}.)`, 118).join('\n  ');
    })
    .join('\n')
    .concat('\n');
}
