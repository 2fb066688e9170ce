import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Terminal } from '../../terminal.ts';

/** Programs of LibreOffice that print a document. */
const printers = ['soffice', 'libreoffice'];

/** Longer than any printing of two pages, in milliseconds. */
const patience = 120_000;

/** As a PDF that screen readers can follow: with headings, tables and descriptions marked up. */
const tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}';

/** What came of printing: the file and by which program, or why there is none, in a sentence. */
export type Printing = { readonly pdf: Uint8Array; readonly printer: string } | { readonly because: string };

/**
 * Prints a text document (.odt) as a PDF with the LibreOffice that is found on the PATH; no other program is needed for
 * anything else. Never fails: says why there is no PDF. `date` is the ISO date that the file is given.
 */
export async function printed(odt: Uint8Array, date: string, { environment }: Terminal): Promise<Printing> {
  const program = programOn(environment['PATH'] ?? '');
  if (program === undefined)
    return { because: 'No LibreOffice was found to print a PDF. Print memo.odt or memo.docx from any office program.' };
  const folder = mkdtempSync(join(tmpdir(), 'procap-memo-'));
  try {
    writeFileSync(join(folder, 'memo.odt'), odt);
    // A profile of its own, so that a LibreOffice that is open does not get in the way.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await promisify(execFile)(
      program,
      [profile, '--headless', '--convert-to', tagged, '--outdir', folder, join(folder, 'memo.odt')],
      {
        timeout: patience,
        env: environment,
      },
    );
    return { pdf: dated(readFileSync(join(folder, 'memo.pdf')), date), printer: program };
  } catch (error) {
    return { because: `${program} did not print a PDF: ${(error as Error).message.split('\n')[0]}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same file with the date of the result in place of the clock's, and without the identifiers that follow from it. */
function dated(pdf: Buffer, date: string): Buffer {
  const text = pdf
    .toString('latin1')
    .replace(/(\/CreationDate\(D:)\d{14}/, `$1${date.replaceAll('-', '')}000000`)
    .replace(/\/ID \[[^\]]*\]\s*\/DocChecksum \/\w+\s*(?=>>\s*startxref)/, '');
  return Buffer.from(text, 'latin1');
}

/** The first of the programs that a PATH leads to. */
const programOn = (path: string): string | undefined =>
  path
    .split(delimiter)
    .flatMap((folder) => printers.map((name) => join(folder, name)))
    .find(isProgram);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
