import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet-writer';
import type { TidyColumn, TidyTable } from '../../experiment/index.ts';

/** What each kind of column is in the file. */
const schemaOf: Readonly<Record<TidyColumn['kind'], Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'INT32', converted_type: 'DATE' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
};

/**
 * Tables of the same columns, at least one, as one Apache Parquet file in pieces, for R, Python and DuckDB: numbers to
 * the last bit, null where there is no value, and what the file is from in its metadata. A piece holds one table, so
 * that a large file never stands in memory whole. The same tables give the same bytes.
 */
export function* parquetPieces(
  tables: Iterable<TidyTable>,
  metadata: Readonly<Record<string, string>>,
): Generator<Uint8Array> {
  const writer = new ByteWriter();
  let file: ParquetWriter | undefined;
  for (const table of tables) {
    file ??= new ParquetWriter({
      writer,
      schema: schemaFor(table),
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      createdBy: 'procap',
    });
    void file.write({ columnData: table.map(columnSource), rowGroupSize: table[0].values.length });
    yield takeBytes(writer);
  }
  if (file === undefined) throw new RangeError('There is no table to write; at least one is needed.');
  void file.finish();
  yield takeBytes(writer);
}

/** A table as one file. */
export const parquetFile = (table: TidyTable, metadata: Readonly<Record<string, string>>): Uint8Array =>
  Buffer.concat([...parquetPieces([table], metadata)]);

const schemaFor = (table: TidyTable): SchemaElement[] => [
  { name: 'root', num_children: table.length },
  ...table.map(({ name, kind }) => ({ name, ...schemaOf[kind], repetition_type: 'OPTIONAL' as const })),
];

const columnSource = ({ name, kind, values }: TidyColumn) => ({
  name,
  data: kind === 'date' ? values.map((day) => new Date(day)) : [...values],
});

/** What was written since the last time; the writer counts on from there. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
