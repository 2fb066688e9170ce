import type { Problem } from '../problems/problem.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readNumber, readSwitch, readText } from '../yaml/scalars.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import { resolvePath } from '../composition/path.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';
import { nameOfFigure } from './published-figure.ts';
import type { Evidence, PublishedFigure } from './published-figure.ts';
import { openYaml } from '../yaml/open-yaml.ts';
import { readIds } from './read-evidence.ts';
import { readMonthlyCourse } from './read-monthly-course.ts';
import { readSeries } from './read-series.ts';
import { readSelectedFigures } from './select-figures.ts';
import { readSimulated } from './simulated-figure.ts';
import type {
  FigureChoice,
  Milestone,
  MonthlyCourse,
  ExcludedFigure,
  Series,
  ShownFigure,
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
  'by_month',
  'milestones',
  'not_compared',
  'choices',
] as const;

/**
 * Reads a study: its scenarios by file, and for each published figure how the same is read off a run. The scenarios
 * themselves are not read here, but for the day on which one begins that a chart draws after another.
 *
 * A study may not be silent: each selector must find something, and a figure that another one contradicts or supersedes
 * needs either both in the study or a choice with its reason. Bad input never throws; all problems come back at once.
 */
export function readPublishedStudy(
  path: string,
  textOf: (path: string) => string | undefined,
  evidence: Evidence,
): PublishedStudyReading {
  const { reader, problems } = openYaml(path, textOf(path), {
    ifEmpty: 'Write "name:", "question:", "about:" and "scenarios:".',
    keys: studyKeys,
  });
  if (reader === undefined) return { ok: false, problems };
  const study = studyOf(reader, path, textOf, evidence);
  const all = reader.problems;
  return all.length > 0 || study === undefined ? { ok: false, problems: all } : { ok: true, study };
}

function studyOf(
  reader: Reader,
  path: string,
  textOf: (path: string) => string | undefined,
  evidence: Evidence,
): PublishedStudy | undefined {
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
    context: (piece: Piece) => Item | readonly Item[] | undefined,
  ): Item[] => {
    const piece = fields.get(key);
    return piece === undefined ? [] : (reader.list(piece, what) ?? []).flatMap<Item>((each) => context(each) ?? []);
  };
  const scenarios = list('scenarios', 'The scenarios', (piece) => readStudyScenario(reader, piece, path));
  const names = scenarios.map((each) => each.name);
  const context: ReadingContext = { reader, evidence, names };
  const series = list<Series>('series', 'The series', (piece) => readSeries(context, piece));
  const study: PublishedStudy = {
    id: path
      .split('/')
      .at(-1)!
      .replace(/\.ya?ml$/, ''),
    name: text('name'),
    question: text('question'),
    about: text('about'),
    scenarios,
    series,
    shown: list<ShownFigure>('shown', 'What is shown', (piece) => readShown(context, piece)),
    byMonth: list<MonthlyCourse>('by_month', 'What is drawn month by month', (piece) =>
      readMonthlyCourse({ ...context, series, scenarios, textOf }, piece),
    ),
    milestones: list<Milestone>('milestones', 'The milestones', (piece) => readMilestone(context, piece)),
    notCompared: list<ExcludedFigure>('not_compared', 'What is not compared', (piece) =>
      readNotCompared(context, piece),
    ),
    choices: list<FigureChoice>('choices', 'The choices', (piece) => readChoice(context, piece)),
  };
  if (reader.problems.length === 0) checkChoices(context, fields.get('series') ?? top, study);
  return study;
}

function readStudyScenario(reader: Reader, piece: Piece, path: string): StudyScenario[] {
  const fields = new StudyFields(
    { reader, evidence: { sources: [], figures: [] }, names: [] },
    piece,
    'A scenario of a study',
    ['name', 'file'],
  );
  const line = (each: Reader, at: Piece) => readText(each, at, 'line');
  const [name, file] = [fields.required('name', line), fields.required('file', line)];
  return name === undefined || file === undefined ? [] : [{ name, file: resolvePath(path, file) }];
}

function readShown(context: ReadingContext, piece: Piece): ShownFigure | undefined {
  const fields = new StudyFields(context, piece, 'A figure that is shown', ['name', 'simulated', 'scope', 'at', 'in']);
  const [name, simulated, day] = [
    fields.line('name'),
    fields.required('simulated', readSimulated),
    fields.required('at', readDate),
  ];
  if (simulated === undefined || day === undefined) return undefined;
  return { name: name ?? simulated.text, simulated, day, scope: fields.scope(), in: fields.scenarios() };
}

const levels = { unit: '', least: -1e12, most: 1e12 } as const;
const monthsOnEnd = { unit: 'months', least: 1, most: 60, whole: true } as const;

function readMilestone(context: ReadingContext, piece: Piece): Milestone | undefined {
  const fields = new StudyFields(context, piece, 'A milestone', [
    'name',
    'simulated',
    'scope',
    'below',
    'months',
    'lasting',
    'in',
  ]);
  const simulated = fields.required('simulated', readSimulated);
  const below = fields.required('below', (reader, at) => readNumber(reader, at, levels));
  const months = fields.optional('months', (reader, at) => readNumber(reader, at, monthsOnEnd)) ?? 3;
  const lasting = fields.optional('lasting', readSwitch) ?? false;
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

function readNotCompared(context: ReadingContext, piece: Piece): ExcludedFigure[] {
  const fields = new StudyFields(context, piece, 'What is not compared', ['figures', 'because']);
  const because = fields.required('because', readText);
  const figures = fields.required('figures', (reader, at) => readSelectedFigures(reader, at, context.evidence)) ?? [];
  return because === undefined ? [] : figures.map((figure) => ({ figure, because }));
}

function readChoice(context: ReadingContext, piece: Piece): FigureChoice[] {
  const { figures } = context.evidence;
  const ids = figures.flatMap(({ id }) => id ?? []);
  const fields = new StudyFields(context, piece, 'A choice', ['use', 'over', 'because']);
  const named = (reader: Reader, at: Piece): PublishedFigure[] =>
    readIds(reader, at).flatMap((id) => {
      const found = figures.find((figure) => figure.id === id);
      if (found === undefined)
        reader.report(at, { message: `No published figure has the id "${id}".`, ...didYouMean(id, ids) });
      return found ?? [];
    });
  const [uses, overs, because] = [
    fields.required('use', named) ?? [],
    fields.required('over', named) ?? [],
    fields.required('because', readText),
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
function checkChoices({ reader, evidence }: ReadingContext, at: Piece, { series, choices }: PublishedStudy): void {
  const used = new Set(series.flatMap(({ compared }) => compared.map(({ figure }) => figure)));
  for (const figure of used) {
    for (const rival of rivalsOf(figure, evidence.figures).filter((each) => !used.has(each))) {
      if (choices.some((choice) => choice.use === figure && choice.over === rival)) continue;
      reader.report(at, {
        message:
          `The study uses ${nameOfFigure(figure)}, and ${nameOfFigure(rival)} differs. Both stay on record; ` +
          'the choice needs a reason.',
        suggestion:
          `Write under "choices:" the entry { use: ${figure.id ?? '...'}, over: ${rival.id ?? '...'}, ` +
          'because: ... }.',
      });
    }
  }
  for (const { use } of choices)
    if (!used.has(use))
      reader.report(at, { message: `A choice says that ${nameOfFigure(use)} is used, and no series uses it.` });
}
