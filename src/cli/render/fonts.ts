import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkitten from 'fontkitten';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));

/**
 * The two font files that charts are drawn with; they come with procap, so that a chart is the same on every machine.
 */
export const fontFiles = {
  regular: join(folder, '400Regular', 'SourceSans3_400Regular.ttf'),
  bold: join(folder, '700Bold', 'SourceSans3_700Bold.ttf'),
} as const;

/** A piece of text as Vega asks for its width. */
interface TextItem {
  readonly text?: string | number;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** A function that measures text in pixels from the letters' own widths; without it Vega guesses, and labels drift. */
export function textMeasure(): (item: TextItem, text?: string | number) => number {
  const faces = { regular: openFont(fontFiles.regular), bold: openFont(fontFiles.bold) };
  return (item, text) => {
    const isBold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
    const face = faces[isBold ? 'bold' : 'regular'];
    let units = 0;
    for (const glyph of face.glyphsForString(String(text ?? item.text ?? ''))) units += glyph.advanceWidth;
    return (units / face.unitsPerEm) * (item.fontSize ?? 11);
  };
}

/**
 * The texts of a drawing with a word in place of signs that the fonts have not, such as Chinese, Arabic or emoji: a
 * picture would have boxes.
 */
export function textsAsDrawable(): (svg: string) => string {
  const face = openFont(fontFiles.regular);
  const isDrawable = (sign: string): boolean => face.glyphsForString(sign).every(({ id }) => id !== 0);
  const inWords = (text: string): string =>
    text.replace(/[^\x20-\x7E]+(?: [^\x20-\x7E]+)*/gu, (signs) => ([...signs].every(isDrawable) ? signs : notDrawn));
  return (svg) => svg.replace(/(?<=>)[^<>]*[^\x20-\x7E\s][^<>]*(?=<)/gu, inWords);
}

const notDrawn = '(signs not drawn)';

function openFont(file: string): fontkitten.Font {
  const font = fontkitten.create(readFileSync(file));
  if (font.isCollection) throw new Error(`${file} is a collection of fonts; a single font is needed.`);
  return font;
}
