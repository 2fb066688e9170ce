import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolvedYaml } from '../../../src/scenario/index.ts';
import { goodScenario, messageFor, readFrom, smallBaseline } from '../small-service.ts';

const seed = 20261130;

/** A change of a setting, as flow text: `from: 2022-01-01, to: { times: 0.5 }`. */
const change = (setting: string, rest: string): string =>
  `  - { setting: ${setting}, ${rest}, because: ${setting}. }\n`;
const file = (changes: string, head = 'extends: baseline.yaml'): string => `name: plan\n${head}\nchanges:\n${changes}`;
const set = (value: number | string): string =>
  `to: { value: ${value}, unit: share, source: omsq, quality: published }`;
const filled = (rest: string): string => change('staffing.posts_filled', rest);

/** The values of a setting from the start and from each later day: `0.9, 2022-01-01 0.45`. */
function course(
  text: string,
  setting = 'staffing.posts_filled',
  others: Readonly<Record<string, string>> = {},
): string {
  const scenario = goodScenario({ 'plan.yaml': text, ...others, 'baseline.yaml': smallBaseline });
  return scenario.assumptions
    .filter((row) => row.setting === setting)
    .map(({ from, value }) => `${from === undefined ? '' : `${from} `}${JSON.stringify(value)}`)
    .join(', ');
}

describe('a relative change', () => {
  test('acts on the value in force, and at its end that shows again', () => {
    expect(course(file(filled('from: 2022-01-01, until: 2023-01-01, to: { times: 0.5 }')))).toBe(
      '0.9, 2022-01-01 0.45, 2023-01-01 0.9',
    );
  });

  test('acts on what other changes of its file set before, within and after it, wherever these stand', () => {
    const relative = filled('from: 2022-01-01, until: 2024-01-01, to: { add: -0.1, unit: share }');
    const values =
      filled(`from: 2023-01-01, ${set(0.5)}`) +
      filled(`from: 2021-10-01, ${set(0.8)}`) +
      filled(`from: 2024-06-01, ${set(1)}`);
    const wanted = '0.9, 2021-10-01 0.8, 2022-01-01 0.7, 2023-01-01 0.4, 2024-01-01 0.5, 2024-06-01 1';
    expect(course(file(relative + values))).toBe(wanted);
    expect(course(file(values + relative))).toBe(wanted);
  });

  test('composes with others in the order of the file: a tenth more and half is not half and a tenth more', () => {
    const [more, half] = ['to: { add: 0.1, unit: share }', 'to: { times: 0.5 }'].map((to) =>
      filled(`from: 2022-01-01, ${to}`),
    );
    expect(course(file(more + half))).toBe('0.9, 2022-01-01 0.5');
    expect(course(file(half + more))).toBe('0.9, 2022-01-01 0.55');
  });

  test('without a date acts from the start on, on every later value too', () => {
    const parent = { 'parent.yaml': file(filled(`from: 2022-01-01, ${set(0.6)}`)) };
    expect(course(file(filled('to: { times: 0.5 }'), 'extends: parent.yaml'), undefined, parent)).toBe(
      '0.45, 2022-01-01 0.3',
    );
  });

  test('of an extended file is hidden by a later value, for as long as that holds', () => {
    const parent = { 'parent.yaml': file(filled('from: 2022-01-01, to: { times: 0.5 }')) };
    const plan = filled(`from: 2023-01-01, until: 2024-01-01, ${set(0.7)}`);
    expect(course(file(plan, 'extends: parent.yaml'), undefined, parent)).toBe(
      '0.9, 2022-01-01 0.45, 2023-01-01 0.7, 2024-01-01 0.45',
    );
  });

  test('of numbers by name acts on all of them, or on those named', () => {
    expect(course(file(change('supervision.hours', 'to: { times: 1.1 }')), 'supervision.hours')).toBe(
      '{"low":1.1,"medium":2.2,"high":4.4}',
    );
    expect(
      course(
        file(change('supervision.hours', 'to: { add: { high: 1, low: -0.5 }, unit: hours }')),
        'supervision.hours',
      ),
    ).toBe('{"low":0.5,"medium":2,"high":5}');
    expect(
      course(
        file(change('supervision.risk', 'to: { add: { low: -0.1, high: 0.1 }, unit: share }')),
        'supervision.risk',
      ),
    ).toBe('{"low":0.2,"medium":0.5,"high":0.3}');
  });

  test('of a list of regions acts on those, and a value of a list of regions replaces theirs', () => {
    const posts = 'staffing.posts_by_region';
    expect(course(file(change(posts, 'regions: [South], from: 2022-01-01, to: { add: 10, unit: FTE }')), posts)).toBe(
      '{"North":300,"South":250.5}, 2022-01-01 {"North":300,"South":260.5}',
    );
    const value = 'to: { value: 7, unit: FTE, quality: assumed, plausible: [1, 1] }';
    expect(course(file(change('staffing.vacancies', `regions: [North, South], ${value}`)), 'staffing.vacancies')).toBe(
      '{"North":7,"South":7}',
    );
  });

  test('comes in over some months by equal steps, the first on its day and the last exactly the whole of it', () => {
    expect(
      course(file(filled('from: 2022-01-31, until: 2022-05-01, over: 3 months, to: { add: -0.3, unit: share }'))),
    ).toBe('0.9, 2022-01-31 0.8, 2022-02-28 0.7, 2022-03-31 0.6, 2022-05-01 0.9');
    expect(
      course(
        file(
          change(
            'supervision.first_review_due',
            'from: 2022-01-01, over: 3 months, to: { add: 5, unit: working days }',
          ),
        ),
        'supervision.first_review_due',
      ),
    ).toBe('15, 2022-01-01 17, 2022-02-01 18, 2022-03-01 20');
  });

  test('shows what it comes to in the resolved scenario, with its arithmetic, reasons, sources and range', () => {
    const text = file(
      filled('from: 2022-01-01, to: { times: 0.9, source: omsq, quality: published, note: Announced. }') +
        filled('from: 2023-01-01, to: { add: 0.1, unit: share, plausible: [0.05, 0.15] }'),
    );
    const files = { 'plan.yaml': text, 'baseline.yaml': smallBaseline };
    const scenario = goodScenario(files);
    expect(scenario.assumptions.filter(({ from }) => from !== undefined)).toMatchObject([
      {
        value: 0.81,
        source: 'omsq, justice-data',
        quality: 'derived',
        note: '0.9 times 0.9. Announced.',
        because: 'staffing.posts_filled.',
      },
      {
        value: 0.91,
        source: 'omsq, justice-data',
        quality: 'assumed',
        plausible: [0.86, 0.96],
        note: '0.81 plus 0.1. 0.9 times 0.9. Announced.',
      },
    ]);
    const back = goodScenario({ 'one.yaml': resolvedYaml(scenario) });
    expect([back.parameters, back.changes]).toEqual([scenario.parameters, scenario.changes]);
  });
});

describe('a run with a start of its own', () => {
  const history =
    filled(`from: 2022-01-01, ${set(0.8)}`) +
    filled(`from: 2023-01-01, ${set(0.6)}`) +
    filled('from: 2022-07-01, over: 12 months, to: { times: 0.4 }');
  const from = (start: string) => ({
    'plan.yaml': file(history, `extends: baseline.yaml\nrun: { start: ${start} }`),
    'baseline.yaml': smallBaseline,
  });

  test('begins with the values that the history before it leaves, a ramp on its way included', () => {
    // since 1 January 2023 seven of twelve steps: 0.6 x (1 - 0.6 x 7 / 12)
    expect(course(from('2023-01-15')['plan.yaml'])).toMatch(/^0\.39, 2023-02-01 0\.36, .* 2023-06-01 0\.24$/);
    expect(course(from('2025-01-01')['plan.yaml'])).toBe('0.24');
  });

  test('has on each day what the longer run has on it, and a note of how many changes it begins with', () => {
    const valueOn = (files: Record<string, string>, date: string): unknown => {
      const { parameters, changes } = goodScenario(files);
      const start = (parameters as unknown as { staffing: { posts_filled: number } }).staffing.posts_filled;
      return changes.findLast((each) => each.name === 'posts_filled' && each.date <= date)?.value ?? start;
    };
    const dates = ['2022-02-01', '2022-09-30', '2023-01-01', '2023-04-02', '2026-01-01'];
    for (const start of dates)
      for (const date of dates.filter((each) => each >= start))
        expect(valueOn(from(start), date)).toBe(valueOn(from('2021-07-01'), date));
    const reading = readFrom(from('2023-06-30'));
    expect(reading.ok && reading.notes).toMatchObject([
      {
        file: 'plan.yaml',
        line: 3,
        field: 'run.start',
        message: '3 changes that begin before the run starts are applied to its starting values, in order of date.',
        found: 'from 2022-01-01 to 2023-01-01; the run starts on 2023-06-30',
      },
    ]);
  });
});

describe('whatever the numbers', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const dated = fc.array(fc.tuple(fc.constantFrom('2021-08-01', '2022-03-31', '2023-02-28'), share), { maxLength: 3 });
  const values = (all: readonly (readonly [string, number])[]): string =>
    [...new Map(all)].map(([from, value]) => filled(`from: ${from}, ${set(value)}`)).join('');
  const inputOf = (text: string) => {
    const { parameters, changes } = goodScenario({ 'plan.yaml': text, 'baseline.yaml': smallBaseline });
    let last: unknown = (parameters as unknown as { staffing: { posts_filled: number } }).staffing.posts_filled;
    const steps = changes.filter(({ value }) => value !== last && ((last = value), true));
    return { parameters, steps };
  };
  const plan = (...changes: string[]): string => file(changes.join(''));

  test('times 1 and add 0 move nothing to the last bit, nor does a ramp of them', () => {
    fc.assert(
      fc.property(
        dated,
        fc.constantFrom('times: 1', 'add: 0, unit: share'),
        fc.constantFrom('', 'over: 7 months, '),
        (all, to, over) => {
          const relative = filled(`from: 2022-01-01, until: 2024-01-01, ${over}to: { ${to} }`);
          expect(inputOf(plan(values(all), relative))).toEqual(
            inputOf(plan(values(all), filled(`from: 2021-07-01, ${set(0.9)}`))),
          );
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  test('what is added and taken away again leaves every value as it was', () => {
    fc.assert(
      fc.property(dated, share, (all, amount) => {
        const [more, less] = [amount, -amount].map((each) =>
          filled(`from: 2022-01-01, to: { add: ${each}, unit: share }`),
        );
        const none = filled(`from: 2021-07-01, ${set(0.9)}`);
        expect(inputOf(plan(values(all), none, more, less))).toEqual(inputOf(plan(values(all), none)));
      }),
      { seed, numRuns: 60 },
    );
  });

  test('a change equals the one written by hand: 5% less of 0.NN is what comes of it on paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 100 }), (value, percent) => {
        const digits = String(value * percent).padStart(7, '0');
        const byHand = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const relative = plan(filled(set(value / 10_000)), filled(`from: 2022-01-01, to: { times: ${percent / 100} }`));
        const absolute = plan(filled(set(value / 10_000)), filled(`from: 2022-01-01, ${set(byHand)}`));
        expect(inputOf(relative)).toEqual(inputOf(absolute));
      }),
      { seed, numRuns: 60 },
    );
  });

  test('a ramp to a value ends at it, and goes one way', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 30 }), (target, months) => {
        const { steps } = inputOf(plan(filled(`from: 2022-01-01, over: ${months} months, ${set(target)}`)));
        const course = [0.9, ...steps.map(({ value }) => value as number)];
        expect(course.at(-1)).toBe(target);
        expect(course).toEqual([...course].sort((a, b) => (target < 0.9 ? b - a : a - b)));
      }),
      { seed, numRuns: 40 },
    );
  });
});

describe('what is wrong with a relative change', () => {
  test('is told where it is written', () => {
    expect(messageFor('relative-changes')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/relative-changes.yaml has 13 problems.

      bad/relative-changes.yaml:5:22  changes[1].to.times
          5 |     to: { add: 0.05, times: 1.1, unit: share }
            |                      ^^^^^
        A change gives a new value, adds to the value in force, or multiplies it: one of the three.
        Found: add and times
        Allowed: value, add, times
        Write two changes where both are meant: they act in the order of the file.

      bad/relative-changes.yaml:9:12  changes[2].until
          9 |     until: 2022-04-01
            |            ^^^^^^^^^^
        The change ends before it has begun.
        Found: 2022-04-01
        Allowed: later than 2023-04-01, the day from which it holds
        Did you mean "from: 2022-04-01" and "until: 2023-04-01"?

      bad/relative-changes.yaml:10:18  changes[2].to.times
         10 |     to: { times: 10% }
            |                  ^^^
        A change is not written in per cent.
        Found: the text "10%"
        Write "times: 0.1", which is less than the value in force, or the amount with "add:".

      bad/relative-changes.yaml:15:11  changes[3].over
         15 |     over: 12 months
            |           ^^^^^^^^^
        The change takes longer to come into force than it lasts, from 2023-01-01 until 2023-07-01.
        Found: 12 months
        Allowed: at most 6 months

      bad/relative-changes.yaml:16:20  changes[3].to.times.lwo
         16 |     to: { times: { lwo: 2 }, unit: hours }
            |                    ^^^
        This setting has no name "lwo".
        Allowed: low, medium, high
        Did you mean "low"?

      bad/relative-changes.yaml:16:36  changes[3].to.unit
         16 |     to: { times: { lwo: 2 }, unit: hours }
            |                                    ^^^^^
        A factor has no unit.
        Found: the text "hours"
        Leave "unit" out beside "times".

      bad/relative-changes.yaml:20:11  changes[4].over
         20 |     over: 12
            |           ^^
        A whole number of months or years is needed here.
        Found: the number 12
        Allowed: from 1 month to 480 months
        Write "over: 12 months".

      bad/relative-changes.yaml:20:11  changes[4].over
         20 |     over: 12
            |           ^^
        "supervision.review_by" is one of a few words: it cannot change little by little.
        Leave "over" out.

      bad/relative-changes.yaml:21:11  changes[4].to.add
         21 |     to: { add: 1 }
            |           ^^^
        Only numbers can be changed by "add"; this setting is one of a few words.
        Found: add
        Allowed: value
        Write "value: officer".

      bad/relative-changes.yaml:24:11  changes[5].over
         24 |     over: 2 years
            |           ^^^^^^^
        A change that comes little by little needs the day on which it begins.
        Write "from:" and a date.

      bad/relative-changes.yaml:25:14  changes[5].regions
         25 |     regions: [North]
            |              ^^^^^^^
        "supervision.hours" is of the whole service: it cannot be changed in some regions.
        Allowed: settings by region: staffing.posts_by_region, staffing.vacancies
        Leave "regions" out.

      bad/relative-changes.yaml:26:16  changes[5].to.add
         26 |     to: { add: 50, unit: hours a week }
            |                ^^
        The number is above the most allowed.
        Found: the number 50
        Allowed: from -40 to 40 (hours)

      bad/relative-changes.yaml:26:26  changes[5].to.unit
         26 |     to: { add: 50, unit: hours a week }
            |                          ^^^^^^^^^^^^
        The unit of this setting is "hours".
        Found: the text "hours a week"
        Allowed: hours
        Convert the value and write "unit: hours".
      "
    `);
  });

  test('or where its result is not allowed', () => {
    expect(messageFor('relative-results')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/relative-results.yaml has 4 problems.

      bad/relative-results.yaml:7:18  changes[1].to.times
          7 |     to: { times: 1.2 }
            |                  ^^^
        What comes of the change from 2023-03-01 on is not allowed.
        Found: 1.035
        Allowed: from 0 to 1 (share)

      bad/relative-results.yaml:10:16  changes[2].to.add
         10 |     to: { add: { high: 0.1 }, unit: share }
            |                ^^^^^^^^^^^^^
        The shares must add up to 1 after the change from the start.
        Found: a sum of 1.1
        Allowed: 1
        Add to one share, by name, what is taken from another.

      bad/relative-results.yaml:13:18  changes[3].to.times
         13 |     to: { times: 1.5 }
            |                  ^^^
        What comes of the change from the start is not allowed.
        Found: 22.5
        Allowed: whole numbers from 1 to 130 (working days)

      bad/relative-results.yaml:17:16  changes[4].to.add
         17 |     to: { add: 10, unit: FTE }
            |                ^^
        There is no number for "Nroth" in force at the start that could be changed.
        Found: Nroth
        Allowed: North
        Did you mean "North"?
      "
    `);
  });
});
