import { describe, expect, test } from 'vitest';
import { messageFor } from '../small-service.ts';

describe('regions, words and evidence', () => {
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
        Allowed: published, secondary, derived, calibrated, inferred, assumed
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
        A source of the register is given by its id alone; where in it goes in the note.
        Found: omsq, table 3
        Allowed: omsq
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
        The range of a factor must include 1, which leaves the values unchanged.
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
        Allowed: value, add, times, unit, source, quality, note
      "
    `);
  });
});
