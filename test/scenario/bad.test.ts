import { describe, expect, test } from 'vitest';
import { describeProblems, readScenario } from '../../src/scenario/index.ts';
import { smallDefinitions, textOf } from './small-service.ts';

/** What a user is told of a bad file. */
function messageFor(name: string): string {
  const path = `bad/${name}.yaml`;
  const reading = readScenario(path, textOf, { definitions: smallDefinitions });
  if (reading.ok) throw new Error(`${path} was read without a problem.`);
  return describeProblems(path, reading.problems);
}

describe('broken text', () => {
  test('An empty file says what to write in it', () => {
    expect(messageFor('empty')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/empty.yaml has 1 problem.

      bad/empty.yaml:1:1
        There is nothing in the file.
        Write "name:", "extends: baseline.yaml" and "changes:".
      "
    `);
  });

  test('A file with only comments has nothing in it', () => {
    expect(messageFor('only-comments')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/only-comments.yaml has 1 problem.

      bad/only-comments.yaml:1:1
          1 | # name: nothing here
            | ^
        There is nothing in the file.
        Write "name:", "extends: baseline.yaml" and "changes:".
      "
    `);
  });

  test('A list is not a scenario', () => {
    expect(messageFor('list-at-the-top')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/list-at-the-top.yaml has 1 problem.

      bad/list-at-the-top.yaml:1:1
          1 | - name: a list
            | ^^^^^^^^^^^^^^
        A scenario file must be a group of keys and values.
        Found: a list
        Allowed: the keys name, question, description, extends, run, parameters, changes, thresholds
      "
    `);
  });

  test('A tab is no indentation', () => {
    expect(messageFor('tab')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/tab.yaml has 1 problem.

      bad/tab.yaml:4:1
          4 |  years: 3
            | ^
        The line is indented with a tab.
        Use spaces.
      "
    `);
  });

  test('A key that stands twice is told together with the other problems of the file', () => {
    expect(messageFor('duplicate-key')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/duplicate-key.yaml has 3 problems.

      bad/duplicate-key.yaml:3:1
          3 | name: once more
            | ^^^^
        The key "name" stands twice in this group.
        Keep one of the two.

      bad/duplicate-key.yaml:4:18
          4 | run: { years: 3, years: 4, seed: -1 }
            |                  ^^^^^
        The key "years" stands twice in this group.
        Keep one of the two.

      bad/duplicate-key.yaml:4:34  run.seed
          4 | run: { years: 3, years: 4, seed: -1 }
            |                                  ^^
        The number is below the least allowed.
        Found: the number -1
        Allowed: whole numbers from 0 to 4294967295
      "
    `);
  });

  test('A bracket that is not closed is found on its line', () => {
    expect(messageFor('unclosed-bracket')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/unclosed-bracket.yaml has 1 problem.

      bad/unclosed-bracket.yaml:6:5
          6 |     because: A bracket is missing.
            |     ^
        A bracket { or [ that was opened above is not closed.
        Close it, or indent this line further than the line where it was opened.
      "
    `);
  });

  test('A quote that is not closed is found where it is opened', () => {
    expect(messageFor('unclosed-quote')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/unclosed-quote.yaml has 1 problem.

      bad/unclosed-quote.yaml:3:11
          3 | question: "What if it grew?
            |           ^
        The quote that is opened here is not closed.
        Close it, or write a quote within the text twice.
      "
    `);
  });

  test('Lines that are indented otherwise than their neighbours', () => {
    expect(messageFor('indentation')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/indentation.yaml has 2 problems.

      bad/indentation.yaml:5:4
          5 |    seed: 2
            |    ^
        The line is not indented like its neighbours, or its key has no colon.
        Give keys of one group the same number of spaces, and write each as "key: value".

      bad/indentation.yaml:9:6
          9 |      because: This line is one space short.
            |      ^
        The line is not indented like its neighbours, or its key has no colon.
        Give keys of one group the same number of spaces, and write each as "key: value".
      "
    `);
  });

  test('A text that begins with a star needs quotes', () => {
    expect(messageFor('unknown-alias')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/unknown-alias.yaml has 1 problem.

      bad/unknown-alias.yaml:3:14
          3 | description: *what
            |              ^^^^^
        A text cannot begin with & or *: these name a place (&name) and use it again below (*name).
        Write the value out; put text that begins with & or * in quotes.
      "
    `);
  });

  test('A key without a colon', () => {
    expect(messageFor('no-colon')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/no-colon.yaml has 1 problem.

      bad/no-colon.yaml:2:1
          2 | extends ../good/baseline.yaml
            | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        This is no key with a value.
        Write "key: value", with a space after the colon.
      "
    `);
  });

  test('A text with a colon in it needs quotes', () => {
    expect(messageFor('colon-in-text')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/colon-in-text.yaml has 1 problem.

      bad/colon-in-text.yaml:3:11
          3 | question: Staffing: what if it grew?
            |           ^
        There are two colons on this line, or a group begins where a key is wanted.
        Put text with a colon in it in quotes, or begin the group on a new line.
      "
    `);
  });

  test('A file that would unfold to ten thousand values is refused before it is unfolded', () => {
    expect(messageFor('alias-bomb')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/alias-bomb.yaml has 1 problem.

      bad/alias-bomb.yaml:3:54
          3 | description: [&a [x, x, x, x, x, x, x, x, x, x], &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a], &c [*b...
            |                                                      ^^
        Places named with & are used again with * too often, or within themselves; at most 1000 uses are allowed.
        Write the values out.
      "
    `);
  });

  test('A merge key is refused, and the rest of the change is still checked', () => {
    expect(messageFor('merge-key')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/merge-key.yaml has 1 problem.

      bad/merge-key.yaml:5:5  changes[1].<<
          5 |   - <<: *run
            |     ^^
        Merge keys (<<) are not allowed: every value is to be read where it stands.
        Write the values out.
      "
    `);
  });

  test('A text with a comma in it needs quotes inside braces', () => {
    expect(messageFor('comma-in-text')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/comma-in-text.yaml has 2 problems.

      bad/comma-in-text.yaml:5:18  changes[1].to.value
          5 |     to: { value: {}, unit: FTE, source: omsq, quality: published, note: Between 11,324 and 13 a year...
            |                  ^^
        At least one name with a number is wanted here.
        Found: none

      bad/comma-in-text.yaml:5:84  changes[1].to.324 and 13 a year.
          5 | ..., quality: published, note: Between 11,324 and 13 a year. }
            |                                           ^^^^^^^^^^^^^^^^^^
        This setting has no key "324 and 13 a year.".
        Allowed: value, unit, source, quality, plausible, note
        Inside { } a comma ends a text. Put a text with commas in quotes.
      "
    `);
  });

  test('A text that begins with an exclamation mark needs quotes', () => {
    expect(messageFor('tag')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/tag.yaml has 1 problem.

      bad/tag.yaml:1:7
          1 | name: !loud tag
            |       ^^^^^
        YAML tags (words beginning with !) are not used in scenario files.
        Write the plain value; put text that begins with ! in quotes.
      "
    `);
  });

  test('Two scenarios in one file', () => {
    expect(messageFor('two-scenarios')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/two-scenarios.yaml has 1 problem.

      bad/two-scenarios.yaml:3:1
          3 | ---
            | ^^^
        A file holds one scenario; a second one begins here.
        Take the line --- out, or use two files.
      "
    `);
  });
});

describe('names and keys', () => {
  test('A scenario without a name', () => {
    expect(messageFor('no-name')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/no-name.yaml has 1 problem.

      bad/no-name.yaml:1:1  name
          1 | extends: ../good/baseline.yaml
            | ^
        The scenario has no name.
        Write "name:" and a few words; the results go into a folder of this name.
      "
    `);
  });

  test('A name that cannot name a folder', () => {
    expect(messageFor('name-without-letters')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/name-without-letters.yaml has 1 problem.

      bad/name-without-letters.yaml:1:7  name
          1 | name: "???"
            |       ^^^^^
        The name must have a letter a to z or a digit in it, because the results go into a folder of this name.
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
        A text is wanted here.
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
        Allowed: name, question, description, extends, run, parameters, changes, thresholds
        Did you mean "extends"?

      bad/misspelt-keys.yaml:3:1  chnages
          3 | chnages:
            | ^^^^^^^
        A scenario file has no key "chnages".
        Allowed: name, question, description, extends, run, parameters, changes, thresholds
        Did you mean "changes"?

      bad/misspelt-keys.yaml:4:5  chnages[1].seting
          4 |   - seting: staffing.posts_filled
            |     ^^^^^^
        A change has no key "seting".
        Allowed: setting, from, to, because
        Did you mean "setting"?

      bad/misspelt-keys.yaml:5:11  chnages[1].to.valeu
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |           ^^^^^
        This setting has no key "valeu".
        Allowed: value, unit, source, quality, plausible, note
        Did you mean "value"?

      bad/misspelt-keys.yaml:5:18  chnages[1].to.valeu
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |                  ^^^
        A number is wanted here.
        Found: the text "95%"
        Allowed: from 0 to 1 (share)
        Write 0.95: a share is a number from 0 to 1.

      bad/misspelt-keys.yaml:5:45  chnages[1].to.quality
          5 |     to: { valeu: 95%, unit: share, quality: asumed }
            |                                             ^^^^^^
        This is not one of the words allowed.
        Found: the text "asumed"
        Allowed: published, secondary, derived, inferred, assumed
        Did you mean "assumed"?

      bad/misspelt-keys.yaml:7:1  colour
          7 | colour: blue
            | ^^^^^^
        A scenario file has no key "colour".
        Allowed: name, question, description, extends, run, parameters, changes, thresholds
      "
    `);
  });

  test('A list where a text is wanted, and a text where a list is wanted', () => {
    expect(messageFor('text-fields')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/text-fields.yaml has 3 problems.

      bad/text-fields.yaml:2:11  question
          2 | question: [is, this, a, question]
            |           ^^^^^^^^^^^^^^^^^^^^^^^
        A text is wanted here.
        Found: a list

      bad/text-fields.yaml:3:1  description
          3 | description:
            | ^^^^^^^^^^^
        A text is wanted here.
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

describe('files that extend each other', () => {
  test('Files that extend each other in a circle: the message shows the circle', () => {
    expect(messageFor('circle-a')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/circle-a.yaml, with the files it needs, has 1 problem.

      bad/circle-c.yaml:2:10  extends
          2 | extends: ../bad/circle-a.yaml
            |          ^^^^^^^^^^^^^^^^^^^^
        The files extend each other in a circle: bad/circle-a.yaml -> bad/circle-b.yaml -> bad/circle-c.yaml -> bad/circle-a.yaml.
        Let one of them extend a baseline.
      "
    `);
  });

  test('A file that extends a file that is not there', () => {
    expect(messageFor('missing-parent')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/missing-parent.yaml has 1 problem.

      bad/missing-parent.yaml:2:10  extends
          2 | extends: ../good/basline.yaml
            |          ^^^^^^^^^^^^^^^^^^^^
        There is no file good/basline.yaml.
        The path is taken from the folder of bad/missing-parent.yaml.
      "
    `);
  });

  test('A path written with backslashes', () => {
    expect(messageFor('backslash')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/backslash.yaml has 1 problem.

      bad/backslash.yaml:2:10  extends
          2 | extends: ..\\good\\baseline.yaml
            |          ^^^^^^^^^^^^^^^^^^^^^
        Folders are separated by /, so that a scenario can be read on every machine.
        Found: the text "..\\\\good\\\\baseline.yaml"
        Write ../good/baseline.yaml.
      "
    `);
  });

  test('Parameters in a file that extends another', () => {
    expect(messageFor('parameters-in-scenario')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/parameters-in-scenario.yaml has 1 problem.

      bad/parameters-in-scenario.yaml:3:1  parameters
          3 | parameters:
            | ^^^^^^^^^^
        A file that extends another has no parameters of its own.
        Write each new value as an entry of "changes:", with its reason.
      "
    `);
  });

  test('A file that neither extends another nor gives parameters', () => {
    expect(messageFor('neither')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/neither.yaml has 1 problem.

      bad/neither.yaml:1:1  parameters
          1 | name: neither baseline nor scenario
            | ^
        The file extends no other file, so it is a baseline and must give every parameter; it has no "parameters:".
        If it is meant to change a baseline, write "extends: baseline.yaml".
      "
    `);
  });

  test('A baseline that lacks a chapter, settings and a start: one problem for each', () => {
    expect(messageFor('incomplete-baseline')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/incomplete-baseline.yaml has 5 problems.

      bad/incomplete-baseline.yaml:2:1  run.start
          2 | run: { years: 5 }
            | ^^^
        The run does not say on which day it starts.
        Write "start: 2021-07-01".

      bad/incomplete-baseline.yaml:3:1  supervision
          3 | parameters:
            | ^^^^^^^^^^
        The chapter "supervision" is missing.
        Write it with its settings: first_review_due, risk, hours, review_by.

      bad/incomplete-baseline.yaml:4:3  staffing.posts_by_region
          4 |   staffing:
            |   ^^^^^^^^
        The setting "posts_by_region" is missing from the chapter "staffing".
        Write it there: Posts in each region.

      bad/incomplete-baseline.yaml:4:3  staffing.vacancies
          4 |   staffing:
            |   ^^^^^^^^
        The setting "vacancies" is missing from the chapter "staffing".
        Write it there: Vacancies in each region; none in a region that is not named.

      bad/incomplete-baseline.yaml:6:5  staffing.leavers_replaced
          6 |     leavers_replaced:
            |     ^^^^^^^^^^^^^^^^
        This setting must be a group of keys and values.
        Found: nothing
        Allowed: the keys value, unit, source, quality, note
      "
    `);
  });
});

describe('settings and values', () => {
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
        A number is wanted here.
        Found: the text "1_000"
        Allowed: from 0 to 20000 (FTE)
        Write 1000.

      bad/numbers.yaml:13:16  changes[1].to.value.comma
         13 |         comma: 1,000
            |                ^^^^^
        A number is wanted here.
        Found: the text "1,000"
        Allowed: from 0 to 20000 (FTE)
        Write 1000.

      bad/numbers.yaml:14:17  changes[1].to.value.quoted
         14 |         quoted: "15"
            |                 ^^^^
        A number is wanted here.
        Found: the text "15"
        Allowed: from 0 to 20000 (FTE)
        Write 15.

      bad/numbers.yaml:15:18  changes[1].to.value.percent
         15 |         percent: 15%
            |                  ^^^
        A number is wanted here.
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
        A number is wanted here.
        Found: nothing
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:20:16  changes[1].to.value.words
         20 |         words: about ten
            |                ^^^^^^^^^
        A number is wanted here.
        Found: the text "about ten"
        Allowed: from 0 to 20000 (FTE)

      bad/numbers.yaml:22:18  changes[2].to.value
         22 |     to: { value: 95%, unit: share, source: omsq, quality: published }
            |                  ^^^
        A number is wanted here.
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

  test('Regions that the baseline does not have, in a change and in a threshold', () => {
    expect(messageFor('names-of-regions')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/names-of-regions.yaml has 4 problems.

      bad/names-of-regions.yaml:6:18  changes[1].to.value
          6 |     to: { value: { North: 310 }, unit: FTE, source: omsq, quality: published }
            |                  ^^^^^^^^^^^^^^
        A change of staffing.posts_by_region must name every region; left out: South.

      bad/names-of-regions.yaml:9:20  changes[2].to.value.Nroth
          9 |     to: { value: { Nroth: 3, East: 20 }, unit: FTE, source: omsq, quality: published }
            |                    ^^^^^
        There is no region "Nroth"; staffing.posts_by_region says which there are.
        Allowed: North, South
        Did you mean "North"?

      bad/names-of-regions.yaml:9:30  changes[2].to.value.East
          9 |     to: { value: { Nroth: 3, East: 20 }, unit: FTE, source: omsq, quality: published }
            |                              ^^^^
        There is no region "East"; staffing.posts_by_region says which there are.
        Allowed: North, South

      bad/names-of-regions.yaml:12:53  thresholds[1].scope
         12 |   - { metric: unallocated.all, at_most: 200, scope: "region:Soth" }
            |                                                     ^^^^^^^^^^^^^
        There is no region "Soth"; staffing.posts_by_region says which there are.
        Allowed: North, South
        Did you mean "South"?
      "
    `);
  });

  test('Words that are not among those allowed', () => {
    expect(messageFor('words')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/words.yaml has 3 problems.

      bad/words.yaml:5:18  changes[1].to.value
          5 |     to: { value: no, quality: assumed }
            |                  ^^
        This is a switch.
        Found: the text "no"
        Allowed: true or false
        Write false.

      bad/words.yaml:8:18  changes[2].to.value
          8 |     to: { value: seniors, quality: guessed }
            |                  ^^^^^^^
        This is not one of the words allowed.
        Found: the text "seniors"
        Allowed: officer, senior, nobody
        Did you mean "senior"?

      bad/words.yaml:8:36  changes[2].to.quality
          8 |     to: { value: seniors, quality: guessed }
            |                                    ^^^^^^^
        This is not one of the words allowed.
        Found: the text "guessed"
        Allowed: published, secondary, derived, inferred, assumed
      "
    `);
  });

  test('Sources that are missing, unknown or more than an id', () => {
    expect(messageFor('sources')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/sources.yaml has 3 problems.

      bad/sources.yaml:5:5  changes[1].to.source
          5 |     to: { value: 0.95, unit: share, quality: published }
            |     ^^
        A published value needs a source.
        Write "source: ...".

      bad/sources.yaml:9:70  changes[2].to.source[2]
          9 |     to: { value: 0.95, unit: share, quality: derived, source: [omsq, justice-dta] }
            |                                                                      ^^^^^^^^^^^
        There is no source "justice-dta" in the register of sources.
        Did you mean "justice-data"?

      bad/sources.yaml:13:63  changes[3].to.source
         13 |     to: { value: 0.95, unit: share, quality: derived, source: "omsq, table 3" }
            |                                                               ^^^^^^^^^^^^^^^
        A source is given by its id; where in it goes in the note.
        Found: the text "omsq, table 3"
        Allowed: letters, digits, hyphens, dots and colons
      "
    `);
  });

  test('Ranges that are missing or do not fit the value', () => {
    expect(messageFor('plausible')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/plausible.yaml has 7 problems.

      bad/plausible.yaml:5:5  changes[1].to.plausible
          5 |     to: { value: 0.95, unit: share, quality: assumed }
            |     ^^
        An assumed value needs the range that is plausible.
        Write "plausible: [low, high]".

      bad/plausible.yaml:9:66  changes[2].to.plausible
          9 |     to: { value: 0.95, unit: share, quality: assumed, plausible: [0.5, 0.9] }
            |                                                                  ^^^^^^^^^^
        The plausible range must include the value, 0.95.
        Found: [0.5, 0.9]

      bad/plausible.yaml:13:72  changes[3].to.plausible[2]
         13 |     to: { value: 0.95, unit: share, quality: assumed, plausible: [0.9, 1.1] }
            |                                                                        ^^^
        The number is above the most allowed.
        Found: the number 1.1
        Allowed: from 0 to 1 (share)

      bad/plausible.yaml:17:66  changes[4].to.plausible
         17 |     to: { value: 0.95, unit: share, quality: assumed, plausible: [1, 0.9] }
            |                                                                  ^^^^^^^^
        The range begins above its end.
        Found: [1, 0.9]
        Write [0.9, 1].

      bad/plausible.yaml:20:93  changes[5].to.plausible
         20 | ...: hours, quality: inferred, plausible: [1.1, 1.2] }
            |                                           ^^^^^^^^^^
        The range of a factor must include 1, which is the values as they stand.
        Found: [1.1, 1.2]

      bad/plausible.yaml:24:93  changes[6].to.plausible
         24 |     to: { value: { low: 1, medium: 2, high: 4 }, unit: hours, quality: inferred, plausible: 0.1 }
            |                                                                                             ^^^
        A plausible range is two numbers.
        Found: the number 0.1
        Allowed: [low, high], a factor with 1 between

      bad/plausible.yaml:27:44  changes[7].to.plausible
         27 |     to: { value: senior, quality: assumed, plausible: [0, 1] }
            |                                            ^^^^^^^^^
        This setting has no key "plausible".
        Allowed: value, unit, source, quality, note
      "
    `);
  });
});

describe('dates, runs and thresholds', () => {
  test('Days that are not in the calendar or not written as year-month-day', () => {
    expect(messageFor('dates')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/dates.yaml has 3 problems.

      bad/dates.yaml:3:15  run.start
          3 | run: { start: 1 July 2021 }
            |               ^^^^^^^^^^^
        A date is wanted here.
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
        A date is wanted here.
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

  test('A change before the first day', () => {
    expect(messageFor('before-the-start')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/before-the-start.yaml has 1 problem.

      bad/before-the-start.yaml:5:11  changes[1].from
          5 |     from: 2021-06-30
            |           ^^^^^^^^^^
        The change takes effect before the run starts.
        Found: 2021-06-30
        Allowed: 2021-07-01 (the start, good/baseline.yaml:3) or later
        Take "from:" out if the change holds from the start.
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
        A text is wanted here.
        Found: nothing

      bad/incomplete-change.yaml:7:5  changes[3]
          7 |   - just a text
            |     ^^^^^^^^^^^
        A change must be a group of keys and values.
        Found: the text "just a text"
        Allowed: the keys setting, from, to, because
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
        The scope is not a part of the service.
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
