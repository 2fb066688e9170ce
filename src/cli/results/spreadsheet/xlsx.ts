import { Workbook as ExcelWorkbook } from '@cj-tech-master/excelts';
import type { Worksheet } from '@cj-tech-master/excelts';
import type { Sheet, Workbook } from '../../../report/index.ts';
import { columnWidths, hasContentsLinks, isAtRight, rowHeight, tableName } from './layout.ts';

/** Dates in the file's own properties, which would otherwise be the clock's. */
const noTime = new Date(0);

/** A workbook as an Excel file (.xlsx), with each table marked up. The same workbook gives the same bytes. */
export async function xlsxFile(workbook: Workbook): Promise<Uint8Array> {
  const file = new ExcelWorkbook();
  Object.assign(file, {
    creator: 'procap',
    lastModifiedBy: 'procap',
    title: workbook.title,
    created: noTime,
    modified: noTime,
  });
  for (const sheet of workbook.sheets) writeSheet(file.addWorksheet(sheet.name), sheet);
  return file.xlsx.writeBuffer();
}

/** On paper: as wide as the page, whatever its length. */
const pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

function writeSheet(worksheet: Worksheet, sheet: Sheet): void {
  const { title, lines, table } = sheet;
  const widths = columnWidths(sheet);
  const isText = table === undefined;
  Object.assign(worksheet.pageSetup, pageSetup);
  widths.forEach((width, column) => (worksheet.getColumn(column + 1).width = width));
  [title, ...lines].forEach((text, index) => {
    const cell = worksheet.getCell(index + 1, 1);
    cell.value = text;
    cell.font = { name: 'Arial', size: index === 0 ? 16 : 12, bold: index === 0 };
    // Above a table a line runs on over the empty cells beside it.
    cell.alignment = { wrapText: isText, vertical: 'top' };
    worksheet.getRow(index + 1).height = index === 0 ? 24 : rowHeight(isText ? [text] : [''], widths);
  });
  if (isText) return;
  const top = lines.length + 2;
  worksheet.addTable({
    name: tableName(sheet),
    ref: `A${top}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: table.columns.map((name) => ({ name, filterButton: false })),
    rows: table.rows.map((row) => [...row]),
  });
  [table.columns, ...table.rows].forEach((cells, row) => {
    worksheet.getRow(top + row).height = rowHeight(cells, widths);
    cells.forEach((text, column) => {
      const cell = worksheet.getCell(top + row, column + 1);
      cell.font = { name: 'Arial', size: 12, bold: row === 0 };
      cell.alignment = { wrapText: true, vertical: 'top', horizontal: isAtRight(text) ? 'right' : 'left' };
    });
  });
  if (!hasContentsLinks(sheet)) return;
  table.rows.forEach(([name], index) => {
    const cell = worksheet.getCell(top + 1 + index, 1);
    cell.value = { text: String(name), hyperlink: `#'${name}'!A1` };
    cell.font = { name: 'Arial', size: 12, underline: true, color: { argb: 'FF12436D' } };
  });
}
