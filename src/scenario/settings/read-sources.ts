import { isSeq } from 'yaml';
import { slug } from '../reading/slug.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';

/** A source as a file cites it, where it stands. */
export interface SourceCitation {
  /** Of the register; or, of a source of the user's own, made from its words. */
  readonly id: string;
  readonly piece: Piece;
  /** The source of a user's own, which no register has, in words: `Our HR return, June 2025`. */
  readonly words?: string;
}

const mostLetters = 200;

/**
 * Reads a source or a list of them: ids of the register, or sources of one's own in words of which there are several.
 */
export function readSources(reader: Reader, piece: Piece): SourceCitation[] {
  const pieces = isSeq(piece.node) ? reader.list(piece, 'Sources')! : [piece];
  if (pieces.length === 0) reader.report(piece, { message: 'The list of sources is empty.' });
  return pieces.flatMap((each) => readSource(reader, each) ?? []);
}

function readSource(reader: Reader, piece: Piece): SourceCitation | undefined {
  const text = readText(reader, piece, 'line');
  if (text === undefined) return undefined;
  if (/^[\w.:-]+$/.test(text)) return { id: text, piece };
  if (/\s/.test(text) && text.length <= mostLetters && slug(text) !== '') return ownSource(text, piece);
  reader.report(piece, {
    message: 'A source is given by its id in the register, or in a few words if it is your own.',
    found: describeNode(piece.node),
    allowed: `an id of letters, digits, hyphens, dots and colons; or words such as "Our HR return, June 2025", up to ${mostLetters} letters`,
  });
  return undefined;
}

/** A source that a file brings with it: the same words are the same source. */
export const ownSource = (words: string, piece: Piece): SourceCitation => ({ id: `own:${slug(words)}`, piece, words });
