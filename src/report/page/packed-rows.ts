import type { TopLevelSpec } from 'vega-lite';

/** Rows without the names of their fields in every row: half of the size. */
export interface PackedRows {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows packed for a page; a field that a row has not is left empty. */
export function packRows(rows: readonly object[]): PackedRows {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { fields, rows: rows.map((row) => fields.map((field) => (row as Record<string, unknown>)[field])) };
}

/** A chart whose data are packed; the viewer of the page unpacks them. */
export const withPackedData = ({ datasets = {}, ...rest }: TopLevelSpec): object => ({
  ...rest,
  datasets: Object.fromEntries(Object.entries(datasets).map(([name, rows]) => [name, packRows(rows as object[])])),
});
