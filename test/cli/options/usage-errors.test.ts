import { describe, expect, test } from 'vitest';
import { procap, reportError } from '../../../src/cli/command-line.ts';
import { Failure, Interrupted, UsageError } from '../../../src/cli/errors.ts';
import { temporaryFolder, testTerminal } from '../fakes.ts';

/** Exit code and words of a command line, in an empty folder. */
async function answer(line: string): Promise<{ code: number; words: string; results: string }> {
  const terminal = testTerminal(temporaryFolder());
  const code = await procap(
    line.split(' ').filter((word) => word !== ''),
    terminal,
  );
  return { code, words: terminal.words().trim(), results: terminal.results() };
}

describe('a command line that cannot be understood ends with 2 and says what to do instead', () => {
  test.each([
    ['rn baseline.yaml', 'There is no command "rn". Did you mean procap run? See: procap --help'],
    ['frobnicate', 'There is no command "frobnicate". See: procap --help'],
    [
      '--color',
      'Name a command: procap run, procap compare, procap memo, procap choose, procap explain, procap changes, procap trace, procap seek, procap rank, procap sweep, procap discover, procap sensitivity, procap twin, procap calibrate, procap plan, procap work, procap merge, procap assumptions, procap sources, procap reproduce, procap verify, procap new, procap check, procap schema, procap workbench, procap licences. See: procap --help',
    ],
    ['--yeers', 'There is no option --yeers without a command. See: procap --help'],
    ['run', 'Name a scenario file. See: procap run --help'],
    [
      'run a.yaml b.yaml',
      'procap run does not take "b.yaml". To simulate several scenarios, use procap compare. See: procap run --help',
    ],
    ['run a.yaml --yeers 3', 'procap run has no option --yeers. Did you mean --years? See: procap run --help'],
    [
      'run a.yaml --replicatons=3',
      'procap run has no option --replicatons. Did you mean --replications? See: procap run --help',
    ],
    [
      'run a.yaml --start 2025-07-01',
      'procap run has no option --start. The start stands in the scenario file: "run: { start: 2025-07-01 }". See: procap run --help',
    ],
    [
      'run a.yaml --trainees 500',
      'procap run has no option --trainees. It is a setting: write a change of training.places in the scenario file, or vary it by procap seek --lever training.places=... See: procap run --help',
    ],
    ['run a.yaml --runs 5', 'procap run has no option --runs. Did you mean --replications? See: procap run --help'],
    ['simulate a.yaml', 'There is no command "simulate". Did you mean procap run? See: procap --help'],
    ['run a.yaml -x', 'procap run has no option -x. See: procap run --help'],
    ['check a.yaml --years 3', 'procap check has no option --years. See: procap check --help'],
    ['run a.yaml --no-years', 'There is no option --no-years. See: procap --help'],
    ['run a.yaml --no-tipping-point', 'procap run has no option --no-tipping-point. See: procap run --help'],
    ['run a.yaml --json=maybe', '--json takes no value; found "maybe".'],
    ['run a.yaml --scope town', '--scope must be one of "region", "pdu"; found "town". See: procap run --help'],
    ['memo', 'Name the result folder of procap run or procap compare. See: procap memo --help'],
    ['compare a.yaml', 'Name a baseline and at least one other scenario file. See: procap compare --help'],
    ['assumptions a.yaml --csv --json', '--csv and --json cannot be given together. See: procap assumptions --help'],
  ])('procap %s', async (line, words) => {
    expect(await answer(line)).toEqual({ code: 2, words, results: '' });
  });

  test('procap alone shows the help', async () => {
    const { code, words, results } = await answer('');
    expect({ code, results }).toEqual({ code: 2, results: '' });
    expect(words).toContain('procap run <file>');
  });
});

describe('a number out of its range ends with 2 and names the range', () => {
  const years = '--years must be a number of years, more than 0 and at most 40; found';
  const seed = '--seed must be a whole number from 0 to 4,294,967,295; found';
  test.each([
    ['--years abc', `${years} "abc".`],
    ['--years 0', `${years} "0".`],
    ['--years -1', `${years} "-1".`],
    ['--years 40.5', `${years} "40.5".`],
    ['--years NaN', `${years} "NaN".`],
    ['--years Infinity', `${years} "Infinity".`],
    ['--years 5y', `${years} "5y".`],
    ['--years', '--years needs a value.'],
    ['--years 2 --years 3', '--years may be given once; found "2" and "3".'],
    ['--replications 0', '--replications must be a whole number from 1 to 100,000; found "0".'],
    ['--replications 2.5', '--replications must be a whole number from 1 to 100,000; found "2.5".'],
    ['--replications 100001', '--replications must be a whole number from 1 to 100,000; found "100001".'],
    ['--seed -1', `${seed} "-1".`],
    ['--seed 4294967296', `${seed} "4294967296".`],
    ['--seed 1e3', `${seed} "1e3".`],
    ['--seed 0x10', `${seed} "0x10".`],
    ['--workers 0', '--workers must be a whole number from 1 to 1,024; found "0".'],
    ['--out=', '--out must name a folder; found nothing.'],
    ['--out --json', '--out needs a value.'],
  ])('%s', async (options, words) => {
    expect(await answer(`run a.yaml ${options}`)).toEqual({
      code: 2,
      words: `${words} See: procap run --help`,
      results: '',
    });
  });

  test('the limits themselves are allowed', async () => {
    expect((await answer('run a.yaml --years 40 --replications 100000 --seed 4294967295 --workers 1')).words).toBe(
      'There is no file a.yaml.',
    );
    expect((await answer('run a.yaml --years 0.25 --replications 1 --seed 0')).words).toBe('There is no file a.yaml.');
  });
});

describe('the help', () => {
  test.each(['run', 'compare', 'check', 'assumptions', 'schema'])(
    'of procap %s describes it with an example, on standard output',
    async (command) => {
      const { code, words, results } = await answer(`${command} --help`);
      expect({ code, words }).toEqual({ code: 0, words: '' });
      expect(results).toMatch(new RegExp(`Examples:\\n.*procap ${command} `));
    },
  );

  test('lists the commands in groups, each under its heading', async () => {
    const { results } = await answer('--help');
    const lines = results.split('\n').flatMap((line) => /^(?:(\w+):$| {2}procap (\w+))/.exec(line)?.slice(1) ?? []);
    const listed = lines.filter((each) => each !== undefined);
    expect(listed.join(' ')).toBe(
      'Simulate run compare memo Explore choose explain changes trace seek rank sweep discover sensitivity twin calibrate ' +
        'Distribute plan work merge ' +
        'Evidence assumptions sources reproduce verify Files new check schema workbench licences Examples',
    );
  });

  test('names every option of a run with its range', async () => {
    expect((await answer('run --help')).results).toMatchInlineSnapshot(`
      "procap run <file>

      Simulate one scenario and write its results

      Positionals:
        file  A scenario file                                                                   [required]

      Options:
            --replications   Runs of each scenario, each with its own random numbers: 1 to 100,000.
                             Without it, the value in the file.
            --years          Simulated years: more than 0, at most 40. Without it, the value in the file.
            --seed           Seed of the random numbers: 0 to 4,294,967,295. Without it, the value in the
                             file.
            --scope          Report the service and its regions, or probation delivery units (PDUs) too.
                                                            [choices: "region", "pdu"] [default: "region"]
            --out            Folder to write to. Without it, outputs/ and the name of the scenario.
            --workers        Replications run at once: 1 to 1,024. Without it, one for each core. Results
                             do not depend on it.                                         [default: cores]
            --check-balance  Check at each month end that cases, staff, points and reviews add up; slower.
                             A run that does not add up fails.                                   [boolean]
            --json           Print the results as JSON, and nothing else, on standard output.    [boolean]
        -q, --quiet          Print no progress and no notes.                                     [boolean]
            --take-over      Write to the folder even if another run may still be writing there; that one
                             then ends without a result.                                         [boolean]
            --author         Who runs this, for ro-crate-metadata.json: a name, or a name and an ORCID iD,
                             such as "Your Name, 0000-0002-1825-0097". Without it, nobody is named.

      Instead of --replications:
            --precision          Add replications until half the width of the 95% interval is at most
                                 this: 5% of the mean (for a paired difference, of the level of the
                                 baseline), or 50 in the unit of the metric.
            --metric             The measure to make precise, such as unallocated.all@end, or with @mean,
                                 @2023-01 or /region:Wales; may be given several times. Without it,
                                 unallocated.all@end, capacity.mean.all@mean and reviews.missedShare@mean.
            --most-replications  The most replications to run if the precision is not reached: 3 to
                                 10,000. Without it, 200.

      With every command:
        -h, --help     Show help                                                                 [boolean]
            --color    Use colours; --no-color uses none. Without it, colours where the terminal shows
                       them.                                                                     [boolean]
            --version  Show version number                                                       [boolean]

      Examples:
        With the values in the file     procap run scenarios/baseline.yaml
        A quick look                    procap run scenarios/baseline.yaml --replications 2 --years 1
        Until the precision is reached  procap run scenarios/one-unit.yaml --precision 10%
      "
    `);
  });

  test('knows its version', async () => {
    expect(await answer('--version')).toMatchObject({ code: 0, results: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

test('what the help of a command writes with --no- is understood: what is wrong is the file alone', async () => {
  const negations = new Set<string>();
  for (const command of [
    'run',
    'compare',
    'explain',
    'trace',
    'seek',
    'rank',
    'sweep',
    'discover',
    'sensitivity',
    'twin',
    'reproduce',
    'check',
    'assumptions',
  ]) {
    for (const [option] of (await answer(`${command} --help`)).results.matchAll(/--no-[a-z-]+/g))
      negations.add(`${command} nowhere.yaml ${option}`);
  }
  expect([...negations]).toContain('twin nowhere.yaml --no-tipping-point');
  for (const line of [...negations].filter((each) => /^(run|twin)/.test(each)))
    expect((await answer(line)).words, line).toContain('nowhere.yaml');
});

test.each(['check -', 'run -', 'compare a.yaml -', 'reproduce -', 'sweep -'])(
  '%s: standard input is not read',
  async (line) => {
    expect(await answer(line)).toMatchObject({
      code: 2,
      results: '',
      words: expect.stringContaining('Standard input (-) is not read'),
    });
  },
);

test('a character that would steer the terminal is refused', async () => {
  const { code, words } = await answer('check a\u001b[31mb.yaml');
  expect(code).toBe(2);
  expect(words).toContain('"a [31mb.yaml"');
});

test('a file whose name begins with a hyphen can be named after --', async () => {
  const terminal = testTerminal(temporaryFolder({ '-odd.yaml': 'name: odd\nname: twice\n' }));
  expect(await procap(['check', '--', '-odd.yaml'], terminal)).toBe(2);
  expect(terminal.words()).toContain('./-odd.yaml:2:1');
});

describe('an error ends with the exit code from which a script knows what to do', () => {
  const unexpected = new RangeError('An officer has -1 cases.');
  const report = 'This should not have happened, and no results were written. Please report it with these lines:';
  test.each<[string, Error, number, string]>([
    ['wrong usage', new UsageError('Name a scenario file.'), 2, 'Name a scenario file.\n'],
    ['Ctrl-C', new Interrupted('SIGINT', 'Stopped.'), 130, 'Stopped.\n'],
    ['a wish of the system', new Interrupted('SIGTERM', 'Stopped.'), 143, 'Stopped.\n'],
    [
      'a full disk',
      new Failure('summary.csv could not be written to outputs: the disk is full.'),
      1,
      'summary.csv could not be written to outputs: the disk is full.\n',
    ],
    [
      'a fault of the model',
      new Failure('Replication 2 failed: no officer.', { cause: 'at allocate' }),
      1,
      `Replication 2 failed: no officer.\n\n${report}\nat allocate\n`,
    ],
    ['what nobody expected', unexpected, 1, `An officer has -1 cases.\n\n${report}\n${unexpected.stack}\n`],
  ])('%s', (_, error, code, words) => {
    const terminal = testTerminal('.');
    expect(reportError(error, terminal)).toBe(code);
    expect(terminal.words()).toBe(words);
  });
});
