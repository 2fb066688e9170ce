import type { Problem } from '../problem.ts';
import type { Piece, Reader } from '../reader.ts';
import { readDate, readNumber, readSwitch, readText } from '../scalars.ts';
import { didYouMean } from '../nearest.ts';
import { pathFrom } from '../path.ts';
import { Fields } from './fields.ts';
import type { Reading } from './fields.ts';
import { nameOfFigure } from './published-figure.ts';
import type { Evidence, PublishedFigure } from './published-figure.ts';
import { opened, readIds } from './read-evidence.ts';
import { readSeries } from './read-series.ts';
import { readSelector } from './select.ts';
import { readSimulated } from './simulated.ts';
import type {
  Choice,
  Milestone,
  NotCompared,
  Series,
  Shown,
  PublishedStudy,
  StudyScenario,
} from './published-study.ts';

export type PublishedStudyReading =
  { readonly ok: true; readonly study: PublishedStudy } | { readonly ok: false; readonly problems: readonly Problem[] };

const studyKeys = [
  'name',
  'question',
  'about',
  'scenarios',
  'series',
  'shown',
  'milestones',
  'not_compared',
  'choices',
] as const;

/**
 * Reads a study: its scenarios by file, and for each published figure how the same is read off a run. The scenarios
 * themselves are not read here.
 *
 * A study may not be silent: each selector must find something, and a figure that another one contradicts or supersedes
 * needs either both in the study or a choice with its reason. Bad input never throws; all problems come back at once.
 */
export function readPublishedStudy(
  path: string,
  textOf: (path: string) => string | undefined,
  evidence: Evidence,
): PublishedStudyReading {
  const { reader, problems } = opened(path, textOf);
  if (reader === undefined) return { ok: false, problems };
  const study = studyOf(reader, path, evidence);
  const all = [...problems, ...reader.problems];
  return all.length > 0 || study === undefined ? { ok: false, problems: all } : { ok: true, study };
}

function studyOf(reader: Reader, path: string, evidence: Evidence): PublishedStudy | undefined {
  const top = reader.top();
  const fields = reader.map(top, 'A study', studyKeys);
  if (fields === undefined) return undefined;
  for (const key of ['name', 'question', 'about', 'scenarios'] as const) {
    if (!fields.has(key))
      reader.report(top, { message: `The study has no ${key}.`, suggestion: `Write "${key}: ...".` }, key);
  }
  const text = (key: 'name' | 'question' | 'about') =>
    (fields.get(key) && readText(reader, fields.get(key)!, key === 'name' ? 'line' : 'text')) ?? '';
  const list = <Item>(
    key: (typeof studyKeys)[number],
    what: string,
    read: (piece: Piece) => Item | readonly Item[] | undefined,
  ): Item[] => {
    const piece = fields.get(key);
    return piece === undefined ? [] : ((reader.list(piece, what) ?? []).flatMap((each) => read(each) ?? []) as Item[]);
  };
  const scenarios = list('scenarios', 'The scenarios', (piece) => readStudyScenario(reader, piece, path));
  const names = scenarios.map((each) => each.name);
  const read: Reading = { reader, evidence, names };
  const study: PublishedStudy = {
    id: path
      .split('/')
      .at(-1)!
      .replace(/\.ya?ml$/, ''),
    name: text('name'),
    question: text('question'),
    about: text('about'),
    scenarios,
    series: list<Series>('series', 'The series', (piece) => readSeries(read, piece)),
    shown: list<Shown>('shown', 'What is shown', (piece) => readShown(read, piece)),
    milestones: list<Milestone>('milestones', 'The milestones', (piece) => readMilestone(read, piece)),
    notCompared: list<NotCompared>('not_compared', 'What is not compared', (piece) => readNotCompared(read, piece)),
    choices: list<Choice>('choices', 'The choices', (piece) => readChoice(read, piece)),
  };
  if (reader.problems.length === 0) checkChoices(read, fields.get('series') ?? top, study);
  return study;
}

function readStudyScenario(reader: Reader, piece: Piece, path: string): StudyScenario[] {
  const fields = new Fields(
    { reader, evidence: { sources: [], figures: [] }, names: [] },
    piece,
    'A scenario of a study',
    ['name', 'file'],
  );
  const line = (each: Reader, at: Piece) => readText(each, at, 'line');
  const [name, file] = [fields.needed('name', line), fields.needed('file', line)];
  return name === undefined || file === undefined ? [] : [{ name, file: pathFrom(path, file) }];
}

function readShown(read: Reading, piece: Piece): Shown | undefined {
  const fields = new Fields(read, piece, 'A figure that is shown', ['name', 'simulated', 'scope', 'at', 'in']);
  const [name, simulated, day] = [
    fields.line('name'),
    fields.needed('simulated', readSimulated),
    fields.needed('at', readDate),
  ];
  if (simulated === undefined || day === undefined) return undefined;
  return { name: name ?? simulated.text, simulated, day, scope: fields.scope(), in: fields.scenarios() };
}

const levels = { unit: '', least: -1e12, most: 1e12 } as const;
const monthsOnEnd = { unit: 'months', least: 1, most: 60, whole: true } as const;

function readMilestone(read: Reading, piece: Piece): Milestone | undefined {
  const fields = new Fields(read, piece, 'A milestone', [
    'name',
    'simulated',
    'scope',
    'below',
    'months',
    'lasting',
    'in',
  ]);
  const simulated = fields.needed('simulated', readSimulated);
  const below = fields.needed('below', (reader, at) => readNumber(reader, at, levels));
  const months = fields.maybe('months', (reader, at) => readNumber(reader, at, monthsOnEnd)) ?? 3;
  const lasting = fields.maybe('lasting', readSwitch) ?? false;
  if (simulated === undefined || below === undefined) return undefined;
  return {
    name: fields.line('name') ?? simulated.text,
    simulated,
    below,
    months,
    lasting,
    scope: fields.scope(),
    in: fields.scenarios(),
  };
}

function readNotCompared(read: Reading, piece: Piece): NotCompared[] {
  const fields = new Fields(read, piece, 'What is not compared', ['figures', 'because']);
  const because = fields.needed('because', readText);
  const figures = fields.needed('figures', (reader, at) => readSelector(reader, at, read.evidence)) ?? [];
  return because === undefined ? [] : figures.map((figure) => ({ figure, because }));
}

function readChoice(read: Reading, piece: Piece): Choice[] {
  const { figures } = read.evidence;
  const ids = figures.flatMap(({ id }) => id ?? []);
  const fields = new Fields(read, piece, 'A choice', ['use', 'over', 'because']);
  const named = (reader: Reader, at: Piece): PublishedFigure[] =>
    readIds(reader, at).flatMap((id) => {
      const found = figures.find((figure) => figure.id === id);
      if (found === undefined)
        reader.report(at, { message: `No published figure has the id "${id}".`, ...didYouMean(id, ids) });
      return found ?? [];
    });
  const [uses, overs, because] = [
    fields.needed('use', named) ?? [],
    fields.needed('over', named) ?? [],
    fields.needed('because', readText),
  ];
  return because === undefined ? [] : uses.flatMap((use) => overs.map((over) => ({ use, over, because })));
}

/** Figures that say something else of the same fact, or took its place, whichever of the two says so. */
export const rivalsOf = (figure: PublishedFigure, figures: readonly PublishedFigure[]): PublishedFigure[] =>
  figures.filter(
    (other) =>
      [...figure.supersedes, ...figure.conflictsWith].includes(other.id ?? '') ||
      [...other.supersedes, ...other.conflictsWith].includes(figure.id ?? ''),
  );

/** A figure with a rival is used only together with it, or with a reason. */
function checkChoices({ reader, evidence }: Reading, at: Piece, { series, choices }: PublishedStudy): void {
  const used = new Set(series.flatMap(({ held }) => held.map(({ figure }) => figure)));
  for (const figure of used) {
    for (const rival of rivalsOf(figure, evidence.figures).filter((each) => !used.has(each))) {
      if (choices.some((choice) => choice.use === figure && choice.over === rival)) continue;
      reader.report(at, {
        message: `The study uses ${nameOfFigure(figure)}, and ${nameOfFigure(rival)} says something else. Both stay on record; which is used needs a reason.`,
        suggestion: `Write under "choices:" the entry { use: ${figure.id ?? '...'}, over: ${rival.id ?? '...'}, because: ... }.`,
      });
    }
  }
  for (const { use } of choices)
    if (!used.has(use))
      reader.report(at, { message: `A choice says that ${nameOfFigure(use)} is used, and no series uses it.` });
}
