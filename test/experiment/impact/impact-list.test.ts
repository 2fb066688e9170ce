import { describe, expect, test } from 'vitest';
import { candidateLevels } from '../../../src/experiment/index.ts';
import { describeProblems, impactBands, readScenario, readSweepStudy } from '../../../src/scenario/index.ts';
import type { Scenario, SweepStudy } from '../../../src/scenario/index.ts';
import { shippedText } from '../../shipped-text.ts';

function shippedScenario(path: string): Scenario {
  const reading = readScenario(path, shippedText);
  if (!reading.ok) throw new Error(describeProblems(path, reading.problems));
  return reading.scenario;
}
const baseline = shippedScenario('scenarios/baseline.yaml');
const baselineOf2021 = shippedScenario('scenarios/published/baseline-2021.yaml');

function study(name: string): SweepStudy {
  const reading = readSweepStudy(`scenarios/studies/${name}.yaml`, shippedText);
  if (!reading.ok) throw new Error(describeProblems(name, reading.problems));
  return reading.study;
}

describe('The list of impacts of the baselines', () => {
  const lines = shippedText('scenarios/evidence/impact.csv')!
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const written = ({ level }: { level: number | boolean | string }): string =>
    typeof level === 'boolean' ? (level ? 'on' : 'off') : String(level);

  test('has every setting that could be otherwise, at the ends of the range that is plausible today: if not, npm run impact', () => {
    const [present, past] = [baseline, baselineOf2021].map((each) =>
      candidateLevels(each).map((level) => `${level.setting} ${written(level)}`),
    );
    expect(present.length).toBeGreaterThan(100);
    const expected = [
      ...present.map((each) => `${each} ${baseline.start}`),
      ...past.filter((each) => !present.includes(each)).map((each) => `${each} ${baselineOf2021.start}`),
    ];
    expect([...new Set(lines.map(([setting, level, start]) => `${setting} ${level} ${start}`))].sort()).toEqual(
      expected.sort(),
    );
  });

  test('has every headline measure of each, from at least two replications', () => {
    const measures = new Map<string, string[]>();
    for (const [setting, level, , measure] of lines)
      measures.set(`${setting} ${level}`, [...(measures.get(`${setting} ${level}`) ?? []), measure]);
    expect([...measures.values()].filter((each) => each.join() !== Object.keys(impactBands).join())).toEqual([]);
    expect(Math.min(...lines.map((line) => Number(line.at(-1))))).toBeGreaterThanOrEqual(2);
  });

  test.each(['impact', 'impact-of-places'])('comes from a study of the headline measures: %s', (name) => {
    expect(study(name).measures).toEqual(Object.keys(impactBands));
  });
});

describe.each([
  ['now', baseline],
  ['2021', baselineOf2021],
])('The red assumptions of the baseline of %s', (_, { assumptions }) => {
  const red = [
    ...new Set(
      assumptions
        // A study varies no switches and no choices.
        .filter(({ rag, value }) => rag === 'red' && !['boolean', 'string'].includes(typeof value))
        .map(({ setting }) => setting),
    ),
  ];

  test('stand in the studies that a sensitivity analysis shares the variance over, each with its plausible range', () => {
    const varied = ['red-assumptions', 'sentencing-act'].flatMap((name) =>
      study(name).factors.map(({ factor }) => factor.setting),
    );
    expect(
      red.filter((setting) => !varied.includes(setting)),
      'Add them to scenarios/studies/red-assumptions.yaml',
    ).toEqual([]);
    for (const { factor, low, high } of study('red-assumptions').factors)
      expect([low, high], factor.setting).toEqual(factor.plausible);
  });
});
