import { isMap } from 'yaml';
import { readSources } from '../settings/read-sources.ts';
import type { SourceCitation } from '../settings/read-sources.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readDate, readNumber, readText } from '../yaml/scalars.ts';
import { areaLines, columnsOf, onlyColumn, ownTables, seriesTable } from './lines.ts';
import type { OwnRow, OwnTable } from './lines.ts';
import { readSeries } from './series.ts';
import type { LocatedSeriesFigure } from './series.ts';

/** One figure of an area, where it stands, with its sources; those of all figures where the row has none. */
export interface OwnFigure {
  readonly value: number;
  readonly piece: Piece;
  readonly sources: readonly SourceCitation[];
}

interface Located<Value> {
  readonly value: Value;
  readonly piece: Piece;
}

/** What a file says of an area of its own. */
export interface OwnFigures {
  readonly piece: Piece;
  readonly region?: Located<string>;
  readonly name?: Located<string>;
  readonly units?: Located<number>;
  readonly date?: Located<string>;
  /** By `table.row.column`. */
  readonly figures: ReadonlyMap<string, OwnFigure>;
  /** What the area counted after the first day; a run takes no notice of it. */
  readonly series: readonly LocatedSeriesFigure[];
}

const areaKeys = areaLines.map(({ key }) => key);
export const ownFigureKeys = [...areaKeys, ...ownTables.map(({ key }) => key), seriesTable.key];

/** Reads `own_figures:`. What is left empty is left out; all that is wrong is reported. */
export function readOwnFigures(reader: Reader, piece: Piece): OwnFigures | undefined {
  if (piece.node === undefined) return { piece, figures: new Map(), series: [] };
  const fields = reader.map(piece, 'The own figures', ownFigureKeys, 'line');
  if (fields === undefined) return undefined;
  const given = (key: string): Piece | undefined => {
    const field = fields.get(key);
    return field?.node === undefined ? undefined : field;
  };
  const located = <Value>(
    key: string,
    read: (piece: Piece) => Value | undefined,
  ): { [Key: string]: Located<Value> } => {
    const field = given(key);
    const value = field && read(field);
    return field === undefined || value === undefined ? {} : { [key]: { value, piece: field } };
  };
  const source = given('source');
  const sources = source === undefined ? [] : readSources(reader, source);
  const figures = new Map<string, OwnFigure>();
  for (const table of ownTables) {
    const at = given(table.key);
    if (at !== undefined) readTable(reader, at, table, sources, figures);
  }
  const series = given(seriesTable.key);
  return {
    piece,
    series: series === undefined ? [] : readSeries(reader, series, sources),
    ...located('region', (field) => readText(reader, field, 'line')),
    ...located('name', (field) => readText(reader, field, 'line')),
    ...located('units', (field) => readNumber(reader, field, { unit: 'units', least: 1, most: 1000, whole: true })),
    ...located('date', (field) => readDate(reader, field)),
    figures,
  };
}

function readTable(
  reader: Reader,
  piece: Piece,
  table: OwnTable,
  sources: readonly SourceCitation[],
  figures: Map<string, OwnFigure>,
): void {
  const rows = reader.map(
    piece,
    `The table "${table.key}"`,
    table.rows.map(({ key }) => key),
    'line',
  );
  for (const row of table.rows) {
    const at = rows?.get(row.key);
    if (at?.node !== undefined) readRow(reader, at, table, row, sources, figures);
  }
}

/** A row with one figure may be that figure; otherwise it is a group of columns, and perhaps a source. */
function readRow(
  reader: Reader,
  piece: Piece,
  table: OwnTable,
  row: OwnRow,
  sources: readonly SourceCitation[],
  figures: Map<string, OwnFigure>,
): void {
  const columns = columnsOf(table, row);
  const put = (column: string, at: Piece, cited: readonly SourceCitation[]): void => {
    const value = readNumber(reader, at, columns.find(({ key }) => key === column)!.limits);
    if (value !== undefined) figures.set(`${table.key}.${row.key}.${column}`, { value, piece: at, sources: cited });
  };
  if (!isMap(piece.node) && columns.length === 1) {
    put(columns[0].key, piece, sources);
    return;
  }
  const keys = columns.map(({ key }) => key);
  const fields = reader.map(piece, `The line "${row.key}"`, [...keys, 'source'], 'column');
  const source = fields?.get('source');
  const cited = source?.node === undefined ? sources : readSources(reader, source);
  for (const key of keys) {
    const at = fields?.get(key);
    if (at?.node !== undefined) put(key, at, cited);
  }
}

/** The path of the one figure in a row of a table that has a single column. */
export const singleFigure = (table: string, row: string): string => `${table}.${row}.${onlyColumn}`;
