import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelPositions } from '../../../src/report/drawing/labels/label-positions.ts';
import { stylesFor } from '../../../src/report/drawing/theme.ts';
import { rowNames } from '../../../src/report/drawing/labels/row-names.ts';
import { percentageScaleFor, scaleFor } from '../../../src/report/drawing/scale.ts';

describe('a vertical axis', () => {
  it.each([
    [
      [1_499, 940],
      [0, 500, 1_000, 1_500],
    ],
    [[0.31], [0, 0.1, 0.2, 0.3, 0.4]],
    [
      [-176, 3],
      [-200, -150, -100, -50, 0, 50],
    ],
    [[], [0, 1]],
    [[0], [0, 1]],
  ])('for %j has the steps %j, zero among them', (values, ticks) => {
    expect(scaleFor(values).ticks).toEqual(ticks);
  });

  it('of dots, which have no height, may begin elsewhere', () => {
    expect(scaleFor([112.6, 122.4], 4, false).ticks).toEqual([112.5, 115, 117.5, 120, 122.5]);
  });

  it.each([
    [[0, 91], 0],
    [[49.9, 80], 0],
    [[50, 80], 50],
    [[64.2, 80], 60],
    [[80, 95], 70],
    [[97, 99], 80],
  ])('of percentages for dots at %j begins at %d: no half of it is empty', (values, from) => {
    expect(percentageScaleFor(values).domain).toEqual([from, 100]);
  });

  it('holds every value and has no more gridlines than a chart bears', () => {
    const thousandths = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1_000);
    fc.assert(
      fc.property(fc.array(thousandths, { minLength: 1 }), fc.integer({ min: 3, max: 6 }), (values, steps) => {
        const { domain, ticks } = scaleFor(values, steps);
        for (const value of [0, ...values]) {
          expect(value).toBeGreaterThanOrEqual(domain[0]);
          expect(value).toBeLessThanOrEqual(domain[1]);
        }
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('labels at the ends of lines', () => {
  it('stay where they are when there is room', () => {
    expect(
      labelPositions(
        [
          { at: 20, height: 20 },
          { at: 80, height: 20 },
        ],
        260,
      ),
    ).toEqual([20, 80]);
  });

  it('move apart when their lines end together, and keep their order', () => {
    // The first at 100, the others below it: 100 + 20 = 120, 120 + 20 = 140.
    expect(
      labelPositions(
        [
          { at: 102, height: 20 },
          { at: 100, height: 20 },
          { at: 104, height: 20 },
        ],
        260,
      ),
    ).toEqual([120, 100, 140]);
  });

  it('move up from the foot of the chart rather than over it', () => {
    expect(
      labelPositions(
        [
          { at: 95, height: 20 },
          { at: 99, height: 20 },
        ],
        100,
      ),
    ).toEqual([70, 90]);
  });

  it('never cover one another, however many there are', () => {
    const wanted = fc.array(fc.record({ at: fc.integer({ min: 0, max: 260 }), height: fc.constantFrom(20, 37, 54) }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(wanted, (labels) => {
        const places = labelPositions(labels, 268);
        const boxes = places
          .map((place, index) => ({ top: place - labels[index].height / 2, foot: place + labels[index].height / 2 }))
          .sort((a, b) => a.top - b.top);
        for (const [index, box] of boxes.entries()) {
          expect(box.foot).toBeLessThanOrEqual(268 + 1e-9);
          if (index > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1].foot - 1e-9);
        }
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});

describe('names of rows', () => {
  it('are whole, in as many lines as the room asks for', () => {
    const names = ['Kent, Surrey and Sussex calibrated', 'Wales'];
    const { datasets, layers, tallest } = rowNames('names', 'plan', names, 190, { field: 'plan', type: 'nominal' });
    expect(datasets.names).toEqual([
      { plan: names[0], text: 'Kent, Surrey and\nSussex calibrated', lines: 2 },
      { plan: names[1], text: 'Wales', lines: 1 },
    ]);
    expect([layers.length, tallest]).toEqual([2, 36]);
  });
});

describe('the look of scenarios', () => {
  /** Contrast of a colour with white. Source: WCAG 2.2, relative luminance. */
  const contrastWithWhite = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  };

  it.each([1, 2, 3, 4, 7])(
    'tells %d scenarios apart from the page: every line has at least 3 to 1 contrast with white',
    (scenarios) => {
      for (const { colour } of stylesFor(scenarios)) expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(3);
    },
  );

  it('gives the baseline the same colour whatever it is compared with', () => {
    expect(new Set([1, 2, 3, 4, 7].map((scenarios) => stylesFor(scenarios)[0].colour)).size).toBe(1);
  });

  it.each([2, 3, 4])('never tells %d scenarios apart by colour alone', (scenarios) => {
    const styles = stylesFor(scenarios);
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(scenarios);
    expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(scenarios);
    expect(new Set(styles.map(({ shape }) => shape)).size).toBe(scenarios);
  });
});
