import { areaLines, columnsOf, onlyColumn, ownTables, seriesTable } from '../own-figures/lines.ts';
import type { OwnTable } from '../own-figures/lines.ts';

/**
 * The form of a scenario as a spreadsheet: the same lines as in a text file, one table to a sheet, each with a title in
 * the first cell, a sentence below it, and a row of headings that begins with "Line".
 */
export interface FormSheet {
  readonly title: string;
  readonly about: string;
  /** Headings between the label of the line and the last two, for its source and for what it is. */
  readonly columns: readonly FormColumn[];
  readonly hasSource: boolean;
  readonly rows: readonly FormRow[];
  /** The table under `own_figures:`; absent for the first sheet, whose lines stand in several places. */
  readonly table?: Pick<OwnTable, 'key'>;
  /** Its lines are month ends and not those of a list; a workbook may do without it. */
  readonly isSeries?: true;
}

export interface FormColumn {
  readonly key: string;
  readonly label: string;
  readonly isText?: true;
  /** Figures are in %: a cell may be a percentage. */
  readonly isPercent?: true;
}

export interface FormRow {
  readonly key: string;
  readonly label: string;
  readonly about: string;
  /** Columns in which a figure may stand. */
  readonly columns: readonly string[];
  /** Whether the line is about the scenario or its run, and not about the area. */
  readonly chapter?: 'scenario' | 'run';
}

export const lineHeading = 'Line';
/** The first heading of the series. */
export const monthHeading = 'Last day of the month';
export const sourceHeading = 'Source, if another';
export const aboutHeading = 'What it is';
/** What stands in a cell that means nothing, as in published statistics. */
export const notApplicable = '[z]';

const scenarioRow = (key: string, label: string, about: string, chapter?: 'scenario' | 'run'): FormRow => ({
  key,
  label,
  about,
  columns: [onlyColumn],
  ...(chapter && { chapter }),
});

const scenarioSheet: FormSheet = {
  title: 'Scenario',
  about:
    'Fill in the second column, here and on the other sheets. What stays empty is taken from the national baseline, as the share of your area. Keep the names of sheets, lines and columns.',
  columns: [{ key: onlyColumn, label: 'Value', isText: true }],
  hasSource: false,
  rows: [
    scenarioRow('name', 'Name of the scenario', 'A few words; the results folder is named after it.', 'scenario'),
    scenarioRow(
      'question',
      'Question',
      'What the scenario is to answer; it stands at the top of the report.',
      'scenario',
    ),
    scenarioRow('extends', 'Baseline', 'The national baseline that comes with procap is procap:baseline.', 'scenario'),
    scenarioRow('years', 'Years to simulate', 'Empty: as many as the baseline.', 'run'),
    scenarioRow('replications', 'Replications', 'Empty: as many as the baseline.', 'run'),
    ...areaLines.map(({ key, label, about }) => scenarioRow(key, label, about)),
  ],
};

/** The sheets, in order. */
export const formSheets: readonly FormSheet[] = [
  scenarioSheet,
  ...ownTables.map((table): FormSheet => ({
    title: table.title,
    about: table.about,
    columns: table.columns.map(({ key, label }) => ({ key, label })),
    hasSource: true,
    rows: table.rows.map((row) => ({
      key: row.key,
      label: row.label,
      about: row.about,
      columns: columnsOf(table, row).map(({ key }) => key),
    })),
    table,
  })),
  {
    title: seriesTable.title,
    about: `${seriesTable.about} ${seriesTable.columns.map(({ label, about }) => `${label}: ${about}`).join(' ')}`,
    columns: seriesTable.columns.map(({ key, label, limits }) => ({
      key,
      label,
      ...(limits.unit.startsWith('%') && { isPercent: true }),
    })),
    hasSource: true,
    rows: [],
    table: seriesTable,
    isSeries: true,
  },
];

/** Headings of a sheet, from the first cell on. */
export const headingsOf = ({ columns, hasSource, isSeries }: FormSheet): string[] => [
  isSeries ? monthHeading : lineHeading,
  ...columns.map(({ label }) => label),
  ...(hasSource ? [sourceHeading] : []),
  ...(isSeries ? [] : [aboutHeading]),
];
