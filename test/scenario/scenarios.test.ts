import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeProblems, readScenario, resolvedYaml } from '../../src/scenario/index.ts';
import type { ScenarioReading } from '../../src/scenario/index.ts';

const root = new URL('../../', import.meta.url);
const files = readdirSync(new URL('scenarios/', root))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `scenarios/${name}`);

function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

const inWords = (path: string, reading: ScenarioReading): string =>
  reading.ok ? 'good' : describeProblems(path, reading.problems);

describe('the scenarios of the project', () => {
  test('begin with a baseline', () => expect(files).toContain('scenarios/baseline.yaml'));

  test.each(files)('%s is good, its sources are in the register, and every change has an effect', (path) => {
    const reading = readScenario(path, textOf);
    expect(inWords(path, reading)).toBe('good');
    expect(reading.ok && reading.notes.filter(({ isAsMeant }) => !isAsMeant)).toEqual([]);
  });

  test.each(files)('%s as one file is the same scenario', (path) => {
    const reading = readScenario(path, textOf);
    if (!reading.ok) throw new Error(inWords(path, reading));
    const back = readScenario('one.yaml', (each) => (each === 'one.yaml' ? resolvedYaml(reading.scenario) : undefined));
    if (!back.ok) throw new Error(inWords('one.yaml', back));
    const { start, years, seed, replications, parameters, changes, thresholds } = reading.scenario;
    expect(back.scenario).toMatchObject({ start, years, seed, replications, parameters, changes, thresholds });
  });

  test('the example of the guide to writing scenarios is one', () => {
    const [example] = /(?<=```yaml\n).*?(?=```)/s.exec(textOf('src/scenario/README.md')!)!;
    const path = 'scenarios/example.yaml';
    expect(
      inWords(
        path,
        readScenario(path, (each) => (each === path ? example : textOf(each))),
      ),
    ).toBe('good');
  });
});
