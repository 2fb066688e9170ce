import type * as Xlsx from '@e965/xlsx';

export type Workbook = Xlsx.WorkBook;

/** What of the library is used to read; whoever reads brings it, since most reading needs none. */
export interface SheetLibrary {
  readonly read: (bytes: Uint8Array, options: Xlsx.ParsingOptions) => Workbook;
  readonly CFB: unknown;
}

/** Whether a path names a spreadsheet that can be read as a scenario. */
export const isSheetPath = (path: string): boolean => /\.(xlsx|ods)$/i.test(path);

/** Rows of a sheet that are read: a form has few, and what formats or pastes leave far below is not part of it. */
const mostRows = 500;
/** Megabytes that a file may unfold to. */
const mostUnpackedMb = 200;

const advice = 'Save it as .xlsx or .ods.';
const otherFormats: Readonly<Record<string, string>> = {
  '.xlsm': `is a workbook with macros, which procap does not open. ${advice}`,
  '.xltm': `is a template with macros, which procap does not open. ${advice}`,
  '.xlam': `is an add-in with macros, which procap does not open. ${advice}`,
  '.xls': `is a workbook of an old version of Excel. ${advice}`,
  '.xlsb': `is a binary workbook. ${advice}`,
  '.xltx': `is a template. ${advice}`,
  '.ots': `is a template. ${advice}`,
  '.fods': `is a flat spreadsheet. ${advice}`,
  '.numbers': `is a Numbers spreadsheet. ${advice}`,
  '.csv':
    'is a CSV file, which has one table and no names of sheets. Fill in a sheet that "procap new FILE.xlsx --sheet" makes.',
  '.tsv': 'is a text table, which has no names of sheets. Fill in a sheet that "procap new FILE.xlsx --sheet" makes.',
};

/**
 * Why a file with this ending cannot be a scenario, in a sentence without its name; absent where the ending is none of
 * these.
 */
export const whyOtherFormat = (path: string): string | undefined =>
  otherFormats[/[^/\\](\.[^./\\]*)$/.exec(path)?.[1].toLowerCase() ?? ''];

/** Opens a spreadsheet; or says why it cannot be, in a sentence without the name of the file. */
export function openWorkbook(
  bytes: Uint8Array,
  library: SheetLibrary,
): { workbook: Workbook; hidden: ReadonlySet<string> } | { why: string } {
  if (isCompoundFile(bytes))
    return {
      why: `is protected by a password, or is of an old version of Excel. Save it without a password, as .xlsx or .ods.`,
    };
  const unpacked = unpackedBytes(bytes);
  if (unpacked === undefined) return { why: `is not a spreadsheet, whatever its name says. ${advice}` };
  if (unpacked > mostUnpackedMb * 1e6)
    return {
      why: `is too large: its sheets have ${Math.round(unpacked / 1e6)} MB, and at most ${mostUnpackedMb} MB are read. Copy the filled lines to a new sheet.`,
    };
  try {
    const workbook = library.read(bytes, {
      type: 'buffer',
      cellFormula: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellDates: true,
      UTC: true,
      bookVBA: true,
      sheetRows: mostRows,
    });
    if (workbook.vbaraw !== undefined) return { why: `has macros in it, which procap does not open. ${advice}` };
    return { workbook, hidden: hiddenSheets(workbook, bytes, library) };
  } catch (error) {
    const { message } = error as Error;
    if (/encrypt|password/i.test(message)) return { why: 'is protected by a password. Save it without one.' };
    return { why: `cannot be read as a spreadsheet: ${message.replace(/\.$/, '')}. ${advice}` };
  }
}

/** What old and encrypted files of Excel are packed in. */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/** Bytes that an archive unfolds to, by its list of contents; absent where it is no archive. */
function unpackedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50) return undefined;
  let end = bytes.length - 22;
  while (end > 0 && end > bytes.length - 70_000 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (view.getUint32(end, true) !== 0x06054b50) return undefined;
  let sum = 0;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    sum += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sum;
}

/**
 * Names of the sheets that are hidden. The library tells it of .xlsx; of .ods it is read off the styles of the tables.
 */
function hiddenSheets(workbook: Workbook, bytes: Uint8Array, library: SheetLibrary): ReadonlySet<string> {
  const told =
    workbook.Workbook?.Sheets?.flatMap(({ name, Hidden }) => (Hidden && name !== undefined ? [name] : [])) ?? [];
  const content = workbook.bookType === 'ods' ? contentOf(bytes, library) : '';
  const styles = [
    ...content.matchAll(/<style:style\b[^>]*style:name="([^"]*)"[^>]*style:family="table"[^>]*>.*?<\/style:style>/gs),
  ]
    .filter(([style]) => style.includes('table:display="false"'))
    .map(([, name]) => name);
  const tables = [...content.matchAll(/<table:table\b[^>]*>/g)].flatMap(([tag]) => {
    const attribute = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
    return styles.includes(attribute('table:style-name') ?? '') ? [attribute('table:name') ?? ''] : [];
  });
  return new Set([...told, ...tables]);
}

/** The part of an .ods file that has its tables and their styles. */
function contentOf(bytes: Uint8Array, library: SheetLibrary): string {
  const { read, find } = library.CFB as {
    read: (bytes: Uint8Array, options: { type: 'buffer' }) => object;
    find: (archive: object, path: string) => { readonly content: Uint8Array } | null;
  };
  const part = find(read(bytes, { type: 'buffer' }), 'content.xml');
  return part === null ? '' : new TextDecoder().decode(part.content);
}
