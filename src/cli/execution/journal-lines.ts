import { createHash } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/*
 * The form of every journal: a first line that says of what it is, then a line for each replication: its key, the
 * seconds since the work began, a checksum, and the value to the last bit.
 */

/** How every journal begins, so that no other file is mistaken for one. */
export const prefix = '{"kind":"procap replications",';

/** Between two syncs: a power cut loses so much work, a kill nothing, since the system has what was written. */
export const syncInterval = 1_000;

/** A line of the file, without its end. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

export function lineOf(key: string, seconds: string, value: unknown): string {
  const text = serialize(value).toString('base64');
  return `${key} ${seconds} ${checkOf(key, seconds, text)} ${text}\n`;
}

/** The value of a line, in a list of one; an empty list where the line is torn or changed. */
export function valueIn(line: string): readonly unknown[] {
  const [key, seconds, check, text] = line.split(' ');
  if (text === undefined || checkOf(key, seconds, text) !== check) return [];
  try {
    return [deserialize(Buffer.from(text, 'base64'))];
  } catch {
    return []; // written by a later Node
  }
}

const checkOf = (...parts: readonly string[]): string => hashOf(parts.join(' ')).slice(0, 16);

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How every line begins. */
const headPattern = /^([0-9a-f]{64}) (\d+\.\d{3}) [0-9a-f]{16} /;
const headLength = 120;

/** The key and the seconds of a line; absent where it is no line of a replication. */
export function headAt(file: number, place: Place): { readonly key: string; readonly seconds: number } | undefined {
  const [, key, seconds] = headPattern.exec(textAt(file, { ...place, length: headLength })) ?? [];
  return key === undefined ? undefined : { key, seconds: Number(seconds) };
}

/** Writes the whole of a line. Gives its length in bytes. */
export function writeLine(file: number, line: string): number {
  const bytes = Buffer.from(line);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  return bytes.length;
}

export function textAt(file: number, { at, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  for (let count = 1; count > 0 && read < length; read += count)
    count = readSync(file, bytes, read, length - read, at + read);
  return bytes.toString('latin1', 0, read);
}

/** The lines of a file that have an end, from a place on. */
export function* linesOf(file: number, from: number): Generator<Place> {
  const piece = Buffer.allocUnsafe(1_048_576);
  let start = from;
  let at = from;
  for (let count = 1; count > 0; at += count) {
    count = readSync(file, piece, 0, piece.length, at);
    const bytes = piece.subarray(0, count);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) {
      yield { at: start, length: at + end - start };
      start = at + end + 1;
    }
  }
}
