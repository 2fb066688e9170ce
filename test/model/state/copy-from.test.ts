import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/**
 * State that hides its fields is copied by hand, where scenarios part. A field that is new and forgotten there would be
 * wrong in one scenario only, and perhaps seldom.
 */

/** What need not be taken over: it is the same in both, or follows from what is taken over, or nothing lasts in it. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  'engine/monitors/accumulated-level.ts': [],
  'engine/queue/event-lists.ts': ['#times'],
  'engine/queue/event-queue.ts': ['#parts', '#hours', '#wheelDays', '#overflow'],
  'model/counts/retention.ts': ['#monthOfDay'],
  'model/state/cases.ts': ['first'],
  'model/state/practitioners.ts': ['first'],
  'model/state/tasks.ts': ['first'],
  'model/state/waiting-list.ts': ['#cases'],
};

/** The fields of a class but those of records, which `copyRecords` finds by itself. */
const fieldsIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}(?:readonly )?(#?\w+)(?:: ([^=;\n]+))?(?: = ([^;\n]*))?;$/gm)]
    .filter(
      ([, , type = '', value = '']) => !/^(Case|Officer|Task)Field/.test(type) && !value.startsWith('wholeNumbers'),
    )
    .map(([, name]) => name);

const bodyOfCopyFrom = (text: string): string => /^ {2}copyFrom\([^]*?^ {2}\}$/m.exec(text)?.[0] ?? '';

describe('a copy of state', () => {
  test.each(Object.entries(leftOut))('of %s takes over every field', (file, others) => {
    const text = readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
    const body = bodyOfCopyFrom(text);
    expect(fieldsIn(text).filter((name) => !new RegExp(`other\\.${name}\\b`).test(body))).toEqual(others);
  });
});
