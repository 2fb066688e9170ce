import { expect, test } from 'vitest';
import { reproducibleCommand, shellCommand } from '../../../src/cli/options/reproducible-command.ts';

test.each([
  [['procap', 'run', 'scenarios/baseline.yaml', '--years', '2.5'], 'procap run scenarios/baseline.yaml --years 2.5'],
  [['procap', 'run', 'my plans/a.yaml'], "procap run 'my plans/a.yaml'"],
  [['procap', 'run', "Anna's.yaml"], String.raw`procap run 'Anna'\''s.yaml'`],
  [['procap', 'run', '$(date).yaml', ''], "procap run '$(date).yaml' ''"],
])('the command %j can be typed again as %s', (words, command) => {
  expect(shellCommand(words)).toBe(command);
});

test('a command names what was given, a list option by option, and leaves out what is so anyway', () => {
  const options = {
    metric: [{ metric: 'unallocated.all', scope: 'service', when: 'end' }],
    precision: { kind: 'relative', share: 0.05 },
    scope: 'region',
    seed: undefined,
    years: 2,
    'without-loops': true,
    quiet: true,
  };
  const names = ['metric', 'precision', 'scope', 'seed', 'years', 'without-loops'] as const;
  expect(reproducibleCommand('explain', ['a.yaml', 'b.yaml'], options, names)).toBe(
    'procap explain a.yaml b.yaml --metric unallocated.all@end --precision 5% --years 2 --without-loops',
  );
  expect(reproducibleCommand('run', ['a.yaml'], { scope: 'pdu' }, ['scope'])).toBe('procap run a.yaml --scope pdu');
});
