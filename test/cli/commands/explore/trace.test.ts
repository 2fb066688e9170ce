import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** What a trace of a shipped scenario prints, says and ends with; a year of one unit is enough. */
async function traced(...words: string[]) {
  const terminal = testTerminal(root);
  const code = await procap(['trace', ...words, '--years', '1'], terminal);
  return { code, out: terminal.results(), err: terminal.words() };
}

const busy = 'scenarios/busy-unit.yaml';
const lines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('- '));

describe('procap trace', () => {
  test('follows a missed review: why first, then all that happened, in dated sentences', async () => {
    const { code, out } = await traced(busy, '--missed-review', '--risk', 'high');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^# The story of case \S+\n\n‘busy unit’, One unit, replication 1\.\n\n## Why a review was missed in ‘busy unit’\n\n- /,
    );
    const [why, ...story] = lines(out);
    expect(story).toContain(why);
    expect(why).toMatch(/is missed: it had not been done when .*\. It could be done on the \d+ days? from \d/);
    for (const line of story) expect(line).toMatch(/^- \d{1,2} [A-Z][a-z]+ 20\d\d: [A-Z].*\.$/);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  test('is the same every time, and another in another replication', async () => {
    const [one, again, other] = [
      await traced(busy, '--case', '1000'),
      await traced(busy, '--case', '1000'),
      await traced(busy, '--case', '1000', '--replication', '2'),
    ];
    expect(again.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
  });

  test('follows an officer by number or by name, quarter by quarter', async () => {
    const { out } = await traced(busy, '--officer', 'NQO-3');
    expect(out).toContain('# The story of officer NQO-3');
    expect(out).toMatch(
      /- 30 September 2021: \d+ cases and [\d.]+% of capacity, contact kept up at \d+%, \d+ in the queue, strain [\d.]+\. In the quarter \d+ assessments and reviews on time, \d+ late, \d+ missed; tasks: \d+ on time, \d+ late\./,
    );
    expect((await traced(busy, '--officer', '1')).out).toMatch(
      /^# The story of officer N?PO-1\n|^# The story of officer NQO-1\n/,
    );
  });

  test('follows the same agent in two scenarios, and says on which day they diverge', async () => {
    const { out } = await traced(busy, 'scenarios/busy-unit-plan.yaml', '--officer', 'NQO-3');
    const [, common, parted] = out.split(/^## .*$/m);
    expect(lines(common).length).toBeGreaterThan(3);
    // The plan's first change is dated 1 January 2022, and nothing differs before it.
    const [, day] = /(?:The stories diverge on|Figures differ from) (\d{1,2} [A-Z][a-z]+ 2022)/.exec(out)!;
    expect(lines(parted)[0]).toContain(`- ${day}, `);
    for (const line of lines(parted))
      expect(line).toMatch(/^- \d{1,2} [A-Z][a-z]+ 2022, (both|‘busy unit’|‘busy unit plan’): /);
  });

  test('prints the story as data too, each entry with its sentence', async () => {
    const { out, err } = await traced(busy, '--missed-review', '--json', '--quiet');
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      unit: 'One unit',
      replication: 1,
      missedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      stories: [{ scenario: 'busy unit' }],
    });
    expect(
      data.stories[0].happenings.find(
        (each: { on: string; what: string }) => each.on === data.missedOn && each.what === 'review is missed',
      ),
    ).toMatchObject({ figures: { days: expect.any(Number) }, text: expect.stringContaining('is missed') });
    expect(err).toBe('');
  });

  test('writes a folder where that is asked for', async () => {
    const folder = temporaryFolder();
    const { code, out } = await traced(busy, '--case', '5', '--out', join(folder, 'story'));
    expect(code).toBe(0);
    expect(filesIn(join(folder, 'story'))).toEqual([
      'report.html',
      'ro-crate-metadata.json',
      'run.json',
      'scenarios/busy-unit.yaml',
      'story.json',
      'story.md',
    ]);
    expect(readFileSync(join(folder, 'story/story.md'), 'utf8')).toBe(out);
    expect(JSON.parse(readFileSync(join(folder, 'story/run.json'), 'utf8')).command).toBe(
      'procap trace scenarios/busy-unit.yaml --case 5 --years 1',
    );
  });

  test.each<[string, string[], string]>([
    ['nobody', [busy], 'Choose what to follow: --case, --officer or --missed-review. See: procap trace --help'],
    [
      'two agents',
      [busy, '--case', '1', '--officer', '2'],
      'Choose what to follow: --case, --officer or --missed-review; found --case and --officer. See: procap trace --help',
    ],
    [
      'a risk without a missed review',
      [busy, '--case', '1', '--risk', 'high'],
      '--risk can be given with --missed-review only.',
    ],
    ['a case beyond the last', [busy, '--case', '900000'], 'There is no case 900000: this run has '],
    [
      'a case that nobody is',
      [busy, '--case', 'community-2021-08-01-1'],
      'There is no case community-2021-08-01-1 in ‘busy unit’, One unit, replication 1. There are ',
    ],
    ['an officer beyond the last', [busy, '--officer', '5000'], 'There is no officer 5000: this run has '],
    [
      'a unit that is not there',
      [busy, '--case', '1', '--unit', 'One unti'],
      'There is no delivery unit "One unti" in ‘busy unit’. Did you mean "One unit"? There is One unit.',
    ],
    [
      'a replication of nothing',
      [busy, '--case', '1', '--replication', '0'],
      '--replication must be a whole number from 1 upwards; found "0".',
    ],
    [
      'scenarios that start on other days',
      [busy, 'scenarios/published/one-unit-in-crisis.yaml', '--case', '1'],
      'The same agent cannot be found in both scenarios.\n  scenarios/published/one-unit-in-crisis.yaml has start 2022-10-01 and scenarios/busy-unit.yaml has 2021-07-01.',
    ],
  ])('refuses %s', async (_, words, message) => {
    const { code, out, err } = await traced(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test('writes nothing to a folder that holds other files', async () => {
    const folder = temporaryFolder({ 'mine.txt': 'mine' });
    const { code } = await traced(busy, '--case', '1', '--out', folder);
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'story.md'))).toBe(false);
  });
});
