import { describe, expect, it } from 'vitest';
import { resultWorkbook } from '../../../src/report/index.ts';
import type { Sheet } from '../../../src/report/index.ts';
import { summarise } from '../../../src/experiment/index.ts';
import { syntheticReport } from '../synthetic-report.ts';

const ofComparison = syntheticReport(2, { months: 24, replications: 4 });

describe('the workbook of a comparison', () => {
  const { sheets } = resultWorkbook(ofComparison);
  const tables = sheets.filter((sheet): sheet is Sheet & Required<Pick<Sheet, 'table'>> => sheet.table !== undefined);

  it('begins with a cover, contents that name every later sheet, and notes', () => {
    expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Cover', 'Contents', 'Notes']);
    expect(tables[0].table.rows.map(([name]) => name)).toEqual(sheets.slice(2).map(({ name }) => name));
  });

  it('keeps the rules for spreadsheets: unique headings, rows of one length, no empty cell, one table announced', () => {
    for (const { name, lines, table } of tables) {
      expect(lines[0], name).toBe('This worksheet contains one table.');
      expect(new Set(table.columns).size, name).toBe(table.columns.length);
      expect(table.rows.length, name).toBeGreaterThan(0);
      for (const row of table.rows) {
        expect(row.length, name).toBe(table.columns.length);
        for (const cell of row) expect(cell, name).not.toBe('');
      }
    }
  });

  it('has the unallocated cases of every month as numbers, beside those of the plan', () => {
    const sheet = tables.find(({ title }) => title === 'Unallocated cases of the service, month by month')!;
    const [{ results }] = ofComparison.sets;
    const months = summarise(results, { metrics: ['unallocated.all'], scopes: ['service'] });
    expect(sheet.table.rows.map(([date]) => date)).toEqual(months.map(({ date }) => date));
    sheet.table.rows.forEach((row, index) => {
      expect(row[1]).toBeCloseTo(months[index].mean, -0.5);
      expect(row.slice(1).every((cell) => typeof cell === 'number')).toBe(true);
    });
    expect(sheet.table.columns).toHaveLength(1 + 2 * 3);
  });

  it('has the difference of the plan and a mark for the baseline, which differs from nothing', () => {
    const { columns, rows } = tables.find(({ name }) => name === 'Table 1')!.table;
    const [scenario, difference] = [columns.indexOf('Scenario'), columns.indexOf('Difference')];
    const names = ofComparison.sets.map((set) => set.scenario.name);
    for (const row of rows)
      if (row[scenario] === names[0]) expect(row[difference]).toBe('[z]');
      else expect(row[difference]).toBeTypeOf('number');
  });
});

it('The workbook of one replication says that it has no interval', () => {
  const { sheets } = resultWorkbook(syntheticReport(1, { months: 12, replications: 1 }));
  const { columns, rows } = sheets.find(({ name }) => name === 'Table 1')!.table!;
  for (const row of rows) expect(row[columns.indexOf('Lower 95%')]).toBe('[x]');
  expect(columns).not.toContain('Difference');
});
