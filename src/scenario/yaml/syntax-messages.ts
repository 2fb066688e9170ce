import type { ErrorCode, YAMLError } from 'yaml';
import type { ProblemText } from '../problems/problem.ts';

/** More uses of named values (&name, *name) than this, multiplied out, are taken for a mistake or an attack. */
export const maximumAliases = 1000;

/** An error of YAML in words for people who write scenarios; `rest` is the line from where it was found. */
export function textForSyntaxError(error: YAMLError, rest: string): ProblemText {
  const { code, message } = error;
  const word = firstWordOf(rest);
  if (isIndentationError(error, rest)) return indentation;
  if (message.startsWith('Flow ')) return unclosedBracket;
  if (message.startsWith('Missing closing')) return unclosedQuote;
  if (message.startsWith('Implicit map keys need')) return noColon;
  if (code === 'BAD_SCALAR_START')
    return problemText(
      `A text cannot begin with "${word.slice(0, 1)}", unless it is in quotes.`,
      'Put the text in quotes.',
    );
  return textByCode[code];
}

/**
 * Whether a line stands too far to the left or right. Of one too far to the right YAML thinks that it goes on with the
 * line above.
 */
export function isIndentationError({ code, message }: YAMLError, rest: string): boolean {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return !/:\s/.test(rest);
  return (code === 'BAD_INDENT' && !message.startsWith('Flow ')) || message.startsWith('Sequence item without');
}

/** The word, or the text in quotes, at the beginning of a line. */
export const firstWordOf = (rest: string): string => /^("[^"]*"|'[^']*'|[^:\s]*)/.exec(rest)![0];

const problemText = (message: string, suggestion: string): ProblemText => ({ message, suggestion });

const unclosedQuote = problemText(
  'The quote that is opened here is not closed.',
  'Close it, or write a quote within the text twice.',
);
const unclosedBracket = problemText(
  'A bracket { or [ that was opened above is not closed.',
  'Close it, or indent this line further than the line where it was opened.',
);
const noColon = problemText('This is not a key with a value.', 'Write "key: value", with a space after the colon.');
const indentation = problemText(
  'The line is not indented like its neighbours, or its key has no colon.',
  'Give keys of one group the same number of spaces, and write each as "key: value".',
);
const misplaced = problemText(
  'This does not belong here.',
  'Look for a missing quote, bracket, comma or colon here or on the line above.',
);
const tags = problemText(
  'YAML tags (words beginning with !) are not used in scenario files.',
  'Write the plain value; put text that begins with ! in quotes.',
);

/** A use of a name that nothing above has. */
export const unknownAlias = problemText(
  'A text cannot begin with & or *: these name a value (&name) and use it again below (*name).',
  'Write the value out; put text that begins with & or * in quotes.',
);

/** A key that stands in its group before. */
export const repeatedKey = (key: string): ProblemText =>
  problemText(`The key "${key}" is in this group twice.`, 'Keep one of the two.');

/** A file with more in it than a scenario has. */
export const tooManyValues = (most: number): ProblemText =>
  problemText(
    `There are more than ${most.toLocaleString('en-GB')} keys and values in the file.`,
    'Is this the file that you mean?',
  );

/** A file that would unfold beyond measure. */
export const tooManyAliases = problemText(
  `Values named with & are used again with * too often, or within themselves; at most ${maximumAliases} uses are ` +
    'allowed.',
  'Write the values out.',
);

const textByCode: Readonly<Record<Exclude<ErrorCode, 'BAD_SCALAR_START'>, ProblemText>> = {
  ALIAS_PROPS: unknownAlias,
  BAD_ALIAS: unknownAlias,
  BAD_COLLECTION_TYPE: tags,
  BAD_DIRECTIVE: problemText(
    'A line that begins with % is an instruction to YAML, which scenario files do not use.',
    'Take the line out.',
  ),
  BAD_DQ_ESCAPE: problemText(
    'A backslash in double quotes begins an escape that does not exist.',
    'Use single quotes, or write the backslash twice.',
  ),
  BAD_INDENT: indentation,
  BAD_PROP_ORDER: unknownAlias,
  BLOCK_AS_IMPLICIT_KEY: problemText(
    'There are two colons on this line, or a group begins where a key is needed.',
    'Put text with a colon in it in quotes, or begin the group on a new line.',
  ),
  BLOCK_IN_FLOW: problemText(
    'Inside { } and [ ] a comma is needed before the next key.',
    'Write the comma; put text with a colon in it in quotes.',
  ),
  DUPLICATE_KEY: misplaced, // keys are compared when the file has been parsed
  IMPOSSIBLE: misplaced,
  KEY_OVER_1024_CHARS: problemText(
    'This key is longer than 1024 characters.',
    'Look for a colon or a quote that is missing or misplaced.',
  ),
  MISSING_CHAR: problemText(
    'A quote, bracket, comma, colon or space is missing here.',
    'Look here and on the line above for what was opened and not closed.',
  ),
  MULTILINE_IMPLICIT_KEY: indentation,
  MULTIPLE_ANCHORS: unknownAlias,
  MULTIPLE_DOCS: problemText(
    'A file holds one scenario; a second one begins here.',
    'Take the line --- out, or use two files.',
  ),
  MULTIPLE_TAGS: tags,
  NON_STRING_KEY: problemText('A key must be text.', 'Put the key in quotes.'),
  RESOURCE_EXHAUSTION: problemText(
    'The groups in this file are nested too deep to be read.',
    'Write the values with fewer brackets around them.',
  ),
  TAB_AS_INDENT: problemText('The line is indented with a tab.', 'Use spaces.'),
  TAG_RESOLVE_FAILED: tags,
  UNEXPECTED_TOKEN: misplaced,
};
