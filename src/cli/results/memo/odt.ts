import type { DataTable, MemoBlock } from '../../../report/index.ts';
import { isNumericColumn } from '../../../report/index.ts';
import { escapeXml, openDocumentFile } from '../open-document.ts';
import { columnShares, font, page, pictureSize, sizes, textWidth } from './layout.ts';
import type { IllustratedMemo, MemoPictures } from './layout.ts';

/** A memo as an OpenDocument text (.odt). The same memo gives the same bytes. */
export const odtFile = ({ memo, pictures }: IllustratedMemo): Uint8Array =>
  openDocumentFile({
    kind: 'text',
    title: memo.title,
    date: memo.date,
    namespaces: ['office', 'table', 'text', 'style', 'fo', 'draw', 'svg', 'meta', 'dc', 'xlink'],
    content: `<office:automatic-styles>${automaticStyles(memo.blocks)}</office:automatic-styles><office:body><office:text>${paragraph('Title', memo.title)}${memo.blocks.map((block) => blockXml(block, pictures)).join('')}</office:text></office:body>`,
    styles: documentStyles,
    pictures: Object.fromEntries(Object.entries(pictures).map(([name, { png }]) => [picturePath(name), png])),
  });

const picturePath = (name: string): string => `Pictures/${name}.png`;

interface ParagraphLook {
  readonly size: number;
  /** Points before and after. */
  readonly space: readonly [number, number];
  readonly isBold?: boolean;
  /** Whether it stays on the page of what follows. */
  readonly isKept?: boolean;
  /** Of a heading. */
  readonly level?: number;
}

const looks: Readonly<Record<string, ParagraphLook>> = {
  Title: { size: sizes.title, space: [0, 4], isBold: true, isKept: true },
  Heading_20_1: { size: sizes.heading, space: [8, 3], isBold: true, isKept: true, level: 1 },
  Heading_20_2: { size: sizes.text, space: [4, 2], isBold: true, isKept: true, level: 2 },
  Text_20_body: { size: sizes.text, space: [0, 4] },
  List: { size: sizes.text, space: [0, 2] },
  Note: { size: sizes.small, space: [0, 3], isKept: true },
  Table_20_Contents: { size: sizes.cell, space: [0, 0] },
  Table_20_Heading: { size: sizes.cell, space: [0, 0], isBold: true },
};

const lookXml = ([
  name,
  {
    size,
    space: [before, after],
    isBold = false,
    isKept = false,
    level,
  },
]: [string, ParagraphLook]): string =>
  `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}" style:family="paragraph" style:parent-style-name="Standard" style:class="text"${level === undefined ? '' : ` style:default-outline-level="${level}"`}><style:paragraph-properties fo:margin-top="${before}pt" fo:margin-bottom="${after}pt"${isKept ? ' fo:keep-with-next="always"' : ''}/><style:text-properties fo:font-size="${size}pt"${isBold ? ' fo:font-weight="bold"' : ''}/></style:style>`;

const documentStyles = [
  `<office:font-face-decls><style:font-face style:name="${font}" svg:font-family="${font}"/></office:font-face-decls>`,
  '<office:styles>',
  `<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="${font}" fo:font-size="${sizes.text}pt" fo:color="#0b0c0c" fo:language="en" fo:country="GB"/></style:default-style>`,
  '<style:default-style style:family="table"/><style:default-style style:family="graphic"/>',
  '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
  ...Object.entries(looks).map(lookXml),
  '<text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.5cm" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>',
  '</office:styles>',
  `<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties fo:page-width="${page.width}cm" fo:page-height="${page.height}cm" fo:margin-top="${page.ends}cm" fo:margin-bottom="${page.ends}cm" fo:margin-left="${page.sides}cm" fo:margin-right="${page.sides}cm"/></style:page-layout></office:automatic-styles>`,
  '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"/></office:master-styles>',
].join('');

/** Styles that belong to this memo: the widths of its tables' columns. */
function automaticStyles(blocks: readonly MemoBlock[]): string {
  const shares = new Set(
    blocks.flatMap((block) => (block.kind === 'table' ? columnShares(block.table.columns.length) : [])),
  );
  return [
    '<style:style style:name="strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="atRight" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:paragraph-properties fo:text-align="end"/></style:style>',
    '<style:style style:name="headingAtRight" style:family="paragraph" style:parent-style-name="Table_20_Heading"><style:paragraph-properties fo:text-align="end"/></style:style>',
    `<style:style style:name="table" style:family="table"><style:table-properties style:width="${textWidth}cm" table:align="left"/></style:style>`,
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.05cm" fo:padding-bottom="0.05cm" fo:padding-left="0.1cm" fo:padding-right="0.1cm" fo:border-bottom="0.5pt solid #b1b4b6"/></style:style>',
    '<style:style style:name="picture" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
    ...[...shares].map(
      (share) =>
        `<style:style style:name="${columnStyle(share)}" style:family="table-column"><style:table-column-properties style:column-width="${(share * textWidth).toFixed(3)}cm"/></style:style>`,
    ),
  ].join('');
}

const columnStyle = (share: number): string => `column${Math.round(share * 10_000)}`;

const paragraph = (style: string, text: string): string =>
  `<text:p text:style-name="${style}">${escapeXml(text)}</text:p>`;

const heading = (level: number, text: string): string =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${escapeXml(text)}</text:h>`;

function blockXml(block: MemoBlock, pictures: MemoPictures): string {
  switch (block.kind) {
    case 'heading':
      return heading(1, block.text);
    case 'paragraph':
      return paragraph('Text_20_body', block.text);
    case 'list': {
      const items = block.items.map(({ name, text }) => {
        const lead = name === undefined ? '' : `<text:span text:style-name="strong">${escapeXml(name)}:</text:span> `;
        return `<text:list-item><text:p text:style-name="List">${lead}${escapeXml(text)}</text:p></text:list-item>`;
      });
      return `<text:list text:style-name="Points">${items.join('')}</text:list>`;
    }
    case 'table':
      return `${heading(2, block.table.caption)}${tableXml(block.table)}`;
    case 'figure': {
      const { name, title, subtitle, description } = block.chart;
      const { width, height } = pictureSize(pictures[name]);
      return `${heading(2, title)}${paragraph('Note', subtitle)}<text:p text:style-name="Text_20_body"><draw:frame draw:style-name="picture" draw:name="${escapeXml(name)}" text:anchor-type="as-char" svg:width="${width.toFixed(2)}cm" svg:height="${height.toFixed(2)}cm"><draw:image xlink:href="${picturePath(name)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escapeXml(title)}</svg:title><svg:desc>${escapeXml(description)}</svg:desc></draw:frame></text:p>`;
    }
  }
}

function tableXml(table: DataTable): string {
  const columns = columnShares(table.columns.length).map(
    (share) => `<table:table-column table:style-name="${columnStyle(share)}"/>`,
  );
  const cell = (text: string, column: number, isHeading: boolean): string => {
    const style = isNumericColumn(table, column)
      ? isHeading
        ? 'headingAtRight'
        : 'atRight'
      : `Table_20_${isHeading ? 'Heading' : 'Contents'}`;
    const lines = text.split('\n').map((line) => paragraph(style, line));
    return `<table:table-cell table:style-name="cell" office:value-type="string">${lines.join('')}</table:table-cell>`;
  };
  const row = (cells: readonly string[], isHeading: boolean): string =>
    `<table:table-row table:style-name="row">${cells.map((text, column) => cell(text, column, isHeading || column < table.headings)).join('')}</table:table-row>`;
  return `<table:table table:name="Gains and harms" table:style-name="table">${columns.join('')}<table:table-header-rows>${row(table.columns, true)}</table:table-header-rows>${table.rows.map((cells) => row(cells, false)).join('')}</table:table>`;
}
