import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import { slug } from './slug.ts';

/** A name on one line that a folder of results can be called by. */
export function readName(reader: Reader, piece: Piece): string | undefined {
  const name = readText(reader, piece, 'line');
  if (name === undefined || slug(name) !== '') return name;
  reader.report(piece, {
    message: 'The name needs a letter from a to z or a digit, because the results folder is named after it.',
    found: describeNode(piece.node),
  });
  return undefined;
}

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
