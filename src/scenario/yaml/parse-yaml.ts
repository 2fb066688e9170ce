import { isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, ErrorCode, Node, Pair, YAMLError } from 'yaml';
import type { Problem, ProblemText } from '../problems/problem.ts';
import type { Span, SourceFile } from './source-file.ts';
import { findFalseSpace, findForbiddenCharacter, findTextFault } from './text-faults.ts';
import {
  isIndentationError,
  maximumAliases,
  repeatedKey,
  tooManyAliases,
  tooManyValues,
  unknownAlias,
  textForSyntaxError,
} from './syntax-messages.ts';

/** A document that can be read on, though keys may stand twice in it; or none, where the text is broken. */
export interface ParsedYaml {
  readonly document?: Document.Parsed;
  readonly problems: readonly Problem[];
}

/** Keys and values of a file at most; the largest baseline has 5,000. */
const mostValues = 50_000;

/** Parses a file as YAML, with the problems of its text in our words. */
export function parseYaml(file: SourceFile): ParsedYaml {
  const fault = findTextFault(file.text);
  if (fault !== undefined) return { problems: [file.problem(fault.span, '', fault.words)] };
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
  if (errors.length > 0) {
    const space = findFalseSpace(file.text);
    if (space !== undefined) return { problems: [file.problem(space.span, '', space.words)] };
    const problems = errors.map((error) =>
      file.problem(
        spanOf(error, document, file.text),
        '',
        textForSyntaxError(error, restOfLine(file.text, error.pos[0])),
      ),
    );
    return { problems };
  }
  const { problems, isWhole } = checkValues(document, file);
  if (!isWhole) return { problems };
  const alias = findBadAlias(document);
  return alias === undefined
    ? { document, problems }
    : { problems: [...problems, file.problem(alias.span, '', alias.words)] };
}

/** Keys that stand twice and texts that cannot be shown; not `isWhole` where there is too much to go on. */
function checkValues(document: Document.Parsed, file: SourceFile): { problems: readonly Problem[]; isWhole: boolean } {
  const problems: Problem[] = [];
  let values = 0;
  visit(document, {
    Node: (role, node, path) => {
      if (++values > mostValues) return visit.BREAK;
      if (isMap(node))
        for (const key of repeatedKeys(node.items))
          problems.push(file.problem(spanOfNode(key), fieldOf(key, [...path, node]), repeatedKey(String(key))));
      if (!isScalar(node) || typeof node.value !== 'string') return undefined;
      const fault = findForbiddenCharacter(node.value) ?? (role === 'key' ? findFalseSpace(node.value) : undefined);
      if (fault !== undefined) problems.push(file.problem(spanOfNode(node), fieldOf(node, path), fault.words));
      return undefined;
    },
  });
  if (values <= mostValues) return { problems, isWhole: true };
  return { problems: [file.problem([0, 0], '', tooManyValues(mostValues))], isWhole: false };
}

/** The keys of a group that stand in it before. */
function repeatedKeys(pairs: readonly Pair[]): Node[] {
  const seen = new Set<unknown>();
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (seen.has(key.value)) return [key];
    seen.add(key.value);
    return [];
  });
}

const spanOfNode = ({ range }: Node): Span => [range?.[0] ?? 0, range?.[1] ?? 0];

/** The field of a key or value below the nodes of its path: `changes[2].because`. */
function fieldOf(node: Node, path: readonly unknown[]): string {
  const steps = path.map((above, index) => {
    if (isPair(above)) return `.${String(above.key)}`;
    return isSeq(above) ? `[${above.items.indexOf(path[index + 1] ?? node) + 1}]` : '';
  });
  const last = path.at(-1);
  if (isMap(last)) steps.push(`.${String(node)}`);
  return steps.join('').replace(/^\./, '');
}

/** The long texts that were parsed last, the latest at the end. */
const kept = new Map<string, Document.Parsed>();
const mostKept = 8;

/**
 * A text as a document, which nobody may change: plans that are read one after the other extend the same baseline, and
 * to parse that takes most of the time of reading a plan.
 */
function documentOf(text: string): Document.Parsed {
  const document = kept.get(text) ?? parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  if (text.length < 2000) return document;
  kept.delete(text);
  kept.set(text, document);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return document;
}

/** These errors leave the lines around them readable. */
const localErrors: readonly ErrorCode[] = ['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAG_RESOLVE_FAILED'];

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

/** Where the eye should go: to the opening quote, to the first word of a line. */
function spanOf(error: YAMLError, document: Document.Parsed, text: string): Span {
  const { code, message, pos } = error;
  const [from, to] = pos;
  const rest = restOfLine(text, from);
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
