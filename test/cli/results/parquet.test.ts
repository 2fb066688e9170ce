import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { parquetPieces } from '../../../src/cli/results/parquet.ts';
import type { TidyTable } from '../../../src/experiment/index.ts';

const table = (scenario: string, values: readonly (number | undefined)[]): TidyTable => [
  { name: 'scenario', kind: 'text', values: values.map(() => scenario) },
  { name: 'replication', kind: 'whole', values: values.map((_, index) => index + 1) },
  { name: 'date', kind: 'date', values: values.map(() => '2022-02-28') },
  { name: 'unallocated.all', kind: 'number', values },
];

it('Tables of the same columns become one file that reads back to the last bit, a piece for each', async () => {
  const tables = [table('Baseline', [0.1, undefined, -1e-300]), table('Plan', [Number.MAX_VALUE])];
  const pieces = [...parquetPieces(tables, { columns: '{"date":{"unit":"ISO date"}}' })];
  expect(pieces).toHaveLength(3);
  const bytes = new Uint8Array(Buffer.concat(pieces)).buffer;
  const date = new Date('2022-02-28');
  const row = (scenario: string, replication: number, value: number | null) => ({
    scenario,
    replication,
    date,
    'unallocated.all': value,
  });
  expect(await parquetReadObjects({ file: bytes })).toEqual([
    row('Baseline', 1, 0.1),
    row('Baseline', 2, null),
    row('Baseline', 3, -1e-300),
    row('Plan', 1, Number.MAX_VALUE),
  ]);
  expect(parquetMetadata(bytes).key_value_metadata).toEqual([
    expect.objectContaining({ key: 'columns', value: '{"date":{"unit":"ISO date"}}' }),
  ]);
  expect(Buffer.concat([...parquetPieces(tables, { columns: '{"date":{"unit":"ISO date"}}' })])).toEqual(
    Buffer.concat(pieces),
  );
});

it('A file without a table is refused', () => {
  expect(() => [...parquetPieces([], {})]).toThrow('There is no table to write; at least one is needed.');
});
