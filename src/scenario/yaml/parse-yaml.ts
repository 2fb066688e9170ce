import { isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Problem, ProblemText } from '../problems/problem.ts';
import type { Span, SourceFile } from './source-file.ts';
import {
  isIndentationError,
  maximumAliases,
  tooManyAliases,
  unknownAlias,
  firstWordOf,
  textForSyntaxError,
} from './syntax-messages.ts';

/** A document that can be read on, though keys may stand twice in it; or none, where the text is broken. */
export interface ParsedYaml {
  readonly document?: Document.Parsed;
  readonly problems: readonly Problem[];
}

/** Parses a file as YAML, with the problems of its text in our words. */
export function parseYaml(file: SourceFile): ParsedYaml {
  let document: Document.Parsed;
  try {
    document = documentOf(file.text);
  } catch (error) {
    return {
      problems: [
        file.problem([0, 0], '', { message: `This text cannot be read as YAML: ${(error as Error).message}.` }),
      ],
    };
  }
  const errors = dropFollowOnErrors([...document.errors, ...document.warnings], file);
  const problems = errors.map((error) =>
    file.problem(
      spanOf(error, document, file.text),
      error.code === 'DUPLICATE_KEY' ? fieldAt(document, error.pos[0]) : '',
      textForSyntaxError(error, restOfLine(file.text, error.pos[0])),
    ),
  );
  if (errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { problems };
  const alias = findBadAlias(document);
  return alias === undefined
    ? { document, problems }
    : { problems: [...problems, file.problem(alias.span, '', alias.words)] };
}

/** The long texts that were parsed last, the latest at the end. */
const kept = new Map<string, Document.Parsed>();
const mostKept = 8;

/**
 * A text as a document, which nobody may change: plans that are read one after the other extend the same baseline, and
 * to parse that takes most of the time of reading a plan.
 */
function documentOf(text: string): Document.Parsed {
  const document = kept.get(text) ?? parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  if (text.length < 2000) return document;
  kept.delete(text);
  kept.set(text, document);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return document;
}

/** These errors leave the lines around them readable. */
const localErrors: readonly ErrorCode[] = ['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'];

/**
 * One slip makes the parser stumble over the next lines too: what it finds within three lines of another error is not
 * told.
 */
function dropFollowOnErrors(errors: readonly YAMLError[], file: SourceFile): YAMLError[] {
  let last = -Infinity;
  return errors.filter(({ code, pos }) => {
    if (localErrors.includes(code)) return true;
    const line = file.lineOf(pos);
    const isConsequence = line >= last && line <= last + 3;
    last = line;
    return !isConsequence;
  });
}

/** The first use of a name (*name) that stands nowhere above, or that would unfold the file beyond measure. */
function findBadAlias(document: Document.Parsed): { span: Span; words: ProblemText } | undefined {
  try {
    document.toJS({ maxAliasCount: maximumAliases, mapAsMap: true });
    return undefined;
  } catch (error) {
    const unresolved = (error as Error).message.startsWith('Unresolved');
    let span: Span = [0, 0];
    visit(document, {
      Alias: (_, alias) => {
        if (!alias.range || (unresolved && alias.resolve(document) !== undefined)) return undefined;
        span = [alias.range[0], alias.range[1]];
        return visit.BREAK;
      },
    });
    return { span, words: unresolved ? unknownAlias : tooManyAliases };
  }
}

/** The field of the key that begins at a position: `changes[2].because`. */
function fieldAt(document: Document.Parsed, from: number): string {
  let field = '';
  visit(document, {
    Pair: (_, pair, path) => {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== from) return undefined;
      const above = path.map((node, index) => {
        if (isPair(node)) return `.${String(node.key)}`;
        return isSeq(node) ? `[${node.items.indexOf(path[index + 1]) + 1}]` : '';
      });
      field = [...above, `.${String(pair.key)}`].join('').slice(1);
      return visit.BREAK;
    },
  });
  return field;
}

/** Where the eye should go: to all of a key that stands twice, to the opening quote, to the first word of a line. */
function spanOf(error: YAMLError, document: Document.Parsed, text: string): Span {
  const { code, message, pos } = error;
  const [from, to] = pos;
  const rest = restOfLine(text, from);
  if (code === 'DUPLICATE_KEY') return [from, from + firstWordOf(rest).length];
  if (message.startsWith('Missing closing')) return openingQuote(document, from) ?? pos;
  if (!isIndentationError(error, rest)) return pos;
  const line = code === 'BLOCK_AS_IMPLICIT_KEY' ? from + rest.length + 1 : from;
  const word = line + /^ */.exec(restOfLine(text, line))![0].length;
  return [word, Math.max(to, word + 1)];
}

/**
 * Text without a closing quote goes on to the end of the file; it is the last that begins before the position of the
 * error.
 */
function openingQuote(document: Document.Parsed, end: number): Span | undefined {
  let span: Span | undefined;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && range[0] <= end && range[1] >= end) span = [range[0], range[0] + 1];
    },
  });
  return span;
}

const restOfLine = (text: string, from: number): string => /^[^\n]*/.exec(text.slice(from, from + 1000))![0];
