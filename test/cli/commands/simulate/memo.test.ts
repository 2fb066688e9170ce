import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { compareScenarios } from '../../../../src/cli/commands/simulate/compare.ts';
import { writeMemo } from '../../../../src/cli/commands/simulate/memo.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import { readFinishedResult } from '../../../../src/cli/input/finished-result.ts';
import { resultTablesAsText } from '../../../../src/report/index.ts';
import { anyBaseline, anyPlan, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';
import type { TestTerminal } from '../../fakes.ts';

/** The smallest picture, of one pixel, in place of every chart. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: Promise.resolve(new Uint8Array(pixel)) }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const folderWith = (plans: readonly string[]): TestTerminal =>
  testTerminal(
    temporaryFolder({
      'baseline.yaml': anyBaseline(),
      ...Object.fromEntries(plans.map((name) => [`${name}.yaml`, anyPlan(name, `question: Is <${name}> enough?\n`)])),
    }),
  );

const compareIn = (terminal: TestTerminal, plans: readonly string[]) =>
  compareScenarios(
    {
      baseline: 'baseline.yaml',
      files: plans.map((name) => `${name}.yaml`),
      scope: 'region',
      workers: 2,
      quiet: true,
      out: 'result',
      runReplications: runSynthetic,
    },
    terminal,
  );

const partsOf = (path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]));

const cellsOf = (content: string): string[] =>
  [...content.matchAll(/<table:table-cell[^>]*>(.*?)<\/table:table-cell>/g)].map(([, cell]) =>
    [...cell.matchAll(/<text:p[^>]*>(.*?)<\/text:p>/g)].map(([, line]) => line).join('|'),
  );

test('A result is read back to the last bit: its tables are those of the report', async () => {
  const terminal = folderWith(['plan', 'other']);
  const written = await compareIn(terminal, ['plan', 'other']);
  const { report } = await readFinishedResult('result', terminal);
  expect(resultTablesAsText(report).trimEnd()).toBe(written.text());
});

test('A memo has headings, a table with a header row and its interval, and a described chart, in British English', async () => {
  const terminal = folderWith(['plan']);
  await compareIn(terminal, ['plan']);
  const { folder } = await writeMemo({ result: 'result/', pdf: false }, terminal);
  expect(folder).toBe('result-memo');
  expect(filesIn(join(terminal.folder, folder))).toEqual([
    'memo.docx',
    'memo.odt',
    'ro-crate-metadata.json',
    'run.json',
  ]);

  const odt = partsOf(join(terminal.folder, folder, 'memo.odt'));
  const headings = [...odt['content.xml'].matchAll(/<text:h [^>]*outline-level="1">(.*?)<\/text:h>/g)].map(
    ([, text]) => text,
  );
  expect(headings).toEqual([
    'Question',
    'Plans',
    'What the plans change',
    'What the answer hangs on',
    'Month by month',
    'How to read this',
    'How to reproduce it',
  ]);
  expect(odt['content.xml']).toContain('Is &lt;plan&gt; enough?');
  expect(odt['content.xml']).toMatch(/<table:table-header-rows>.*Measure.*Baseline.*plan.*<\/table:table-header-rows>/);
  expect(odt['content.xml']).toMatch(/<svg:desc>Line chart of differences\. By the end ‘plan’ differs/);
  expect(odt['content.xml']).toContain('procap compare baseline.yaml plan.yaml');
  expect(odt['styles.xml']).toContain('fo:language="en" fo:country="GB"');
  expect(cellsOf(odt['content.xml']).slice(0, 6)).toEqual([
    'Measure',
    'Baseline',
    'plan',
    'Unallocated cases',
    expect.stringMatching(/^[\d,]+$/),
    expect.stringMatching(/^−[\d,]+, gain\|\(−[\d,]+ to −[\d,]+\)$/),
  ]);

  const docx = partsOf(join(terminal.folder, folder, 'memo.docx'));
  expect(docx['word/document.xml']).toMatch(/<w:pStyle w:val="Heading1"\/>.*?Question/);
  expect(docx['word/document.xml']).toContain('<w:tblHeader/>');
  expect(docx['word/document.xml']).toMatch(/<wp:docPr [^>]*descr="Line chart of differences\./);
  expect(docx['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
  expect(docx['docProps/core.xml']).toContain('<dc:title>Plan compared with Baseline</dc:title>');
});

test('The same result gives the same bytes, and a memo that somebody has edited is not replaced', async () => {
  const terminal = folderWith(['plan']);
  await compareIn(terminal, ['plan']);
  const first = await writeMemo({ result: 'result', pdf: false }, terminal);
  vi.useFakeTimers({ now: new Date('2031-06-07T08:09:10'), toFake: ['Date'] });
  const second = await writeMemo({ result: 'result', pdf: false }, terminal);
  vi.useRealTimers();
  expect(second.record.files).toEqual(first.record.files);

  appendFileSync(join(terminal.folder, 'result-memo/memo.docx'), ' ');
  await expect(writeMemo({ result: 'result', pdf: false }, terminal)).rejects.toThrow(
    'it holds memo.docx, which was changed after procap wrote it',
  );
});

test.runIf(process.env.PROCAP_LONG !== undefined)(
  'More than three plans stand below each other, each with every measure',
  async () => {
    const plans = ['a', 'b', 'c', 'd'];
    const terminal = folderWith(plans);
    await compareIn(terminal, plans);
    const { folder } = await writeMemo({ result: 'result', pdf: false }, terminal);
    const cells = cellsOf(partsOf(join(terminal.folder, folder, 'memo.odt'))['content.xml']);
    expect(cells.slice(0, 2)).toEqual(['Scenario', 'Unallocated cases']);
    expect(cells.filter((cell) => plans.includes(cell))).toEqual(plans);
  },
);

test('Without LibreOffice the memo is whole, and says that there is no PDF', async () => {
  const terminal = folderWith(['plan']);
  await compareIn(terminal, ['plan']);
  const { text, data } = await writeMemo({ result: 'result' }, { ...terminal, environment: { PATH: '' } });
  expect(text()).toContain('No PDF: No LibreOffice was found');
  expect(data().printer).toBeUndefined();
});

test('A memo is refused where there is no result', async () => {
  await expect(writeMemo({ result: 'no-result' }, folderWith([]))).rejects.toThrow(
    'no-result cannot be read as a result: there is no such folder.',
  );
});

test('A memo is refused where the figures were changed after they were written', async () => {
  const terminal = folderWith(['plan']);
  await compareIn(terminal, ['plan']);
  appendFileSync(join(terminal.folder, 'result/replications.parquet'), ' ');
  const refused = writeMemo({ result: 'result' }, terminal);
  await expect(refused).rejects.toThrow('replications.parquet was changed after it was written.');
  await expect(refused).rejects.toBeInstanceOf(UsageError);
});
