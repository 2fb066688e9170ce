import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareScenarios } from '../../../../src/cli/commands/simulate/compare.ts';
import { writeMemo } from '../../../../src/cli/commands/simulate/memo.ts';
import { runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';
import type { TestTerminal } from '../../fakes.ts';

const isLong = process.env.PROCAP_LONG !== undefined;
// Those of Debian: libreoffice-writer, poppler-utils.
const canPrint = (): boolean => {
  try {
    return execFileSync('dpkg-query', ['-W', 'libreoffice-writer', 'poppler-utils'], { stdio: 'ignore' }) !== undefined;
  } catch {
    return false;
  }
};

const pagesOf = (path: string): string =>
  /^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))![1];

/** Compares with synthetic figures, and gives the pages of the memo: as it is printed, and as Word's file is. */
async function pagesOfMemo(
  terminal: TestTerminal,
  [baseline, ...files]: readonly string[],
): Promise<readonly string[]> {
  const out = temporaryFolder();
  const options = { scope: 'region', workers: 2, quiet: true, runReplications: runSynthetic } as const;
  await compareScenarios({ baseline, files, ...options, replications: 5, out: join(out, 'result') }, terminal);
  const { data } = await writeMemo({ result: join(out, 'result') }, terminal);
  expect(data().printer).toMatch(/soffice|libreoffice/);
  const memo = join(out, 'result-memo');
  const profile = `-env:UserInstallation=file://${out}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, join(memo, 'memo.docx')], {
    stdio: 'ignore',
  });
  expect(readFileSync(join(memo, 'memo.pdf'), 'latin1')).toContain('/MarkInfo<</Marked true>>');
  return [pagesOf(join(memo, 'memo.pdf')), pagesOf(join(out, 'memo.pdf'))];
}

describe.runIf(isLong && canPrint())('A memo has two pages', () => {
  const environment = { PATH: process.env['PATH'] ?? '' };

  test('of the main job: the baseline and three plans', async () => {
    const root = resolve(import.meta.dirname, '../../../..');
    const files = ['baseline', 'without-the-act', 'more-officers', 'less-work'].map((name) => `scenarios/${name}.yaml`);
    expect(await pagesOfMemo(testTerminal(root, { environment }), files)).toEqual(['2', '2']);
  });
});
