import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { provenance } from '../../../src/cli/results/provenance.ts';

test('a result names the version of the program, and a commit only as git has it', () => {
  const { version, commit, dirty } = provenance();
  expect(version).toBe(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version);
  expect(commit ?? '0'.repeat(40)).toMatch(/^[0-9a-f]{40}$/);
  expect(typeof dirty).toBe(commit === undefined ? 'undefined' : 'boolean');
});
