import { didYouMean } from '../nearest.ts';
import type { Piece, Reader } from '../reader.ts';
import { readText } from '../scalars.ts';
import { scopePattern } from '../thresholds.ts';
import type { Evidence } from './published-figure.ts';
import { readIds } from './read-evidence.ts';

/** What every part of a study is read with. */
export interface Reading {
  readonly reader: Reader;
  readonly evidence: Evidence;
  /** Names of the scenarios of the study. */
  readonly names: readonly string[];
}

/** A part of a study as its fields, each of which is read or found missing. */
export class Fields {
  readonly #read: Reading;
  readonly #piece: Piece;
  readonly #fields: ReadonlyMap<string, Piece>;

  constructor(read: Reading, piece: Piece, what: string, keys: readonly string[]) {
    this.#read = read;
    this.#piece = piece;
    this.#fields = read.reader.map(piece, what, keys) ?? new Map<string, Piece>();
  }

  maybe<Value>(key: string, how: (reader: Reader, piece: Piece) => Value | undefined): Value | undefined {
    const piece = this.#fields.get(key);
    return piece && how(this.#read.reader, piece);
  }

  needed<Value>(key: string, how: (reader: Reader, piece: Piece) => Value | undefined): Value | undefined {
    if (!this.#fields.has(key))
      this.#read.reader.report(
        this.#piece,
        { message: `There is no "${key}" here.`, suggestion: `Write "${key}: ...".` },
        `${this.#piece.field}.${key}`,
      );
    return this.maybe(key, how);
  }

  line(key: string): string | undefined {
    return this.maybe(key, (reader, piece) => readText(reader, piece, 'line'));
  }

  /** The scenarios that a part is about: those named, else all. */
  scenarios(): readonly string[] {
    const { names } = this.#read;
    return (
      this.maybe('in', (reader, piece) => {
        const asked = readIds(reader, piece);
        for (const name of asked)
          if (!names.includes(name))
            reader.report(piece, {
              message: `The study has no scenario "${name}".`,
              allowed: names.join(', '),
              ...didYouMean(name, names),
            });
        return asked;
      }) ?? names
    );
  }

  scope(): string {
    return (
      this.maybe('scope', (reader, piece) => {
        const scope = readText(reader, piece, 'line');
        if (scope !== undefined && !scopePattern.test(scope))
          reader.report(piece, {
            message: 'The scope is not a part of the service.',
            found: scope,
            allowed: 'service, region:<name> or pdu:<name>',
          });
        return scope;
      }) ?? 'service'
    );
  }
}
