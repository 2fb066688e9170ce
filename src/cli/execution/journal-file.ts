import { closeSync, fdatasyncSync, ftruncateSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { openOwnFile, syncFolder } from '../results/durable.ts';
import { version } from '../results/provenance.ts';
import { headAt, lineOf, linesOf, prefix, syncInterval, textAt, valueIn, writeLine } from './journal-lines.ts';
import type { Place } from './journal-lines.ts';
import { programHash } from './program-hash.ts';

/** No journal grows beyond this; what is finished later is run again. */
const mostBytes = 2 ** 30;

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
          const found = headAt(file, place);
          if (found === undefined) continue;
          this.#places.set(found.key, place);
          this.#size = place.at + place.length + 1;
          this.secondsBefore = Math.max(this.secondsBefore, found.seconds);
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
    try {
      const length = writeLine(this.#file, lineOf(key, seconds, value));
      if (performance.now() - this.#synced > syncInterval) {
        fdatasyncSync(this.#file);
        this.#synced = performance.now();
      }
      this.#places.set(key, { at: this.#size, length: length - 1 });
      this.#size += length;
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
