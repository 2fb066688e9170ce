import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetReadObjects } from 'hyparquet';
import type { AsyncBuffer } from 'hyparquet';
import { metrics } from '../../model/index.ts';
import type { Area, ReplicationResult } from '../../model/index.ts';

/** What a row of the file is of: a month of an area in a replication of a scenario. */
interface RowKey {
  readonly scenario: string;
  readonly replication: number;
  readonly date: Date;
  readonly scope: string;
}

/** A row that is wanted, and where its figures go. */
interface Target {
  readonly row: number;
  readonly values: Float64Array;
  /** Of the first metric. */
  readonly at: number;
}

/**
 * The replications that `replications.parquet` holds, by scenario, exact to the last bit, for the areas that are wanted.
 * A metric of this program that the file does not have has no value. Throws a RangeError where the file is not whole,
 * and what the library throws where it is no Parquet file.
 */
export async function recordedReplications(
  path: string,
  isWanted: (area: Area) => boolean,
): Promise<Map<string, ReplicationResult[]>> {
  const file = await asyncBufferFromFile(path);
  const keys = (await parquetReadObjects({
    file,
    columns: ['scenario', 'replication', 'date', 'scope'],
  })) as unknown as readonly RowKey[];
  const { results, targets } = placesOf(keys, isWanted);
  await readMetrics(file, targets);
  return results;
}

/** Results without figures yet, and the rows from which these come. */
function placesOf(keys: readonly RowKey[], isWanted: (area: Area) => boolean) {
  const wanted = keys.flatMap((key, row) => (isWanted(key.scope as Area) ? [{ ...key, row }] : []));
  const dates = distinct(wanted.map(({ date }) => date.toISOString().slice(0, 10)));
  const areas = distinct(wanted.map(({ scope }) => scope)) as Area[];
  const results = new Map<string, ReplicationResult[]>();
  const targets = wanted.map(({ scenario, replication, row }, index): Target => {
    const at = index % (dates.length * areas.length);
    const set = results.get(scenario) ?? [];
    results.set(scenario, set);
    if (at === 0) {
      const values = new Float64Array(dates.length * areas.length * metrics.length).fill(NaN);
      set.push({ replication, dates, areas, values, events: 0 });
    }
    return { row, values: set.at(-1)!.values, at: at * metrics.length };
  });
  if (targets.length === 0 || targets.length % (dates.length * areas.length) !== 0)
    throw new RangeError(`It has ${targets.length} rows for ${dates.length} months of ${areas.length} areas.`);
  return { results, targets };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

async function readMetrics(file: AsyncBuffer, targets: readonly Target[]): Promise<void> {
  const metadata = await parquetMetadataAsync(file);
  const inFile = new Set(metadata.schema.map(({ name }) => name));
  const indexOf = new Map<string, number>(metrics.map(({ name }, index) => [name, index]));
  await parquetRead({
    file,
    metadata,
    columns: [...indexOf.keys()].filter((name) => inFile.has(name)),
    onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
      for (const { row, values, at } of targets) {
        if (row < rowStart || row >= rowEnd) continue;
        const value = columnData[row - rowStart] as number | null | undefined;
        if (value !== null && value !== undefined) values[at + indexOf.get(columnName)!] = value;
      }
    },
  });
}
