import { describe, expect, test } from 'vitest';
import { candidateLevels } from '../../../src/experiment/index.ts';
import { describeProblems, impactBands, readScenario, readSweepStudy } from '../../../src/scenario/index.ts';
import type { Scenario, SweepStudy } from '../../../src/scenario/index.ts';
import { shippedText } from '../../shipped-text.ts';

function baseline(): Scenario {
  const reading = readScenario('scenarios/published/baseline-2021.yaml', shippedText);
  if (!reading.ok) throw new Error(describeProblems('scenarios/published/baseline-2021.yaml', reading.problems));
  return reading.scenario;
}

function study(name: string): SweepStudy {
  const reading = readSweepStudy(`scenarios/studies/${name}.yaml`, shippedText);
  if (!reading.ok) throw new Error(describeProblems(name, reading.problems));
  return reading.study;
}

describe('The list of impacts of the baseline', () => {
  const lines = shippedText('scenarios/evidence/impact.csv')!
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const written = ({ level }: { level: number | boolean | string }): string =>
    typeof level === 'boolean' ? (level ? 'on' : 'off') : String(level);

  test('has every setting that could be otherwise, at the ends of the range that is plausible today: if not, npm run impact', () => {
    const tried = candidateLevels(baseline()).map((each) => `${each.setting} ${written(each)}`);
    expect(tried.length).toBeGreaterThan(100);
    expect([...new Set(lines.map(([setting, level]) => `${setting} ${level}`))].sort()).toEqual(
      [...new Set(tried)].sort(),
    );
  });

  test('has every headline measure of each, from at least two replications', () => {
    const measures = new Map<string, string[]>();
    for (const [setting, level, measure] of lines)
      measures.set(`${setting} ${level}`, [...(measures.get(`${setting} ${level}`) ?? []), measure]);
    expect([...measures.values()].filter((each) => each.join() !== Object.keys(impactBands).join())).toEqual([]);
    expect(Math.min(...lines.map((line) => Number(line.at(-1))))).toBeGreaterThanOrEqual(2);
  });

  test.each(['impact', 'impact-of-places'])('comes from a study of the headline measures: %s', (name) => {
    expect(study(name).measures).toEqual(Object.keys(impactBands));
  });
});

describe('The red assumptions of the baseline', () => {
  const red = [
    ...new Set(
      baseline()
        // A study varies no switches and no choices.
        .assumptions.filter(({ rag, value }) => rag === 'red' && !['boolean', 'string'].includes(typeof value))
        .map(({ setting }) => setting),
    ),
  ];

  test('stand in the study that a sensitivity analysis shares the variance over, each with its plausible range', () => {
    const varied = study('red-assumptions').factors.map(({ factor }) => factor.setting);
    expect(
      red.filter((setting) => !varied.includes(setting)),
      'Add them to scenarios/studies/red-assumptions.yaml',
    ).toEqual([]);
    for (const { factor, low, high } of study('red-assumptions').factors)
      expect([low, high], factor.setting).toEqual(factor.plausible);
  });
});
