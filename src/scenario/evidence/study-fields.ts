import { wholeService } from '../../model/index.ts';
import type { Area } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readArea, readText } from '../yaml/scalars.ts';
import type { Evidence } from './published-figure.ts';
import { readIds } from './read-evidence.ts';

/** What every part of a study is read with. */
export interface ReadingContext {
  readonly reader: Reader;
  readonly evidence: Evidence;
  /** Names of the scenarios of the study. */
  readonly names: readonly string[];
}

/** A part of a study as its fields, each of which is read or found missing. */
export class StudyFields {
  readonly #context: ReadingContext;
  readonly #piece: Piece;
  readonly #fields: ReadonlyMap<string, Piece>;

  constructor(context: ReadingContext, piece: Piece, what: string, keys: readonly string[]) {
    this.#context = context;
    this.#piece = piece;
    this.#fields = context.reader.map(piece, what, keys) ?? new Map<string, Piece>();
  }

  has(key: string): boolean {
    return this.#fields.has(key);
  }

  optional<Value>(key: string, how: (reader: Reader, piece: Piece) => Value | undefined): Value | undefined {
    const piece = this.#fields.get(key);
    return piece && how(this.#context.reader, piece);
  }

  required<Value>(key: string, how: (reader: Reader, piece: Piece) => Value | undefined): Value | undefined {
    if (!this.#fields.has(key))
      this.#context.reader.report(
        this.#piece,
        { message: `There is no "${key}" here.`, suggestion: `Write "${key}: ...".` },
        `${this.#piece.field}.${key}`,
      );
    return this.optional(key, how);
  }

  line(key: string): string | undefined {
    return this.optional(key, (reader, piece) => readText(reader, piece, 'line'));
  }

  /** The scenarios that a part is about: those named, else all. */
  scenarios(): readonly string[] {
    const { names } = this.#context;
    return (
      this.optional('in', (reader, piece) => {
        const requested = readIds(reader, piece);
        for (const name of requested)
          if (!names.includes(name))
            reader.report(piece, {
              message: `The study has no scenario "${name}".`,
              allowed: names.join(', '),
              ...didYouMean(name, names),
            });
        return requested;
      }) ?? names
    );
  }

  /** The area that a part is about: the one named, else the whole service. */
  scope(): Area {
    return this.optional('scope', readArea) ?? wholeService;
  }
}
