import { describe, expect, test } from 'vitest';
import { messageFor } from '../small-service.ts';

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
        Allowed: the keys name, question, description, extends, run, own_figures, parameters, changes, thresholds
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

      bad/duplicate-key.yaml:3:1  name
          3 | name: once more
            | ^^^^
        The key "name" is in this group twice.
        Keep one of the two.

      bad/duplicate-key.yaml:4:18  run.years
          4 | run: { years: 3, years: 4, seed: -1 }
            |                  ^^^^^
        The key "years" is in this group twice.
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
        A text cannot begin with & or *: these name a value (&name) and use it again below (*name).
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
        This is not a key with a value.
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
        There are two colons on this line, or a group begins where a key is needed.
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
        Values named with & are used again with * too often, or within themselves; at most 1000 uses are allowed.
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
        Merge keys (<<) are not allowed: each value is written out where it belongs.
        Write the values out.
      "
    `);
  });

  test('a number with a comma in braces says how to write it', () =>
    expect(messageFor('comma-in-number')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/comma-in-number.yaml has 2 problems.

      bad/comma-in-number.yaml:5:31  changes[1].to.value
          5 |     to: { value: { London: 26,100 }, unit: FTE, source: omsq, quality: published, plausible: [0,5, 2...
            |                               ^^^
        A number is written without a comma.
        Found: 26,100
        Write 26100.

      bad/comma-in-number.yaml:5:94  changes[1].to.plausible
          5 | ...: omsq, quality: published, plausible: [0,5, 2] }
            |                                           ^^^^^^^^
        A plausible range is two numbers.
        Found: 3 in the list
        Allowed: [low, high], a factor with 1 between
      "
    `));

  test('A text with a comma in it needs quotes inside braces', () => {
    expect(messageFor('comma-in-text')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/comma-in-text.yaml has 2 problems.

      bad/comma-in-text.yaml:5:18  changes[1].to.value
          5 |     to: { value: {}, unit: FTE, source: omsq, quality: published, note: Between 11,324 and 13 a year...
            |                  ^^
        At least one name with a number is needed here.
        Found: none

      bad/comma-in-text.yaml:5:84  changes[1].to.324 and 13 a year.
          5 | ..., quality: published, note: Between 11,324 and 13 a year. }
            |                                           ^^^^^^^^^^^^^^^^^^
        This setting has no key "324 and 13 a year.".
        Allowed: value, add, times, unit, source, quality, plausible, note
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
