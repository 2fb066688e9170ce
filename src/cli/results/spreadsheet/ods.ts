import type { Sheet, SheetCell, Workbook } from '../../../report/index.ts';
import { escapeXml, openDocumentFile } from '../open-document.ts';
import { columnWidths, hasContentsLinks, isAtRight, tableName } from './layout.ts';

/**
 * A workbook as an OpenDocument spreadsheet (.ods), with each table marked up as a database range. The same workbook gives
 * the same bytes. Source: OpenDocument 1.3, part 3, sections 3.7 and 9.
 */
export const odsFile = (workbook: Workbook): Uint8Array =>
  openDocumentFile({
    kind: 'spreadsheet',
    title: workbook.title,
    namespaces: ['office', 'table', 'text', 'style', 'fo', 'meta', 'dc', 'xlink'],
    content: contentOf(workbook),
    styles:
      '<office:automatic-styles><style:page-layout style:name="landscape"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="page" style:page-layout-name="landscape"/></office:master-styles>',
  });

/** Cell styles by what a cell is. */
const styles = {
  title: '<style:text-properties fo:font-family="Arial" fo:font-size="16pt" fo:font-weight="bold"/>',
  line: '<style:text-properties fo:font-family="Arial" fo:font-size="12pt"/>',
  wrapped:
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-family="Arial" fo:font-size="12pt"/>',
  right:
    '<style:table-cell-properties style:vertical-align="top"/><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-family="Arial" fo:font-size="12pt"/>',
  heading:
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:border-bottom="0.75pt solid #0b0c0c"/><style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:font-weight="bold"/>',
} as const;

function contentOf({ sheets }: Workbook): string {
  const widths = [...new Set(sheets.flatMap(columnWidths))];
  const automatic = [
    ...Object.entries(styles).map(
      ([name, properties]) => `<style:style style:name="${name}" style:family="table-cell">${properties}</style:style>`,
    ),
    ...widths.map(
      (width) =>
        `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.22).toFixed(2)}cm"/></style:style>`,
    ),
    '<style:style style:name="sheet" style:family="table" style:master-page-name="page"/>',
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
  ].join('');
  const ranges = sheets.flatMap((sheet) => rangeOf(sheet) ?? []).join('');
  return `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:spreadsheet>${sheets.map(sheetXml).join('')}<table:database-ranges>${ranges}</table:database-ranges></office:spreadsheet></office:body>`;
}

/** The table of a sheet as a named range with a header row. */
function rangeOf(sheet: Sheet): string | undefined {
  const { name, lines, table } = sheet;
  if (table === undefined) return undefined;
  const top = lines.length + 2;
  const address = `'${name}'.A${top}:'${name}'.${columnName(table.columns.length)}${top + table.rows.length}`;
  return `<table:database-range table:name="${tableName(sheet)}" table:target-range-address="${escapeXml(address)}" table:contains-header="true" table:display-filter-buttons="false"/>`;
}

/** A column by its letters: 1 is A, 27 is AA. */
const columnName = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);

function sheetXml(sheet: Sheet): string {
  const { name, title, lines, table } = sheet;
  const columns = columnWidths(sheet).map((width) => `<table:table-column table:style-name="w${width}"/>`);
  const lineStyle = table === undefined ? 'wrapped' : 'line';
  const isLink = hasContentsLinks(sheet);
  const rows = [
    [cellXml(title, 'title')],
    ...lines.map((line) => [cellXml(line, lineStyle)]),
    ...(table === undefined ? [] : [table.columns.map((heading) => cellXml(heading, 'heading'))]),
    ...(table?.rows ?? []).map((row) =>
      row.map((cell, column) => cellXml(cell, isAtRight(cell) ? 'right' : 'wrapped', isLink && column === 0)),
    ),
  ].map((cells) => `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`);
  return `<table:table table:name="${escapeXml(name)}" table:style-name="sheet">${columns.join('')}${rows.join('')}</table:table>`;
}

function cellXml(cell: SheetCell, style: keyof typeof styles, isLink = false): string {
  const text = escapeXml(String(cell));
  const shown = isLink ? `<text:a xlink:type="simple" xlink:href="#'${text}'.A1">${text}</text:a>` : text;
  const value =
    typeof cell === 'number' ? `office:value-type="float" office:value="${cell}"` : 'office:value-type="string"';
  return `<table:table-cell table:style-name="${style}" ${value}><text:p>${shown}</text:p></table:table-cell>`;
}
