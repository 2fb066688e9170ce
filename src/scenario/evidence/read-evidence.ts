import { isMap, isScalar, isSeq } from 'yaml';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readText, readWord } from '../yaml/scalars.ts';
import { qualities } from '../scenario.ts';
import { figureUses } from './published-figure.ts';
import type { Evidence, PublishedFigure, PublishedSource, PublishedValue } from './published-figure.ts';
import { isIsoDate } from '../../model/index.ts';
import { openYaml } from '../yaml/open-yaml.ts';

export type EvidenceReading =
  { readonly ok: true; readonly evidence: Evidence } | { readonly ok: false; readonly problems: readonly Problem[] };

const sourceKeys = ['title', 'publisher', 'date', 'address'] as const;
const figureKeys = [
  'id',
  'metric',
  'at',
  'from',
  'to',
  'value',
  'unit',
  'scope',
  'vintage',
  'source',
  'quality',
  'use',
  'note',
  'supersedes',
  'conflicts_with',
] as const;

/** How sure a published figure can be; nobody publishes what a model was fitted to, or an assumption. */
const figureQualities = qualities.filter((quality) => quality !== 'calibrated' && quality !== 'assumed');

/**
 * Reads the register: `sources.yaml` and `figures.yaml` of a folder, checked against each other.
 *
 * Bad input never throws: all problems of both files come back at once, each with its position.
 */
export function readEvidence(folder: string, textOf: (path: string) => string | undefined): EvidenceReading {
  const openRegister = (name: string) => openYaml(`${folder}${name}`, textOf(`${folder}${name}`));
  const sourcesFile = openRegister('sources.yaml');
  const figuresFile = openRegister('figures.yaml');
  const { ids, sources } = sourcesFile.reader ? readSources(sourcesFile.reader) : { ids: [], sources: [] };
  const figures = figuresFile.reader ? readFigures(figuresFile.reader, ids) : [];
  const problems = [sourcesFile, figuresFile].flatMap(({ reader, problems }) => problems ?? reader.problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, evidence: { sources, figures } };
}

/** The good sources, and the ids of all: one with a mistake in it is there all the same. */
function readSources(reader: Reader): {
  readonly ids: readonly string[];
  readonly sources: readonly PublishedSource[];
} {
  const entries = reader.map(reader.top(), 'The register of sources', undefined, 'id') ?? new Map<string, Piece>();
  const sources = [...entries].flatMap(([id, piece]) => {
    const fields = reader.map(piece, 'A source', sourceKeys);
    if (fields === undefined) return [];
    const text = (key: (typeof sourceKeys)[number]) => fields.get(key) && readText(reader, fields.get(key)!, 'line');
    for (const key of ['title', 'publisher', 'date'] as const) {
      if (!fields.has(key))
        reader.report(
          piece.keySpan,
          { message: `The source has no ${key}.`, suggestion: `Write "${key}: ...".` },
          `${id}.${key}`,
        );
    }
    const [title, publisher, date, address] = sourceKeys.map(text);
    return title === undefined || publisher === undefined || date === undefined
      ? []
      : [{ id, title, publisher, date, ...(address !== undefined && { address }) }];
  });
  return { ids: [...entries.keys()], sources };
}

/** A figure with the places of the ids that it names. */
interface LocatedFigure {
  readonly figure: PublishedFigure;
  readonly fields: ReadonlyMap<string, Piece>;
}

function readFigures(reader: Reader, sourceIds: readonly string[]): PublishedFigure[] {
  const located = (reader.list(reader.top(), 'The register of figures') ?? []).flatMap(
    (piece) => readFigure(reader, piece, sourceIds) ?? [],
  );
  const ids = located.flatMap(({ figure }) => figure.id ?? []);
  for (const { figure, fields } of located) {
    const { id, supersedes, conflictsWith } = figure;
    if (id !== undefined && located.find((each) => each.figure.id === id)!.figure !== figure)
      reader.report(fields.get('id')!, { message: `Two figures have the id "${id}".` });
    for (const [key, named] of [
      ['supersedes', supersedes],
      ['conflicts_with', conflictsWith],
    ] as const) {
      for (const other of named) {
        if (other === id)
          reader.report(fields.get(key)!, { message: 'A figure cannot supersede or conflict with itself.' });
        else if (!ids.includes(other))
          reader.report(fields.get(key)!, { message: `No figure has the id "${other}".`, ...didYouMean(other, ids) });
      }
    }
  }
  return located.map(({ figure }) => figure);
}

function readFigure(reader: Reader, piece: Piece, sourceIds: readonly string[]): LocatedFigure | undefined {
  const before = reader.problems.length;
  const fields = reader.map(piece, 'A published figure', figureKeys);
  if (fields === undefined) return undefined;
  const read = <Value>(
    key: (typeof figureKeys)[number],
    how: (reader: Reader, piece: Piece) => Value | undefined,
  ): Value | undefined => fields.get(key) && how(reader, fields.get(key)!);
  const required = <Value>(
    key: (typeof figureKeys)[number],
    how: (reader: Reader, piece: Piece) => Value | undefined,
  ): Value | undefined => {
    if (!fields.has(key))
      reader.report(
        piece,
        { message: `The figure has no ${key}.`, suggestion: `Write "${key}: ...".` },
        `${piece.field}.${key}`,
      );
    return read(key, how);
  };
  const line = (each: Reader, at: Piece) => readText(each, at, 'line');
  const metric = required('metric', line);
  const value = required('value', readPublishedValue);
  const unit = required('unit', line);
  const sources = required('source', readIds) ?? [];
  const quality = required('quality', (each, at) => readWord(each, at, figureQualities));
  const use = required('use', (each, at) => readWord(each, at, figureUses));
  const [at, from, to] = (['at', 'from', 'to'] as const).map((key) => read(key, readDate));
  if (at !== undefined && (from ?? to) !== undefined)
    reader.report(piece, { message: 'A figure is of a day (at) or of a period (from, to), not of both.' });
  if (from !== undefined && (to === undefined || to < from))
    reader.report(fields.get('from')!, {
      message: 'The period has no end, or ends before it begins.',
      ...(to !== undefined && { found: to }),
    });
  for (const id of sources) {
    if (!sourceIds.includes(id))
      reader.report(fields.get('source')!, {
        message: `There is no source "${id}" in the register.`,
        ...didYouMean(id, sourceIds),
      });
  }
  const words = (['id', 'scope', 'vintage', 'note'] as const).map(
    (key) => [key, read(key, key === 'note' ? readText : line)] as const,
  );
  const [supersedes = [], conflictsWith = []] = (['supersedes', 'conflicts_with'] as const).map((key) =>
    read(key, readIds),
  );
  if (
    reader.problems.length > before ||
    metric === undefined ||
    value === undefined ||
    unit === undefined ||
    quality === undefined ||
    use === undefined
  )
    return undefined;
  const dates = Object.entries({ at, from, to }).filter(([, date]) => date !== undefined);
  const figure: PublishedFigure = {
    metric,
    ...Object.fromEntries([...words.filter(([, text]) => text !== undefined), ...dates]),
    value: value.value,
    rounding: value.rounding,
    unit,
    sources,
    quality,
    use,
    supersedes,
    conflictsWith,
    line: reader.file.lineOf(piece.span),
  };
  return { figure, fields };
}

/** One id or several. */
export function readIds(reader: Reader, piece: Piece): string[] {
  const pieces = isSeq(piece.node) ? reader.list(piece, 'The ids')! : [piece];
  return pieces.flatMap((each) => readText(reader, each, 'line') ?? []);
}

/** A number, a range [low, high], numbers by name, or words. */
function readPublishedValue(
  reader: Reader,
  { node, ...piece }: Piece,
): { value: PublishedValue; rounding: number } | undefined {
  if (isScalar(node)) {
    const { value } = node;
    if (typeof value === 'number' && Number.isFinite(value)) return { value, rounding: roundingOf(node.source) };
    if (typeof value === 'string' && value.trim() !== '' && !isIsoDate(value)) return { value, rounding: 0 };
  }
  const scalars: unknown[] = isSeq(node) ? node.items : isMap(node) ? node.items.map((pair) => pair.value) : [];
  const numbers = scalars.flatMap((each) => (isScalar(each) && typeof each.value === 'number' ? [each.value] : []));
  const rounding = Math.min(...scalars.map((each) => roundingOf(isScalar(each) ? each.source : undefined)));
  const whole = numbers.length === scalars.length && numbers.length > 0;
  if (isMap(node) && whole)
    return {
      value: Object.fromEntries(
        node.items.map((pair, index) => [String(isScalar(pair.key) ? pair.key.value : pair.key), numbers[index]]),
      ),
      rounding,
    };
  if (isSeq(node) && whole && numbers.length === 2 && numbers[0] < numbers[1])
    return { value: [numbers[0], numbers[1]], rounding };
  const at: Piece = { ...piece, ...(node && { node }) };
  reader.report(at, {
    message: 'This is not a value that a figure can have.',
    found: describeNode(node),
    allowed: 'a number, a range [low, high], numbers by name, or words',
  });
  return undefined;
}

/** Half of the last digit that a number is written with. */
const roundingOf = (source = ''): number => Number(`5e-${(source.split('.')[1] ?? '').length + 1}`);
