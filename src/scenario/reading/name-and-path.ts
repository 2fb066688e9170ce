import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import { slug } from './slug.ts';

/** A name on one line that a folder of results can be called by. */
export function readName(reader: Reader, piece: Piece): string | undefined {
  const name = readText(reader, piece, 'line');
  if (name === undefined) return undefined;
  const message =
    slug(name) === ''
      ? 'The name needs a letter from a to z or a digit, because the results folder is named after it.'
      : readsAsMissing.test(name)
        ? 'R, Python and spreadsheets read this name as a missing value.'
        : undefined;
  if (message === undefined) return name;
  reader.report(piece, { message, found: describeNode(piece.node) });
  return undefined;
}

/** What `read.csv` of R or pandas takes for a value that is not there, in quotes too. */
const readsAsMissing = /^(#?NA|#?N\/A|#N\/A N\/A|<NA>|NULL|NaN|-?1?\.?#?(IND|QNAN)|None)$/i;

/** The path of another file, with the part of the file that gives it. */
export function readPath(reader: Reader, piece: Piece): { path: string; piece: Piece } | undefined {
  const path = readText(reader, piece, 'line');
  if (path === undefined || !path.includes('\\')) return path === undefined ? undefined : { path, piece };
  reader.report(piece, {
    message: 'Separate folders with /, so that the file can be read on every machine.',
    found: describeNode(piece.node),
    suggestion: `Write ${path.replaceAll('\\', '/')}.`,
  });
  return undefined;
}
