import type { Workbook } from '../../../report/index.ts';
import { odsFile } from './ods.ts';
import { xlsxFile } from './xlsx.ts';

/** A workbook in both formats that offices use. */
export const spreadsheetFiles = async (workbook: Workbook): Promise<Readonly<Record<string, Uint8Array>>> => ({
  'results.ods': odsFile(workbook),
  'results.xlsx': await xlsxFile(workbook),
});
