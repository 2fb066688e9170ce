import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readNumber, readSwitch } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import type { Span } from '../yaml/source-file.ts';

interface LocatedValue<Value> {
  readonly value: Value;
  readonly span: Span;
}

/**
 * When a scenario starts, how long and how often it is run, and whether it asks for a steady state, as far as a file
 * says so.
 */
export interface RunSection {
  readonly start?: LocatedValue<string>;
  readonly years?: LocatedValue<number>;
  readonly replications?: LocatedValue<number>;
  readonly seed?: LocatedValue<number>;
  readonly steady_state?: LocatedValue<boolean>;
}

export const runKeys = ['start', 'years', 'replications', 'seed', 'steady_state'] as const;

export const runDefaults = { replications: 10, seed: 1 } as const;

/** First and last day on which a run may start. */
export const startLimits = { least: '2000-01-01', most: '2060-12-31' } as const;

/** The seed is what fits into 32 bits. */
export const runLimits = {
  years: { unit: 'years', least: 0, above: true, most: 40 },
  replications: { unit: '', least: 1, most: 100_000, whole: true },
  seed: { unit: '', least: 0, most: 4_294_967_295, whole: true },
} as const satisfies Readonly<Record<string, Limits>>;

const requiredInBaseline = [
  ['start', 'The run does not say on which day it starts.', 'Write "start: 2021-07-01".'],
  ['years', 'The run does not say for how many years it runs.', 'Write "years: 5".'],
] as const;

/** Reads the run as far as a file gives it. A baseline must give a start and a number of years. */
export function readRun(reader: Reader, piece: Piece, isBaseline: boolean): RunSection {
  const fields = reader.map(piece, 'The run', runKeys);
  if (fields === undefined) return {};
  for (const [key, message, suggestion] of requiredInBaseline) {
    if (isBaseline && !fields.has(key)) reader.report(piece.keySpan, { message, suggestion }, `run.${key}`);
  }
  const values = runKeys.flatMap((key) => {
    const field = fields.get(key);
    const value = field && readers[key](reader, field);
    return value === undefined ? [] : [[key, { value, span: field!.span }] as const];
  });
  return Object.fromEntries(values);
}

const numberOf = (key: keyof typeof runLimits) => (reader: Reader, piece: Piece) =>
  readNumber(reader, piece, runLimits[key]);

const readers = {
  start: readStart,
  years: numberOf('years'),
  replications: numberOf('replications'),
  seed: numberOf('seed'),
  steady_state: readSwitch,
} as const;

function readStart(reader: Reader, piece: Piece): string | undefined {
  const date = readDate(reader, piece);
  if (date === undefined || (date >= startLimits.least && date <= startLimits.most)) return date;
  reader.report(piece, {
    message: 'The run starts too early or too late.',
    found: date,
    allowed: `from ${startLimits.least} to ${startLimits.most}`,
  });
  return undefined;
}
