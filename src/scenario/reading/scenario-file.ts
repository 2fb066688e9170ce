import { readChanges } from './changes.ts';
import type { Change } from './changes.ts';
import type { Entry } from '../settings/entry.ts';
import { readParameters } from './parameters.ts';
import type { Problem } from '../problems/problem.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readRun } from './run.ts';
import type { RunSection } from './run.ts';
import { readText } from '../yaml/scalars.ts';
import type { Definitions } from '../scenario.ts';
import { readName, readPath } from './name-and-path.ts';
import { readOwnFigures } from '../own-figures/read-own-figures.ts';
import type { OwnFigures } from '../own-figures/read-own-figures.ts';
import { openYaml } from '../yaml/open-yaml.ts';
import { readThresholds } from './thresholds.ts';
import type { LocatedThreshold } from './thresholds.ts';

/**
 * What one file says, each part checked by itself. Parts that are wrong are left out and their problems kept in
 * `reader`.
 */
export interface ScenarioFile {
  readonly reader: Reader;
  /** A baseline gives parameters and extends no other file. */
  readonly isBaseline: boolean;
  readonly name?: string;
  readonly question?: string;
  readonly description?: string;
  readonly extends?: { readonly path: string; readonly piece: Piece };
  readonly run: RunSection;
  /** Figures of an area of the service in place of those of the whole; only in a file that extends another. */
  readonly ownFigures?: OwnFigures;
  /** By path of the setting; only in a baseline. */
  readonly parameters: ReadonlyMap<string, Entry>;
  readonly changes: readonly Change[];
  readonly thresholds?: readonly LocatedThreshold[];
}

const fileKeys = [
  'name',
  'question',
  'description',
  'extends',
  'run',
  'own_figures',
  'parameters',
  'changes',
  'thresholds',
] as const;

type Fields = ReadonlyMap<string, Piece>;

const startOfFile = [0, 0] as const;

/**
 * Reads one file by itself: a baseline, which gives every parameter, or a scenario, which extends another file with
 * changes.
 */
export function readScenarioFile(
  path: string,
  text: string,
  definitions: Definitions,
): { file?: ScenarioFile; problems: readonly Problem[] } {
  const { reader, problems } = openYaml(path, text, {
    ifEmpty: 'Write "name:", "extends: baseline.yaml" and "changes:".',
    keys: fileKeys,
  });
  if (reader === undefined) return { problems };
  const fields = reader.map(reader.top(), 'A scenario file', fileKeys);
  if (fields === undefined) return { problems: reader.problems };

  const isBaseline = fields.has('parameters') && !fields.has('extends');
  checkKeys(reader, fields, isBaseline);
  const part = <Part>(
    key: (typeof fileKeys)[number],
    read: (reader: Reader, piece: Piece) => Part,
  ): Part | undefined => {
    const piece = fields.get(key);
    return piece && read(reader, piece);
  };
  const file = {
    reader,
    isBaseline,
    ...optionalField('name', part('name', readName)),
    ...optionalField('question', part('question', readText)),
    ...optionalField('description', part('description', readText)),
    ...optionalField('extends', part('extends', readPath)),
    run: part('run', (_, piece) => readRun(reader, piece, isBaseline)) ?? {},
    ...optionalField('ownFigures', isBaseline ? undefined : part('own_figures', readOwnFigures)),
    parameters:
      (isBaseline && part('parameters', (_, piece) => readParameters(reader, piece, definitions))) ||
      new Map<string, Entry>(),
    changes: part('changes', (_, piece) => readChanges(reader, piece, definitions)) ?? [],
    ...optionalField('thresholds', part('thresholds', readThresholds)),
  };
  return { file, problems: reader.problems };
}

/** A field where there is something to put in it, nothing otherwise. */
function optionalField<const Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}

/** Keys that must be there or must not, as the file is a baseline or extends another. */
function checkKeys(reader: Reader, fields: Fields, isBaseline: boolean): void {
  if (!fields.has('name')) {
    const suggestion = 'Write "name:" and a few words; the results folder is named after it.';
    reader.report(startOfFile, { message: 'The scenario has no name.', suggestion }, 'name');
  }
  if (isBaseline && !fields.has('run')) {
    const message = 'A baseline must say when it starts and for how many years it runs.';
    reader.report(startOfFile, { message, suggestion: 'Write "run: { start: 2021-07-01, years: 5 }".' }, 'run');
  }
  if (!fields.has('extends') && !isBaseline) {
    const message =
      'The file extends no other file, so it is a baseline and must give every parameter; it has no "parameters:".';
    reader.report(
      startOfFile,
      { message, suggestion: 'If it is meant to change a baseline, write "extends: baseline.yaml".' },
      'parameters',
    );
  }
  if (isBaseline && fields.has('own_figures')) {
    reader.report(
      fields.get('own_figures')!.keySpan,
      {
        message:
          'A baseline has no own figures: they stand in a file that extends one, and take what they leave out from it.',
        suggestion: 'Write them in a file of their own with "extends: procap:baseline".',
      },
      'own_figures',
    );
  }
  if (fields.has('extends') && fields.has('parameters')) {
    const message = 'A file that extends another has no parameters of its own.';
    reader.report(
      fields.get('parameters')!.keySpan,
      { message, suggestion: 'Write each new value as an entry of "changes:", with its reason.' },
      'parameters',
    );
  }
}
