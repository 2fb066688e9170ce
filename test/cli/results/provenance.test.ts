import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { provenance, shellCommand } from '../../../src/cli/results/provenance.ts';

test('a result names the version of the program, and a commit only as git has it', () => {
  const { version, commit, dirty } = provenance();
  expect(version).toBe(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version);
  expect(commit ?? '0'.repeat(40)).toMatch(/^[0-9a-f]{40}$/);
  expect(typeof dirty).toBe(commit === undefined ? 'undefined' : 'boolean');
});

test.each([
  [['procap', 'run', 'scenarios/baseline.yaml', '--years', '2.5'], 'procap run scenarios/baseline.yaml --years 2.5'],
  [['procap', 'run', 'my plans/a.yaml'], "procap run 'my plans/a.yaml'"],
  [['procap', 'run', "Anna's.yaml"], String.raw`procap run 'Anna'\''s.yaml'`],
  [['procap', 'run', '$(date).yaml', ''], "procap run '$(date).yaml' ''"],
])('the command %j can be typed again as %s', (words, command) => {
  expect(shellCommand(words)).toBe(command);
});
