import { readFileSync } from 'node:fs';
import { choice, numbers, quantity, shares, toggle } from '../../src/model/parameters/definition.ts';
import { describeProblems, readScenario } from '../../src/scenario/index.ts';
import type { Definitions, ScenarioReading, ReadingOptions, Scenario } from '../../src/scenario/index.ts';

/** A service with few settings, one of each kind and more, for tests that do not depend on what the model has. */
export const smallDefinitions = {
  staffing: {
    posts_filled: quantity('share', { least: 0, most: 1, about: 'Share of the posts with an officer in them.' }),
    posts_by_region: numbers('FTE', { least: 0, most: 20000, about: 'Posts in each region.' }),
    vacancies: numbers('FTE', {
      least: 0,
      most: 5000,
      about: 'Vacancies in each region; none in a region that is not named.',
    }),
    leavers_replaced: toggle('Whether leavers are replaced.'),
  },
  supervision: {
    first_review_due: quantity('working days', {
      least: 1,
      most: 130,
      whole: true,
      about: 'Time from the first appointment to the first review.',
    }),
    risk: shares(['low', 'medium', 'high'], 'Recorded risk of new cases.'),
    hours: numbers('hours', {
      names: ['low', 'medium', 'high'],
      least: 0,
      most: 40,
      about: 'Hours a month by recorded risk.',
    }),
    review_by: choice(['officer', 'senior', 'nobody'], 'Who signs reviews off.'),
  },
} as const;

/** The text of a file beside this one, by its path from here. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

export const smallBaseline = textOf('good/baseline.yaml')!;

/** Reads from files given by path; the first of them unless another is named. */
export function readFrom(
  files: Readonly<Record<string, string>>,
  path: string = Object.keys(files)[0],
  options: ReadingOptions = {},
): ScenarioReading {
  return readScenario(path, (each) => (Object.hasOwn(files, each) ? files[each] : undefined), {
    definitions: smallDefinitions,
    ...options,
  });
}

/** Reads a scenario that must be good. */
export function goodScenario(
  files: Readonly<Record<string, string>>,
  path?: string,
  options?: ReadingOptions,
): Scenario {
  const reading = readFrom(files, path, options);
  if (!reading.ok)
    throw new Error(
      reading.problems
        .map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.field} ${problem.message}`)
        .join('\n'),
    );
  return reading.scenario;
}

/** What a user is told of a file in the folder of bad examples. */
export function messageFor(name: string, definitions: Definitions = smallDefinitions): string {
  const path = `bad/${name}.yaml`;
  const reading = readScenario(path, textOf, { definitions });
  if (reading.ok) throw new Error(`${path} was read without a problem.`);
  return describeProblems(path, reading.problems);
}
