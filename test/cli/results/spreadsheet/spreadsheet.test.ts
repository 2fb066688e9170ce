import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { spreadsheetFiles } from '../../../../src/cli/results/spreadsheet/index.ts';
import type { Workbook } from '../../../../src/report/index.ts';

const workbook: Workbook = {
  title: 'A & B',
  sheets: [
    { name: 'Cover', title: 'A & B', lines: ['One <line>.'] },
    { name: 'Contents', title: 'Contents', lines: [], table: { columns: ['Worksheet'], rows: [['Table 1']] } },
    {
      name: 'Table 1',
      title: 'Cases',
      lines: ['This worksheet contains one table.'],
      table: {
        columns: ['Month', 'Mean'],
        rows: [
          ['2025-07-31', 1745.3],
          ['=1+1 "quoted"', '[x]'],
        ],
      },
    },
  ],
};

describe.each(['results.xlsx', 'results.ods'])('%s', (name) => {
  it('reads back cell by cell: numbers as numbers, words as words, no formula', async () => {
    const file = read((await spreadsheetFiles(workbook))[name]);
    expect(file.SheetNames).toEqual(['Cover', 'Contents', 'Table 1']);
    const rows = utils.sheet_to_json(file.Sheets['Table 1'], { header: 1 });
    expect(rows).toEqual([
      ['Cases'],
      ['This worksheet contains one table.'],
      ['Month', 'Mean'],
      ['2025-07-31', 1745.3],
      ['=1+1 "quoted"', '[x]'],
    ]);
    expect(utils.sheet_to_json(file.Sheets['Cover'], { header: 1 })).toEqual([['A & B'], ['One <line>.']]);
  });

  it('has the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-01'), toFake: ['Date'] });
    const early = (await spreadsheetFiles(workbook))[name];
    vi.setSystemTime(new Date('2027-06-07T08:09:10'));
    const late = (await spreadsheetFiles(workbook))[name];
    vi.useRealTimers();
    expect(Buffer.from(late).equals(Buffer.from(early))).toBe(true);
  });
});

const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

it('Tables are marked up by name, and contents lead to their sheets', async () => {
  const files = await spreadsheetFiles(workbook);
  const xlsx = partsOf(files['results.xlsx']);
  expect(xlsx['xl/tables/table2.xml']).toMatch(/displayName="table_1" ref="A3:B5"/);
  expect(xlsx['xl/worksheets/sheet2.xml']).toContain('location="#&apos;Table 1&apos;!A1"');
  const { mimetype, 'content.xml': ods } = partsOf(files['results.ods']);
  expect(mimetype).toBe('application/vnd.oasis.opendocument.spreadsheet');
  expect(ods).toContain(`table:name="table_1" table:target-range-address="'Table 1'.A3:'Table 1'.B5"`);
  expect(ods).toContain(`xlink:href="#'Table 1'.A1"`);
});
