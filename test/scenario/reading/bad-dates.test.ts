import { describe, expect, test } from 'vitest';
import { ofFirstDay } from '../../../src/model/parameters/definition.ts';
import { describeProblems, readScenario } from '../../../src/scenario/index.ts';
import { messageFor, smallBaseline, smallDefinitions } from '../small-service.ts';

/** A scenario that changes a setting a year after the start. */
const laterChange = (name: string): string => `name: ${name}
extends: good/baseline.yaml
changes:
  - setting: staffing.posts_filled
    from: 2022-07-01
    to: { value: 0.9, unit: share, quality: assumed, plausible: [0.8, 1] }
    because: A test.
`;

describe('dates, runs and thresholds', () => {
  test('A later change of a setting that describes the first day would have no effect', () => {
    const definitions = {
      ...smallDefinitions,
      staffing: { ...smallDefinitions.staffing, posts_filled: ofFirstDay(smallDefinitions.staffing.posts_filled) },
    };
    const files: Readonly<Record<string, string>> = {
      'good/baseline.yaml': smallBaseline,
      'later.yaml': laterChange('later'),
    };
    const reading = readScenario('later.yaml', (path) => files[path], { definitions });
    expect(reading.ok ? '' : describeProblems('later.yaml', reading.problems)).toMatchInlineSnapshot(`
      "This scenario cannot be run: later.yaml has 1 problem.

      later.yaml:5:11  changes[1].from
          5 |     from: 2022-07-01
            |           ^^^^^^^^^^
        "staffing.posts_filled" describes the first day, so that a later change of it would have no effect.
        Leave "from" out: the change then holds from the start.
      "
    `);
  });

  test('Days that are not in the calendar or not written as year-month-day', () => {
    expect(messageFor('dates')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/dates.yaml has 3 problems.

      bad/dates.yaml:3:15  run.start
          3 | run: { start: 1 July 2021 }
            |               ^^^^^^^^^^^
        A date is needed here.
        Found: the text "1 July 2021"
        Allowed: a date as year-month-day, such as 2022-01-31

      bad/dates.yaml:6:11  changes[1].from
          6 |     from: 2023-02-30
            |           ^^^^^^^^^^
        There is no such day in the calendar.
        Found: the text "2023-02-30"
        Allowed: a date as year-month-day, such as 2022-01-31

      bad/dates.yaml:10:11  changes[2].from
         10 |     from: 2023
            |           ^^^^
        A date is needed here.
        Found: the number 2023
        Allowed: a date as year-month-day, such as 2022-01-31
      "
    `);
  });

  test('One setting changed twice on the same day, once written with the date of the start', () => {
    expect(messageFor('change-twice')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/change-twice.yaml has 2 problems.

      bad/change-twice.yaml:9:11  changes[2].from
          9 |     from: 2023-01-01
            |           ^^^^^^^^^^
        The setting "staffing.leavers_replaced" is changed twice on 2023-01-01; the other change is on line 5.
        Keep one of the two, or give one another date.

      bad/change-twice.yaml:16:11  changes[4].from
         16 |     from: 2021-07-01
            |           ^^^^^^^^^^
        The setting "supervision.review_by" is changed twice on 2021-07-01; the other change is on line 12.
        Keep one of the two, or give one another date.
      "
    `);
  });

  test('Changes without a new value, without a reason, without a setting', () => {
    expect(messageFor('incomplete-change')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/incomplete-change.yaml has 5 problems.

      bad/incomplete-change.yaml:4:5  changes[1].to
          4 |   - setting: staffing.leavers_replaced
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        The change has no new value.
        Write "to: { value: ..., unit: ..., quality: ... }".

      bad/incomplete-change.yaml:4:5  changes[1].because
          4 |   - setting: staffing.leavers_replaced
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        The change has no reason.
        Write "because:" and a sentence that says why.

      bad/incomplete-change.yaml:5:5  changes[2].setting
          5 |   - to: { value: 3 }
            |     ^^^^^^^^^^^^^^^^
        The change does not say what it changes.
        Write "setting: chapter.name".

      bad/incomplete-change.yaml:6:5  changes[2].because
          6 |     because:
            |     ^^^^^^^
        Text is needed here.
        Found: nothing

      bad/incomplete-change.yaml:7:5  changes[3]
          7 |   - just a text
            |     ^^^^^^^^^^^
        A change must be a group of keys and values.
        Found: the text "just a text"
        Allowed: the keys setting, regions, from, until, over, to, because
      "
    `);
  });

  test('A run that cannot be run', () => {
    expect(messageFor('run')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/run.yaml has 4 problems.

      bad/run.yaml:3:15  run.start
          3 | run: { start: 1999-12-31, years: 0, replications: 1.5, seed: -1 }
            |               ^^^^^^^^^^
        The run starts too early or too late.
        Found: 1999-12-31
        Allowed: from 2000-01-01 to 2060-12-31

      bad/run.yaml:3:34  run.years
          3 | run: { start: 1999-12-31, years: 0, replications: 1.5, seed: -1 }
            |                                  ^
        The number is below the least allowed.
        Found: the number 0
        Allowed: above 0 and up to 40 (years)

      bad/run.yaml:3:51  run.replications
          3 | run: { start: 1999-12-31, years: 0, replications: 1.5, seed: -1 }
            |                                                   ^^^
        The number must be whole.
        Found: the number 1.5
        Allowed: whole numbers from 1 to 100000

      bad/run.yaml:3:62  run.seed
          3 | run: { start: 1999-12-31, years: 0, replications: 1.5, seed: -1 }
            |                                                              ^^
        The number is below the least allowed.
        Found: the number -1
        Allowed: whole numbers from 0 to 4294967295
      "
    `);
  });

  test('Thresholds without a metric, with another name, with two levels or none', () => {
    expect(messageFor('thresholds')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/thresholds.yaml has 5 problems.

      bad/thresholds.yaml:4:15  thresholds[1].metric
          4 |   - { metric: unallocated.al, at_most: 200 }
            |               ^^^^^^^^^^^^^^
        There is no metric "unallocated.al".
        Did you mean "unallocated.all"?

      bad/thresholds.yaml:5:5  thresholds[2]
          5 |   - { metric: unallocated.all }
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        A threshold has one level.
        Found: neither
        Allowed: at_most or at_least

      bad/thresholds.yaml:6:5  thresholds[3]
          6 |   - { metric: unallocated.all, at_most: 200, at_least: 100, scope: North }
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        A threshold has one level.
        Found: both
        Allowed: at_most or at_least

      bad/thresholds.yaml:6:68  thresholds[3].scope
          6 |   - { metric: unallocated.all, at_most: 200, at_least: 100, scope: North }
            |                                                                    ^^^^^
        The scope is not an area of the service.
        Found: the text "North"
        Allowed: service, region:<name> or pdu:<name>

      bad/thresholds.yaml:7:5  thresholds[4]
          7 |   - { at_most: 200 }
            |     ^^^^^^^^^^^^^^^^
        The threshold does not say which metric it is about.
        Write "metric: unallocated.all" or the name of another metric.
      "
    `);
  });
});
