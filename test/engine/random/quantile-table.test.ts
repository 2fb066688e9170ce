import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lognormalFrom, normalQuantile, QuantileTable } from '../../../src/engine/index.ts';

/** The table has 512 steps: it knows the quantiles at their middles. */
const steps = 512;
const middle = (step: number): number => (step + 0.5) / steps;

const options = { seed: 20_250_403, numRuns: 2000 };
const share = fc.integer({ min: 0, max: 2 ** 40 - 1 }).map((place) => (place + 0.5) / 2 ** 40);

const normal = new QuantileTable(normalQuantile);

describe('a table of quantiles', () => {
  test.each([
    ['normal', normalQuantile],
    ['lognormal', (u: number) => lognormalFrom(u, 1, 0.6)],
  ] as const)('has the exact value at the middle of each step: %s', (_, quantile) => {
    const table = new QuantileTable(quantile);
    for (let step = 0; step < steps; step++) expect(table.at(middle(step))).toBe(quantile(middle(step)));
  });

  test('is exact between them, too, where quantiles lie on a straight line', () => {
    const uniform = new QuantileTable((u) => 3 + 4 * u);
    fc.assert(
      fc.property(share, (u) => {
        const within = Math.min(middle(steps - 1), Math.max(middle(0), u));
        expect(uniform.at(u)).toBeCloseTo(3 + 4 * within, 12);
      }),
      options,
    );
  });

  test('errs between two middles by no more than the curvature of the step, for the normal', () => {
    // A chord of width h lies within h^2 / 8 times the greatest second derivative; that of the quantile z(u) is z /
    // density(z)^2.
    const bend = (z: number): number => Math.abs(z) * 2 * Math.PI * Math.exp(z * z);
    fc.assert(
      fc.property(share, (u) => {
        if (u <= middle(0) || u >= middle(steps - 1)) return;
        const below = Math.floor(u * steps - 0.5);
        const greatest = Math.max(bend(normalQuantile(middle(below))), bend(normalQuantile(middle(below + 1))));
        expect(Math.abs(normal.at(u) - normalQuantile(u))).toBeLessThanOrEqual(greatest / (8 * steps * steps) + 1e-12);
      }),
      options,
    );
    // In the middle half of the distribution that is less than a hundred-thousandth: 0.674 x 2 pi x e^0.455 / (8 x
    // 512^2) = 3.2e-6.
    for (let u = 0.25; u <= 0.75; u += 0.0007) expect(Math.abs(normal.at(u) - normalQuantile(u))).toBeLessThan(3.3e-6);
  });

  test('stays as it is beyond the first and the last middle', () => {
    expect(normal.at(1e-9)).toBe(normalQuantile(1 / 1024));
    expect(normal.at(1 - 1e-9)).toBe(normalQuantile(1023 / 1024));
  });

  test('never falls', () => {
    fc.assert(
      fc.property(share, share, (a, b) => normal.at(Math.max(a, b)) >= normal.at(Math.min(a, b))),
      options,
    );
  });

  test('keeps the mean of the distribution, and all but half a per cent of its standard deviation', () => {
    const n = 2 ** 20;
    let [sum, squares, ones] = [0, 0, 0];
    const one = new QuantileTable((u) => lognormalFrom(u, 1, 0.3));
    for (let i = 0; i < n; i++) {
      const z = normal.at((i + 0.5) / n);
      sum += z;
      squares += z * z;
      ones += one.at((i + 0.5) / n);
    }
    expect(sum / n).toBeCloseTo(0, 12);
    expect(Math.sqrt(squares / n)).toBeGreaterThan(0.995);
    expect(Math.sqrt(squares / n)).toBeLessThan(1);
    expect(ones / n).toBeCloseTo(1, 3);
  });
});
