import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readGoodAreaSetUp } from '../../../src/cli/input/area-set-up.ts';
import { areaCalibration, describeProblems, readScenario } from '../../../src/scenario/index.ts';
import type { AreaCalibrationReading } from '../../../src/scenario/index.ts';
import { testTerminal } from '../../cli/fakes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const setUp = readGoodAreaSetUp(testTerminal(root));

/** A unit that says how many of its officers hold cases, with a series from its start on 1 July 2025. */
function calibrationOf(series: readonly string[], changes: readonly string[] = []): AreaCalibrationReading {
  const text = [
    'name: Testbridge',
    'extends: procap:baseline',
    'own_figures:',
    '  name: Testbridge',
    '  units: 1',
    '  source: Our return',
    '  staff:',
    '    probation_officers: { fte: 60, in_sentence_management: 45 }',
    '  series:',
    ...series.map((line) => `    ${line}`),
    ...(changes.length === 0 ? [] : ['changes:', ...changes.map((change) => `  - ${change}`)]),
    '',
  ].join('\n');
  const reading = readScenario('mine.yaml', (path) => {
    if (path === 'mine.yaml') return text;
    const file = root + path.replace(/^procap:/, '');
    return path.startsWith('procap:') && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
  if (!reading.ok) throw new Error(describeProblems('mine.yaml', reading.problems));
  return areaCalibration(setUp, reading.scenario, reading.scenario.series!, 7);
}

const monthEnds = [
  ...['2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28'],
  ...['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31'],
];

describe('an area that is calibrated on its own months', () => {
  const { calibration, kept, unused } = calibrationOf(
    monthEnds.map((day, index) => `${day}: { unallocated: ${10 + index}, officers: 45.5, leaving_officers: 6 }`),
  );
  const of = (column: string, figures = calibration.figures) =>
    figures.filter(({ series }) => series.name === column).map(({ compared }) => compared);

  test('is held to the mean of each quarter, and the last quarter is kept back as a test', () => {
    expect(of('Cases without an officer').map(({ low, day, from, across }) => [low, from, day, across])).toEqual([
      [11, '2025-07-01', '2025-09-30', 'mean'],
      [14, '2025-10-01', '2025-12-31', 'mean'],
      [17, '2026-01-01', '2026-03-31', 'mean'],
      [20, '2026-04-01', '2026-06-30', 'mean'],
    ]);
    const kept = of('Cases without an officer', [...calibration.area!.tests]);
    expect(kept.map(({ low, day, role, across }) => [low, day, role, across])).toEqual([
      [22, '2026-07-31', 'test', 'month end'],
    ]);
    expect(calibration.years * 12).toBeCloseTo(13, 1);
  });

  test('is held to rates of twelve months from the first that lies within the run, one a quarter', () => {
    expect(of('Officers who left (% a year)').map(({ day, low }) => [day, low])).toEqual([
      ['2026-06-30', 6],
      ['2026-07-31', 6],
    ]);
    expect(unused).toEqual([
      '11 figures of "Officers who left (% a year)" count twelve months that began before the run; the first that can ' +
        'be used is of 2026-06-30.',
    ]);
  });

  test('has figures that are uncertain by half of their last digit, as logarithms where the set-up says so', () => {
    const [unallocated] = calibration.figures;
    expect(unallocated).toMatchObject({ logarithmOf: 3, compared: { rounding: 0.5 } });
    expect(unallocated.observation).toBeCloseTo(0.5 / Math.sqrt(3) / (11 + 3), 12);
    expect(unallocated.discrepancy).toBeCloseTo(3 / (11 + 3), 12); // at least three cases
    const officers = calibration.figures.find(({ series }) => series.name === 'Officers in post (FTE)')!;
    expect(officers).not.toHaveProperty('logarithmOf');
    expect(officers.compared.rounding).toBeCloseTo(0.05, 12);
    expect(officers.discrepancy).toBe(1);
  });

  test('moves what a column depends on, unless the area or a change of its gives it', () => {
    const names = calibration.parameters.map(({ name }) => name);
    expect(names).toContain('leaving of probation officers');
    expect(kept.find(({ name }) => name === 'weight of cases')).toMatchObject({
      kind: 'no column',
      because: 'The series has no figure that depends on it: Workload of officers (%).',
    });
    expect(kept.find(({ name }) => name === 'officers in sentence management')).toMatchObject({
      kind: 'given',
      because: 'The area gives it itself: staff.probation_officers.in_sentence_management.',
    });
    const changed = calibrationOf(
      monthEnds.map((day) => `${day}: { unallocated: 10 }`),
      ['{ setting: allocation.administrative_delay, from: 2026-01-01, to: { times: 1.2 }, because: Ours. }'],
    );
    expect(changed.kept.find(({ name }) => name === 'time for papers')).toMatchObject({
      kind: 'given',
      because: 'The file changes allocation.administrative_delay itself.',
    });
  });

  test('may miss one figure of ten and none of fewer; of fewer than four quarters none is kept back', () => {
    expect([calibration.figures.length, calibration.area!.mayMiss]).toEqual([10, 1]);
    const short = calibrationOf(monthEnds.slice(0, 7).map((day) => `${day}: { unallocated: 10 }`)).calibration;
    expect([short.figures.length, short.area!.mayMiss, short.area!.tests.length]).toEqual([3, 0, 0]);
    expect(short.study.scenarios).toEqual([{ name: 'Testbridge', file: 'mine.yaml' }]);
  });

  test('reads its limits of a setting at the start and after later changes', () => {
    const leaving = calibration.parameters.find(({ name }) => name === 'leaving of probation officers')!;
    expect([leaving.low, leaving.high, leaving.before]).toEqual([0.4, 2.5, 1]);
    const papers = calibration.parameters.find(({ name }) => name === 'time for papers')!;
    expect(papers.sets).toEqual([{ setting: 'allocation.administrative_delay', atZero: 0, each: 1 }]);
  });
});
