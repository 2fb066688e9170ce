import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { ChangesOptions } from '../../../../src/cli/commands/explore/changes-between.ts';
import { changesBetween } from '../../../../src/cli/commands/explore/changes-between.ts';
import { conductSimulation } from '../../../../src/cli/execution/simulate.ts';
import { readGoodScenarios } from '../../../../src/cli/input/scenario-files.ts';
import { simulationRequest } from '../../../../src/cli/options/simulation-request.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import type { ReplicationResult } from '../../../../src/model/index.ts';
import { replication } from '../../../experiment/replications.ts';
import { anyBaseline, anyPlan, pageOf, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are not drawn here, which would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', async (importOriginal) => {
  const drawn: object = await importOriginal();
  return {
    ...drawn,
    renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
    renderSvg: () => Promise.resolve('<svg/>'),
  };
});

const because = 'because: To see what it does.';
const files = {
  'baseline.yaml': anyBaseline(),
  'plan.yaml': anyPlan(
    'Baseline',
    `changes:
  - { setting: allocation.administrative_delay, to: { value: 4, unit: working days, quality: assumed, plausible: [3, 5] }, ${because} }
  - { setting: work.grace, to: { value: 11, unit: days, quality: assumed, plausible: [10, 12] }, ${because} }
`,
  ),
};

/** Unallocated cases follow the delay, ten a day, and chance; `by` is what a version of the program adds. */
const runBy =
  (by: number): RunReplications =>
  async (tasks) =>
    tasks.map(({ input: { parameters }, replication: number }): ReplicationResult =>
      replication(number, {
        'unallocated.all': [100 * number + 10 * parameters.allocation.administrative_delay + by],
      }),
    );

const common = { scope: 'region', workers: 1, quiet: true } as const;

/** Writes a result folder as `procap run` does. */
async function result(folder: string, file: string, out: string, by = 0, seed?: number): Promise<void> {
  const terminal = testTerminal(folder);
  const options = { ...common, out, runReplications: runBy(by), ...(seed !== undefined && { seed }) };
  const scenarios = readGoodScenarios([file], terminal, options).map(({ scenario }) => scenario);
  await conductSimulation(simulationRequest('run', [file], scenarios, options), terminal);
}

/** As if another version of the program had written a result. */
function setVersion(folder: string, out: string, version: string): void {
  const path = join(folder, out, 'run.json');
  const record = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...record, version, commit: undefined }));
}

const options = (from: string, to: string, rest: Partial<ChangesOptions> = {}): ChangesOptions => ({
  ...common,
  from,
  to,
  runReplications: runBy(0),
  ...rest,
});

describe('procap changes', () => {
  test('between two versions of the program: what moved is the program’s, paired by replication, and nothing is simulated', async () => {
    const folder = temporaryFolder(files);
    await result(folder, 'baseline.yaml', 'old', -3);
    await result(folder, 'baseline.yaml', 'new');
    setVersion(folder, 'old', '0.0.9');
    const never: RunReplications = () => Promise.reject(new Error('nothing is to be simulated'));
    const found = await changesBetween(options('old', 'new', { runReplications: never }), testTerminal(folder));
    expect(found.text()).toContain('‘Baseline’: 1 of ');
    expect(found.text()).toMatch(
      /Unallocated cases, January 2022: 197 to 200 cases, a difference of \+3.0 \(\+3.0 to \+3.0\)/,
    );
    expect(found.text()).toMatch(/No setting differs: what moved is due to the program \(procap 0.0.9 and procap \d/);
    expect(readFileSync(join(folder, found.folder, 'results-moved.md'), 'utf8')).toMatch(
      /^- \*\*Results moved\*\*, 1 of \d+ figures of ‘Baseline’ by more than chance. Unallocated cases, January 2022:/,
    );
    expect(pageOf(found)).toContain('What moved from old to new');
  });

  test('between two versions of both: the settings’ part is told one by one by this program, and the rest is the program’s', async () => {
    const folder = temporaryFolder(files);
    await result(folder, 'baseline.yaml', 'old', -3);
    await result(folder, 'plan.yaml', 'new');
    setVersion(folder, 'old', '0.0.9');
    const found = await changesBetween(options('old', 'new', { metric: [unallocatedAtEnd] }), testTerminal(folder));
    expect(found.data()).toMatchObject({
      scenarios: [
        {
          paired: true,
          measures: [
            {
              total: { mean: 43 },
              program: { mean: 3, lo95: 3, hi95: 3 },
              settings: [
                { change: 'allocation.administrative_delay', share: { mean: 40 } },
                { change: 'work.grace', share: { mean: 0 } },
              ],
            },
          ],
        },
      ],
    });
    expect(found.text()).toMatch(/Of this: administrative delay before allocation \+40.* the program \+3.0/s);
    expect(found.text()).toMatch(/\(allocation.administrative_delay\) +0 working days +4 working days/);
    expect(found.fileNames).toEqual(expect.arrayContaining(['changes.csv', 'shapley.csv', 'results-moved.md']));
    await result(folder, 'baseline.yaml', 'same');
    setVersion(folder, 'same', '0.0.9');
    const same = await changesBetween(options('same', 'new'), testTerminal(folder));
    expect(same.text()).toMatch(/between procap 0.0.9 and procap .* the program moved none of them/);
    const listed = await changesBetween(
      options('old', 'new', { 'list-only': true, out: 'listed' }),
      testTerminal(folder),
    );
    expect(listed.text()).toMatch(
      /Settings that differ: administrative delay before allocation and grace of late reviews\./,
    );
    expect(listed.fileNames).not.toContain('shapley.csv');
  });

  test('a scenario file beside a result is run as that was, by this program; where nothing moved it says so', async () => {
    const folder = temporaryFolder(files);
    await result(folder, 'baseline.yaml', 'old', 0, 99);
    const found = await changesBetween(options('old', 'baseline.yaml'), testTerminal(folder));
    expect(found.text()).toMatch(/‘Baseline’: all \d+ figures are the same in every replication/);
    expect(readFileSync(join(folder, found.folder, 'results-moved.md'), 'utf8')).toMatch(/^- Results unchanged: all/);
  });

  test('of two seeds it compares samples and says so', async () => {
    const folder = temporaryFolder(files);
    await result(folder, 'baseline.yaml', 'old', -3, 1);
    await result(folder, 'baseline.yaml', 'new', 0, 2);
    const found = await changesBetween(options('old', 'new'), testTerminal(folder));
    expect(found.data()).toMatchObject({ scenarios: [{ paired: false, moved: [] }] });
    expect(pageOf(found)).toContain('The seeds differ (1 and 2)');
  });

  test('refuses what is no result, another scenario, a changed file and a mean of months, and writes nothing', async () => {
    const folder = temporaryFolder({ ...files, 'other.yaml': anyPlan('Other') });
    await result(folder, 'baseline.yaml', 'old');
    const refused = (from: string, to: string, rest: Partial<ChangesOptions> = {}) =>
      expect(changesBetween(options(from, to, { out: 'out', ...rest }), testTerminal(folder))).rejects;
    await refused('v1', 'old').toThrow('npm run changes -- --from v1 --to HEAD FILE');
    await refused('.', 'old').toThrow('. cannot be compared: it is no result of procap');
    await refused('old', 'baseline.yaml', { scenario: 'Other' }).toThrow('have no scenario "Other" in common');
    await refused('old', 'old', { metric: [{ ...unallocatedAtEnd, when: 'mean' }] }).toThrow('Write @end or a month.');
    appendFileSync(join(folder, 'old/replications.csv'), '\n');
    await refused('old', 'baseline.yaml').toThrow('its replications.csv was changed after it was written');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const terminal = testTerminal(folder);
    expect(await procap(['changes', '--from', 'old'], terminal)).toBe(2);
    expect(terminal.words()).toContain('to');
  });
});

const unallocatedAtEnd = { metric: 'unallocated.all', scope: 'service', when: 'end' } as const;
