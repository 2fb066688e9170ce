import type { Story } from '../../model/index.ts';
import { formatDate } from '../words/calendar-words.ts';
import type { DatedSentence } from './story-sentences.ts';
import { storySentences } from './story-sentences.ts';

/**
 * The days from which two stories of one agent differ: in any figure, and in what happens.
 */
export interface Divergence {
  readonly figuresOn?: string;
  readonly happeningsOn?: string;
}

/** The first days on which two stories differ; absent where they do not. */
export function divergenceOf(one: Story, other: Story): Divergence {
  const figuresOn = firstDifference(one, other, (each) => JSON.stringify(each));
  const happeningsOn = firstDifference(one, other, (each) => JSON.stringify({ ...each, figures: undefined }));
  return { ...(figuresOn !== undefined && { figuresOn }), ...(happeningsOn !== undefined && { happeningsOn }) };
}

function firstDifference(one: Story, other: Story, serialise: (entry: object) => string): string | undefined {
  const [these, those] = [one.traceEntries, other.traceEntries];
  for (let index = 0; index < Math.max(these.length, those.length); index++) {
    const [here, there] = [these.at(index), those.at(index)];
    if (here !== undefined && there !== undefined && serialise(here) === serialise(there)) continue;
    return [here?.on, there?.on].filter((on) => on !== undefined).sort()[0];
  }
  return undefined;
}

/**
 * A story as text: a heading, and a line for each sentence. `missedOn` is the day of a missed review that is to come
 * first.
 */
export const storyText = (story: Story, scenario: string, replication: number, missedOn?: string): string =>
  `${[
    `# ${storyTitle(story)}`,
    '',
    `‘${scenario}’, ${story.unit}, replication ${replication}.`,
    '',
    ...missedReviewSection(story, scenario, missedOn),
    ...storySentences(story).map(line),
  ].join('\n')}\n`;

/** Why a review was missed, before the story in which it stands. */
function missedReviewSection(story: Story, scenario: string, missedOn: string | undefined): string[] {
  const index = story.traceEntries.findIndex(({ on, what }) => on === missedOn && what === 'review is missed');
  const sentence = storySentences(story)[index];
  return sentence === undefined
    ? []
    : [`## Why a review was missed in ‘${scenario}’`, '', line(sentence), '', '## The story', ''];
}

/** The same agent in two scenarios: what is common until they differ, then each day with the scenario that it is of. */
export function twoStoriesText(
  [one, other]: readonly [Story, Story],
  [first, second]: readonly [string, string],
  replication: number,
  missedOn?: string,
): string {
  const [these, those] = [storySentences(one), storySentences(other)];
  let common = 0;
  while (common < Math.min(these.length, those.length) && isSame(these[common], those[common])) common++;
  const [left, right] = [these.slice(common), those.slice(common)];
  const inBoth = (sentence: DatedSentence, there: readonly DatedSentence[]): boolean =>
    there.some((each) => isSame(each, sentence));
  const later = [
    ...left.map((each) => ({ ...each, of: inBoth(each, right) ? 'both' : `‘${first}’` })),
    ...right.filter((each) => !inBoth(each, left)).map((each) => ({ ...each, of: `‘${second}’` })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return `${[
    `# ${storyTitle(one)}, in two scenarios`,
    '',
    `‘${first}’ and ‘${second}’, ${one.unit}, replication ${replication}, with the same random numbers. ` +
      divergenceInWords(divergenceOf(one, other)),
    '',
    ...missedReviewSection(one, first, missedOn).slice(0, 4),
    ...(common > 0 ? ['## The same in both', '', ...these.slice(0, common).map(line), ''] : []),
    ...(later.length > 0
      ? ['## From here they differ', '', ...later.map(({ on, text, of }) => `- ${formatDate(on)}, ${of}: ${text}`)]
      : []),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function divergenceInWords({ figuresOn, happeningsOn }: Divergence): string {
  if (figuresOn === undefined) return 'Both stories are the same to the end.';
  if (happeningsOn === undefined)
    return `Figures differ from ${formatDate(figuresOn)}; events are the same to the end.`;
  return figuresOn === happeningsOn
    ? `The stories diverge on ${formatDate(happeningsOn)}.`
    : `Figures differ from ${formatDate(figuresOn)}; events diverge on ${formatDate(happeningsOn)}.`;
}

const storyTitle = ({ of, name }: Story): string => `The story of ${of} ${name}`;

const line = ({ on, text }: DatedSentence): string => `- ${formatDate(on)}: ${text}`;

const isSame = (a: DatedSentence, b: DatedSentence): boolean => a.on === b.on && a.text === b.text;
