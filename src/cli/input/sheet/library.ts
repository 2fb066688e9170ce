import { createRequire } from 'node:module';
import type * as Xlsx from '@e965/xlsx';
import type { SheetLibrary } from '../../../scenario/index.ts';

/** The library, loaded when a sheet is read or written and not before: most commands need none. */
export const xlsx = (): typeof Xlsx => (library ??= createRequire(import.meta.url)('@e965/xlsx') as typeof Xlsx);
let library: typeof Xlsx | undefined;

/** What of it reads a sheet. */
export const sheetReader = (): SheetLibrary => ({
  read: (bytes, options) => withoutWarnings(() => xlsx().read(bytes, options)),
  CFB: xlsx().CFB,
});

/** The library warns on the console of number formats that it does not know; no figure depends on them. */
function withoutWarnings<Result>(read: () => Result): Result {
  const { error } = console;
  console.error = () => {};
  try {
    return read();
  } finally {
    console.error = error;
  }
}
