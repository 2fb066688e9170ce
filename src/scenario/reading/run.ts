import type { Problem } from '../problems/problem.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { describeLimits, isWithinLimits, readDate, readNumber, readSwitch } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import type { ScenarioFile } from './scenario-file.ts';
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

/** What is asked for in place of what the files say of the run. */
export type RunOverrides = { readonly [Key in 'years' | 'seed' | 'replications']?: number };

/**
 * The run that holds: what is asked for, else what the last file says of each part. Parts without a good value are
 * absent.
 */
export interface ResolvedRun {
  readonly start?: string;
  /** The file that sets it, and where as file and line. */
  readonly startSetBy?: ScenarioFile;
  readonly startSetAt?: string;
  readonly years?: number;
  readonly replications: number;
  readonly seed: number;
  readonly steadyState: boolean;
  readonly problems: readonly Problem[];
}

/** Composes the run of the files, the baseline first, with what is asked for in place of it. */
export function resolveRun(files: readonly ScenarioFile[], overrides: RunOverrides): ResolvedRun {
  const setter = (key: keyof RunSection): ScenarioFile | undefined =>
    files.findLast((file) => file.run[key] !== undefined);
  const years = overrides.years ?? setter('years')?.run.years!.value;
  const file = setter('start');
  const start = file?.run.start;
  return {
    ...(file &&
      start && {
        start: start.value,
        startSetBy: file,
        startSetAt: `${file.reader.file.path}:${file.reader.file.lineOf(start.span)}`,
      }),
    ...(years !== undefined && { years }),
    replications: overrides.replications ?? setter('replications')?.run.replications!.value ?? runDefaults.replications,
    seed: overrides.seed ?? setter('seed')?.run.seed!.value ?? runDefaults.seed,
    steadyState: setter('steady_state')?.run.steady_state!.value ?? false,
    problems: (['years', 'replications', 'seed'] as const).flatMap((key) => {
      const value = overrides[key];
      const at = setter(key) ?? files.at(-1);
      if (value === undefined || at === undefined || isWithinLimits(value, runLimits[key])) return [];
      const words = {
        message: `The ${key} asked for in place of the file's cannot be run.`,
        found: String(value),
        allowed: describeLimits(runLimits[key]),
      };
      return at.reader.file.problem(at.run[key]?.span ?? [0, 0], `run.${key}`, words);
    }),
  };
}
