import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TryAgain, UsageError } from '../../../src/cli/errors.ts';
import { FolderLock } from '../../../src/cli/results/folder-lock.ts';
import { ResultFolder } from '../../../src/cli/results/result-folder.ts';
import { temporaryFolder } from '../fakes.ts';

const claim = (folder: string, takeOver = false): FolderLock =>
  new FolderLock(join(folder, 'results'), 'results', takeOver);
const lockPath = (folder: string): string => join(folder, '.results.lock');

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What a run left that was killed, with some of it changed. */
function lockLeft(changes: Readonly<Record<string, unknown>> = {}): string {
  const folder = temporaryFolder();
  const lock = claim(folder);
  const text = readFileSync(lockPath(folder), 'utf8');
  lock.release();
  writeFileSync(lockPath(folder), `${JSON.stringify({ ...JSON.parse(text), ...changes })}\n`);
  return folder;
}

describe('a lock', () => {
  test('is of one run at a time, and gone when it is released', () => {
    const folder = temporaryFolder();
    const first = claim(folder);
    const refused = errorOf(() => claim(folder));
    expect(refused).toBeInstanceOf(TryAgain);
    expect((refused as Error).message).toMatch(
      new RegExp(
        `^Another procap \\(process ${process.pid} on ${hostname()}\\) is writing results since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\. ` +
          'Wait until it has finished, or name another folder with --out\\. If you know that it has ended, add --take-over\\.$',
      ),
    );
    expect(first.isHeld).toBe(true);
    first.release();
    expect(readdirSync(folder)).toEqual([]);
    claim(folder).release();
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['killed', {}],
    ['killed, and its number was given to another that lives', { process: process.ppid }],
    ['killed as process 1 of a container', { process: 1, numbering: 'pid:[1]', host: 'a-container' }],
    ['ended by a power cut', { boot: 'an earlier start' }],
  ])('of a run of this machine that was %s is free', (_, changes) => {
    const folder = lockLeft(changes);
    claim(folder).release();
    expect(existsSync(lockPath(folder))).toBe(false);
  });

  test.each(['', '\0\0\0\0\0\0', '{"kind":"procap lo', '{"kind":"procap lock","host":"a'])(
    'that a power cut tore to %j is free',
    (text) => {
      claim(temporaryFolder({ '.results.lock': text })).release();
    },
  );

  test('of a run on another machine is not free, since it may be alive, until it is taken over', () => {
    const folder = lockLeft({ host: 'another', boot: 'of another', process: 7, since: '2026-03-01T12:30:00.000Z' });
    expect(errorOf(() => claim(folder))).toEqual(
      new TryAgain(
        'Another procap (process 7 on another) has been writing results since 2026-03-01 12:30 UTC, and whether it still runs cannot be seen from here. ' +
          'Wait until it has finished, or name another folder with --out. If you know that it has ended, add --take-over.',
      ),
    );
    claim(folder, true).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is never a file that somebody else has made', () => {
    const folder = temporaryFolder({ '.results.lock': 'my notes' });
    for (const takeOver of [false, true])
      expect(errorOf(() => claim(folder, takeOver))).toEqual(
        new UsageError(
          'The lock of results would be .results.lock, and that file is something else. Move it, or name another folder with --out.',
        ),
      );
    expect(readFileSync(lockPath(folder), 'utf8')).toBe('my notes');
  });

  test.each(['empty.txt', 'nowhere.txt'])('is never written through a link (%s)', (target) => {
    const folder = temporaryFolder({ 'empty.txt': '' });
    symlinkSync(join(folder, target), lockPath(folder));
    expect(String(errorOf(() => claim(folder)))).toContain('.results.lock, and that file is something else');
    expect(readdirSync(folder)).toEqual(['.results.lock', 'empty.txt']);
    expect(readFileSync(join(folder, 'empty.txt'), 'utf8')).toBe('');
  });
});

describe('two runs into one folder', () => {
  const identity = { kind: 'run' as const, names: ['Baseline'] };

  test('at once: the second is refused before it begins, and the first ends as if alone', async () => {
    const folder = temporaryFolder();
    const first = new ResultFolder('results', identity, folder);
    await first.write('summary.csv', 'first\n');
    expect(errorOf(() => new ResultFolder('results', identity, folder))).toBeInstanceOf(TryAgain);
    first.publish();
    expect(readFileSync(join(folder, 'results/summary.csv'), 'utf8')).toBe('first\n');
    expect(readdirSync(folder)).toEqual(['results']);
  });

  test('of which the second takes over: the first says so when it next writes, and harms nothing', async () => {
    const folder = temporaryFolder();
    const [early, late] = [0, 1].map(() => temporaryFolder());
    for (const place of [early, late, folder]) {
      const first = new ResultFolder('results', identity, place);
      await first.write('summary.csv', 'first\n');
      const second = new ResultFolder('results', identity, place, true);
      if (place === early)
        await expect(first.write('more.csv', 'more\n').then(() => first.publish())).rejects.toThrow(TryAgain);
      await second.write('summary.csv', 'second\n');
      if (place === late)
        expect(() => first.publish()).toThrow('Another procap has taken over results, with --take-over.');
      first.abandon();
      second.publish();
      expect(readFileSync(join(place, 'results/summary.csv'), 'utf8')).toBe('second\n');
      expect(readdirSync(place)).toEqual(['results']);
    }
  });
});
