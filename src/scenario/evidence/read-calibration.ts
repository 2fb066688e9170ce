import { resolvePath } from '../composition/path.ts';
import type { Problem } from '../problems/problem.ts';
import type { Piece } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import type { Calibration, CalibrationBudget, FittedFigure } from './calibration.ts';
import { line, number, positive, readFreeParameter } from './read-free-parameter.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';
import { nameOfFigure } from './published-figure.ts';
import type { Evidence } from './published-figure.ts';
import type { PublishedStudy } from './published-study.ts';
import { openYaml } from '../yaml/open-yaml.ts';
import { readPublishedStudy } from './read-published-study.ts';
import { readSelectedFigures } from './select-figures.ts';

export type CalibrationReading =
  | { readonly ok: true; readonly calibration: Calibration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const keys = [
  'name',
  'about',
  'study',
  'scenario',
  'years',
  'seed',
  'cutoff',
  'budget',
  'quick',
  'ahead',
  'parameters',
  'figures',
] as const;
const budgetKeys = [
  'twin_points',
  'points',
  'replications',
  'confirm_points',
  'confirm_replications',
  'final_replications',
  'candidates',
] as const;

/**
 * Reads the set-up of a calibration: which numbers are free, within what, and which published figures they are to meet,
 * how nearly.
 *
 * Only figures whose use is `calibrate` may stand in it; a target is a problem, since a test that was fitted tests
 * nothing. How a figure is read off a run is what the published study says. Bad input never throws; all problems come
 * back at once.
 */
export function readCalibration(
  path: string,
  textOf: (path: string) => string | undefined,
  evidence: Evidence,
): CalibrationReading {
  const { reader, problems } = openYaml(path, textOf(path));
  if (reader === undefined) return { ok: false, problems };
  const fields = new StudyFields({ reader, evidence, names: [] }, reader.top(), 'A calibration', keys);
  const study = studyOf(fields, path, textOf, evidence);
  if (!study.ok) return { ok: false, problems: [...reader.problems, ...study.problems] };
  const context: ReadingContext = { reader, evidence, names: study.study.scenarios.map(({ name }) => name) };
  const [name, about, scenario] = [
    fields.required('name', line),
    fields.required('about', readText),
    fields.required('scenario', line),
  ];
  const years = fields.required('years', number({ unit: 'years', least: 0.1, most: 10 }));
  const seed = fields.required('seed', number({ unit: '', least: 0, most: 4_294_967_295, whole: true }));
  const cutoff = fields.required('cutoff', number(positive));
  const [budget, quick] = (['budget', 'quick'] as const).map((key) =>
    fields.required(key, (_, piece) => readBudget(context, piece)),
  );
  const ahead = fields.required('ahead', (_, piece) => readAhead(context, piece));
  const parameters = fields.required('parameters', (_, piece) =>
    (reader.list(piece, 'The parameters') ?? []).flatMap((each) => readFreeParameter(context, each) ?? []),
  );
  const at = scenario === undefined ? undefined : resolvePath(path, scenario);
  const figures = fields.required('figures', (_, piece) =>
    (reader.list(piece, 'The figures') ?? []).flatMap((each) => readFittedFigures(context, each, study.study, at)),
  );
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return {
    ok: true,
    calibration: {
      name: name!,
      about: about!,
      scenario: at!,
      years: years!,
      seed: seed!,
      cutoff: cutoff!,
      budget: budget!,
      quick: quick!,
      ahead: ahead!,
      parameters: parameters!,
      figures: figures!,
      study: study.study,
    },
  };
}

function studyOf(
  fields: StudyFields,
  path: string,
  textOf: (path: string) => string | undefined,
  evidence: Evidence,
): { ok: true; study: PublishedStudy } | { ok: false; problems: readonly Problem[] } {
  const named = fields.required('study', line);
  return named === undefined
    ? { ok: false, problems: [] }
    : readPublishedStudy(resolvePath(path, named), textOf, evidence);
}

export function readBudget(context: ReadingContext, piece: Piece): CalibrationBudget {
  const fields = new StudyFields(context, piece, 'A budget', budgetKeys);
  const [twinPoints, points, replications, confirmPoints, confirmReplications, finalReplications, candidates] =
    budgetKeys.map(
      (key) =>
        fields.required(
          key,
          number({ unit: '', least: key === 'twin_points' ? 0 : 2, most: 10_000_000, whole: true }),
        ) ?? 2,
    );
  return {
    twinPoints,
    points,
    replications,
    confirmPoints,
    confirmReplications,
    finalReplications,
    candidates,
  };
}

function readAhead(context: ReadingContext, piece: Piece): Calibration['ahead'] {
  const fields = new StudyFields(context, piece, 'The look ahead', ['years', 'points']);
  const years = fields.required('years', number({ unit: 'years', least: 0.1, most: 40 })) ?? 1;
  return {
    years,
    points: fields.required('points', number({ unit: 'points', least: 2, most: 10_000, whole: true })) ?? 2,
  };
}

/**
 * The figures that one line of the set-up names, each with the series of the study that says how it is read off a run
 * of the scenario.
 */
function readFittedFigures(
  context: ReadingContext,
  piece: Piece,
  { series, scenarios }: PublishedStudy,
  scenario: string | undefined,
): FittedFigure[] {
  const { reader, evidence } = context;
  const fields = new StudyFields(context, piece, 'A figure', [
    'figures',
    'observation',
    'discrepancy',
    'twin',
    'because',
  ]);
  const figures = fields.required('figures', (each, at) => readSelectedFigures(each, at, evidence)) ?? [];
  const discrepancy = fields.required('discrepancy', number(positive));
  const [observation, twin] = (['observation', 'twin'] as const).map((key) => fields.optional(key, number(positive)));
  const because = fields.required('because', readText);
  if (discrepancy === undefined || because === undefined) return [];
  const run = scenarios.find(({ file }) => file === scenario)?.name;
  return figures.flatMap((figure): FittedFigure[] => {
    if (figure.use !== 'calibrate') {
      reader.report(piece, {
        message: `${nameOfFigure(figure)} is held back (${figure.use}): nothing may be fitted to it.`,
        suggestion: 'Take it out, or narrow the figures down by "from", "to" or "vintage".',
      });
      return [];
    }
    const found = series.flatMap((each) =>
      run !== undefined && each.in.includes(run)
        ? each.compared.filter((compared) => compared.figure === figure).map((compared) => ({ series: each, compared }))
        : [],
    );
    if (found.length === 0)
      reader.report(piece, {
        message: `The study does not say how ${nameOfFigure(figure)} is calculated from a run of ${scenario}.`,
      });
    return found.map(({ series: of, compared }) => ({
      series: of,
      compared,
      observation: observation ?? compared.rounding / Math.sqrt(3),
      discrepancy,
      ...(twin !== undefined && { twin }),
      because,
    }));
  });
}
