import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { calibrateArea } from '../../../../src/cli/commands/explore/calibrate.ts';
import type { CalibrateData, CalibrateOptions } from '../../../../src/cli/commands/explore/calibrate.ts';
import { readGoodAreaSetUp } from '../../../../src/cli/input/area-set-up.ts';
import { readScenarioFile } from '../../../../src/cli/input/scenario-files.ts';
import { newSheet } from '../../../../src/cli/input/sheet/new-sheet.ts';
import { packageFolder } from '../../../../src/cli/results/provenance.ts';
import { inputAt } from '../../../../src/experiment/index.ts';
import { valueOf } from '../../../../src/experiment/selection.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { metricIndex, simulateService } from '../../../../src/model/index.ts';
import { areaCalibration, newAreaText } from '../../../../src/scenario/index.ts';
import type { Calibration, CalibrationBudget, Scenario } from '../../../../src/scenario/index.ts';
import { filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are drawn by other tests. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const simulateHere =
  (isBackwards = false): RunReplications =>
  (tasks, onDone) => {
    const order = tasks.map((_, place) => place);
    if (isBackwards) order.reverse();
    const results: ReturnType<typeof simulateService>[] = [];
    for (const place of order) {
      const { input, seed, replication } = tasks[place];
      results[place] = simulateService(input, seed, replication);
      onDone(tasks[place]);
    }
    return Promise.resolve(results);
  };

const tiny: CalibrationBudget = {
  twinPoints: 0,
  points: 16,
  replications: 2,
  confirmPoints: 10,
  confirmReplications: 2,
  finalReplications: 3,
  candidates: 8192,
};

/** One unit that says how many of its officers hold cases, and how many people it begins with. */
const unit = (...series: string[]): string =>
  [
    'name: Testbridge',
    'extends: procap:baseline',
    'own_figures:',
    '  name: Testbridge',
    '  units: 1',
    '  source: Our return, July 2026',
    '  staff:',
    '    probation_officers: { fte: 60, in_sentence_management: 45 }',
    '  caseload:',
    '    community_orders: { total: 610 }',
    '    suspended_sentence_orders: { total: 420 }',
    '    before_release: { total: 450 }',
    '    after_release: { total: 800 }',
    ...(series.length === 0 ? [] : ['  series:']),
    ...series.map((line) => `    ${line}`),
    '',
  ].join('\n');

const good = (file: string, folder: string): Scenario => {
  const reading = readScenarioFile(file, folder);
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  return reading.scenario;
};

const calibrationOf = (scenario: Scenario): Calibration =>
  areaCalibration(readGoodAreaSetUp(testTerminal(packageFolder)), scenario, scenario.series!, 1).calibration;

const monthEnds = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(2025, 7 + at, 0)).toISOString().slice(0, 10));

/** What a unit would have counted if these were its levels: one course of events, by month end and column. */
function seriesAt(levels: Readonly<Record<string, number>>, columns: readonly string[], months: number): string[] {
  const days = monthEnds(months);
  const asked = days.map((day) => `${day}: { ${columns.map((column) => `${column}: 1`).join(', ')} }`);
  const scenario = good('unit.yaml', temporaryFolder({ 'unit.yaml': unit(...asked) }));
  const { parameters } = calibrationOf(scenario);
  const unknown = Object.keys(levels).filter((name) => !parameters.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(`No number is called ${unknown.join(', ')}.`);
  const point = parameters.map(({ name, before }) => levels[name] ?? before);
  const result = simulateService({ ...inputAt(scenario, parameters, point), years: months / 12 }, 99, 1);
  const { columns: readings } = readGoodAreaSetUp(testTerminal(packageFolder));
  return days.map((day, date) => {
    const cells = readings.flatMap(({ column, simulated: { terms } }) => {
      if (!columns.includes(column)) return [];
      const value = terms.reduce(
        (sum, { sign, metric }) => sum + sign * valueOf(result, { date, scope: 0, metric: metricIndex[metric] }),
        0,
      );
      if (Number.isNaN(value)) return []; // of twelve months that are not over
      return [`${column}: ${['people', 'unallocated'].includes(column) ? Math.round(value) : value.toFixed(1)}`];
    });
    return `${day}: { ${cells.join(', ')} }`;
  });
}

const options = (rest: Partial<CalibrateOptions> = {}): CalibrateOptions => ({
  file: 'unit.yaml',
  workers: 1,
  quiet: true,
  budget: tiny,
  runReplications: simulateHere(),
  ...rest,
});

const truth = { 'weight of cases': 1.22, 'starts after the first day': 1.25 };

describe('procap calibrate, on a series that a unit made at known levels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'procap-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let data: CalibrateData;
  let text: string;
  let scenario: Scenario;

  beforeAll(async () => {
    const columns = ['workload', 'people', 'reviews_missed', 'leaving_officers'];
    writeFileSync(join(folder, 'unit.yaml'), unit(...seriesAt(truth, columns, 12)));
    scenario = good('unit.yaml', folder);
    const written = await calibrateArea(options(), testTerminal(folder));
    data = written.data();
    text = written.text();
  });

  const numberOf = (name: string) =>
    data.numbers.find((each) => (each as { name: string }).name === name) as {
      finding: string;
      left: [number, number];
      now: number;
      plausible: [number, number];
    };

  test('finds ranges that the truth lies in, and that are narrower than what was plausible', () => {
    expect(data.agrees).toBe(true);
    for (const [name, level] of Object.entries(truth)) {
      const { finding, left, plausible } = numberOf(name);
      expect(finding, name).toBe('determined');
      expect(left[0], name).toBeLessThanOrEqual(level);
      expect(left[1], name).toBeGreaterThanOrEqual(level);
      expect(left[1] - left[0], name).toBeLessThan(0.7 * (plausible[1] - plausible[0]));
      expect(left[0] > 1 || left[1] < 1 || numberOf(name).now !== 1, name).toBe(true);
    }
  });

  test('says that fifty officers cannot tell their rate of leaving, which stays as it was', () => {
    expect(numberOf('leaving of probation officers')).toMatchObject({ finding: 'cannot tell', now: 1 });
    expect(text).toMatch(/Leaving of probation officers .*cannot tell/);
  });

  test('leaves alone what the unit gives itself, and what no column depends on', () => {
    const names = data.notFree.map((each) => (each as { name: string; because: string }).name);
    expect(names).toEqual(expect.arrayContaining(['officers in sentence management', 'cases of the first day']));
    expect(JSON.stringify(data.notFree)).toContain('The area gives it itself');
    expect(JSON.stringify(data.notFree)).toContain('no figure that depends on it: Days lost to sickness.');
  });

  test('meets the figures better than before, and keeps the last quarter of a column with four back', () => {
    type Figure = { use: string; implausibilityBefore: number; implausibilityAfter: number; day: string };
    const figures = data.figures as unknown as Figure[];
    const misses = (key: 'implausibilityBefore' | 'implausibilityAfter') =>
      figures.filter(({ use }) => use === 'used').reduce((sum, each) => sum + each[key] ** 2, 0);
    expect(misses('implausibilityAfter')).toBeLessThan(0.5 * misses('implausibilityBefore'));
    const tests = figures.filter(({ use }) => use === 'test');
    expect(tests.map(({ day }) => day)).toEqual(['2026-06-30', '2026-06-30', '2026-06-30']);
  });

  test('writes a scenario that extends the file and gives the levels that it reports', () => {
    const out = join(folder, 'outputs/calibrate-testbridge');
    expect(filesIn(out)).toEqual(
      expect.arrayContaining(['README.md', 'result.csv', 'charts/calibration.png', 'testbridge-calibrated.yaml']),
    );
    const calibrated = good('outputs/calibrate-testbridge/testbridge-calibrated.yaml', folder);
    const weight = scenario.parameters.work.weight_scale;
    expect(calibrated.parameters.work.weight_scale).toBeCloseTo(weight * numberOf('weight of cases').now, 6);
    expect(calibrated.parameters.demand).toEqual(scenario.parameters.demand); // the first day stays
    const starts = calibrated.changes.find(({ name }) => name === 'community_orders')!;
    expect(starts.date).toBe('2025-07-02');
    expect(starts.value).toBeCloseTo(
      scenario.parameters.demand.community_orders * numberOf('starts after the first day').now,
      3,
    );
    const row = calibrated.assumptions.find(({ setting }) => setting === 'work.weight_scale')!;
    expect(row).toMatchObject({ quality: 'calibrated', note: expect.stringContaining('Our return, July 2026') });
    expect(row.plausible![0] / weight).toBeCloseTo(numberOf('weight of cases').left[0], 2);
  });

  test('writes every point that was simulated, with natural figures', () => {
    const rows = csvParse(readFileSync(join(folder, 'outputs/calibrate-testbridge/result.csv'), 'utf8'));
    expect(rows).toHaveLength(tiny.points + tiny.confirmPoints + 2);
    const people = Object.keys(rows[0]).find((name) => name.startsWith('People on probation'))!;
    for (const row of rows) expect(Number(row[people])).toBeGreaterThan(1_500);
  });
});

describe('procap calibrate, on other series', () => {
  const short = { ...tiny, points: 6, confirmPoints: 3, finalReplications: 2, candidates: 2048 };

  test('says that no level agrees, by which figures, and writes no scenario', async () => {
    const folder = temporaryFolder({
      'unit.yaml': unit(...monthEnds(3).map((day) => `${day}: { workload: 320, people: 900 }`)),
    });
    const written = await calibrateArea(options({ budget: short }), testTerminal(folder));
    expect(written.data().agrees).toBe(false);
    expect(written.text()).toMatch(/No level of the free numbers comes near .*Workload of officers.*320\.0 observed/);
    expect(written.text()).toContain('no level agrees');
    expect(filesIn(folder).filter((file) => file.includes('calibrated'))).toEqual([]);
  });

  test('gives the same files whatever the order in which replications come', async () => {
    const files = { 'unit.yaml': unit(...monthEnds(2).map((day) => `${day}: { people: 2300 }`)) };
    const readmes = await Promise.all(
      [false, true].map(async (isBackwards) => {
        const folder = temporaryFolder(files);
        await calibrateArea(
          options({ budget: short, runReplications: simulateHere(isBackwards) }),
          testTerminal(folder),
        );
        return ['README.md', 'result.csv', 'report.html'].map((name) =>
          readFileSync(join(folder, 'outputs/calibrate-testbridge', name), 'utf8'),
        );
      }),
    );
    expect(readmes[1]).toEqual(readmes[0]);
  });

  test('leaves what the file changes itself', () => {
    const changes = 'changes:\n  - setting: work.weight_scale\n    to: { times: 1.1 }\n    because: Ours.\n';
    const text = `${unit('2025-07-31: { workload: 120 }')}${changes}`;
    const scenario = good('unit.yaml', temporaryFolder({ 'unit.yaml': text }));
    expect(calibrationOf(scenario).parameters.map(({ name }) => name)).not.toContain('weight of cases');
  });
});

describe('A series', () => {
  const run = async (files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    const code = await procap(args, terminal);
    return { code, out: terminal.results(), err: terminal.words(), wrote: existsSync(join(folder, 'outputs')) };
  };

  test('that is not there, or determines nothing, is refused with what to do, and nothing is written', async () => {
    const refused: [string, string][] = [
      [unit(), 'gives no series of its own'],
      [unit('2025-09-30: { leaving_officers: 6.1 }'), 'the first that can be used is of 2026-06-30'],
      [unit('2025-09-30: { cases_per_officer: 31 }'), 'determines none of the numbers that are free'],
    ];
    for (const [text, words] of refused) {
      const { code, err, wrote } = await run({ 'unit.yaml': text }, 'calibrate', 'unit.yaml');
      expect({ code, wrote }, words).toEqual({ code: 2, wrote: false });
      expect(err).toContain(words);
    }
  });

  test('with a bad line is told to the line, with what is allowed and a near miss', async () => {
    const refused: [string, RegExp][] = [
      ['2025-09-29: { people: 2300 }', /unit\.yaml:15:5[^]*last of its month[^]*Did you mean 2025-09-30\?/],
      ['2025-10-01: { people: 2300 }', /Did you mean 2025-09-30\?/],
      ['2025-06-30: { people: 2300 }', /unit\.yaml:15[^]*before the start of the run, 2025-07-01/],
      ['2025-09-30: { peple: 2300 }', /unit\.yaml:15[^]*has no column "peple"[^]*Did you mean "people"\?/],
      ['2025-09-30: { people: 2300.5 }', /The number must be whole/],
      ['September: { people: 2300 }', /stands under a day[^]*such as 2025-09-30/],
    ];
    for (const [line, words] of refused) {
      const { code, err, wrote } = await run({ 'unit.yaml': unit(line) }, 'calibrate', 'unit.yaml');
      expect({ code, wrote }, line).toEqual({ code: 2, wrote: false });
      expect(err).toMatch(words);
    }
  });

  test('is counted by check, and changes nothing of a run', async () => {
    const { out } = await run(
      { 'unit.yaml': unit('2025-09-30: { people: 2300, workload: 118 }') },
      'check',
      'unit.yaml',
    );
    expect(out).toContain('The series has 2 figures of 1 month end, 2025-09-30 to 2025-09-30.');
    expect(out).toContain('"procap calibrate" adjusts the area to them');
    const [without, withIt] = [[], ['2025-09-30: { people: 2300 }']].map((lines) =>
      good('unit.yaml', temporaryFolder({ 'unit.yaml': unit(...lines) })),
    );
    expect(withIt.parameters).toEqual(without.parameters);
    expect(withIt.changes).toEqual(without.changes);
  });

  test('of a new text file is in comments, and is read when these are taken out', async () => {
    const lines = { region: 'Wales' };
    const text = newAreaText(
      { name: 'Wales', question: 'How?', lines, start: '2025-07-01' },
      'w.yaml',
      'procap:baseline',
    )
      .replaceAll(/^ {2}#(series:| {2}\d)/gm, '  $1')
      .replaceAll('people: }', 'people: 13100 }');
    const scenario = good('w.yaml', temporaryFolder({ 'w.yaml': text }));
    expect(scenario.series!.figures.map(({ day, value }) => [day, value])).toEqual([
      ['2025-07-31', 13100],
      ['2025-08-31', 13100],
      ['2025-09-30', 13100],
    ]);
  });

  describe('in a spreadsheet', () => {
    /** A new workbook with these cells of the sheet Series filled in. */
    const sheet = (cells: Readonly<Record<string, xlsx.CellObject>>): Uint8Array => {
      const filled = { name: 'Wales', question: 'How?', extends: 'procap:baseline', region: 'Wales' };
      const workbook = xlsx.read(newSheet('xlsx', filled, '2025-07-01'), { type: 'array' });
      Object.assign(workbook.Sheets.Series, cells);
      return new Uint8Array(xlsx.write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    };

    test('has a line for each month end, in which dates and percentages are read as they come', () => {
      const bytes = sheet({
        A5: { t: 'n', v: 45900, z: 'dd/mm/yyyy' }, // 31 August 2025
        C5: { t: 'n', v: 1.173, z: '0.0%' },
        C4: { t: 's', v: '118%' },
        L4: { t: 's', v: '13,100' },
        M4: { t: 's', v: 'Our weekly return' },
      });
      const { series } = good('w.xlsx', temporaryFolder({ 'w.xlsx': bytes }));
      expect(series!.figures).toEqual([
        { column: 'workload', day: '2025-07-31', value: 118, sources: ['Our weekly return'] },
        { column: 'people', day: '2025-07-31', value: 13100, sources: ['Our weekly return'] },
        { column: 'workload', day: '2025-08-31', value: 117.3, sources: [] },
      ]);
    });

    test('is told to the cell where it is wrong', async () => {
      const refused: [Readonly<Record<string, xlsx.CellObject>>, RegExp][] = [
        [{ B4: { t: 's', v: 'many' } }, /w\.xlsx, sheet Series, cell B4[^]*A number is needed/],
        [{ A4: { t: 's', v: '2025-07-30' }, B4: { t: 'n', v: 1 } }, /sheet Series, cell A4[^]*Did you mean 2025-07-31/],
        [{ A4: { t: 's', v: 'July' }, B4: { t: 'n', v: 1 } }, /sheet Series, cell A4[^]*A date is needed/],
        [{ A4: { t: 's', v: '30 June 2025' }, B4: { t: 'n', v: 1 } }, /cell A4[^]*before the start of the run/],
      ];
      for (const [cells, words] of refused) {
        const { code, err, wrote } = await run({ 'w.xlsx': sheet(cells) }, 'calibrate', 'w.xlsx');
        expect({ code, wrote }).toEqual({ code: 2, wrote: false });
        expect(err).toMatch(words);
      }
      const { err } = await run({ 'w.xlsx': sheet({}) }, 'calibrate', 'w.xlsx');
      expect(err).toContain('on the sheet "Series"');
    });
  });
});
