import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/errors.ts';
import { ResultFolder } from '../../../src/cli/results/result-folder.ts';
import type { ResultIdentity } from '../../../src/cli/results/existing-result.ts';
import { filesIn, temporaryFolder } from '../fakes.ts';

const baseline: ResultIdentity = { kind: 'run', names: ['Baseline'] };

/** How a run that was killed called its hidden folders; the second as version 0.1 did. */
const killedRun = '0123456789ab';
const oldKilledRun = 99_999_999;

/** Writes a small result of one file with its record, as a run would. */
async function writeResult(folder: string, path: string, text: string, identity = baseline): Promise<void> {
  const result = new ResultFolder(path, identity, folder);
  await result.write('data/summary.csv', text);
  await result.write(
    'run.json',
    JSON.stringify({
      madeBy: 'procap',
      kind: identity.kind,
      command: identity.command,
      scenarios: identity.names.map((name) => ({ name })),
      files: result.hashes,
    }),
  );
  result.publish();
}

const refusal = (folder: string, path: string, identity = baseline): string => {
  try {
    new ResultFolder(path, identity, folder).abandon();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return 'not refused';
};

describe('the folder of a result', () => {
  test('appears whole, with the folders above it, and nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/deep/baseline', 'a,b\n');
    expect(filesIn(folder)).toEqual(['outputs/deep/baseline/data/summary.csv', 'outputs/deep/baseline/run.json']);
  });

  test('cannot be seen before it is published', async () => {
    const folder = temporaryFolder();
    const result = new ResultFolder('outputs/baseline', baseline, folder);
    await result.write('summary.csv', 'a,b\n');
    expect(existsSync(join(folder, 'outputs/baseline'))).toBe(false);
    expect(readdirSync(join(folder, 'outputs')).sort()).toEqual([
      '.baseline.lock',
      expect.stringMatching(/^\.baseline\.partial-[0-9a-f]{12}$/),
    ]);
    result.abandon();
  });

  test('leaves nothing behind when it is abandoned, not even the folders that were made for it', async () => {
    const folder = temporaryFolder({ 'kept.yaml': '' });
    const result = new ResultFolder('outputs/deep/baseline', baseline, folder);
    await result.write('summary.csv', 'a,b\n');
    result.abandon();
    expect(readdirSync(folder)).toEqual(['kept.yaml']);
  });

  test('replaces an empty folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'results'));
    await writeResult(folder, 'results', 'a,b\n');
    expect(filesIn(folder)).toEqual(['results/data/summary.csv', 'results/run.json']);
  });

  test('replaces an earlier result of the same scenario', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    await writeResult(folder, 'outputs/baseline', 'new\n');
    expect(readFileSync(join(folder, 'outputs/baseline/data/summary.csv'), 'utf8')).toBe('new\n');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });

  test('refuses to put a result of other options in the place of an earlier one', async () => {
    const folder = temporaryFolder();
    const twoYears = { ...baseline, command: 'procap run baseline.yaml --years 2' };
    await writeResult(folder, 'results', 'old\n', twoYears);
    expect(refusal(folder, 'results', { ...baseline, command: 'procap run baseline.yaml --years 4' })).toBe(
      'Results cannot be written to results: it holds the result of other options, --years 2, and these are --years 4. ' +
        'Name another folder with --out.',
    );
    await writeResult(folder, 'results', 'new\n', { ...twoYears, command: 'procap run ./baseline.yaml --years 2' });
    expect(readFileSync(join(folder, 'results/data/summary.csv'), 'utf8')).toBe('new\n');
  });

  test('leaves the earlier result as it was when the new one is abandoned', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    const result = new ResultFolder('outputs/baseline', baseline, folder);
    await result.write('data/summary.csv', 'new\n');
    result.abandon();
    expect(readFileSync(join(folder, 'outputs/baseline/data/summary.csv'), 'utf8')).toBe('old\n');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });

  test('leaves the earlier result as it was when somebody put a file into it meanwhile', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    const result = new ResultFolder('outputs/baseline', baseline, folder);
    await result.write('run.json', '{}');
    writeFileSync(join(folder, 'outputs/baseline/notes.txt'), 'mine');
    expect(() => result.publish()).toThrow('which procap did not write');
    result.abandon();
    expect(filesIn(folder)).toEqual([
      'outputs/baseline/data/summary.csv',
      'outputs/baseline/notes.txt',
      'outputs/baseline/run.json',
    ]);
  });

  test('knows the hash of every file, however the file was handed over', async () => {
    const result = new ResultFolder('results', baseline, temporaryFolder());
    const whole = `${'x'.repeat(99_999)}\n`;
    await result.write('whole.csv', whole);
    await result.write('bytes.csv', Buffer.from(whole));
    await result.write(
      'a/pieces.csv',
      Array.from({ length: 10 }, () => 'x'.repeat(10_000)).map((piece, index) =>
        index === 9 ? `${piece.slice(1)}\n` : piece,
      ),
    );
    const hash = createHash('sha256').update(whole).digest('hex');
    expect(result.hashes).toEqual({ 'a/pieces.csv': hash, 'bytes.csv': hash, 'whole.csv': hash });
    result.abandon();
  });

  test.each<[string, (partial: string) => void]>([
    ['gone', (partial) => rmSync(join(partial, 'data/summary.csv'))],
    ['gone with the whole folder', (partial) => rmSync(partial, { recursive: true })],
    ['changed', (partial) => appendFileSync(join(partial, 'data/summary.csv'), 'x')],
  ])('is not published, and the earlier one stays, where a file is %s', async (_, harm) => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    const result = new ResultFolder('outputs/baseline', baseline, folder);
    await result.write('data/summary.csv', 'new\n');
    harm(
      join(
        folder,
        'outputs',
        readdirSync(join(folder, 'outputs')).find((name) => name.includes('.partial-'))!,
      ),
    );
    await result.write('run.json', '{}');
    expect(() => result.publish()).toThrow(
      'data/summary.csv is not as it was written to outputs/baseline: another program removed or changed it, or the disk failed.',
    );
    result.abandon();
    expect(readFileSync(join(folder, 'outputs/baseline/data/summary.csv'), 'utf8')).toBe('old\n');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });

  test('says which file could not be written', async () => {
    const result = new ResultFolder('results', baseline, temporaryFolder());
    await result.write('data', 'a file');
    await expect(result.write('data/summary.csv', 'x')).rejects.toThrow(
      'data/summary.csv could not be written to results: it already exists.',
    );
    result.abandon();
  });
});

describe('results are not written over', () => {
  test('a file', () => {
    expect(refusal(temporaryFolder({ results: 'a letter' }), 'results')).toBe(
      'Results cannot be written to results: it is a file. Name a folder, or a path that does not exist yet.',
    );
  });

  test('a symbolic link, even to an empty folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'results'));
    expect(refusal(folder, 'results')).toBe(
      'Results cannot be written to results: it is a symbolic link. Name the folder itself.',
    );
  });

  test('a folder with other files', () => {
    expect(refusal(temporaryFolder({ 'results/letter.txt': '' }), 'results')).toBe(
      'Results cannot be written to results: it is a folder with other files in it. Name an empty folder, or a path that does not exist yet.',
    );
  });

  test('a folder whose run.json is of another program', () => {
    expect(refusal(temporaryFolder({ 'results/run.json': '{"madeBy":"another","files":{}}' }), 'results')).toContain(
      'it is a folder with other files in it',
    );
  });

  test('a link or a pipe in an earlier result, even to what was there, and waits for neither', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'results', 'a,b\n');
    renameSync(join(folder, 'results/data/summary.csv'), join(folder, 'moved.csv'));
    symlinkSync(join(folder, 'moved.csv'), join(folder, 'results/data/summary.csv'));
    expect(refusal(folder, 'results')).toContain('it holds data/summary.csv, which procap did not write');
    rmSync(join(folder, 'results/run.json'));
    execFileSync('mkfifo', [join(folder, 'results/run.json')]);
    expect(refusal(folder, 'results')).toContain('it is a folder with other files in it');
  });

  test('a file that was put into an earlier result, also in a folder of its own', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'results', 'a,b\n');
    mkdirSync(join(folder, 'results/data/mine'));
    expect(refusal(folder, 'results')).toBe(
      'Results cannot be written to results: it holds data/mine, which procap did not write and would delete. Move that file, or name another folder with --out.',
    );
    writeFileSync(join(folder, 'results/data/mine/notes.txt'), '');
    expect(refusal(folder, 'results')).toContain('it holds data/mine/notes.txt,');
  });

  test('a result in which somebody changed a file, down to one line, while the same without hashes in its record is replaced as usual', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'results', 'a,b\n');
    appendFileSync(join(folder, 'results/data/summary.csv'), 'mine\n');
    expect(refusal(folder, 'results')).toBe(
      'Results cannot be written to results: it holds data/summary.csv, which was changed after procap wrote it, and the change would be lost. Move that folder, or name another one with --out.',
    );
    expect(readFileSync(join(folder, 'results/data/summary.csv'), 'utf8')).toBe('a,b\nmine\n');
    writeFileSync(
      join(folder, 'results/run.json'),
      JSON.stringify({
        madeBy: 'procap',
        kind: 'run',
        scenarios: [{ name: 'Baseline' }],
        files: { 'data/summary.csv': {} },
      }),
    );
    expect(refusal(folder, 'results')).toBe('not refused');
  });

  test('a result whose file was changed while the new one was computed', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'results', 'old\n');
    const result = new ResultFolder('results', baseline, folder);
    await result.write('run.json', '{}');
    writeFileSync(join(folder, 'results/data/summary.csv'), 'mine\n');
    expect(() => result.publish()).toThrow('it holds data/summary.csv, which was changed after procap wrote it');
    result.abandon();
    expect(readFileSync(join(folder, 'results/data/summary.csv'), 'utf8')).toBe('mine\n');
  });

  test('the result of another scenario or of another kind', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'results', 'a,b\n');
    expect(refusal(folder, 'results', { kind: 'run', names: ['Retention'] })).toBe(
      'Results cannot be written to results: it holds the run of "Baseline", and this is the run of "Retention". Name another folder with --out.',
    );
    expect(refusal(folder, 'results', { kind: 'comparison', names: ['Baseline', 'Retention'] })).toContain(
      'it holds the run of "Baseline", and this is the comparison of "Baseline", "Retention".',
    );
  });

  test('the current folder, or one above it', () => {
    const folder = temporaryFolder();
    expect(refusal(folder, '.')).toBe(
      'Results cannot be written to .: it is the current folder, and would be replaced. Name a folder inside it, such as --out results.',
    );
    mkdirSync(join(folder, 'inner'));
    expect(refusal(join(folder, 'inner'), '..')).toContain('it is the current folder');
  });

  test('below a file', () => {
    expect(refusal(temporaryFolder({ letter: '' }), 'letter/results')).toBe(
      'Results cannot be written to letter/results: part of the path is a file, not a folder.',
    );
  });

  test('under a name that is too long for the disk', () => {
    const folder = temporaryFolder();
    expect(refusal(folder, `outputs/${'x'.repeat(250)}`)).toContain('the name is too long');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('but what file managers leave is nobody’s loss', async () => {
    const folder = temporaryFolder({ 'results/.DS_Store': '' });
    await writeResult(folder, 'results', 'a,b\n');
    expect(filesIn(folder)).toEqual(['results/data/summary.csv', 'results/run.json']);
  });
});

describe('after a process was killed', () => {
  test('its unfinished folder is cleared at the next run of the same name, and no other', async () => {
    const folder = temporaryFolder({
      [`outputs/.baseline.partial-${killedRun}/summary.csv`]: 'half',
      [`outputs/.baseline.partial-${oldKilledRun}/summary.csv`]: 'half',
      [`outputs/.retention.partial-${killedRun}/summary.csv`]: 'another name',
      'outputs/.baseline.partial-mine/summary.csv': 'no number',
    });
    await writeResult(folder, 'outputs/baseline', 'a,b\n');
    expect(readdirSync(join(folder, 'outputs')).sort()).toEqual([
      '.baseline.partial-mine',
      `.retention.partial-${killedRun}`,
      'baseline',
    ]);
  });

  test('an earlier result that it had moved aside comes back', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    renameSync(join(folder, 'outputs/baseline'), join(folder, `outputs/.baseline.replaced-${killedRun}`));
    new ResultFolder('outputs/baseline', baseline, folder).abandon();
    expect(readFileSync(join(folder, 'outputs/baseline/data/summary.csv'), 'utf8')).toBe('old\n');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });

  test('an earlier result that the new one had replaced is cleared', async () => {
    const folder = temporaryFolder();
    await writeResult(folder, 'outputs/baseline', 'old\n');
    renameSync(join(folder, 'outputs/baseline'), join(folder, 'aside'));
    await writeResult(folder, 'outputs/baseline', 'new\n');
    renameSync(join(folder, 'aside'), join(folder, `outputs/.baseline.replaced-${killedRun}`));
    new ResultFolder('outputs/baseline', baseline, folder).abandon();
    expect(readFileSync(join(folder, 'outputs/baseline/data/summary.csv'), 'utf8')).toBe('new\n');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });
});
