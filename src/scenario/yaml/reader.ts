import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, Node } from 'yaml';
import { didYouMean, nearestName } from '../problems/nearest-name.ts';
import type { Problem, ProblemText } from '../problems/problem.ts';
import type { Span, SourceFile } from './source-file.ts';
import { isLaterPart, splitNumber } from './split-number.ts';

/** A value in a scenario file with its position. */
export interface Piece {
  /** Absent where a key has no value. */
  readonly node?: Node;
  /** The value, or the key where there is no value. */
  readonly span: Span;
  readonly keySpan: Span;
  readonly field: string;
}

/**
 * Reads one scenario file and collects everything that is wrong with it, so that all problems are reported at once.
 */
export class Reader {
  readonly file: SourceFile;
  readonly problems: Problem[] = [];
  readonly #document: Document.Parsed;

  constructor(file: SourceFile, document: Document.Parsed) {
    this.file = file;
    this.#document = document;
  }

  /** The whole file. */
  top(): Piece {
    return this.#piece(this.#document.contents, [0, 0], '');
  }

  report(at: Piece | Span, words: ProblemText, field = 'field' in at ? at.field : ''): void {
    this.problems.push(this.file.problem('field' in at ? at.span : at, field, words));
  }

  /**
   * The values under the keys of a map. Without `known` any names are allowed. A key that is not known is reported, and
   * its value then read as that of the nearest known key, so that what is wrong under a misspelt key is reported as
   * well. `instead` says what to write in the place of a name that was known once.
   */
  map(
    piece: Piece,
    what: string,
    known?: readonly string[],
    noun = 'key',
    instead: (name: string) => string | undefined = () => undefined,
  ): Map<string, Piece> | undefined {
    if (!isMap(piece.node)) {
      const allowed = known === undefined ? 'names with values under them' : `the ${plural(noun)} ${known.join(', ')}`;
      this.report(piece, {
        message: `${what} must be a group of ${plural(noun)} and values.`,
        found: describeNode(piece.node),
        allowed,
      });
      return undefined;
    }
    const values = new Map<string, Piece>();
    const misspelt: [string | undefined, Piece][] = [];
    for (const [index, pair] of piece.node.items.entries()) {
      const key = spanOf(pair.key) ?? piece.span;
      const name = isScalar(pair.key) ? pair.key.value : undefined;
      const split = splitNumber(piece.node.items, index);
      if (split !== undefined) {
        if (!isLaterPart(piece.node.items, index)) this.report(key, split, piece.field);
        continue;
      }
      if (typeof name !== 'string' || name.trim() === '') {
        this.report(
          key,
          { message: 'A name must be text.', found: describeNode(pair.key), suggestion: 'Put the name in quotes.' },
          piece.field,
        );
        continue;
      }
      const field = piece.field === '' ? name : `${piece.field}.${name}`;
      const value = this.#piece(pair.value, key, field);
      if (known === undefined || known.includes(name)) values.set(name, value);
      else {
        const advice = instead(name);
        const words = unknownNameText(name, what, known, noun, advice);
        const noValue = pair.value === null && piece.node.flow === true;
        const slip = name.includes(':')
          ? 'Write a space after the colon.'
          : 'Inside { } a comma ends a text. Put a text with commas in quotes.';
        this.report(key, noValue ? { ...words, suggestion: slip } : words, field);
        if (advice === undefined) misspelt.push([nearestName(name, known), value]);
      }
    }
    for (const [meant, value] of misspelt) if (meant !== undefined && !values.has(meant)) values.set(meant, value);
    return values;
  }

  /** The entries of a list, counted from 1. */
  list(piece: Piece, what: string): Piece[] | undefined {
    if (isSeq(piece.node))
      return piece.node.items.map((item, index) =>
        this.#piece(item, spanOf(item) ?? piece.span, `${piece.field}[${index + 1}]`),
      );
    this.report(piece, {
      message: `${what} must be a list, each entry beginning with a hyphen.`,
      found: describeNode(piece.node),
    });
    return undefined;
  }

  #piece(value: unknown, keySpan: Span, field: string): Piece {
    const node = isAlias(value) ? value.resolve(this.#document) : value;
    const empty = !isNode(node) || (isScalar(node) && node.value === null && node.source === '');
    if (empty) return { span: keySpan, keySpan, field };
    return { node, span: spanOf(value) ?? keySpan, keySpan, field };
  }
}

function unknownNameText(
  name: string,
  what: string,
  known: readonly string[],
  noun: string,
  advice?: string,
): ProblemText {
  if (name === '<<')
    return {
      message: 'Merge keys (<<) are not allowed: each value is written out where it belongs.',
      suggestion: 'Write the values out.',
    };
  return {
    message: `${what} has no ${noun} "${name}".`,
    ...(known.length <= 12 && { allowed: known.join(', ') }),
    ...(advice === undefined ? didYouMean(name, known) : { suggestion: advice }),
  };
}

/** The span of a name in a map. */
export function spanOfName({ node, span }: Piece, name: string): Span {
  const key = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === name)?.key : undefined;
  return spanOf(key) ?? span;
}

/** What stands in the file, in words. */
export function describeNode(node: unknown): string {
  if (isMap(node)) return 'a group of keys and values';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  if (typeof node.value !== 'string')
    return `${typeof node.value === 'number' ? 'the number ' : ''}${node.source ?? JSON.stringify(node.value)}`;
  const text = node.value.length > 60 ? `${node.value.slice(0, 60)}...` : node.value;
  return `the text ${JSON.stringify(text)}`;
}

const plural = (noun: string): string => `${noun}s`;

function spanOf(node: unknown): Span | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
