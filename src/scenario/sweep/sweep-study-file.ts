import type { Problem } from '../problems/problem.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { runLimits } from '../reading/run.ts';
import type { RunOverrides } from '../composition/resolve-run.ts';
import { readNumber, readText, readWord } from '../yaml/scalars.ts';
import { readName, readPath } from '../reading/name-and-path.ts';
import { readSweepFactors } from './sweep-factor.ts';
import type { RequestedFactor } from './sweep-factor.ts';
import { openYaml } from '../yaml/open-yaml.ts';

/** How a study chooses its points. */
export const designNames = ['full factorial', 'latin hypercube', 'sobol'] as const;
export type DesignName = (typeof designNames)[number];

/** The most points that a study may have. */
export const maximumPoints = 10_000;

/** A measure as the file writes it, where it stands. */
export interface RequestedMeasure {
  readonly text: string;
  readonly piece: Piece;
}

/**
 * What a study file says, each part checked by itself. Parts that are wrong are left out and their problems kept in
 * `reader`.
 */
export interface SweepStudyFile {
  readonly reader: Reader;
  readonly name?: string;
  readonly question?: string;
  readonly description?: string;
  readonly scenario?: { readonly path: string; readonly piece: Piece };
  readonly run: RunOverrides;
  readonly design?: { readonly name: DesignName; readonly piece: Piece };
  readonly points?: { readonly count: number; readonly piece: Piece };
  /** Absent where every setting with a plausible range is varied. */
  readonly parameters?: { readonly factors: readonly RequestedFactor[]; readonly piece: Piece };
  readonly measures?: readonly RequestedMeasure[];
}

const studyKeys = [
  'name',
  'question',
  'description',
  'scenario',
  'run',
  'design',
  'points',
  'parameters',
  'measures',
] as const;
const runKeys = ['years', 'replications', 'seed'] as const;

/** Reads a study file by itself, without the scenario that it names. */
export function readSweepStudyFile(
  path: string,
  text: string,
): { file?: SweepStudyFile; problems: readonly Problem[] } {
  const ifEmpty = 'Write "name:", "scenario: one-unit.yaml" and, if you like, "parameters:".';
  const { reader, problems } = openYaml(path, text, { ifEmpty, keys: studyKeys });
  if (reader === undefined) return { problems };
  const fields = reader.map(reader.top(), 'A study', studyKeys);
  if (fields === undefined) return { problems: reader.problems };

  const part = <const Key extends (typeof studyKeys)[number], Part>(
    key: Key,
    read: (reader: Reader, piece: Piece) => Part | undefined,
  ): { readonly [K in Key]?: Part } => {
    const piece = fields.get(key);
    const found = piece && read(reader, piece);
    return (found === undefined ? {} : { [key]: found }) as { readonly [K in Key]?: Part };
  };
  if (!fields.has('name'))
    reader.report(
      [0, 0],
      {
        message: 'The study has no name.',
        suggestion: 'Write "name:" and a few words; the results folder is named after it.',
      },
      'name',
    );
  if (!fields.has('scenario'))
    reader.report(
      [0, 0],
      {
        message: 'The study does not say which scenario it varies.',
        suggestion: 'Write "scenario:" and the path of the file, relative to the folder of this one.',
      },
      'scenario',
    );
  const file: SweepStudyFile = {
    reader,
    ...part('name', readName),
    ...part('question', readText),
    ...part('description', readText),
    ...part('scenario', readPath),
    run: part('run', readRun).run ?? {},
    ...part('design', (_, piece) => withPiece('name', readWord(reader, piece, designNames), piece)),
    ...part('points', (_, piece) =>
      withPiece(
        'count',
        readNumber(reader, piece, { unit: 'points', least: 2, most: maximumPoints, whole: true }),
        piece,
      ),
    ),
    ...part('parameters', (_, piece) => withPiece('factors', readSweepFactors(reader, piece), piece)),
    ...part('measures', readMeasures),
  };
  return { file, problems: reader.problems };
}

function withPiece<const Key extends string, Value>(
  key: Key,
  value: Value | undefined,
  piece: Piece,
): ({ readonly [K in Key]: Value } & { readonly piece: Piece }) | undefined {
  return value === undefined
    ? undefined
    : ({ [key]: value, piece } as { readonly [K in Key]: Value } & { readonly piece: Piece });
}

function readRun(reader: Reader, piece: Piece): RunOverrides {
  const fields = reader.map(piece, 'The run of a study', runKeys) ?? new Map<string, Piece>();
  const values = runKeys.flatMap((key) => {
    const field = fields.get(key);
    const value = field && readNumber(reader, field, runLimits[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(values);
}

function readMeasures(reader: Reader, piece: Piece): RequestedMeasure[] {
  const pieces = reader.list(piece, 'The measures');
  if (pieces?.length === 0)
    reader.report(piece, {
      message: 'The list of measures is empty.',
      suggestion: 'Write "- unallocated.all@mean", or leave "measures:" out.',
    });
  return (pieces ?? []).flatMap((each) => {
    const text = readText(reader, each, 'line');
    return text === undefined ? [] : [{ text, piece: each }];
  });
}
