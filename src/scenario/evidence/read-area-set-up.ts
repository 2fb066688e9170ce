import { seriesTable } from '../own-figures/lines.ts';
import type { Problem } from '../problems/problem.ts';
import type { Piece } from '../yaml/reader.ts';
import { readSwitch, readText, readWord } from '../yaml/scalars.ts';
import { openYaml } from '../yaml/open-yaml.ts';
import type { AreaSetUp, SeriesReading } from './calibration.ts';
import { readBudget } from './read-calibration.ts';
import { line, number, positive, readAreaParameter } from './read-free-parameter.ts';
import { readSimulated } from './simulated-figure.ts';
import { StudyFields } from './study-fields.ts';
import type { ReadingContext } from './study-fields.ts';

export type AreaSetUpReading =
  { readonly ok: true; readonly setUp: AreaSetUp } | { readonly ok: false; readonly problems: readonly Problem[] };

const keys = ['name', 'about', 'cutoff', 'budget', 'quick', 'columns', 'parameters'] as const;

/**
 * Reads how areas are calibrated on their own series: which numbers are free and which columns depend on them, how each
 * column is read off a run, and how nearly. Bad input never throws; all problems come back at once.
 */
export function readAreaSetUp(path: string, textOf: (path: string) => string | undefined): AreaSetUpReading {
  const { reader, problems } = openYaml(path, textOf(path));
  if (reader === undefined) return { ok: false, problems };
  const context: ReadingContext = { reader, evidence: { sources: [], figures: [] }, names: [] };
  const fields = new StudyFields(context, reader.top(), 'The set-up', keys);
  const [name, about] = [fields.required('name', line), fields.required('about', readText)];
  const cutoff = fields.required('cutoff', number(positive));
  const [budget, quick] = (['budget', 'quick'] as const).map((key) =>
    fields.required(key, (_, piece) => readBudget(context, piece)),
  );
  const columns = fields.required('columns', (_, piece) =>
    (reader.list(piece, 'The columns') ?? []).flatMap((each) => readColumn(context, each) ?? []),
  );
  const parameters = fields.required('parameters', (_, piece) =>
    (reader.list(piece, 'The parameters') ?? []).flatMap((each) => readAreaParameter(context, each) ?? []),
  );
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return {
    ok: true,
    setUp: {
      name: name!,
      about: about!,
      cutoff: cutoff!,
      budget: budget!,
      quick: quick!,
      columns: columns!,
      parameters: parameters!,
    },
  };
}

function readColumn(context: ReadingContext, piece: Piece): SeriesReading | undefined {
  const fields = new StudyFields(context, piece, 'A column', [
    'column',
    'simulated',
    'discrepancy',
    'least',
    'logarithm',
    'because',
  ]);
  const names = seriesTable.columns.map(({ key }) => key);
  const column = fields.required('column', (reader, at) => readWord(reader, at, names));
  const simulated = fields.required('simulated', readSimulated);
  const discrepancy = fields.required('discrepancy', number({ unit: 'share of the figure', least: 0, most: 1 }));
  const least = fields.required('least', number(positive));
  const logarithm = fields.optional('logarithm', readSwitch) ?? false;
  const because = fields.required('because', readText);
  return column === undefined ||
    simulated === undefined ||
    discrepancy === undefined ||
    least === undefined ||
    because === undefined
    ? undefined
    : { column, simulated, discrepancy, least, logarithm, because };
}
