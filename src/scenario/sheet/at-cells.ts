import type { Problem, ScenarioReading } from '../problems/problem.ts';
import type { Scenario } from '../scenario.ts';
import { placeInWords } from './sheet-scenario.ts';
import type { SheetScenario } from './sheet-scenario.ts';

/** The spreadsheets among the files of a reading, by path. */
export type Sheets = ReadonlyMap<string, SheetScenario>;

/**
 * Problems at the cells that they are about, where a file is a spreadsheet, with those of the spreadsheet itself first.
 */
export function atCells(problems: readonly Problem[], sheets: Sheets): Problem[] {
  const own = [...sheets.values()].flatMap((sheet) => sheet.problems);
  // What a bad cell leaves out of the text is told once, by the sheet.
  return [...own, ...problems.map((problem) => atCell(problem, sheets))];
}

function atCell(problem: Problem, sheets: Sheets): Problem {
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
export function readingAtCells(reading: ScenarioReading, sheets: Sheets): ScenarioReading {
  if (sheets.size === 0) return reading;
  const own = [...sheets.values()];
  if (!reading.ok) return { ok: false, problems: atCells(reading.problems, sheets) };
  if (own.some(({ problems }) => problems.length > 0)) return { ok: false, problems: atCells([], sheets) };
  const notes = [...own.flatMap((sheet) => sheet.notes), ...reading.notes.map((note) => atCell(note, sheets))];
  return { ok: true, scenario: scenarioAtCells(reading.scenario, sheets), notes };
}

const scenarioAtCells = (scenario: Scenario, sheets: Sheets): Scenario => ({
  ...scenario,
  assumptions: scenario.assumptions.map((row) => {
    const place = sheets.get(row.file)?.places[row.line];
    return place === undefined ? row : { ...row, place: placeInWords(row.file, place) };
  }),
});
