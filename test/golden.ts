import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The command that writes the files anew. */
const renew = 'PROCAP_GOLDEN=renew npx vitest run golden';
const isRenewed = process.env.PROCAP_GOLDEN === 'renew';

/**
 * Holds what a floor gives to what it gave when the file was written, line by line.
 *
 * A difference is no fault in itself: it says that results have changed, which nobody should do without noticing. Where
 * the change is wanted, the file is renewed and the difference goes into the change note.
 */
export function expectGolden(file: URL, lines: readonly string[]): void {
  if (isRenewed) {
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(
      file,
      `# These numbers are what the program gave on ${today}. They are not evidence that it is right.\n${lines.join('\n')}\n`,
    );
  }
  const name = file.pathname.split('/test/').at(-1);
  expect(existsSync(file), `test/${name} is missing: write it with ${renew}`).toBe(true);
  const golden = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  expect(
    lines,
    `Results are not those of test/${name}. If they were meant to change: ${renew}, and give the difference in the change note.`,
  ).toEqual(golden);
}

/** Four figures that count: small enough to read, and no change of any weight is lost. */
export const rounded = (value: number): string => String(Number(value.toPrecision(4)));
