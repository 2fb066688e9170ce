import type { ReportInput } from '../input.ts';
import { tableAsText } from './data-table.ts';
import { keyTable } from './key-table.ts';

/** The key results as text for a terminal: a caption and an aligned table. */
export function resultTable(input: ReportInput): string {
  const table = keyTable(input);
  return `${table.caption}\n\n${tableAsText(table)}\n`;
}
