import { describe, expect, test } from 'vitest';
import { messageFor } from '../small-service.ts';

describe('names and keys', () => {
  test('A scenario without a name', () => {
    expect(messageFor('no-name')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/no-name.yaml has 1 problem.

      bad/no-name.yaml:1:1  name
          1 | extends: ../good/baseline.yaml
            | ^
        The scenario has no name.
        Write "name:" and a few words; the results folder is named after it.
      "
    `);
  });

  test('A name that cannot name a folder', () => {
    expect(messageFor('name-without-letters')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/name-without-letters.yaml has 1 problem.

      bad/name-without-letters.yaml:1:7  name
          1 | name: "???"
            |       ^^^^^
        The name needs a letter from a to z or a digit, because the results folder is named after it.
        Found: the text "???"
      "
    `);
  });

  test('A name that YAML takes for a number', () => {
    expect(messageFor('name-is-a-number')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/name-is-a-number.yaml has 1 problem.

      bad/name-is-a-number.yaml:1:7  name
          1 | name: 2025
            |       ^^^^
        Text is needed here.
        Found: the number 2025
        Put it in quotes: "2025".
      "
    `);
  });

  test('Misspelt keys are told with the nearest key, and what stands under them is checked too', () => {
    expect(messageFor('misspelt-keys')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/misspelt-keys.yaml has 7 problems.

      bad/misspelt-keys.yaml:2:1  extend
          2 | extend: ../good/baseline.yaml
            | ^^^^^^
        A scenario file has no key "extend".
        Allowed: name, question, description, extends, run, own_figures, parameters, changes, thresholds
        Did you mean "extends"?

      bad/misspelt-keys.yaml:3:1  chnages
          3 | chnages:
            | ^^^^^^^
        A scenario file has no key "chnages".
        Allowed: name, question, description, extends, run, own_figures, parameters, changes, thresholds
        Did you mean "changes"?

      bad/misspelt-keys.yaml:4:5  chnages[1].seting
          4 |   - seting: staffing.posts_filled
            |     ^^^^^^
        A change has no key "seting".
        Allowed: setting, regions, from, until, over, to, because
        Did you mean "setting"?

      bad/misspelt-keys.yaml:5:11  chnages[1].to.valeu
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |           ^^^^^
        This setting has no key "valeu".
        Allowed: value, add, times, unit, source, quality, plausible, note
        Did you mean "value"?

      bad/misspelt-keys.yaml:5:18  chnages[1].to.valeu
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |                  ^^^
        A number is needed here.
        Found: the text "95%"
        Allowed: from 0 to 1 (share)
        Write 0.95: a share is a number from 0 to 1.

      bad/misspelt-keys.yaml:5:45  chnages[1].to.quality
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |                                             ^^^^^^
        This is not one of the words allowed.
        Found: the text "asumed"
        Allowed: published, secondary, derived, calibrated, inferred, assumed
        Did you mean "assumed"?

      bad/misspelt-keys.yaml:7:1  colour
          7 | colour: blue
            | ^^^^^^
        A scenario file has no key "colour".
        Allowed: name, question, description, extends, run, own_figures, parameters, changes, thresholds
      "
    `);
  });

  test('A list where a text is wanted, and a text where a list is wanted', () => {
    expect(messageFor('text-fields')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/text-fields.yaml has 3 problems.

      bad/text-fields.yaml:2:11  question
          2 | question: [is, this, a, question]
            |           ^^^^^^^^^^^^^^^^^^^^^^^
        Text is needed here.
        Found: a list

      bad/text-fields.yaml:3:1  description
          3 | description:
            | ^^^^^^^^^^^
        Text is needed here.
        Found: nothing

      bad/text-fields.yaml:5:10  changes
          5 | changes: none
            |          ^^^^
        The changes must be a list, each entry beginning with a hyphen.
        Found: the text "none"
      "
    `);
  });
});
