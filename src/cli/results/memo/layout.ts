import type { Memo } from '../../../report/index.ts';

/** A chart as a picture, by the name of the chart. */
export interface MemoPicture {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}
export type MemoPictures = Readonly<Record<string, MemoPicture>>;

/** What a file of a memo is written from. */
export interface IllustratedMemo {
  readonly memo: Memo;
  readonly pictures: MemoPictures;
}

/** A memo with its charts drawn. */
export async function illustrated(memo: Memo): Promise<IllustratedMemo> {
  const { renderChart } = await import('../../render/index.ts');
  const pictures: Record<string, MemoPicture> = {};
  for (const block of memo.blocks) {
    if (block.kind !== 'figure') continue;
    const { png } = await renderChart(block.chart.figure);
    pictures[block.chart.name] = pictureOf(await png);
  }
  return { memo, pictures };
}

/** An A4 page with its margins, in centimetres. */
export const page = { width: 21, height: 29.7, sides: 2, ends: 1.7 } as const;

export const textWidth = page.width - 2 * page.sides;

/** In points. The space before a block and after it. */
export const sizes = { title: 17, heading: 12, text: 10, cell: 9, small: 9 } as const;

export const font = 'Arial';

/** How wide a picture stands, and how high, in centimetres: as wide as the text, unless it were too high. */
export function pictureSize({ width, height }: MemoPicture, highest = 13): { width: number; height: number } {
  const wide = Math.min(textWidth, (highest * width) / height);
  return { width: wide, height: (wide * height) / width };
}

/** The share of each column in the width of a table: more for what names a row, less for the level beside a few plans. */
export function columnShares(columns: number): number[] {
  const [first, second] = columns > 5 ? [2.2, 1] : [1.2, 0.65];
  const weights = Array.from({ length: columns }, (_, index) => [first, second][index] ?? 1);
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
}

/** A PNG file's width and height, which stand in its first chunk. */
function pictureOf(png: Uint8Array): MemoPicture {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { png, width: view.getUint32(16), height: view.getUint32(20) };
}
