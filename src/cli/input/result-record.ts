import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFileError } from '../errors.ts';
import type { ResultRecord } from '../results/run-record.ts';

/** What run.json of a result folder says. `refuse` throws, with why there is none, in a sentence. */
export function readResultRecord(folder: string, refuse: (because: string) => never): ResultRecord {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return refuse('it is no result of procap, which has a file run.json.');
  let record: ResultRecord;
  try {
    record = JSON.parse(readFileSync(path, 'utf8')) as ResultRecord;
  } catch (error) {
    return refuse(error instanceof SyntaxError ? 'its run.json is damaged.' : `${describeFileError(error)}.`);
  }
  return record.madeBy === 'procap' ? record : refuse('its run.json is of another program.');
}
