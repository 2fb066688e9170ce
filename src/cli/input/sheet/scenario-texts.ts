import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isSheetPath, openWorkbook, sheetScenario, shippedPath, shippedPrefix } from '../../../scenario/index.ts';
import type { SheetScenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { packageFolder } from '../../results/provenance.ts';
import { readInputFile, readInputText } from '../read-file.ts';
import { sheetReader } from './library.ts';

/** The texts of the files that a scenario names, spreadsheets turned into text. */
export interface ScenarioTexts {
  /**
   * Each file is read once, so that one reading sees one state of the disk. Throws a UsageError for a bad spreadsheet,
   * an UnreadableFile for what is no file of text.
   */
  readonly textOf: (path: string) => string | undefined;
  /** The spreadsheets among those read so far, by path. */
  readonly sheets: ReadonlyMap<string, SheetScenario>;
}

export function scenarioTexts(folder: string): ScenarioTexts {
  const texts = new Map<string, string | undefined>();
  const sheets = new Map<string, SheetScenario>();
  const read = (path: string): string | undefined => {
    const onDisk = pathOnDisk(path, folder);
    if (!isSheetPath(path)) return readInputText(onDisk, path);
    const bytes = readInputFile(onDisk, path);
    if (bytes === undefined) return undefined;
    const sheet = openSheet(path, bytes);
    sheets.set(path, sheet);
    return sheet.text;
  };
  return {
    textOf: (path) => {
      if (!texts.has(path)) texts.set(path, read(path));
      return texts.get(path);
    },
    sheets,
  };
}

function openSheet(path: string, bytes: Uint8Array): SheetScenario {
  const opened = openWorkbook(bytes, sheetReader());
  if ('why' in opened) throw new UsageError(`${path} ${opened.why}`);
  return sheetScenario(path, opened.workbook, opened.hidden);
}

/**
 * The file that a path on the command line means: `scenarios/one-unit.yaml` is the one that comes with procap where the
 * folder has none.
 */
export function meantPath(path: string, folder: string): string {
  const written = shippedPath(path.replaceAll('\\', '/'));
  if (!/^(\.\/)?scenarios\//.test(written) || existsSync(pathOnDisk(written, folder))) return written;
  const shipped = shippedPath(`${shippedPrefix}${written.replace('./', '')}`);
  return existsSync(pathOnDisk(shipped, folder)) ? shipped : written;
}

/** Where a file is: one that comes with procap in the package, another as seen from the folder. */
export const pathOnDisk = (path: string, folder: string): string =>
  path.startsWith(shippedPrefix)
    ? join(packageFolder, shippedPath(path).slice(shippedPrefix.length))
    : resolve(folder, path);
