import { describe, expect, test } from 'vitest';
import { messageFor } from '../small-service.ts';

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
        The path is relative to the folder of bad/missing-parent.yaml.
      "
    `);
  });

  test('A path written with backslashes', () => {
    expect(messageFor('backslash')).toMatchInlineSnapshot(`
      "This scenario cannot be run: bad/backslash.yaml has 1 problem.

      bad/backslash.yaml:2:10  extends
          2 | extends: ..\\good\\baseline.yaml
            |          ^^^^^^^^^^^^^^^^^^^^^
        Separate folders with /, so that the file can be read on every machine.
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
