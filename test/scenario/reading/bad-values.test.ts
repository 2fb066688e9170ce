import { describe, expect, test } from 'vitest';
import { messageFor } from '../small-service.ts';

describe('values', () => {
  test('A setting that does not exist is told with the nearest one, whatever part of its path is wrong', () => {
    expect(messageFor('unknown-settings')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/unknown-settings.yaml has 4 problems.

      bad/unknown-settings.yaml:4:14  changes[1].setting
          4 |   - setting: staffing.post_filled
            |              ^^^^^^^^^^^^^^^^^^^^
        There is no setting "staffing.post_filled".
        Did you mean "staffing.posts_filled"?

      bad/unknown-settings.yaml:7:14  changes[2].setting
          7 |   - setting: posts_filled
            |              ^^^^^^^^^^^^
        There is no setting "posts_filled".
        Did you mean "staffing.posts_filled"?

      bad/unknown-settings.yaml:10:14  changes[3].setting
         10 |   - setting: supervision.posts_filled
            |              ^^^^^^^^^^^^^^^^^^^^^^^^
        There is no setting "supervision.posts_filled".
        Did you mean "staffing.posts_filled"?

      bad/unknown-settings.yaml:13:14  changes[4].setting
         13 |   - setting: constructor.name
            |              ^^^^^^^^^^^^^^^^
        There is no setting "constructor.name".
      "
    `);
  });

  test('A value in another unit, without a unit, or with a unit where there is none', () => {
    expect(messageFor('units')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/units.yaml has 3 problems.

      bad/units.yaml:5:27  changes[1].to.unit
          5 |     to: { value: 3, unit: weeks, quality: assumed, plausible: [2, 4] }
            |                           ^^^^^
        The unit of this setting is "working days".
        Found: the text "weeks"
        Allowed: working days
        Convert the value and write "unit: working days".

      bad/units.yaml:8:5  changes[2].to.unit
          8 |     to: { value: 0.95, quality: assumed, plausible: [0.9, 1] }
            |     ^^
        The setting has no unit.
        Write "unit: share".

      bad/units.yaml:11:31  changes[3].to.unit
         11 |     to: { value: false, unit: share, quality: assumed }
            |                               ^^^^^
        The unit of this setting is "on or off".
        Found: the text "share"
        Allowed: on or off
        Convert the value and write "unit: on or off".
      "
    `);
  });

  test('Every way to write a number that YAML would take for something else', () => {
    expect(messageFor('numbers')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/numbers.yaml has 11 problems.

      bad/numbers.yaml:11:16  changes[1].to.value.octal
         11 |         octal: 012
            |                ^^^
        A number must be written in plain decimal digits.
        Found: the number 012
        Allowed: from 0 to 20000 (FTE)
        Write 12.

      bad/numbers.yaml:12:21  changes[1].to.value.underscore
         12 |         underscore: 1_000
            |                     ^^^^^
        A number is needed here.
        Found: the text "1_000"
        Allowed: from 0 to 20000 (FTE)
        Write 1000.

      bad/numbers.yaml:13:16  changes[1].to.value.comma
         13 |         comma: 1,000
            |                ^^^^^
        A number is needed here.
        Found: the text "1,000"
        Allowed: from 0 to 20000 (FTE)
        Write 1000.

      bad/numbers.yaml:14:17  changes[1].to.value.quoted
         14 |         quoted: "15"
            |                 ^^^^
        A number is needed here.
        Found: the text "15"
        Allowed: from 0 to 20000 (FTE)
        Write 15.

      bad/numbers.yaml:15:18  changes[1].to.value.percent
         15 |         percent: 15%
            |                  ^^^
        A number is needed here.
        Found: the text "15%"
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:16:19  changes[1].to.value.infinite
         16 |         infinite: .inf
            |                   ^^^^
        A number must be finite.
        Found: the number .inf
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:17:15  changes[1].to.value.none
         17 |         none: .nan
            |               ^^^^
        A number must be finite.
        Found: the number .nan
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:18:22  changes[1].to.value.hexadecimal
         18 |         hexadecimal: 0x1F
            |                      ^^^^
        A number must be written in plain decimal digits.
        Found: the number 0x1F
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:19:9  changes[1].to.value.empty
         19 |         empty:
            |         ^^^^^
        A number is needed here.
        Found: nothing
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:20:16  changes[1].to.value.words
         20 |         words: about ten
            |                ^^^^^^^^^
        A number is needed here.
        Found: the text "about ten"
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:22:18  changes[2].to.value
         22 |     to: { value: 95%, unit: share, source: omsq, quality: published }
            |                  ^^^
        A number is needed here.
        Found: the text "95%"
        Allowed: from 0 to 1 (share)
        Write 0.95: a share is a number from 0 to 1.
      "
    `);
  });

  test('Numbers beyond their limits, and a part of a day where days are counted', () => {
    expect(messageFor('limits')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/limits.yaml has 3 problems.

      bad/limits.yaml:5:18  changes[1].to.value
          5 |     to: { value: 200, unit: working days, source: omsq, quality: published }
            |                  ^^^
        The number is above the most allowed.
        Found: the number 200
        Allowed: whole numbers from 1 to 130 (working days)

      bad/limits.yaml:8:18  changes[2].to.value
          8 |     to: { value: -0.1, unit: share, source: omsq, quality: published }
            |                  ^^^^
        The number is below the least allowed.
        Found: the number -0.1
        Allowed: from 0 to 1 (share)

      bad/limits.yaml:12:18  changes[3].to.value
         12 |     to: { value: 12.5, unit: working days, source: omsq, quality: published }
            |                  ^^^^
        The number must be whole.
        Found: the number 12.5
        Allowed: whole numbers from 1 to 130 (working days)
      "
    `);
  });

  test('Shares that do not add up, lack a name, or are one number', () => {
    expect(messageFor('shares')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/shares.yaml has 4 problems.

      bad/shares.yaml:5:18  changes[1].to.value
          5 |     to: { value: { low: 0.4, medium: 0.5, high: 0.2 }, unit: share, source: omsq, quality: published...
            |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        The shares must add up to 1.
        Found: a sum of 1.1
        Allowed: 1

      bad/shares.yaml:9:18  changes[2].to.value.high
          9 |     to: { value: { low: 0.5, mdium: 0.5 }, unit: share, source: omsq, quality: published }
            |                  ^^^^^^^^^^^^^^^^^^^^^^^^
        There is no number for "high".
        Allowed: all of low, medium, high

      bad/shares.yaml:9:30  changes[2].to.value.mdium
          9 |     to: { value: { low: 0.5, mdium: 0.5 }, unit: share, source: omsq, quality: published }
            |                              ^^^^^
        This setting has no name "mdium".
        Allowed: low, medium, high
        Did you mean "medium"?

      bad/shares.yaml:13:18  changes[3].to.value
         13 |     to: { value: 0.5, unit: share, source: omsq, quality: published }
            |                  ^^^
        This setting must be a group of names and values.
        Found: the number 0.5
        Allowed: the names low, medium, high
      "
    `);
  });
});
