import type { VerifyResult } from '../../experiment/index.ts';
import { parametersInWords } from '../../experiment/index.ts';
import { fiveDigits } from './verify-words.ts';
import type { DataTable } from '../data-table.ts';

/** What theory expects and what was simulated, a row a measure. */
export function verificationTable(verifications: readonly VerifyResult[], caption: string): DataTable {
  const interval = (from: number, to: number): string => `${fiveDigits(from)} to ${fiveDigits(to)}`;
  const rows = verifications.flatMap(({ model, parameters, measures }) =>
    measures.map((each) => [
      `${model}: ${parametersInWords(parameters)}`,
      `${each.name}, ${each.label}`,
      fiveDigits(each.expected),
      fiveDigits(each.mean),
      interval(each.lo, each.hi),
      interval(each.lo999, each.hi999),
      each.verdict,
    ]),
  );
  return {
    caption,
    columns: ['Model', 'Measure', 'Expected', 'Simulated', '95% interval', '99.9% interval', 'Verdict'],
    headings: 2,
    rows,
  };
}

/** The same for a terminal, each case above its measures so that lines stay short. */
export function verificationText(verifications: readonly VerifyResult[]): string {
  const columns = ['Measure', 'Expected', 'Simulated', '95% interval', '99.9% interval', 'Verdict'];
  const blocks = verifications.map((each) => ({
    heading: `${each.title}\n${each.model}: ${parametersInWords(each.parameters)}`,
    rows: verificationTable([each], '').rows.map((row) => row.slice(1)),
  }));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...blocks.flatMap(({ rows }) => rows.map((row) => row[index].length))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd();
  return blocks
    .map(({ heading, rows }) =>
      [heading, line(columns), ...rows.map(line)]
        .map((text, index) => (index === 0 ? text : text.replace(/^/gm, '  ')))
        .join('\n'),
    )
    .join('\n\n');
}
