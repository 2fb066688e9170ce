import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DataTable, MemoBlock } from '../../../report/index.ts';
import { isNumericColumn } from '../../../report/index.ts';
import { columnShares, font, page, pictureSize, sizes, textWidth } from './layout.ts';
import type { IllustratedMemo, MemoPictures } from './layout.ts';

/** The oldest date that the format of the archive knows, so that the clock leaves no trace. */
const noTime = new Date('1980-01-01T12:00:00');

/** Twentieths of a point, in which Word measures. */
const twips = (centimetres: number): number => Math.round((centimetres / 2.54) * 1440);

/** A memo as a Word document (.docx). The same memo gives the same bytes. */
export async function docxFile({ memo, pictures }: IllustratedMemo): Promise<Uint8Array> {
  const half = (points: number): number => 2 * points;
  const style = (size: number, before: number, after: number, bold = true) => ({
    run: { font, size: half(size), bold, color: '0b0c0c' },
    paragraph: { spacing: { before: 20 * before, after: 20 * after }, keepNext: bold },
  });
  const file = new Document({
    title: memo.title,
    creator: 'procap',
    lastModifiedBy: 'procap',
    styles: {
      default: {
        document: {
          run: { font, size: half(sizes.text), language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 80 } },
        },
        title: style(sizes.title, 0, 4),
        heading1: style(sizes.heading, 8, 3),
        heading2: style(sizes.text, 4, 2),
      },
      paragraphStyles: [
        {
          id: 'Cell',
          name: 'Cell',
          basedOn: 'Normal',
          run: { size: half(sizes.cell) },
          paragraph: { spacing: { after: 0 } },
        },
        {
          id: 'Note',
          name: 'Note',
          basedOn: 'Normal',
          run: { size: half(sizes.small) },
          paragraph: { spacing: { after: 60 } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 284, hanging: 284 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.ends),
              bottom: twips(page.ends),
              left: twips(page.sides),
              right: twips(page.sides),
            },
          },
        },
        children: [
          new Paragraph({ text: memo.title, heading: HeadingLevel.TITLE }),
          ...memo.blocks.flatMap((block) => elementsOf(block, pictures)),
        ],
      },
    ],
  });
  return withoutClock(await Packer.toBuffer(file), memo.date);
}

function elementsOf(block: MemoBlock, pictures: MemoPictures): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })];
    case 'paragraph':
      return [new Paragraph(block.text)];
    case 'list':
      return block.items.map(
        ({ name, text }) =>
          new Paragraph({
            numbering: { reference: 'points', level: 0 },
            spacing: { after: 40 },
            children: [
              ...(name === undefined ? [] : [new TextRun({ text: `${name}: `, bold: true })]),
              new TextRun(text),
            ],
          }),
      );
    case 'table':
      return [new Paragraph({ text: block.table.caption, heading: HeadingLevel.HEADING_2 }), tableOf(block.table)];
    case 'figure': {
      const { name, title, subtitle, description } = block.chart;
      const picture = pictures[name];
      const { width, height } = pictureSize(picture);
      const pixels = (centimetres: number): number => Math.round((centimetres / 2.54) * 96);
      return [
        new Paragraph({ text: title, heading: HeadingLevel.HEADING_2 }),
        new Paragraph({ text: subtitle, style: 'Note', keepNext: true }),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: picture.png,
              transformation: { width: pixels(width), height: pixels(height) },
              altText: { name, title, description },
            }),
          ],
        }),
      ];
    }
  }
}

function tableOf(table: DataTable): Table {
  const widths = columnShares(table.columns.length).map((share) => twips(share * textWidth));
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'b1b4b6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (text: string, column: number, isHeading: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column], type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: column === 0 ? 0 : 60, right: 60 },
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            style: 'Cell',
            alignment: isNumericColumn(table, column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: [new TextRun({ text: line, bold: isHeading })],
          }),
      ),
    });
  const row = (cells: readonly string[], isHeading: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, column, isHeading || column < table.headings)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: twips(textWidth), type: WidthType.DXA },
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
    rows: [row(table.columns, true), ...table.rows.map((cells) => row(cells, false))],
  });
}

/** The same file with the date of the result wherever the library writes the clock's. */
function withoutClock(file: Uint8Array, date: string): Uint8Array {
  const parts = unzipSync(file);
  const properties = 'docProps/core.xml';
  parts[properties] = strToU8(
    strFromU8(parts[properties]).replaceAll(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date}T00:00:00Z`),
  );
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, [bytes, { mtime: noTime }]])));
}
