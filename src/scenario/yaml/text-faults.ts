import type { ProblemText } from '../problems/problem.ts';
import type { Span } from './source-file.ts';

/** Where a text is at fault, and how. */
export interface TextFault {
  readonly span: Span;
  readonly words: ProblemText;
}

/**
 * Far above any scenario: the largest that comes with procap has 44,000 characters on 1,000 lines. A file that was
 * named by mistake is told at once, and not read as YAML for minutes.
 */
export const mostCharacters = 1_000_000;
export const mostLines = 20_000;

/** What keeps a text from being read as a scenario, whatever it says; the first that is found. */
export function findTextFault(text: string): TextFault | undefined {
  if (text.length > mostCharacters)
    return atStart(
      `The file has ${text.length.toLocaleString('en-GB')} characters.`,
      `At most ${mostCharacters.toLocaleString('en-GB')} are allowed. Is this the file that you mean?`,
    );
  if (/^.?\0.\0/s.test(text))
    return atStart('The text is in UTF-16, and a scenario must be in UTF-8.', 'Save it as UTF-8 in your editor.');
  const lines = countOf(text, '\n') + 1;
  if (lines > mostLines)
    return atStart(
      `The file has ${lines.toLocaleString('en-GB')} lines.`,
      `At most ${mostLines.toLocaleString('en-GB')} are allowed. Is this the file that you mean?`,
    );
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn >= 0)
    return {
      span: [loneReturn, loneReturn + 1],
      words: {
        message: 'A line ends with a carriage return alone (U+000D), as on old computers.',
        suggestion: 'Save the file with the line ends of Unix (LF) or Windows (CRLF).',
      },
    };
  return findForbiddenCharacter(text);
}

/** The first character of a text that may stand in no file, name or sentence; `from` is where the text begins. */
export function findForbiddenCharacter(text: string, from = 0): TextFault | undefined {
  const at = text.search(forbidden);
  if (at < 0) return undefined;
  const code = text.codePointAt(at)!;
  return {
    span: [from + at, from + at + 1],
    words: {
      message: `There is a character here that cannot be shown: ${nameOf(code)}.`,
      suggestion: 'Delete it. It may have come with text that was copied from elsewhere.',
    },
  };
}

/**
 * A space that YAML takes for a letter, where a line is indented or after a colon; only a text that cannot be read is
 * searched for one, since such a space may well stand in a sentence.
 */
export function findFalseSpace(text: string): TextFault | undefined {
  const found = falseSpace.exec(text);
  if (found === null) return undefined;
  return {
    span: [found.index, found.index + 1],
    words: {
      message: `There is a space here that is none to YAML: ${nameOf(found[0].codePointAt(0)!)}.`,
      suggestion: 'Replace it with an ordinary space; there may be more of them.',
    },
  };
}

const falseSpace = /(?<=^[ \t]*|:[ \t]*)[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/m;

/**
 * What XML and a terminal do not show: control characters but for tab and line end, halves of a character, and what
 * turns the direction of text that follows.
 */
const forbidden = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u;

const names: Readonly<Record<number, string>> = {
  0x00: 'null',
  0x0b: 'vertical tab',
  0x0c: 'form feed',
  0x1a: 'Ctrl-Z, the end of a file on old computers',
  0x1b: 'escape',
  0x7f: 'delete',
  0xa0: 'no-break space',
  0x200b: 'zero-width space',
  0x202e: 'right-to-left override',
};

const nameOf = (code: number): string => {
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return names[code] === undefined ? number : `${number} (${names[code]})`;
};

const atStart = (message: string, suggestion: string): TextFault => ({ span: [0, 0], words: { message, suggestion } });

function countOf(text: string, sought: string): number {
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) count++;
  return count;
}
