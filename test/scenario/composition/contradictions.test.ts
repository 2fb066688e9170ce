import { describe, expect, test } from 'vitest';
import { readLever } from '../../../src/experiment/index.ts';
import { parameterDefinitions, settingLimits } from '../../../src/model/index.ts';
import type { ParameterValue, SettingPath } from '../../../src/model/index.ts';
import {
  contradictionsWithin,
  definitionOf,
  describeContradiction,
  factorOf,
  readScenario,
  readSweepStudy,
  withSetting,
} from '../../../src/scenario/index.ts';
import type { Scenario, ScenarioReading } from '../../../src/scenario/index.ts';
import { shippedText } from '../../shipped-text.ts';
import { messageFor } from '../small-service.ts';

/** Reads a file of the test, which may extend shipped ones, and each other by name. */
function read(files: Readonly<Record<string, string>>, path = Object.keys(files)[0]): ScenarioReading {
  return readScenario(path, (each) => files[each] ?? shippedText(`scenarios/${each}`));
}

const good = (path: string): Scenario => {
  const reading = read({}, path);
  if (!reading.ok) throw new Error(path);
  return reading.scenario;
};
const unit = good('one-unit.yaml');

/** A change on a line of its own: the value of one number, from a date on if there is one. */
const change = (setting: SettingPath, value: number, from?: string): string => {
  const { unit: unitOfSetting } = definitionOf(setting) as { unit: string };
  const when = from === undefined ? '' : ` from: ${from},`;
  const to = `{ value: ${value}, unit: ${unitOfSetting}, quality: assumed, plausible: [${value}, ${value}] }`;
  return `  - { setting: ${setting},${when} to: ${to}, because: A test. }\n`;
};
const plan = (parent: string, ...changes: string[]): string =>
  `name: a plan\nextends: ${parent}\nchanges:\n${changes.join('')}`;

const problemsOf = (reading: ScenarioReading): string[] =>
  reading.ok ? [] : reading.problems.map(({ file, line, message, found }) => `${file}:${line} ${message} ${found}`);

describe('values that contradict each other', () => {
  test('are told with both lines and what is allowed', () => {
    expect(messageFor('mappa', parameterDefinitions).replaceAll(/(baseline-2021.yaml, line) \d+/g, '$1 ...'))
      .toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/mappa.yaml has 3 problems.

      bad/mappa.yaml:8:18  changes[2].to.value
          8 |     to: { value: { low: 0.6, medium: 0.6, high: 0.6, very_high: 0.6 }, unit: share, quality: assumed...
            |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        The values of risk.mappa_1 and risk.mappa_2_3 contradict each other.
        Found: risk.mappa_1 { low: 0.6, medium: 0.6, high: 0.6, very_high: 0.6 } (bad/mappa.yaml, line 5); risk.mappa_2_3 { low: 0.6, medium: 0.6, high: 0.6, very_high: 0.6 } (bad/mappa.yaml, line 8)
        Allowed: at each level of risk, shares of at most 1 together: a case has one MAPPA level
        Change one of them.

      bad/mappa.yaml:11:18  changes[3].to.value
         11 |     to: { value: 2.5, unit: share of capacity, quality: assumed, plausible: [1, 3] }
            |                  ^^^
        The values of allocation.preferred_ceiling and allocation.most_ceiling contradict each other.
        Found: allocation.preferred_ceiling 2.5 (bad/mappa.yaml, line 11); allocation.most_ceiling 2.32 (../../scenarios/published/baseline-2021.yaml, line ...)
        Allowed: a preferred ceiling of at most the highest: it bends upwards as cases wait
        Change one of them.

      bad/mappa.yaml:17:18  changes[5].to.value
         17 |     to: { value: 20, unit: hours a week, quality: assumed, plausible: [18, 37] }
            |                  ^^
        The values of staff.part_time_hours and staff.full_time_hours contradict each other.
        Found: staff.part_time_hours 37 (bad/mappa.yaml, line 14); staff.full_time_hours 20 (bad/mappa.yaml, line 17)
        Allowed: part time of at most the hours of full time
        Change one of them.
      "
    `);
  });

  test('are found on the day from which both are in force, also where one is inherited', () => {
    const parent = plan(
      'one-unit.yaml',
      change('allocation.most_ceiling', 1.2, '2022-04-01'),
      change('allocation.most_ceiling', 2, '2023-04-01'),
    );
    const asked = (from: string): string[] =>
      problemsOf(
        read({
          'own.yaml': plan('parent.yaml', change('allocation.preferred_ceiling', 1.5, from)),
          'parent.yaml': parent,
        }),
      );
    // 1.5 lies above the 1.2 of April 2022 to March 2023 only.
    expect(asked('2023-04-01')).toEqual([]);
    expect(asked('2022-06-01')).toEqual([
      'own.yaml:4 The values of allocation.preferred_ceiling and allocation.most_ceiling contradict each other from ' +
        '2022-06-01 on. allocation.preferred_ceiling 1.5 from 2022-06-01 (own.yaml, line 4); ' +
        'allocation.most_ceiling 1.2 from 2022-04-01 (parent.yaml, line 4)',
    ]);
    // An earlier value is good until the inherited change comes, which is where the problem stands.
    expect(asked('2022-01-01')).toEqual([
      'parent.yaml:4 The values of allocation.preferred_ceiling and allocation.most_ceiling contradict each other from ' +
        '2022-04-01 on. allocation.preferred_ceiling 1.5 from 2022-01-01 (own.yaml, line 4); ' +
        'allocation.most_ceiling 1.2 from 2022-04-01 (parent.yaml, line 4)',
    ]);
  });

  test('are no problem after the end of the run, where a change has no effect', () => {
    const reading = read({ 'a.yaml': plan('one-unit.yaml', change('staff.part_time_hours', 37, '2022-01-01')) });
    expect(problemsOf(reading)).toEqual([]); // 37 of 37 hours is the limit itself
    const later = change('staff.full_time_hours', 20, '2030-01-01');
    expect(read({ 'a.yaml': plan('one-unit.yaml', later) })).toMatchObject({ ok: true });
  });

  test('of the first day are not held against later changes', () => {
    // Those 15 months into training on the first day are not undone by training that becomes shorter later.
    const shorter = (from?: string): string[] =>
      problemsOf(
        read({
          'a.yaml': plan(
            'one-unit.yaml',
            change('training.long_route_takes', 12, from),
            change('training.short_route_takes', 12, from),
          ),
        }),
      );
    expect(shorter('2022-09-01')).toEqual([]);
    expect(shorter()).toMatchObject([expect.stringContaining('training.at_start and training.long_route_takes')]);
  });
});

/** For each limit values that are just within, and just beyond it. */
const cases: readonly (readonly [SettingPath, ParameterValue, ParameterValue])[] = [
  [
    'risk.mappa_1',
    { low: 1, medium: 0.9, high: 0.95, very_high: 0.8 },
    { low: 1, medium: 0.9, high: 0.951, very_high: 0 },
  ],
  [
    'risk.change_mix',
    { change_3: 0, change_2: 0, change_1: 0.1, change_0: 0.9 },
    { change_3: 0, change_2: 0, change_1: 0, change_0: 1 },
  ],
  ['allocation.preferred_ceiling', 2.32, 2.33],
  ['allocation.trainee_ceiling', 2.32, 2.33],
  ['staff.full_time_hours', 25, 24.9],
  ['training.short_route_takes', 21, 22],
  ['work.review_opens', 121, 122], // four months are 121.75 days
  ['work.grace', 121, 122],
  ['work.interval_high', 2, 1.9],
  ['work.interval_other', 2, 1.9],
  [
    'staff.leaving_by_service',
    { under_2_years: 0, from_2_to_4: 0, from_4_to_10: 0, from_10_years: 0.1 },
    { under_2_years: 0, from_2_to_4: 0, from_4_to_10: 0, from_10_years: 0 },
  ],
  ['demand.season', { january: 0, july: 0.1 }, { january: 0, july: 0 }],
  ['organisation.delivery_units', { 'One unit': 0.5 }, { 'One unit': 0.4 }],
];

describe('a limit between settings', () => {
  test.each(cases)('of %s holds at %j and not at %j', (setting, within, beyond) => {
    expect(describeContradiction(withSetting(unit, setting, within))).toBeUndefined();
    expect(describeContradiction(withSetting(unit, setting, beyond))).toContain(`${setting} `);
  });

  test('of vacancies leaves staff in each region', () => {
    // Two regions of equal size with 1,000 in post and 200 vacancies: 600 posts each.
    const two = [
      ['organisation.delivery_units', { A: 1, B: 2 }],
      ['organisation.caseload_weight', { A: 2 }],
      ['staff.probation_officers', 600],
      ['staff.probation_services_officers', 400],
    ] as const;
    const withVacancies = (A: number) =>
      describeContradiction(
        [...two, ['organisation.vacancies', { A, B: 200 - A }] as const].reduce(
          (scenario, [setting, value]) => withSetting(scenario, setting, value),
          unit,
        ),
      );
    expect(withVacancies(599)).toBeUndefined();
    expect(withVacancies(600)).toContain('organisation.vacancies { A: 600, B: -400 }');
  });

  test.each([
    // Half of 45 in a hundred are suspended: those left need 0.0775 months of all, and those gone 0.225 times 8 or 12.
    ['supervision.custody_length', 1.88, 1.87],
    ['supervision.licence_length', 2.78, 2.77],
    ['supervision.post_sentence_share', 0.225, 0.224],
    ['supervision.post_sentence_share', 0, 0.1], // there may be no post-sentence supervision at all
  ] as const)('of %s beside short sentences suspended holds at %f and not at %f', (setting, within, beyond) => {
    const scenario = withSetting(
      withSetting(unit, 'demand.short_sentences_suspended', 0.5),
      'supervision.short_sentence_custody_length',
      8,
    );
    expect(describeContradiction(withSetting(scenario, setting, within))).toBeUndefined();
    expect(describeContradiction(withSetting(scenario, setting, beyond))).toContain(`${setting} ${beyond}`);
    expect(describeContradiction(withSetting(unit, setting, beyond))).toBeUndefined();
  });

  test('of short sentences leaves some that are not suspended', () => {
    const allShort = withSetting(unit, 'demand.short_sentences', 1);
    expect(describeContradiction(allShort)).toBeUndefined();
    expect(describeContradiction(withSetting(allShort, 'demand.short_sentences_suspended', 1))).toContain(
      'demand.short_sentences 1, demand.short_sentences_suspended 1',
    );
  });

  test('is tried above, each of them', () => {
    const tried = [
      ...cases.map(([setting]) => setting),
      'organisation.vacancies',
      'training.at_start',
      'demand.short_sentences_suspended',
    ];
    expect(settingLimits.filter(({ settings }) => !settings.some((setting) => tried.includes(setting)))).toEqual([]);
  });

  test('names settings that exist, and says what is allowed', () => {
    for (const { settings, allowed } of settingLimits) {
      for (const setting of settings) expect(definitionOf(setting), setting).toBeDefined();
      expect(allowed).toMatch(/^[a-z].*[^.]$/);
    }
  });
});

describe('what is varied', () => {
  test('in a study keeps the limits at every point, or is refused', () => {
    const study = (high: number): string =>
      'name: A study\nscenario: one-unit.yaml\npoints: 4\nparameters:\n' +
      `  - { setting: allocation.preferred_ceiling, from: 1, to: ${high} }\n` +
      '  - { setting: allocation.most_ceiling, from: 1.5, to: 2.2 }\n';
    const readStudy = (high: number) =>
      readSweepStudy('study.yaml', (path) => (path === 'study.yaml' ? study(high) : shippedText(`scenarios/${path}`)));
    expect(readStudy(1.5).ok).toBe(true);
    expect(readStudy(1.6)).toMatchObject({
      ok: false,
      problems: [
        {
          line: 6,
          message:
            'Some points of this study would contradict themselves: allocation.preferred_ceiling 1.6, ' +
            'allocation.most_ceiling 1.5; allowed: a preferred ceiling of at most the highest: it bends upwards as cases wait.',
          suggestion: 'Narrow the range of allocation.preferred_ceiling or of allocation.most_ceiling.',
        },
      ],
    });
  });

  test('over the plausible ranges of the baseline keeps every limit', () => {
    const baseline = good('baseline.yaml');
    const ranges = baseline.assumptions.flatMap(({ setting, from, plausible }) => {
      const factor = from === undefined ? factorOf(baseline, setting) : undefined;
      return factor && plausible ? [{ factor, low: plausible[0], high: plausible[1] }] : [];
    });
    expect(ranges.length).toBeGreaterThan(50);
    expect(contradictionsWithin(baseline, ranges)).toEqual([]);
  });

  test('by a lever keeps them too, from the day on which the plan begins', () => {
    expect(readLever(unit, 'allocation.preferred_ceiling=1..2:0.1').ok).toBe(true);
    expect(readLever(unit, 'allocation.preferred_ceiling=1..2.4:0.1', '2022-04-01')).toEqual({
      ok: false,
      problem:
        'With allocation.preferred_ceiling=2.4 the plan would contradict itself: allocation.preferred_ceiling 2.4, ' +
        'allocation.most_ceiling 2.32 from 2022-04-01 on; allowed: a preferred ceiling of at most the highest: it bends upwards as cases wait.',
    });
  });
});
