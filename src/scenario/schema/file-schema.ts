import * as z from 'zod';
import { areaPattern, metrics, areaForms } from '../../model/index.ts';
import type { ParameterDefinition } from '../../model/index.ts';
import { factorLimits } from '../settings/change-entry.ts';
import { definitionOf, isByRegion, settingsOf } from '../settings/setting-path.ts';
import { unitOf } from '../settings/entry.ts';
import { runDefaults, runLimits, startLimits } from '../reading/run.ts';
import { areaLines, columnsOf, ownTables, seriesTable } from '../own-figures/lines.ts';
import type { OwnColumn, OwnTable } from '../own-figures/lines.ts';
import { qualities } from '../scenario.ts';
import type { Definitions } from '../scenario.ts';

/** Receives the parts of a form that occur more than once, by a name of their own. */
export type NamePart = (id: string, part: z.ZodType) => void;

/** The form of a scenario file for editors: a baseline with all parameters, or changes to a file that it extends. */
export function scenarioFileSchema(definitions: Definitions, namePart: NamePart = () => {}): z.ZodType {
  const entries = new Map(
    settingsOf(definitions).map((setting) => [setting, entrySchema(definitionOf(setting, definitions)!)]),
  );
  const chapters = Object.entries(definitions).map(([chapter, parameters]) => {
    const settings = Object.entries(parameters).map(([name, definition]) => {
      const entry = entries.get(`${chapter}.${name}`)!;
      return [name, definition.default === undefined ? entry : entry.optional()] as const;
    });
    const form = z.strictObject(Object.fromEntries(settings));
    return [chapter, Object.values(parameters).every((each) => each.default !== undefined) ? form.optional() : form];
  });
  const changes = z
    .array(
      z.union(
        [...entries].map(([setting, entry]) => changeSchema(setting, definitionOf(setting, definitions)!, entry)),
      ),
    )
    .describe('New values of settings, each with its reason.');
  const thresholds = z
    .array(thresholdSchema)
    .describe(
      'Levels that metrics should not breach; a run reports the probability of a breach, month by month. The ' +
        'thresholds of a scenario replace those of the file it extends.',
    );
  for (const [id, part] of [...entries, ...Object.entries({ ...shared, ...relative, changes, thresholds })])
    namePart(id, part);

  const common = {
    name: text.describe('A few words; the results folder is named after it.'),
    question: text.optional().describe('The question that the scenario answers.'),
    description: text.optional().describe('What a reader of the results should know.'),
    changes: changes.optional(),
    thresholds: thresholds.optional(),
  };
  const baseline = z.strictObject({
    ...common,
    run: runSchema.required({ start: true, years: true }),
    parameters: z.strictObject(Object.fromEntries(chapters)).describe('Every setting of the service.'),
  });
  const scenario = z.strictObject({
    ...common,
    extends: text.describe('The file that the changes start from, relative to the folder of this one.'),
    run: runSchema.optional(),
    own_figures: ownFiguresSchema.optional(),
  });
  return z.union([baseline, scenario]);
}

const text = z.string().min(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const level = z.number().optional();
const range = z.tuple([z.number(), z.number()]).optional();
const wanted = 'required where the quality is calibrated, inferred or assumed.';

/** What all entries and changes have in the same form. */
const shared = {
  source: z
    .union([text, z.array(text).min(1)])
    .optional()
    .describe(
      'Id of the source, or a list of ids; a source of your own in a few words. Required unless the quality is calibrated, inferred or assumed.',
    ),
  quality: z.enum(qualities).describe('How well the value is known.'),
  note: text.optional().describe('What a reader would want to know.'),
  range: range.describe(`Range in the unit of the value, with the value in it; ${wanted}`),
  factor: range.describe(`Range of a factor on all of the numbers, with 1 in it; ${wanted}`),
  from: date.optional().describe('From this day on; without it from the start.'),
  until: date
    .optional()
    .describe('The first day on which it no longer holds; without it, it holds to the end of the run.'),
  over: z
    .string()
    .regex(/^\d+ (months?|years?)$/)
    .optional()
    .describe(
      'How long it takes to come into force, such as 12 months: a step a month, the first on the day of "from".',
    ),
  regions: z
    .array(text)
    .min(1)
    .optional()
    .describe('The regions for which it holds alike; only of settings by region.'),
  because: text.describe('The reason, in a sentence.'),
};

/** What acts on the value in force, where that is one number and where it is several. */
const relative = {
  of_one: relativeSchema(z.number(), z.number().min(factorLimits.least).max(factorLimits.most)),
  of_several: relativeSchema(
    z.union([z.number(), z.record(z.string(), z.number())]),
    z.union([z.number(), z.record(z.string(), z.number())]),
  ),
};

function relativeSchema(amount: z.ZodType, factor: z.ZodType): z.ZodType {
  const { source, note } = shared;
  const evidence = {
    source,
    quality: shared.quality.optional(),
    plausible: range.describe(
      'Range of the amount or factor, with it in it; of several by name, a factor with 1 in it.',
    ),
    note,
  };
  return z.union([
    z.strictObject({ add: amount.describe('What is added to the value in force.'), unit: text, ...evidence }),
    z.strictObject({
      times: factor.describe('What the value in force is multiplied by: 0.9 is a tenth less.'),
      ...evidence,
    }),
  ]);
}

function changeSchema(setting: string, definition: ParameterDefinition, entry: z.ZodType): z.ZodType {
  const { from, until, over, regions, because } = shared;
  const common = { setting: z.literal(setting).describe(definition.about), from, until, because };
  if (!('unit' in definition)) return z.strictObject({ ...common, to: entry });
  const ramped = { ...common, over };
  if (definition.kind === 'number') return z.strictObject({ ...ramped, to: z.union([entry, relative.of_one]) });
  if (!isByRegion(definition)) return z.strictObject({ ...ramped, to: z.union([entry, relative.of_several]) });
  const { source, quality, note, factor: plausible } = shared;
  const { least, most } = definition as { least: number; most: number };
  const ofRegions = z.strictObject({
    value: z.number().min(least).max(most).describe('The number of each of the regions.'),
    unit: z.literal(unitOf(definition)),
    source,
    quality,
    plausible,
    note,
  });
  return z.strictObject({ ...ramped, regions, to: z.union([entry, ofRegions, relative.of_several]) });
}

const thresholdSchema = z.strictObject({
  metric: z.enum(metrics.map((metric) => metric.name)).describe('The metric, by its stable name.'),
  at_most: level.describe('The highest acceptable level. Give this or at_least.'),
  at_least: level.describe('The lowest acceptable level. Give this or at_most.'),
  scope: z.string().regex(areaPattern).optional().describe(`${areaForms}; service where it is left out.`),
});

const wholeNumber = ({ least, most }: { least: number; most: number }): z.ZodInt => z.int().min(least).max(most);

const runSchema = z.strictObject({
  start: date.optional().describe(`The first day, from ${startLimits.least} to ${startLimits.most}.`),
  years: z
    .number()
    .gt(runLimits.years.least)
    .max(runLimits.years.most)
    .optional()
    .describe('Simulated years; parts of a year are allowed.'),
  replications: wholeNumber(runLimits.replications)
    .optional()
    .describe(`How many replications are run, each with its own random numbers. Default: ${runDefaults.replications}.`),
  seed: wholeNumber(runLimits.seed)
    .optional()
    .describe(`Selects the random numbers; the same seed gives the same results. Default: ${runDefaults.seed}.`),
  steady_state: z
    .boolean()
    .optional()
    .describe(
      'Whether the question is about the long run: the warm-up is then detected and left out. Default: false, a ' +
        'terminating study.',
    ),
});

const emptyOr = (form: z.ZodType): z.ZodType => z.union([form, z.null()]).optional();

/** Own figures of an area: any line may be left out or empty. */
const ownFiguresSchema = z
  .union([
    z.strictObject({
      ...Object.fromEntries(
        areaLines.map(({ key, about }) => [key, emptyOr(key === 'units' ? z.int().min(1) : text).describe(about)]),
      ),
      ...Object.fromEntries(
        ownTables.map((table) => [table.key, emptyOr(ownTableSchema(table)).describe(table.about)]),
      ),
      [seriesTable.key]: emptyOr(z.record(z.iso.date(), emptyOr(seriesLineSchema()))).describe(seriesTable.about),
    }),
    z.null(),
  ])
  .describe('Figures of an area in place of those of the service; what is empty is its share of them.');

function ownFigure({ limits }: OwnColumn): z.ZodType {
  return limits.whole ? wholeNumber(limits) : z.number().min(limits.least).max(limits.most);
}

function seriesLineSchema(): z.ZodType {
  const cells = seriesTable.columns.map((column) => [column.key, emptyOr(ownFigure(column)).describe(column.about)]);
  return z.strictObject({ ...Object.fromEntries(cells), source: emptyOr(text) });
}

function ownTableSchema(table: OwnTable): z.ZodType {
  const rows = table.rows.map((row) => {
    const columns = columnsOf(table, row);
    const cells = columns.map((column) => [column.key, emptyOr(ownFigure(column)).describe(column.label)] as const);
    const form = z.strictObject({ ...Object.fromEntries(cells), source: emptyOr(text) });
    return [
      row.key,
      emptyOr(columns.length === 1 ? z.union([ownFigure(columns[0]), form]) : form).describe(row.about),
    ] as const;
  });
  return z.strictObject(Object.fromEntries(rows));
}

function entrySchema(definition: ParameterDefinition): z.ZodType {
  const value = valueSchema(definition);
  const unit = z.literal(unitOf(definition));
  const { source, quality, note } = shared;
  if (!('unit' in definition))
    return z.strictObject({ value, unit: unit.optional(), source, quality, note }).describe(definition.about);
  const plausible = definition.kind === 'number' ? shared.range : shared.factor;
  return z
    .strictObject({ value, unit, source, quality, plausible, note })
    .describe(`${definition.about} Unit: ${definition.unit}.`);
}

function valueSchema(definition: ParameterDefinition): z.ZodType {
  switch (definition.kind) {
    case 'number':
      return definition.whole ? wholeNumber(definition) : z.number().min(definition.least).max(definition.most);
    case 'switch':
      return z.boolean();
    case 'choice':
      return z.enum(definition.options);
    case 'shares':
      return named(definition.names, z.number().min(0).max(1));
    case 'numbers': {
      const number = z.number().min(definition.least).max(definition.most);
      return definition.names === undefined ? z.record(z.string(), number) : named(definition.names, number);
    }
  }
}

const named = (names: readonly string[], value: z.ZodType): z.ZodType =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, value])));
