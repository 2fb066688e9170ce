import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { TwinCommandOptions } from '../../../../src/cli/commands/explore/twin.ts';
import { runTwin } from '../../../../src/cli/commands/explore/twin.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { simulateService } from '../../../../src/model/index.ts';
import { anyBaseline, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are drawn by other tests. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const shipped = resolve(import.meta.dirname, '../../../../scenarios');

const here: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    onDone(task);
    return simulateService(task.input, task.seed, task.replication);
  });

const options = (rest: Partial<TwinCommandOptions> = {}): TwinCommandOptions => ({
  file: join(shipped, 'one-unit.yaml'),
  scope: 'region',
  workers: 1,
  replications: 3,
  years: 1,
  'tipping-point': false,
  runReplications: here,
  ...rest,
});

describe('The twin command', () => {
  test('prints twin and simulation side by side with what parts them, and writes charts, report and twin.csv', async () => {
    const folder = temporaryFolder();
    const terminal = testTerminal(folder);
    printAnswer(await runTwin(options(), terminal), {}, terminal);
    expect(terminal.results()).toMatch(
      /Measure +Month +Twin +Simulation +95% interval from +to +Difference +Within the interval +Unequal officers/,
    );
    expect(terminal.results()).toMatch(/Unallocated cases +June 2022 +[\d.]+ +[\d.]+/);
    expect(terminal.results()).toMatch(/Of \d+ figures of the twin at year ends, \d+ are within the 95% interval/);
    expect(terminal.results()).not.toContain('tipping point');
    expect(terminal.words()).toContain(
      'Open outputs/twin-one-unit-replications-3-years-1-no-tipping-point/report.html',
    );
    expect(filesIn(join(folder, 'outputs/twin-one-unit-replications-3-years-1-no-tipping-point'))).toEqual(
      expect.arrayContaining(['charts/twin.png', 'report.html', 'run.json', 'twin.csv']),
    );
    const rows = csvParse(
      readFileSync(join(folder, 'outputs/twin-one-unit-replications-3-years-1-no-tipping-point/twin.csv'), 'utf8'),
    );
    expect(new Set(rows.map(({ scenario }) => scenario))).toEqual(new Set(['one unit', 'one unit, unequal officers']));
    expect(rows.every(({ value }) => Number.isFinite(Number(value)))).toBe(true);
  });

  test('gives the figures as JSON, and the command that makes them again', async () => {
    const terminal = testTerminal(temporaryFolder());
    const answer = await runTwin(options({ replications: 1 }), terminal);
    printAnswer(answer, { json: true, quiet: true }, terminal);
    const data = JSON.parse(terminal.results());
    expect(data).toMatchObject({
      folder: expect.stringContaining('outputs/twin-one-unit-replications-1-years-1'),
      scenario: 'one unit',
      replications: 1,
    });
    expect(data.figures[0]).toMatchObject({ metric: 'unallocated.all', date: '2022-06-30' });
    expect(data.figures[0].isInside).toBeUndefined();
    expect(data.tippingPoint).toBeUndefined();
    expect(answer.text()).toContain('With one replication of the simulation the effect of chance is unknown');
    expect(answer.record.command).toMatch(
      /^procap twin .*one-unit\.yaml --replications 1 --years 1 --no-tipping-point$/,
    );
  });

  test('refuses a run that does not reach a month end, and an option that it does not know, and writes nothing', async () => {
    const folder = temporaryFolder({ 'baseline.yaml': anyBaseline() });
    await expect(
      runTwin(options({ file: 'baseline.yaml', years: 0.01, runReplications: runSynthetic }), testTerminal(folder)),
    ).rejects.toThrow('The run does not reach the end of a month');
    const terminal = testTerminal(folder);
    expect(await procap(['twin', 'baseline.yaml', '--tiping-point'], terminal)).toBe(2);
    expect(terminal.words()).toContain('--tipping-point');
    expect(await procap(['twin', 'none.yaml'], testTerminal(folder))).toBe(2);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('looks for a tipping point where every setting is at its least, but for one delivery unit', async () => {
    const least = anyBaseline().replace(/(delivery_units:.*)'North': 0/, "$1'North': 1");
    const folder = temporaryFolder({ 'baseline.yaml': least });
    const answer = await runTwin(options({ file: 'baseline.yaml', 'tipping-point': true }), testTerminal(folder));
    const { figures, tippingPoint } = answer.data();
    expect(tippingPoint!.unequal.branch.length).toBeGreaterThan(20);
    expect(answer.text()).toContain('no staff remain, so there is no state in which staff and demand are in balance');
    expect(answer.text()).not.toContain('NaN');
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.every(({ twin }) => Number.isFinite(twin))).toBe(true);
  });
});
