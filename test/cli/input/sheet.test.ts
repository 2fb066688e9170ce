import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readScenarioFile } from '../../../src/cli/input/scenario-files.ts';
import type { FileReading } from '../../../src/cli/input/scenario-files.ts';
import { newSheet } from '../../../src/cli/input/sheet/new-sheet.ts';
import { packageFolder } from '../../../src/cli/results/provenance.ts';
import { describeProblems } from '../../../src/scenario/index.ts';
import type { AccountLine, Scenario } from '../../../src/scenario/index.ts';
import { temporaryFolder } from '../fakes.ts';

type Format = 'xlsx' | 'ods';
type Fill = readonly [sheet: string, line: string, column: string, value: number | string | CellObject];

const region = { name: 'North Downs', question: 'How?', extends: 'procap:baseline', area: 'North Downs', units: 9 };

const open = (format: Format = 'xlsx'): WorkBook => xlsx.read(newSheet(format, region), { type: 'array' });

/** Puts a value where a line and a column of a sheet meet, as a user does. */
function fill(workbook: WorkBook, [sheet, line, column, value]: Fill): string {
  const cells = workbook.Sheets[sheet];
  const range = xlsx.utils.decode_range(cells['!ref']!);
  const at = (r: number, c: number) => xlsx.utils.encode_cell({ r, c });
  const textAt = (r: number, c: number): unknown => (cells[at(r, c)] as CellObject | undefined)?.v;
  const rows = Array.from({ length: range.e.r + 1 }, (_, r) => r);
  const heading = rows.find((r) => textAt(r, 0) === 'Line')!;
  const c = Array.from({ length: range.e.c + 1 }, (_, each) => each).find((each) => textAt(heading, each) === column)!;
  const r = rows.find((each) => each > heading && textAt(each, 0) === line)!;
  const address = at(r, c);
  cells[address] = typeof value === 'object' ? value : { t: typeof value === 'number' ? 'n' : 's', v: value };
  return address;
}

const bytesOf = (workbook: WorkBook, bookType: xlsx.BookType = 'xlsx'): Uint8Array =>
  new Uint8Array(xlsx.write(workbook, { type: 'array', bookType, compression: true }) as ArrayBuffer);

/** What is read from a file of this content. */
const read = (bytes: Uint8Array, name = 'region.xlsx'): FileReading =>
  readScenarioFile(name, temporaryFolder({ [name]: bytes }));

function good(reading: FileReading): Scenario {
  if (!reading.ok)
    throw new Error('unreadable' in reading ? reading.unreadable : describeProblems(reading.file, reading.problems));
  return reading.scenario;
}

function messageOf(reading: FileReading): string {
  if (reading.ok) throw new Error('The sheet was read without a problem.');
  return 'unreadable' in reading ? reading.unreadable : describeProblems(reading.file, reading.problems);
}

const filled = (...fills: Fill[]): WorkBook => {
  const workbook = open();
  for (const each of fills) fill(workbook, each);
  return workbook;
};

const lineOf = ({ area }: Scenario, line: string): AccountLine => area!.lines.find((each) => each.line === line)!;

const source: Fill = ['Scenario', 'Source of the figures', 'Value', 'Our HR return, June 2025'];

describe('A spreadsheet as a scenario', () => {
  let kept: Scenario | undefined;
  const unfilled = (): Scenario => (kept ??= good(read(bytesOf(open()))));

  it('runs unfilled as the share of the area, alike as .ods and .xlsx', () => {
    const asOds = good(read(newSheet('ods', region), 'region.ods'));
    expect(asOds.parameters).toEqual(unfilled().parameters);
    expect(unfilled().area!.lines.every(({ from }) => from === 'national')).toBe(true);
    expect(unfilled().area!.basis).toContain('9 delivery units of 108');
  });

  it('reads numbers as text, stored results of formulas and dates of every form', () => {
    const dates: Fill[3][] = [
      { t: 'n', v: 44377, z: 'dd/mm/yyyy' },
      44377,
      '30/06/2021',
      '30 June 2021',
      '2021-06-30',
      '30.6.2021',
    ];
    for (const date of dates) {
      const scenario = good(
        read(
          bytesOf(
            filled(
              source,
              ['Scenario', 'Day of the figures', 'Value', date],
              ['Caseload', 'Community orders', 'Total', '26,100'],
              ['Starts', 'Custodial sentences', 'In a year', { t: 'n', v: 3900, f: '975*4' }],
            ),
          ),
        ),
      );
      expect(scenario.start, JSON.stringify(date)).toBe('2021-07-01');
      expect(lineOf(scenario, 'Caseload: community orders').here).toBeCloseTo(26_100, 0);
      expect(scenario.parameters.demand.custodial_sentences).toBe(3900);
    }
  });

  it('names the source of each figure in words, which no register has', () => {
    const scenario = good(
      read(
        bytesOf(
          filled(
            source,
            ['Staff', 'Probation officers', 'In post (FTE)', 246.4],
            ['Sickness', 'Days lost a staff year', 'Working days', 13.1],
            ['Sickness', 'Days lost a staff year', 'Source, if another', 'Occupational health, 2024'],
          ),
        ),
      ),
    );
    const row = scenario.assumptions.find(({ setting }) => setting === 'staff.probation_officers')!;
    expect(Object.values(row.ownSources!)).toEqual(['Our HR return, June 2025']);
    expect(row.place).toMatch(/^region\.xlsx, sheet Staff, cell B\d+$/);
    expect(lineOf(scenario, 'Sickness')).toMatchObject({ from: 'own', words: 'Occupational health, 2024' });
    expect(lineOf(scenario, 'In post: probation services officers').from).toBe('national');
  });

  it('says in which cell a figure is wrong, what was found and what is allowed', () => {
    const workbook = open();
    const cells = (
      [
        ['Staff', 'Probation officers', 'In post (FTE)', 'about 20'],
        ['Staff', 'Probation officers', 'Of them part time', '12%'],
        ['Staff', 'Probation officers', 'People', { t: 'n', v: 0.12, z: '0%' }],
        ['Staff', 'Of them newly qualified', 'Vacancies (FTE)', 3],
        ['Caseload', 'Community orders', 'Low', -4],
        ['Caseload', 'Community orders', 'High', { t: 'e', v: 23, w: '#REF!' }],
        ['Caseload', 'After release', 'Low', { t: 'n', v: 45838, z: 'dd/mm/yyyy' }],
        ['Scenario', 'Day of the figures', 'Value', '06/30/2025'],
      ] as Fill[]
    ).map((each) => `region.xlsx, sheet ${each[0]}, cell ${fill(workbook, each)}  `);
    const message = messageOf(read(bytesOf(workbook)));
    for (const cell of cells) expect(message).toContain(cell);
    expect(message).toContain('Found: the text "about 20"');
    expect(message).toContain('dates are read as day, month, year');
    expect(message.match(/A percentage stands here/g)).toHaveLength(2);
    expect(message).toContain('Found: #REF!');
    expect(message).not.toMatch(/region\.xlsx:\d/);
  });

  it('refuses what follows from figures and is impossible at the cell of the figure', () => {
    const workbook = open();
    fill(workbook, ['Staff', 'Probation officers', 'In post (FTE)', 200]);
    const cell = fill(workbook, ['Staff', 'Probation officers', 'In sentence management (FTE)', 260]);
    expect(messageOf(read(bytesOf(workbook)))).toContain(`sheet Staff, cell ${cell}  Probation officers, In sentence`);
  });

  it('suggests the line, column or sheet that was meant', () => {
    const workbook = open();
    const staff = workbook.Sheets.Staff;
    staff.A4 = { t: 's', v: 'Probation oficers' };
    staff.C3 = { t: 's', v: 'Vacansies (FTE)' };
    workbook.SheetNames = workbook.SheetNames.map((name) => (name === 'Caseload' ? 'Case load' : name));
    workbook.Sheets['Case load'] = workbook.Sheets.Caseload;
    workbook.Sheets['Case load'].A1 = { t: 's', v: 'Mine' };
    const message = messageOf(read(bytesOf(workbook)));
    expect(message).toContain('Did you mean Probation officers?');
    expect(message).toContain('Did you mean Vacancies (FTE)?');
    expect(message).toContain('Rename the sheet "Case load" to "Caseload".');
  });

  it('reads a renamed sheet by its title, and tells of sheets that are not of the form', () => {
    const workbook = filled(source, ['Staff', 'All other staff', 'In post (FTE)', 410]);
    workbook.SheetNames = workbook.SheetNames.map((name) => (name === 'Staff' ? 'HR extract' : name));
    workbook.Sheets['HR extract'] = workbook.Sheets.Staff;
    xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet([['My own sums']]), 'Working');
    const reading = read(bytesOf(workbook));
    expect(good(reading).parameters.staff.other_staff).toBe(410);
    const notes = reading.ok ? reading.notes.map(({ message }) => message).join(' ') : '';
    expect(notes).toContain('"HR extract" is read as "Staff"');
    expect(notes).toContain('not sheets of the form: Working');
  });

  it('refuses merged cells, figures without a line and formulas without a result, and passes over empty rows', () => {
    const workbook = open();
    const staff = workbook.Sheets.Staff;
    staff['!merges'] = [{ s: { r: 3, c: 1 }, e: { r: 3, c: 2 } }];
    staff.B30 = { t: 'n', v: 5 };
    staff.A400 = { t: 's', v: ' ' };
    staff['!ref'] = 'A1:M400';
    const message = messageOf(read(bytesOf(workbook)));
    expect(message).toContain('The cells B4:C4 are merged');
    expect(message).toContain('sheet Staff, cell B30');
    expect(message).not.toContain('A400');

    const formula = open();
    const cell = fill(formula, ['Staff', 'Probation officers', 'In post (FTE)', { t: 'n', f: 'SUM(A1:A2)' }]);
    expect(messageOf(read(bytesOf(formula)))).toMatch(new RegExp(`cell ${cell}.*\\n.*formula has no stored result`));
  });

  it('refuses hidden sheets, macros, passwords, other formats and what is no spreadsheet, each with a sentence', () => {
    const hidden = open();
    hidden.Workbook = { Sheets: hidden.SheetNames.map((name) => ({ name, Hidden: name === 'Staff' ? 1 : 0 })) };
    expect(messageOf(read(bytesOf(hidden)))).toContain('The sheet "Staff" is hidden');
    const byLibreOffice = fixture('hidden-by-libreoffice.ods');
    expect(messageOf(read(byLibreOffice, 'region.ods'))).toContain('The sheet "Staff" is hidden');

    const withMacros = open();
    withMacros.vbaraw = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]);
    expect(messageOf(read(bytesOf(withMacros, 'xlsm')))).toContain('has macros in it');
    expect(messageOf(read(bytesOf(open(), 'xlsm'), 'region.xlsm'))).toContain('is a workbook with macros');
    expect(messageOf(read(new TextEncoder().encode('a,b\n'), 'region.csv'))).toContain('is a CSV file');
    expect(messageOf(read(bytesOf(open(), 'biff8')))).toContain('protected by a password, or is of an old version');
    expect(messageOf(read(new TextEncoder().encode('name: x\n')))).toContain('is not a spreadsheet');
    const locked = xlsx.CFB.read(newSheet('ods', region), { type: 'buffer' });
    const manifest = xlsx.CFB.find(locked, '/META-INF/manifest.xml')!;
    const text = new TextDecoder().decode(Uint8Array.from(manifest.content));
    manifest.content = Buffer.from(
      text.replace('</manifest:manifest>', '<manifest:encryption-data/></manifest:manifest>'),
    );
    const bytes = xlsx.CFB.write(locked, { fileType: 'zip', type: 'buffer' }) as Uint8Array;
    expect(messageOf(read(bytes, 'region.ods'))).toContain('is protected by a password. Save it without one.');
  });

  it('is read alike as LibreOffice writes it, .ods and .xlsx', () => {
    const [ods, asXlsx] = (['ods', 'xlsx'] as const).map((format) =>
      good(read(fixture(`written-by-libreoffice.${format}`), `region.${format}`)),
    );
    expect(ods.parameters).toEqual(asXlsx.parameters);
    expect(ods.parameters.staff).toMatchObject({ probation_officers: 246.4, agency_officers: 6.5 });
    expect(ods.start).toBe('2021-07-01');
  });

  it('can be extended by a text file, whose changes are in the numbers of the area', () => {
    const plan =
      'name: plan\nextends: region.xlsx\nchanges:\n  - { setting: training.places, to: { value: 80, unit: places a year, quality: assumed, plausible: [70, 90] }, because: More. }\n';
    const folder = temporaryFolder({ 'region.xlsx': newSheet('xlsx', region), 'plan.yaml': plan });
    const scenario = good(readScenarioFile('plan.yaml', folder));
    expect(scenario.parameters.training.places).toBe(80);
    expect(scenario.parameters.demand).toEqual(unfilled().parameters.demand);
  });
});

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(packageFolder, 'test/cli/fixtures/sheets', name)));
