import { planUnits, areasOf, scopesFor, endOfRun } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import { resolvePath } from '../composition/path.ts';
import type { Problem } from '../problems/problem.ts';
import { readScenario } from '../read-scenario.ts';
import type { ReadingOptions } from '../read-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { resolveDesign } from './sweep-design.ts';
import type { SweepFactor } from './sweep-factor.ts';
import { readSweepStudyFile } from './sweep-study-file.ts';
import type { DesignName, RequestedMeasure, SweepStudyFile } from './sweep-study-file.ts';

/** A plan of simulations: one scenario, the settings of it that are varied together, and what is measured. */
export interface SweepStudy {
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
  /** As it is before anything is varied, with the run of the study. */
  readonly scenario: Scenario;
  readonly design: DesignName;
  /** How many points the design has. */
  readonly points: number;
  /** Of each point. */
  readonly replications: number;
  readonly seed: number;
  /**
   * In the order of the file; without a list there, every setting with a plausible range, in the order of the model.
   */
  readonly factors: readonly SweepFactor[];
  /** As the file writes them. */
  readonly measures: readonly string[];
}

/** What is measured where a study does not say. */
export const defaultMeasures: readonly string[] = [
  'unallocated.all@mean',
  'capacity.mean.all@mean',
  'reviews.missedShare@mean',
];

/** What comes of reading a measure: its parts, or what is wrong with it and the names that are known. */
export type MeasureReading =
  | { readonly ok: true; readonly measure: { readonly metric: string; readonly scope: string; readonly when: string } }
  | { readonly ok: false; readonly problem: string; readonly known: readonly string[] };

export interface SweepStudyOptions extends ReadingOptions {
  /** Reads a measure; the floor of experiments knows how. Without it measures are not checked. */
  readonly readMeasure?: (text: string) => MeasureReading;
}

/** What comes of reading a study: the study with notes, or every problem that stands in the way. */
export type SweepStudyReading =
  | { readonly ok: true; readonly study: SweepStudy; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a study and the scenario that it names, checked in every part.
 *
 * As `readScenario` does it: nothing is read but what `textOf` gives, bad input never throws, and all problems come
 * back at once, those of the scenario too. What `options.run` asks for holds in place of what the files say.
 */
export function readSweepStudy(
  path: string,
  textOf: (path: string) => string | undefined,
  options: SweepStudyOptions = {},
): SweepStudyReading {
  const { file, problems } = readSweepStudyFile(path, textOf(path) ?? '');
  if (file === undefined) return { ok: false, problems };
  const scenario = scenarioOf(path, file, textOf, options);
  const measures = parseMeasures(file, options);
  if (!scenario.ok)
    return {
      ok: false,
      problems: [...sortByPosition([...problems, ...measures.problems, ...scenario.ofStudy]), ...scenario.ofScenario],
    };

  const design = resolveDesign(file, scenario.scenario);
  const found = [
    ...problems,
    ...runTooShort(file, scenario.scenario),
    ...measures.problems,
    ...measures.parsed.flatMap((each) => outsideRun(file, each, scenario.scenario)),
    ...design.problems,
  ];
  if (found.length > 0 || design.factors === undefined) return { ok: false, problems: sortByPosition(found) };
  const { question, description } = file;
  const study: SweepStudy = {
    name: file.name!,
    ...(question !== undefined && { question }),
    ...(description !== undefined && { description }),
    scenario: scenario.scenario,
    design: design.design,
    points: design.points,
    replications: scenario.scenario.replications,
    seed: scenario.scenario.seed,
    factors: design.factors,
    measures: file.measures?.map(({ text }) => text) ?? defaultMeasures,
  };
  const cutShort = file.run.years !== undefined; // on purpose: what lies after the end needs no note
  return { ok: true, study, notes: [...design.notes, ...(cutShort ? [] : scenario.notes)] };
}

/** Whether a text is of a study and not of a scenario: a study names the scenario that it varies. */
export const isSweepStudy = (text: string): boolean => /^(scenario|"scenario"|'scenario') *:/m.test(text);

type ScenarioOfSweep =
  | { readonly ok: true; readonly scenario: Scenario; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly ofStudy: readonly Problem[]; readonly ofScenario: readonly Problem[] };

function scenarioOf(
  path: string,
  { reader, scenario, run }: SweepStudyFile,
  textOf: (path: string) => string | undefined,
  options: SweepStudyOptions,
): ScenarioOfSweep {
  if (scenario === undefined) return { ok: false, ofStudy: [], ofScenario: [] };
  const at = resolvePath(path, scenario.path);
  if (textOf(at) === undefined) {
    const words = { message: `There is no file ${at}.`, suggestion: `The path is relative to the folder of ${path}.` };
    return { ok: false, ofStudy: [reader.file.problem(scenario.piece.span, 'scenario', words)], ofScenario: [] };
  }
  const reading = readScenario(at, textOf, { ...options, run: { ...run, ...options.run } });
  return reading.ok ? reading : { ok: false, ofStudy: [], ofScenario: reading.problems };
}

/** A measure of the file with its parts. */
interface ParsedMeasure extends RequestedMeasure {
  readonly metric: string;
  readonly scope: string;
  readonly when: string;
}

function parseMeasures(
  { reader, measures = [] }: SweepStudyFile,
  { readMeasure }: SweepStudyOptions,
): { parsed: ParsedMeasure[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const parsed: ParsedMeasure[] = [];
  for (const { text, piece } of measures) {
    const reading = readMeasure?.(text);
    const report = (words: { message: string; suggestion?: string }): void =>
      void problems.push(reader.file.problem(piece.span, piece.field, words));
    if (reading === undefined) continue;
    if (!reading.ok) {
      report({ message: reading.problem, ...didYouMean(text.replace(/[@/].*$/, ''), reading.known) });
      continue;
    }
    const { metric, scope, when } = reading.measure;
    const same = parsed.find((each) => each.metric === metric && each.scope === scope && each.when === when);
    if (same !== undefined)
      report({
        message: `The measure is listed twice; the other is on line ${reader.file.lineOf(same.piece.span)}.`,
      });
    else parsed.push({ text, piece, metric, scope, when });
  }
  return { parsed, problems };
}

/** A run that ends before its first month does. */
function runTooShort({ reader }: SweepStudyFile, { start, years }: Scenario): Problem[] {
  if (monthEndsWithin(start.slice(0, 7), start, years)) return [];
  return [
    reader.file.problem([0, 0], 'run.years', {
      message: 'The run does not reach the end of a month, so that there is nothing to measure.',
      found: `${years} years`,
      suggestion: 'Simulate more years.',
    }),
  ];
}

/** Whether a month, such as 2023-01, ends within a run. */
const monthEndsWithin = (month: string, start: string, years: number): boolean =>
  month >= start.slice(0, 7) && `${month}-32` < endOfRun(start, years);

/** What a measure asks for that the run does not have: a month, a region, a delivery unit. */
function outsideRun({ reader }: SweepStudyFile, { scope, when, piece }: ParsedMeasure, scenario: Scenario): Problem[] {
  const { start, years } = scenario;
  const problems: Problem[] = [];
  const report = (words: { message: string; allowed?: string; suggestion?: string }): void =>
    void problems.push(reader.file.problem(piece.span, piece.field, words));
  if (/^\d/.test(when) && !monthEndsWithin(when, start, years))
    report({
      message: `The run has no end of the month ${when}.`,
      allowed: `months that end from ${start} to the day before ${endOfRun(start, years)}`,
    });
  const areas: readonly string[] = areasOf(planUnits(scenario.parameters, scenario.seed), scopesFor([scope]));
  if (!areas.includes(scope))
    report({
      message: `"${scope}" is not an area of this service.`,
      ...(areas.length <= 15 && { allowed: areas.join(', ') }),
      ...didYouMean(scope, areas),
    });
  return problems;
}

/** From top to bottom. */
const sortByPosition = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
