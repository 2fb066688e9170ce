import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Runs the command in a folder, and gives its exit code and what it says. */
async function run(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = testTerminal(folder);
  const code = await procap(args, terminal);
  return { code, out: terminal.results(), err: terminal.words() };
}

describe('procap new', () => {
  it('makes files in any folder that pass the check as they are: a region, a unit, own regions, plans', async () => {
    const folder = temporaryFolder({ 'far/away/keep.txt': '' });
    const made = [
      ['far/away/kss.yaml', '--region', 'kent, surrey & sussex'],
      ['swale.ods', '--unit', 'Swale', '--region', 'Kent, Surrey and Sussex', '--sheet'],
      ['own.xlsx', '--region', 'North Downs'],
      ['plan.yaml', '--plan', '--extends', 'far/away/kss.yaml'],
      ['of-sheet.yaml', '--plan', '--extends', 'own.xlsx'],
    ];
    for (const [file, ...options] of made)
      expect(await run(folder, 'new', file, ...options), file).toMatchObject({ code: 0, err: '' });
    const checked = await run(folder, 'check', '--quiet', ...made.map(([file]) => file));
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out.match(/: good;/g)).toHaveLength(made.length);
    const checkedLoudly = await run(folder, 'check', 'swale.ods');
    expect(checkedLoudly.out).toContain('Swale. What you leave empty is');
    expect(checkedLoudly.out).toContain('one delivery unit of 5 in Kent, Surrey and Sussex');
    const plan = await run(folder, 'check', 'of-sheet.yaml');
    expect(plan.out).toContain('procap check own.xlsx shows where each figure comes from.');
  });

  it('makes a plan whose every example can be taken out of its comment', async () => {
    const folder = temporaryFolder();
    await run(folder, 'new', 'plan.yaml', '--plan');
    const path = join(folder, 'plan.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^#(changes:| {2})/gm, '$1'));
    const checked = await run(folder, 'check', 'plan.yaml');
    expect(checked.code, checked.err).toBe(0);
    expect(checked.out).toContain('6 changes');
  });

  it('overwrites nothing, and says what is wrong with what is asked for', async () => {
    const folder = temporaryFolder({ 'mine.yaml': 'mine' });
    const refused: [string[], string][] = [
      [['mine.yaml', '--region', 'Wales'], 'mine.yaml is there already'],
      [['new.yaml'], '--region NAME, --unit NAME or --plan'],
      [['new.yaml', '--region', 'Grater Manchester'], 'Did you mean "Greater Manchester"?'],
      [['new.csv', '--region', 'Wales'], 'is a CSV file'],
      [['new.yaml', '--sheet', '--region', 'Wales'], 'Name it new.xlsx.'],
      [['new', '--region', 'Wales'], 'Name it new.yaml.'],
      [['new.xlsx', '--plan'], 'A plan is a text file'],
      [['no/new.yaml', '--plan'], 'There is no folder no.'],
      [['new.yaml', '--plan', '--region', 'Wales'], 'with --extends'],
    ];
    for (const [args, words] of refused) {
      const { code, err } = await run(folder, 'new', ...args);
      expect(code, args.join(' ')).toBe(2);
      expect(err).toContain(words);
    }
    expect(filesIn(folder)).toEqual(['mine.yaml']);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('mine');
  });
});
