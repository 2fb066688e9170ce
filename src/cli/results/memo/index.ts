export { docxFile } from './docx.ts';
export { illustrated } from './layout.ts';
export type { IllustratedMemo } from './layout.ts';
export { odtFile } from './odt.ts';
export { printed } from './pdf.ts';
export type { Printing } from './pdf.ts';
