import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, ftruncateSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { openOwnFile, syncFolder } from '../results/durable.ts';
import { version } from '../results/provenance.ts';
import { programHash } from './program-hash.ts';

/** How every journal begins, so that no other file is mistaken for one. */
const prefix = '{"kind":"procap replications",';

/** No journal grows beyond this; what is finished later is run again. */
const mostBytes = 2 ** 30;

/** Between two syncs: a power cut loses so much work, a kill nothing, since the system has what was written. */
const syncInterval = 1_000;

/** A line of the file, without its end. */
interface Place {
  readonly at: number;
  readonly length: number;
}

/** The file at a path is no journal. */
export class NoJournal extends Error {}

/**
 * Finished replications in a file: what is kept of each, under a key.
 *
 * The first line says of which program; what another one kept is removed. Then there is a line for each replication: its
 * key, the seconds since the work began, a checksum, and the value to the last bit. A line that is torn or changed is
 * left out. A line is read when it is wanted, so that a large journal needs little memory. Where the disk takes no more,
 * nothing more is kept. Throws NoJournal for any other file, and the error of the disk.
 */
export class JournalFile {
  readonly #path: string;
  #file: number | undefined;
  #size = 0;
  readonly #places = new Map<string, Place>();
  /** The time that the work took before. */
  readonly secondsBefore: number = 0;
  readonly #began = performance.now();
  #synced = this.#began;

  constructor(path: string) {
    this.#path = path;
    const header = `${prefix}"of":${JSON.stringify(programName())}}\n`;
    const file = openOwnFile(path);
    if (file === undefined) throw new NoJournal();
    this.#file = file;
    try {
      const start = textAt(file, { at: 0, length: header.length });
      if (!start.startsWith(prefix) && !prefix.startsWith(start)) throw new NoJournal();
      if (start === header) {
        this.#size = header.length;
        for (const place of linesOf(file, header.length)) {
          const [, key, seconds] = headPattern.exec(textAt(file, { ...place, length: headLength })) ?? [];
          if (key === undefined) continue;
          this.#places.set(key, place);
          this.#size = place.at + place.length + 1;
          this.secondsBefore = Math.max(this.secondsBefore, Number(seconds));
        }
      }
      ftruncateSync(file, this.#size);
      if (this.#size === 0) this.#size = writeSync(file, header);
      syncFolder(dirname(path));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Replications that are kept. */
  get count(): number {
    return this.#places.size;
  }

  get isOpen(): boolean {
    return this.#file !== undefined;
  }

  /** What is kept under a key, in a list of one; an empty list where nothing is. */
  find(key: string): readonly unknown[] {
    const place = this.#places.get(key);
    return place === undefined || this.#file === undefined ? [] : valueIn(textAt(this.#file, place));
  }

  record(key: string, value: unknown): void {
    if (this.#file === undefined || this.#size > mostBytes) return;
    const seconds = (this.secondsBefore + (performance.now() - this.#began) / 1_000).toFixed(3);
    const line = Buffer.from(lineOf(key, seconds, value));
    try {
      for (let written = 0; written < line.length;) written += writeSync(this.#file, line, written);
      if (performance.now() - this.#synced > syncInterval) {
        fdatasyncSync(this.#file);
        this.#synced = performance.now();
      }
      this.#places.set(key, { at: this.#size, length: line.length - 1 });
      this.#size += line.length;
    } catch {
      this.close(); // the line is torn, and left out the next time
    }
  }

  /** Stops writing; what is kept stays for the next time. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  remove(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }
}

/** The program that runs: no other may take its replications for its own. */
export const programName = (): string => `${version()} ${programHash()}`;

function lineOf(key: string, seconds: string, value: unknown): string {
  const text = serialize(value).toString('base64');
  return `${key} ${seconds} ${checkOf(key, seconds, text)} ${text}\n`;
}

function valueIn(line: string): readonly unknown[] {
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

function textAt(file: number, { at, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  for (let count = 1; count > 0 && read < length; read += count)
    count = readSync(file, bytes, read, length - read, at + read);
  return bytes.toString('latin1', 0, read);
}

/** The lines of a file that have an end, from a place on. */
function* linesOf(file: number, from: number): Generator<Place> {
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
