import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TidyTable } from '../../experiment/index.ts';

const types = { text: 'STRING', whole: 'INT32', number: 'DOUBLE' } as const;

/**
 * A table as an Apache Parquet file, for R, Python and DuckDB: numbers to the last bit, null where there is no value,
 * and what the file is from in its metadata. The same table gives the same bytes.
 */
export function parquetFile(table: TidyTable, metadata: Readonly<Record<string, string>>): Uint8Array {
  const columnData = table.map(({ name, kind, values }) => ({ name, type: types[kind], data: [...values] }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      createdBy: 'procap',
    }),
  );
}
