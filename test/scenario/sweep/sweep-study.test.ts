import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readMeasure } from '../../../src/experiment/index.ts';
import {
  defaultMeasures,
  describeProblems,
  isSweepStudy,
  readSweepStudy,
  uncertainFactors,
} from '../../../src/scenario/index.ts';
import type { Problem, SweepStudy, SweepStudyOptions } from '../../../src/scenario/index.ts';

const scenarios = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** A study among the shipped scenarios, with other files beside it where a test brings them. */
const read = (text: string, options: SweepStudyOptions = {}, others: Readonly<Record<string, string>> = {}) =>
  readSweepStudy(
    'studies/study.yaml',
    (path) => {
      if (path === 'studies/study.yaml') return text;
      if (Object.hasOwn(others, path)) return others[path];
      try {
        return readFileSync(scenarios + path, 'utf8');
      } catch {
        return undefined;
      }
    },
    { readMeasure, ...options },
  );

const head = 'name: A study\nscenario: ../one-unit.yaml\n';

function good(text: string, options?: SweepStudyOptions): { study: SweepStudy; notes: readonly Problem[] } {
  const reading = read(text, options);
  if (!reading.ok) throw new Error(describeProblems('studies/study.yaml', reading.problems));
  return reading;
}

function problemsOf(text: string, options?: SweepStudyOptions, others?: Readonly<Record<string, string>>): string[] {
  const reading = read(text, options, others);
  if (reading.ok) throw new Error('The study was read without a problem.');
  return reading.problems.map(({ file, line, column, field, message, found, allowed, suggestion }) =>
    [`${file}:${line}:${column} ${field} ${message}`, found, allowed, suggestion]
      .filter((each) => each !== undefined)
      .join(' | '),
  );
}

describe('A study', () => {
  test('says which scenario is varied, in which settings, how far, at how many points, and what is measured', () => {
    const { study } = good(`name: What drives overload
question: What does?
scenario: ../one-unit.yaml
run: { years: 2, replications: 4, seed: 7 }
design: latin hypercube
points: 24
parameters:
  - { setting: staff.time_to_fill, from: 4, to: 8, label: time to fill a post }
  - setting: allocation.most_ceiling
  - { setting: work.grace, values: [60, 30] }
measures: [unallocated.all, capacity.mean.all@2022-01]
`);
    expect(study).toMatchObject({
      name: 'What drives overload',
      question: 'What does?',
      design: 'latin hypercube',
      points: 24,
      replications: 4,
      seed: 7,
      measures: ['unallocated.all', 'capacity.mean.all@2022-01'],
    });
    expect(study.scenario).toMatchObject({ name: 'one unit', years: 2, replications: 4, seed: 7 });
    expect(study.factors).toMatchObject([
      { factor: { setting: 'staff.time_to_fill', base: 5 }, low: 4, high: 8, label: 'time to fill a post' },
      { factor: { setting: 'allocation.most_ceiling' }, low: 1.86, high: 2.65 }, // the plausible range of the baseline
      { factor: { setting: 'work.grace', whole: true }, low: 30, high: 60, values: [60, 30] },
    ]);
    expect(study.factors[1]).not.toHaveProperty('values');
  });

  test('that says nothing more varies every setting with a plausible range, at ten points for each', () => {
    const { study } = good(head);
    expect(study.factors.map(({ factor }) => factor.setting)).toEqual(
      uncertainFactors(study.scenario).map(({ setting }) => setting),
    );
    expect(study.factors.length).toBeGreaterThan(90);
    expect(study).toMatchObject({
      design: 'latin hypercube',
      points: 10 * study.factors.length,
      replications: 20,
      measures: defaultMeasures,
    });
    for (const { factor, low, high } of study.factors) expect([low, high]).toEqual(factor.plausible);
  });

  test('of a full factorial has as many points as combinations; a range has three values unless it says how many', () => {
    const { study } = good(`${head}design: full factorial
parameters:
  - { setting: allocation.most_ceiling, from: 1.2, to: 1.8 }
  - { setting: work.review_opens, from: 14, to: 42, levels: 4 }
  - { setting: loops.burnout, values: [0, 1.5] }
`);
    expect(study.points).toBe(3 * 4 * 2);
    expect(study.factors.map(({ values }) => values)).toEqual([
      [1.2, 1.5, 1.8],
      [14, 23, 33, 42],
      [0, 1.5],
    ]); // whole: 14, 23.33, 32.67, 42
  });

  test('takes what is asked for in place of what the files say of the run', () => {
    expect(good(`${head}run: { years: 2, seed: 7 }\n`, { run: { years: 1, replications: 2 } }).study).toMatchObject({
      replications: 2,
      seed: 7,
      scenario: { years: 1 },
    });
  });

  test('is told from a scenario by the scenario that it names', () => {
    expect(isSweepStudy(head)).toBe(true);
    expect(isSweepStudy('name: A\n"scenario": a.yaml')).toBe(true);
    expect(isSweepStudy('name: A scenario: of its own\nextends: a.yaml\n# scenario: no')).toBe(false);
  });

  test('with Sobol’ points says where their number is no power of 2', () => {
    expect(good(`${head}design: sobol\npoints: 64\nrun: { years: 5 }\n`).notes).toEqual([]);
    expect(good(`${head}design: sobol\npoints: 100\nrun: { years: 5 }\n`).notes).toMatchObject([
      { line: 4, found: '100', allowed: '64 or 128 would be better' },
    ]);
  });

  test('passes on what a reader should know of the scenario, unless it cuts the run short on purpose', () => {
    const files = { 'studies/short.yaml': 'name: Short\nextends: ../one-unit.yaml\nrun: { years: 1 }\n' };
    const notesOf = (rest: string): readonly string[] => {
      const reading = read(`name: A study\nscenario: short.yaml\n${rest}`, {}, files);
      return reading.ok ? reading.notes.map(({ message }) => message) : ['bad'];
    };
    expect(notesOf('')).toContain('The change has no effect: the run ends before it.');
    expect(notesOf('run: { years: 2 }\n')).toEqual([]);
  });
});

describe('The shipped studies', () => {
  const studies = readdirSync(`${scenarios}studies`).filter((name) =>
    isSweepStudy(readFileSync(`${scenarios}studies/${name}`, 'utf8')),
  );

  test.each(studies)('%s can be run as it is, has a question, and says nothing that a reader should mend', (name) => {
    const { study, notes } = good(readFileSync(`${scenarios}studies/${name}`, 'utf8'));
    expect(study.question).toMatch(/\?$/);
    expect(study.description).toMatch(/\.$/);
    expect(notes).toEqual([]);
  });

  test('are of two designs at least', () => {
    expect(
      new Set(studies.map((name) => good(readFileSync(`${scenarios}studies/${name}`, 'utf8')).study.design)).size,
    ).toBeGreaterThanOrEqual(2);
  });
});

describe('A study that cannot be run', () => {
  test('is told with everything that is wrong with it, each with its place and what to write', () => {
    const text = `name: 5
scenaro: ../one-unit.yaml
run: { years: 50, replicatons: 2 }
design: latin hypercub
points: 1
parameters:
  - setting: leaving
  - setting: allocation.most_ceiling
    from: 1.9
    values: [1, 2]
  - setting: work.grace
    values: [30, 30, 40.5]
  - setting: allocation.most_ceiling
measures: [unallocated.al@mean]
`;
    const reading = read(text);
    expect(reading.ok ? '' : describeProblems('studies/study.yaml', reading.problems)).toMatchInlineSnapshot(`
      "This scenario cannot be run: studies/study.yaml has 12 problems.

      studies/study.yaml:1:7  name
          1 | name: 5
            |       ^
        Text is needed here.
        Found: the number 5
        Put it in quotes: "5".

      studies/study.yaml:2:1  scenaro
          2 | scenaro: ../one-unit.yaml
            | ^^^^^^^
        A study has no key "scenaro".
        Allowed: name, question, description, scenario, run, design, points, parameters, measures
        Did you mean "scenario"?

      studies/study.yaml:3:15  run.years
          3 | run: { years: 50, replicatons: 2 }
            |               ^^
        The number is above the most allowed.
        Found: the number 50
        Allowed: above 0 and up to 40 (years)

      studies/study.yaml:3:19  run.replicatons
          3 | run: { years: 50, replicatons: 2 }
            |                   ^^^^^^^^^^^
        The run of a study has no key "replicatons".
        Allowed: years, replications, seed
        Did you mean "replications"?

      studies/study.yaml:4:9  design
          4 | design: latin hypercub
            |         ^^^^^^^^^^^^^^
        This is not one of the words allowed.
        Found: the text "latin hypercub"
        Allowed: full factorial, latin hypercube, sobol
        Did you mean "latin hypercube"?

      studies/study.yaml:5:9  points
          5 | points: 1
            |         ^
        The number is below the least allowed.
        Found: the number 1
        Allowed: whole numbers from 2 to 10000 (points)

      studies/study.yaml:7:14  parameters[1].setting
          7 |   - setting: leaving
            |              ^^^^^^^
        There is no setting "leaving".
        Did you mean "staff.leaving"?

      studies/study.yaml:9:5  parameters[2].from
          9 |     from: 1.9
            |     ^^^^
        A parameter has a list of values or a range; this one has "values" and "from".
        Keep one of the two.

      studies/study.yaml:12:18  parameters[3].values[2]
         12 |     values: [30, 30, 40.5]
            |                  ^^
        The value is in the list twice.
        Found: the number 30
        Keep one of the two.

      studies/study.yaml:12:22  parameters[3].values[3]
         12 |     values: [30, 30, 40.5]
            |                      ^^^^
        The number must be whole.
        Found: the number 40.5
        Allowed: whole numbers from 0 to 365 (days)

      studies/study.yaml:13:14  parameters[4].setting
         13 |   - setting: allocation.most_ceiling
            |              ^^^^^^^^^^^^^^^^^^^^^^^
        The setting "allocation.most_ceiling" is listed twice; the other is on line 8.
        Keep one of the two.

      studies/study.yaml:14:12  measures[1]
         14 | measures: [unallocated.al@mean]
            |            ^^^^^^^^^^^^^^^^^^^
        There is no metric "unallocated.al".
        Did you mean "unallocated.all"?
      "
    `);
  });

  test.each([
    [
      'nothing',
      '',
      'studies/study.yaml:1:1  There is nothing in the file. | Write "name:", "scenario: one-unit.yaml" and, if you like, "parameters:".',
    ],
    [
      'no scenario',
      'name: A\n',
      'studies/study.yaml:1:1 scenario The study does not say which scenario it varies. | Write "scenario:" and the path of the file, relative to the folder of this one.',
    ],
    [
      'a scenario that is not there',
      'name: A\nscenario: one-unit.yaml\n',
      'studies/study.yaml:2:11 scenario There is no file studies/one-unit.yaml. | The path is relative to the folder of studies/study.yaml.',
    ],
    [
      'a backslash',
      'name: A\nscenario: ..\\one-unit.yaml\n',
      'studies/study.yaml:2:11 scenario Separate folders with /, so that the file can be read on every machine. | the text "..\\\\one-unit.yaml" | Write ../one-unit.yaml.',
    ],
    [
      'a name without letters',
      'name: "!"\nscenario: ../one-unit.yaml\n',
      'studies/study.yaml:1:7 name The name needs a letter from a to z or a digit, because the results folder is named after it. | the text "!"',
    ],
    [
      'a run that is too short',
      `${head}run: { years: 0.05 }\n`,
      'studies/study.yaml:1:1 run.years The run does not reach the end of a month, so that there is nothing to measure. | 0.05 years | Simulate more years.',
    ],
    [
      'an empty list of parameters',
      `${head}parameters: []\n`,
      'studies/study.yaml:3:13 parameters The list of parameters is empty. | Write "- setting: chapter.name", or leave "parameters:" out to vary every setting with a plausible range.',
    ],
    [
      'a parameter without a setting',
      `${head}parameters: [{ from: 1, to: 2 }]\n`,
      'studies/study.yaml:3:14 parameters[1].setting The parameter does not say which setting it varies. | Write "setting: chapter.name".',
    ],
    [
      'a setting that there is not',
      `${head}parameters: [{ setting: work.reviews }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting There is no setting "work.reviews". | Did you mean "work.review"?',
    ],
    [
      'a setting without its chapter',
      `${head}parameters: [{ setting: grace }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting There is no setting "grace". | Did you mean "work.grace"?',
    ],
    [
      'a switch',
      `${head}parameters: [{ setting: allocation.may_break_policy }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting "allocation.may_break_policy" is a switch; a study varies numbers. | Write a scenario for each of its values, and compare them with procap compare.',
    ],
    [
      'a range the wrong way round',
      `${head}parameters: [{ setting: work.review, from: 3, to: 2 }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting The range must begin below its end. | from 3 to 2',
    ],
    [
      'an end below the plausible beginning',
      `${head}parameters: [{ setting: work.review, to: 0.5 }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting The range must begin below its end, where the plausible range of the scenario stands in for what is left out. | from 1 to 0.5',
    ],
    [
      'a setting without a plausible range',
      `${head}parameters: [{ setting: training.long_route_takes }]\n`,
      'studies/study.yaml:3:25 parameters[1].setting The scenario gives no plausible range for "training.long_route_takes". | Write "from:" and "to:".',
    ],
    [
      'a level beyond what the model allows',
      `${head}parameters: [{ setting: loops.training_drag, from: 0, to: 1000000 }]\n`,
      expect.stringContaining('studies/study.yaml:3:59 parameters[1].to The number is above the most allowed.'),
    ],
    [
      'a single value',
      `${head}parameters: [{ setting: work.review, values: [2] }]\n`,
      'studies/study.yaml:3:46 parameters[1].values A parameter that varies has more than one value. | 1 in the list | 2 to 1000 values',
    ],
    [
      'levels in another design',
      `${head}parameters: [{ setting: work.review, levels: 3 }]\n`,
      `studies/study.yaml:3:46 parameters[1].levels "levels" is for a full factorial; this design is a Latin hypercube. | Take "levels" out, or list the values with "values".`,
    ],
    [
      'points in a full factorial',
      `${head}design: full factorial\npoints: 9\nparameters: [{ setting: work.review }]\n`,
      'studies/study.yaml:4:9 points A full factorial has as many points as there are combinations of values: here 3. | Take "points" out.',
    ],
    [
      'a full factorial of many',
      `${head}design: full factorial\nparameters: [{ setting: work.review, levels: 101 }, { setting: work.grace, levels: 10 }, { setting: work.contact_first, levels: 10 }]\n`,
      'studies/study.yaml:4:13 parameters The full factorial of these 3 parameters has 10,100 points. | 101 x 10 x 10 | at most 10,000 points | Vary fewer parameters, give them fewer values, or write "design: latin hypercube" and "points:".',
    ],
    [
      'a full factorial of all',
      `${head}design: full factorial\n`,
      expect.stringMatching(
        /^studies\/study.yaml:3:9 design The full factorial of these \d+ parameters has about 10\^\d+ points\. \| \d+ parameters \| at most 10,000 points/,
      ),
    ],
    [
      'a month outside the run',
      `${head}run: { years: 1 }\nmeasures: [unallocated.all@2022-07]\n`,
      'studies/study.yaml:4:12 measures[1] The run has no end of the month 2022-07. | months that end from 2021-07-01 to the day before 2022-07-01',
    ],
    [
      'a region that is not there',
      `${head}measures: ["unallocated.all@end/region:One unti"]\n`,
      'studies/study.yaml:3:12 measures[1] "region:One unti" is not an area of this service. | service, region:One unit | Did you mean "region:One unit"?',
    ],
    [
      'a unit that is not there',
      `${head}measures: ["unallocated.all@end/pdu:Wales 01"]\n`,
      'studies/study.yaml:3:12 measures[1] "pdu:Wales 01" is not an area of this service. | service, region:One unit, pdu:One unit',
    ],
    [
      'a measure twice',
      `${head}measures: [unallocated.all, unallocated.all@end]\n`,
      'studies/study.yaml:3:29 measures[2] The measure is listed twice; the other is on line 3.',
    ],
    [
      'no measure',
      `${head}measures: []\n`,
      'studies/study.yaml:3:11 measures The list of measures is empty. | Write "- unallocated.all@mean", or leave "measures:" out.',
    ],
  ])('has %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test('is told with the problems of its scenario, its own first', () => {
    const problems = problemsOf(
      'name: A\nscenario: bad.yaml\npoints: 0\n',
      {},
      { 'studies/bad.yaml': 'name: Bad\nextends: ../baseline.yaml\nyears: 3\n' },
    );
    expect(problems).toEqual([
      expect.stringMatching(/^studies\/study.yaml:3:9 points/),
      expect.stringMatching(/^studies\/bad.yaml:3:1 years/),
    ]);
  });
});
