import { strToU8, zipSync } from 'fflate';
import type { Sheet, SheetCell, Workbook } from '../../../report/index.ts';
import { columnWidths, hasContentsLinks, isAtRight, tableName } from './layout.ts';

const type = 'application/vnd.oasis.opendocument.spreadsheet';

/** The oldest date that the format of the archive knows, so that the clock leaves no trace. */
const noTime = new Date('1980-01-01T12:00:00');

/**
 * A workbook as an OpenDocument spreadsheet (.ods), with each table marked up as a database range. The same workbook gives
 * the same bytes. Source: OpenDocument 1.3, part 3, sections 3.7 and 9.
 */
export function odsFile(workbook: Workbook): Uint8Array {
  const files = {
    'content.xml': contentOf(workbook),
    'styles.xml': `${xmlHeader}<office:document-styles ${namespaces} office:version="1.3"><office:automatic-styles><style:page-layout style:name="landscape"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="page" style:page-layout-name="landscape"/></office:master-styles></office:document-styles>`,
    'meta.xml': `${xmlHeader}<office:document-meta ${namespaces} office:version="1.3"><office:meta><meta:generator>procap</meta:generator><dc:title>${escapeXml(workbook.title)}</dc:title><dc:language>en-GB</dc:language></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `${xmlHeader}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
  };
  const packed = Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime: noTime }]] as const);
  // First and not compressed, so that programs know the file by its first bytes.
  return zipSync({ mimetype: [strToU8(type), { level: 0, mtime: noTime }], ...Object.fromEntries(packed) } as never);
}

const xmlHeader = '<?xml version="1.0" encoding="UTF-8"?>\n';

const namespaces = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'xlink="http://www.w3.org/1999/xlink"',
]
  .map((each) => `xmlns:${each}`)
  .join(' ');

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
  return `${xmlHeader}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:spreadsheet>${sheets.map(sheetXml).join('')}<table:database-ranges>${ranges}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
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

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
