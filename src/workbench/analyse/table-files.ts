import type { CellObject, WorkSheet } from '@e965/xlsx';
import { escapeFormula, summarise, pairedDifferences, yearEnds } from '../../experiment/index.ts';
import { labelWithUnit } from '../../report/index.ts';
import type { DataTable, ReportInput } from '../../report/index.ts';
import { loadSpreadsheets } from '../libraries/load.ts';

type Cell = string | number;

/** A table as CSV; no cell can be taken for a formula. */
export const tableCsv = ({ columns, rows }: Pick<DataTable, 'columns' | 'rows'>): string =>
  [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');

function csvCell(text: string): string {
  const plain = numberOf(text) ?? text;
  const safe = typeof plain === 'number' ? String(plain) : escapeFormula(plain);
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The number that a cell of a report stands for; undefined where it is words. */
function numberOf(text: string): number | undefined {
  const bare = text
    .replace('−', '-')
    .replace(/^([+-]?)£/, '$1')
    .replaceAll(',', '');
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

/**
 * A workbook as the Government Analysis Function asks for: a cover, then one table to a sheet, each from its first cell
 * on with a title and a sentence above it.
 */
export async function workbookOf(input: ReportInput, tables: readonly DataTable[], title: string): Promise<Uint8Array> {
  const { utils, write } = await loadSpreadsheets();
  const sheets = [
    ...tables.map(({ caption, columns, rows }) => ({ caption, columns, rows: rows })),
    summaryTable(input),
    ...(input.sets.length > 1 ? [differencesTable(input)] : []),
  ];
  const workbook = utils.book_new();
  const cover = [
    [title],
    [`procap ${input.version}, a simulation. This is not an official statistic.`],
    [`The same figures with the command: ${input.command}`],
    ['Means are over replications; an interval shows only what chance does between them. [z] means not applicable.'],
    ['Contents'],
    ...sheets.map(({ caption }, index) => [`Table ${index + 1}: ${caption}`]),
  ];
  utils.book_append_sheet(workbook, withWidths(utils.aoa_to_sheet(cover), [100]), 'Cover');
  sheets.forEach(({ caption, columns, rows }, index) => {
    const sheet = utils.aoa_to_sheet([
      [`Table ${index + 1}: ${caption}`],
      ['This worksheet contains one table.'],
      [...columns],
      ...rows.map((row) => row.map(sheetCell)),
    ]);
    const widths = columns.map((name, column) =>
      Math.min(60, Math.max(name.length, ...rows.slice(0, 50).map((row) => String(row[column] ?? '').length)) + 2),
    );
    utils.book_append_sheet(workbook, withWidths(sheet, widths), `Table ${index + 1}`);
  });
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** Numbers as numbers; other words are text, whatever sign they begin with. */
function sheetCell(cell: Cell): CellObject {
  const number = typeof cell === 'number' ? cell : numberOf(cell);
  return number === undefined ? { t: 's', v: cell } : { t: 'n', v: number };
}

function withWidths(sheet: WorkSheet, widths: readonly number[]): WorkSheet {
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  return sheet;
}

const notApplicable = '[z]';

function summaryTable({ sets }: ReportInput) {
  return {
    caption: 'Every measure of each scenario at the end of each simulated year, mean over replications',
    columns: [
      'Scenario',
      'Month end',
      'Measure',
      'Name',
      'Mean',
      '95% interval from',
      '95% interval to',
      '10th percentile',
      '90th percentile',
    ],
    rows: sets.flatMap(({ scenario: { name }, results }) =>
      summarise(results, { scopes: ['service'], dates: yearEnds(results[0].dates) }).map(
        ({ date, metric, mean, lo95 = notApplicable, hi95 = notApplicable, p10, p90 }): Cell[] => [
          name,
          date,
          labelWithUnit(metric),
          metric,
          mean,
          lo95,
          hi95,
          p10 ?? notApplicable,
          p90 ?? notApplicable,
        ],
      ),
    ),
  };
}

function differencesTable({ sets: [baseline, ...plans] }: ReportInput) {
  return {
    caption: `Every measure of each plan less ‘${baseline.scenario.name}’ at the end of each simulated year`,
    columns: ['Plan', 'Month end', 'Measure', 'Name', 'Difference', '95% interval from', '95% interval to'],
    rows: plans.flatMap(({ scenario: { name }, results }) =>
      pairedDifferences(baseline.results, results, { scopes: ['service'], dates: yearEnds(results[0].dates) }).map(
        ({ date, metric, mean, lo95 = notApplicable, hi95 = notApplicable }): Cell[] => [
          name,
          date,
          labelWithUnit(metric),
          metric,
          mean,
          lo95,
          hi95,
        ],
      ),
    ),
  };
}
