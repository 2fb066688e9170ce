import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { DiscoverOptions } from '../../../../src/cli/commands/explore/discover-study.ts';
import { discoverStudy } from '../../../../src/cli/commands/explore/discover-study.ts';
import { sweepStudy } from '../../../../src/cli/commands/explore/sweep-study.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { replication } from '../../../experiment/replications.ts';
import { anyBaseline, filesIn, pageOf, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are not drawn here, which would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', async (importOriginal) => {
  const drawn: object = await importOriginal();
  return {
    ...drawn,
    renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
    renderSvg: () => Promise.resolve('<svg/>'),
  };
});

const study = `name: A study
scenario: baseline.yaml
run: { years: 0.25, replications: 1, seed: 3 }
points: 80
parameters:
  - { setting: allocation.most_ceiling, from: 1, to: 2, label: highest ceiling }
  - { setting: work.grace, from: 1, to: 20 }
  - { setting: work.weight_scale, from: 0.5, to: 1.5 }
measures: [unallocated.all@mean]
`;
const files = { 'baseline.yaml': anyBaseline(), 'study.yaml': study };

/** Cases wait where the ceiling is low and the grace is long, whatever the chance of a replication. */
const run: RunReplications = async (tasks) =>
  tasks.map(({ input: { parameters }, replication: number }) => {
    const waits = parameters.allocation.most_ceiling < 1.5 && parameters.work.grace > 10;
    return replication(number, { 'unallocated.all': [waits ? 50 + number : number] });
  });

const options = (rest: Partial<DiscoverOptions> = {}): DiscoverOptions => ({
  study: 'study.yaml',
  bad: ['unallocated.all@mean>20'],
  scope: 'region',
  workers: 2,
  runReplications: run,
  ...rest,
});

const never: RunReplications = () => Promise.reject(new Error('nothing is to be simulated'));

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(folder)
      .filter((name) => !['run.json', 'ro-crate-metadata.json'].includes(name))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

describe('procap discover', () => {
  let words: string;
  let written: Record<string, string>;
  let allFiles: readonly string[];
  let answer: Awaited<ReturnType<typeof discoverStudy>>;

  beforeAll(async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    answer = await discoverStudy(options(), terminal);
    words = terminal.words();
    written = contents(join(folder, answer.folder));
    allFiles = filesIn(join(folder, 'outputs'));
  });

  test('says in words in which box the scenario fails, with density, coverage and support on the half that judges it', () => {
    expect(words).toMatch(/^80 points over 3 settings, 1 replication each: 80 replications/);
    const text = answer.text();
    expect(text).toMatch(/‘Baseline’ fails most where ‘(highest ceiling|grace of late reviews)’ is /);
    expect(text).toContain('‘highest ceiling’ is at most 1.5 share of capacity');
    expect(text).toMatch(/‘grace[^’]*’ is at least 11 days/);
    expect(text).toMatch(
      /Failure: unallocated cases more than 20 cases \(mean of all months\), judged by one replication/,
    );
    expect(text).toMatch(/\(its density\), against \d+% of all; by chance alone .* less than 0.001/);
    expect(text).toMatch(/\(its coverage\), and \d+% of its points \(its support\)/);
  });

  test('writes its points, its box, its trajectory, two charts and a report, and keeps no journal', () => {
    expect(answer.folder).toBe('outputs/discover-a-study-bad-unallocated-all-mean-20');
    const names = [
      'points.csv',
      'box.csv',
      'trajectory.csv',
      'charts/trade-off.png',
      'charts/box.svg',
      'report.html',
      'run.json',
      'scenarios/baseline.yaml',
    ];
    expect(answer.fileNames).toEqual(expect.arrayContaining(names));
    expect(allFiles).toHaveLength(answer.fileNames.length);
    expect(answer.record).toMatchObject({
      kind: 'scenario discovery',
      command: "procap discover study.yaml --bad 'unallocated.all@mean>20'",
    });
    expect(answer.data()).toMatchObject({
      verdict: 'box',
      failures: [{ measure: 'unallocated.all@mean', above: 20 }],
      box: { judged: { points: expect.any(Number), density: expect.any(Number), support: expect.any(Number) } },
    });
    expect(pageOf(answer)).toContain('Where does ‘Baseline’ fail?');
  });

  test('takes the points of a finished sweep of the study, to the same bytes, and simulates where that is another', async () => {
    const other = temporaryFolder(files);
    const terminal = testTerminal(other);
    await sweepStudy({ ...options({ quiet: true }) }, terminal);
    await discoverStudy(options({ runReplications: never }), terminal);
    expect(terminal.words()).toContain('The points are those of outputs/sweep-a-study; nothing is simulated again.');
    const name = 'outputs/discover-a-study-bad-unallocated-all-mean-20';
    expect(contents(join(other, name))).toEqual(written);

    const unmeasured = discoverStudy(options({ bad: ['reviews.missedShare@end>5'], runReplications: never }), terminal);
    await expect(unmeasured).rejects.toThrow('nothing is to be simulated');
    const more = discoverStudy(options({ replications: 2, sweep: 'outputs/sweep-a-study' }), terminal);
    await expect(more).rejects.toThrow('has fewer replications of each point than the 2 asked for');
    const seed = discoverStudy(options({ seed: 4, sweep: 'outputs/sweep-a-study' }), terminal);
    await expect(seed).rejects.toThrow('is the sweep of another study, or by another version of the program.');
    appendFileSync(join(other, 'outputs/sweep-a-study/results.csv'), '1,1,unallocated.all@mean,0\n');
    const changed = discoverStudy(options({ sweep: 'outputs/sweep-a-study' }), terminal);
    await expect(changed).rejects.toThrow('results.csv was changed after it was written');
  });

  test('resumes where it was stopped, and ends with the same bytes', async () => {
    const other = temporaryFolder(files);
    const terminal = testTerminal(other);
    let done = 0;
    const stops: RunReplications = (tasks, onDone) => {
      if (++done > 30) throw new Error('Terminating worker thread');
      return run(tasks, onDone);
    };
    await expect(discoverStudy(options({ runReplications: stops }), terminal)).rejects.toThrow();
    const resumed = testTerminal(other);
    await discoverStudy(options(), resumed);
    expect(resumed.words()).toContain('Resuming: 30 finished replications kept from before.');
    const name = 'outputs/discover-a-study-bad-unallocated-all-mean-20';
    expect(contents(join(other, name))).toEqual(written);
  });

  test('says plainly that it found no box, where no setting tells failures apart', async () => {
    const byChance: RunReplications = async (tasks) =>
      tasks.map(({ scenario, replication: number }) =>
        replication(number, { 'unallocated.all': [(scenario * 7) % 11 < 4 ? 50 : 0] }),
      );
    const other = temporaryFolder(files);
    const none = await discoverStudy(options({ runReplications: byChance, seed: 5 }), testTerminal(other));
    expect(none.text()).toMatch(/No box found: /);
    expect(none.text()).toContain('30 of 80 points fail (38%)');
  });

  test.each([
    [{ bad: ['unallocated.all'] }, '--bad: "unallocated.all" is not a failure. Write a metric, > or <, and a number'],
    [{ bad: ['unalocated.all>5'] }, 'Did you mean "unallocated.all"?'],
    [{ bad: ['unallocated.all>5@2031-01'] }, 'cannot be judged. The run begins in 2021-07'],
    [{ bad: undefined }, 'The scenario of study.yaml sets no thresholds'],
    [{ sweep: 'outputs/none' }, 'outputs/none is no finished result of a sweep. Leave --sweep out'],
  ])('refuses %j', async (rest, message) => {
    const other = temporaryFolder(files);
    const refused = discoverStudy(options(rest as Partial<DiscoverOptions>), testTerminal(other));
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(message);
    expect(existsSync(join(other, 'outputs'))).toBe(false);
  });

  test('as typed, with a share that is none: exit code 2', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    expect(await procap(['discover', 'study.yaml', '--density', '120%'], terminal)).toBe(2);
    expect(terminal.words()).toContain('--density must be a share between 0 and 1');
  });
});
