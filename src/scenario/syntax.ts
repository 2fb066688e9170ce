import { isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Problem, Words } from './problem.ts';
import type { Place, SourceFile } from './source-file.ts';
import { isIndentation, mostAliases, tooManyAliases, unknownAlias, wordAt, wordsForSyntax } from './syntax-words.ts';

/** A document that can be read on, though keys may stand twice in it; or none, where the text is broken. */
export interface Parsed {
  readonly document?: Document.Parsed;
  readonly problems: readonly Problem[];
}

/** Parses a file as YAML, with the problems of its text in our words. */
export function parse(file: SourceFile): Parsed {
  let document: Document.Parsed;
  try {
    document = parseDocument(file.text, { prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    return {
      problems: [
        file.problem([0, 0], '', { message: `This text cannot be read as YAML: ${(error as Error).message}.` }),
      ],
    };
  }
  const errors = withoutConsequences([...document.errors, ...document.warnings], file);
  const problems = errors.map((error) =>
    file.problem(
      placeOf(error, document, file.text),
      error.code === 'DUPLICATE_KEY' ? fieldAt(document, error.pos[0]) : '',
      wordsForSyntax(error, restOfLine(file.text, error.pos[0])),
    ),
  );
  if (errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { problems };
  const alias = badAlias(document);
  return alias === undefined
    ? { document, problems }
    : { problems: [...problems, file.problem(alias.place, '', alias.words)] };
}

/** These errors leave the lines around them readable. */
const local: readonly ErrorCode[] = ['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'];

/**
 * One slip makes the parser stumble over the next lines too: what it finds within three lines of another error is not
 * told.
 */
function withoutConsequences(errors: readonly YAMLError[], file: SourceFile): YAMLError[] {
  let last = -Infinity;
  return errors.filter(({ code, pos }) => {
    if (local.includes(code)) return true;
    const line = file.lineOf(pos);
    const consequence = line >= last && line <= last + 3;
    last = line;
    return !consequence;
  });
}

/** The first use of a name (*name) that stands nowhere above, or that would unfold the file beyond measure. */
function badAlias(document: Document.Parsed): { place: Place; words: Words } | undefined {
  try {
    document.toJS({ maxAliasCount: mostAliases, mapAsMap: true });
    return undefined;
  } catch (error) {
    const unresolved = (error as Error).message.startsWith('Unresolved');
    let place: Place = [0, 0];
    visit(document, {
      Alias: (_, alias) => {
        if (!alias.range || (unresolved && alias.resolve(document) !== undefined)) return undefined;
        place = [alias.range[0], alias.range[1]];
        return visit.BREAK;
      },
    });
    return { place, words: unresolved ? unknownAlias : tooManyAliases };
  }
}

/** The field of the key that begins at a place: `changes[2].because`. */
function fieldAt(document: Document.Parsed, from: number): string {
  let field = '';
  visit(document, {
    Pair: (_, pair, path) => {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== from) return undefined;
      const above = path.map((node, index) => {
        if (isPair(node)) return `.${String(node.key)}`;
        return isSeq(node) ? `[${node.items.indexOf(path[index + 1] as never) + 1}]` : '';
      });
      field = [...above, `.${String(pair.key)}`].join('').slice(1);
      return visit.BREAK;
    },
  });
  return field;
}

/** Where the eye should go: to all of a key that stands twice, to the opening quote, to the first word of a line. */
function placeOf(error: YAMLError, document: Document.Parsed, text: string): Place {
  const { code, message, pos } = error;
  const [from, to] = pos;
  const rest = restOfLine(text, from);
  if (code === 'DUPLICATE_KEY') return [from, from + wordAt(rest).length];
  if (message.startsWith('Missing closing')) return openingQuote(document, from) ?? pos;
  if (!isIndentation(error, rest)) return pos;
  const line = code === 'BLOCK_AS_IMPLICIT_KEY' ? from + rest.length + 1 : from;
  const word = line + /^ */.exec(restOfLine(text, line))![0].length;
  return [word, Math.max(to, word + 1)];
}

/**
 * Text without a closing quote goes on to the end of the file; it is the last that begins before the place of the
 * error.
 */
function openingQuote(document: Document.Parsed, end: number): Place | undefined {
  let place: Place | undefined;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && range[0] <= end && range[1] >= end) place = [range[0], range[0] + 1];
    },
  });
  return place;
}

const restOfLine = (text: string, from: number): string => /^[^\n]*/.exec(text.slice(from, from + 1000))![0];
