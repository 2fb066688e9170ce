import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shippedPath, shippedPrefix } from '../../../scenario/index.ts';
import type { Problem, Scenario, ScenarioReading } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { packageFolder } from '../../results/provenance.ts';
import { isSheetPath, openWorkbook } from './open-workbook.ts';
import { placeInWords, sheetScenario } from './sheet-scenario.ts';
import type { SheetScenario } from './sheet-scenario.ts';

/** Far above any scenario; keeps a file named by mistake from being read as one. In bytes. */
export const mostBytes = 10_000_000;

/** The texts of the files that a scenario names, spreadsheets turned into text. */
export interface ScenarioTexts {
  /**
   * Each file is read once, so that one reading sees one state of the disk. Throws a UsageError for a bad spreadsheet.
   */
  readonly textOf: (path: string) => string | undefined;
  /** The spreadsheets among those read so far, by path. */
  readonly sheets: ReadonlyMap<string, SheetScenario>;
}

export function scenarioTexts(folder: string): ScenarioTexts {
  const texts = new Map<string, string | undefined>();
  const sheets = new Map<string, SheetScenario>();
  const read = (path: string): string | undefined => {
    const onDisk = pathOnDisk(path, folder);
    if (!isSheetPath(path)) return readIfPresent(onDisk, (file) => readFileSync(file, 'utf8'));
    const bytes = readIfPresent(onDisk, (file) => readFileSync(file));
    if (bytes === undefined) return undefined;
    const sheet = openSheet(path, bytes);
    sheets.set(path, sheet);
    return sheet.text;
  };
  return {
    textOf: (path) => {
      if (!texts.has(path)) texts.set(path, read(path));
      return texts.get(path);
    },
    sheets,
  };
}

function openSheet(path: string, bytes: Uint8Array): SheetScenario {
  const opened = bytes.length > mostBytes ? { why: tooLarge(bytes.length) } : openWorkbook(bytes);
  if ('why' in opened) throw new UsageError(`${path} ${opened.why}`);
  return sheetScenario(path, opened.workbook, opened.hidden);
}

/** That a file is too large, in a sentence without its name. */
export const tooLarge = (bytes: number): string =>
  `is too large for a scenario: it has ${Math.ceil(bytes / 1e6)} MB, and at most ${mostBytes / 1e6} MB is allowed.`;

/** Where a file is: one that comes with procap in the package, another as seen from the folder. */
export const pathOnDisk = (path: string, folder: string): string =>
  path.startsWith(shippedPrefix)
    ? join(packageFolder, shippedPath(path).slice(shippedPrefix.length))
    : resolve(folder, path);

function readIfPresent<Content>(path: string, read: (path: string) => Content): Content | undefined {
  try {
    return statSync(path).isDirectory() ? undefined : read(path);
  } catch {
    return undefined;
  }
}

/**
 * Problems at the cells that they are about, where a file is a spreadsheet, with those of the spreadsheet itself first.
 */
export function atCells(problems: readonly Problem[], sheets: ScenarioTexts['sheets']): Problem[] {
  const own = [...sheets.values()].flatMap((sheet) => sheet.problems);
  // What a bad cell leaves out of the text is told once, by the sheet.
  return [...own, ...problems.map((problem) => atCell(problem, sheets))];
}

function atCell(problem: Problem, sheets: ScenarioTexts['sheets']): Problem {
  const inWords = (text: string): string =>
    [...sheets].reduce(
      (words, [path, { places }]) =>
        words.replaceAll(new RegExp(`${escaped(path)}(?:, line |:)(\\d+)`, 'g'), (_, line) =>
          placeInWords(path, places[Number(line)]),
        ),
      text,
    );
  const sheet = sheets.get(problem.file);
  const texts = Object.fromEntries(
    (['message', 'found', 'allowed', 'suggestion'] as const).flatMap((key) =>
      problem[key] === undefined ? [] : [[key, inWords(problem[key])]],
    ),
  );
  if (sheet === undefined) return { ...problem, ...texts };
  const place = sheet.places[problem.line];
  return { ...problem, ...texts, field: place?.label ?? problem.field, place: placeInWords(problem.file, place) };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What was read, with cells in place of lines wherever a spreadsheet is spoken of. */
export function readingAtCells(reading: ScenarioReading, sheets: ScenarioTexts['sheets']): ScenarioReading {
  if (sheets.size === 0) return reading;
  const own = [...sheets.values()];
  if (!reading.ok) return { ok: false, problems: atCells(reading.problems, sheets) };
  if (own.some(({ problems }) => problems.length > 0)) return { ok: false, problems: atCells([], sheets) };
  const notes = [...own.flatMap((sheet) => sheet.notes), ...reading.notes.map((note) => atCell(note, sheets))];
  return { ok: true, scenario: scenarioAtCells(reading.scenario, sheets), notes };
}

const scenarioAtCells = (scenario: Scenario, sheets: ScenarioTexts['sheets']): Scenario => ({
  ...scenario,
  assumptions: scenario.assumptions.map((row) => {
    const place = sheets.get(row.file)?.places[row.line];
    return place === undefined ? row : { ...row, place: placeInWords(row.file, place) };
  }),
});
