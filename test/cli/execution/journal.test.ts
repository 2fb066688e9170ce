import { appendFileSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../src/cli/execution/journal.ts';
import { RunAborted, runTasks } from '../../../src/experiment/index.ts';
import type { Reduction, ReplicationTask, RunReplications } from '../../../src/experiment/index.ts';
import type { ReplicationResult } from '../../../src/model/index.ts';
import { temporaryFolder } from '../fakes.ts';

describe('a journal', () => {
  const input = { start: '2021-07-01', years: 1, parameters: { a: 1 }, changes: [] } as never;
  const task = (replication: number, seed = 1): ReplicationTask => ({
    scenario: 0,
    input,
    seed,
    replication,
    scopes: 'region',
  });
  const resultOf = ({ replication, seed }: ReplicationTask): ReplicationResult => ({
    replication,
    dates: ['2021-07-31'],
    areas: [],
    values: Float64Array.from([0.1 + seed, replication, Number.NaN, -0, 5e-324]),
    events: 12,
  });
  const path = (folder: string): string => join(folder, '.results.replications');

  /** Opens the journal, runs what it has not, and says which those were. */
  async function runWith(folder: string, tasks: readonly ReplicationTask[]): Promise<number[]> {
    const journal = openJournal('results', folder);
    const ran: number[] = [];
    const run: RunReplications = async (given, onDone) =>
      given.map((each) => {
        ran.push(each.replication);
        onDone(each, resultOf(each));
        return resultOf(each);
      });
    const done: number[] = [];
    const results = await runTasks(tasks, {
      runReplications: run,
      journal,
      onProgress: ({ done: count }) => done.push(count),
    });
    journal.close();
    expect(results).toEqual(tasks.map(resultOf)); // which tells -0 from 0
    expect(done).toEqual(tasks.map((_, index) => index + 1));
    return ran;
  }

  test('gives back what is done to the last bit, and takes nothing of another seed for it', async () => {
    const folder = temporaryFolder();
    expect(
      await runWith(
        folder,
        [1, 2].map((each) => task(each)),
      ),
    ).toEqual([1, 2]);
    expect(
      await runWith(
        folder,
        [1, 2, 3].map((each) => task(each)),
      ),
    ).toEqual([3]);
    expect(await runWith(folder, [task(1, 2)])).toEqual([1]);
  });

  test('leaves out a line that is torn, wherever, or changed', async () => {
    const folder = temporaryFolder();
    const tasks = [1, 2, 3].map((each) => task(each));
    await runWith(folder, tasks);
    const whole = readFileSync(path(folder));
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 29) {
      writeFileSync(path(folder), whole);
      truncateSync(path(folder), length);
      expect(await runWith(folder, tasks), `${length} bytes`).toEqual([3]);
      expect(await runWith(folder, tasks)).toEqual([]);
    }
    // A character of the second replication's value.
    const lines = whole.toString().split('\n');
    lines[2] = `${lines[2].slice(0, -9)}${lines[2].at(-9) === 'A' ? 'B' : 'A'}${lines[2].slice(-8)}`;
    writeFileSync(path(folder), lines.join('\n'));
    appendFileSync(path(folder), 'null\n{}\nnot JSON\n');
    expect(await runWith(folder, tasks)).toEqual([2]);
  });

  test('of another program is started afresh, and no other file is written to', async () => {
    const folder = temporaryFolder();
    await runWith(folder, [task(1)]);
    writeFileSync(path(folder), readFileSync(path(folder), 'utf8').replace(/"of":"[^"]*"/, '"of":"another"'));
    expect(await runWith(folder, [task(1)])).toEqual([1]);
    writeFileSync(path(folder), 'my notes');
    expect(() => openJournal('results', folder)).toThrow(
      'Finished replications would be kept in .results.replications, and that file is something else.',
    );
    expect(readFileSync(path(folder), 'utf8')).toBe('my notes');
    rmSync(path(folder));
    symlinkSync(join(folder, 'nowhere.txt'), path(folder));
    expect(() => openJournal('results', folder)).toThrow('and that file is something else.');
    expect(readdirSync(folder)).toEqual(['.results.replications']);
  });

  test('keeps measures in place of whole results, apart from other measures', async () => {
    const folder = temporaryFolder();
    const tasks = [1, 2].map((each) => task(each));
    let run = 0;
    const runReplications: RunReplications = async (given) => ((run += given.length), given.map(resultOf));
    const measured = async (at: number): Promise<readonly number[]> => {
      const journal = openJournal('results', folder);
      const reduction: Reduction<number> = { kept: { at }, reduce: ({ values }) => values[at] };
      const values = await runTasks(tasks, { runReplications, journal }, {}, reduction);
      journal.close();
      return values;
    };
    expect([await measured(1), run]).toEqual([[1, 2], 2]);
    expect([await measured(1), run]).toEqual([[1, 2], 2]);
    expect([await measured(0), run]).toEqual([[1.1, 1.1], 4]);
    expect([await measured(2), await measured(2), run]).toEqual([[NaN, NaN], [NaN, NaN], 6]);
    expect(readFileSync(path(folder)).length).toBeLessThan(1_500);
  });

  test('of a run that is stopped has what was finished, and counts it the next time', async () => {
    const folder = temporaryFolder();
    const tasks = [1, 2, 3].map((each) => task(each));
    const stopAt =
      (last: number): RunReplications =>
      async (given, onDone) =>
        given.map((each) => {
          if (each.replication > last) throw new Error('Terminating worker thread');
          onDone(each, resultOf(each));
          return resultOf(each);
        });
    for (const last of [1, 2]) {
      const journal = openJournal('results', folder);
      const stopped = runTasks(tasks, { runReplications: stopAt(last), journal, signal: { aborted: true } });
      await expect(stopped).rejects.toThrow(new RunAborted(last, 3));
      expect(journal.kept).toBe(last);
      journal.close();
    }
  });
});
