import { test } from 'vitest';
import {
  estimateMean,
  estimateProportion,
  pairedDifferences,
  studentTQuantile,
  summariseValues,
} from '../../src/experiment/index.ts';
import { expectGolden, rounded } from '../golden.ts';
import { replicationsOf } from './replications.ts';

const inWords = (figures: object): string =>
  Object.entries(figures)
    .flatMap(([name, value]) => (typeof value === 'number' ? [`${name} ${rounded(value)}`] : []))
    .join(', ');

test('an experiment sums the same replications up as it did when its golden file was written', () => {
  const waiting = [31, 47, 22, 60, 38, 29, 55, 41];
  const withMoreOfficers = [25, 44, 20, 48, 33, 30, 46, 35];
  const [difference] = pairedDifferences(
    replicationsOf('unallocated.all', waiting),
    replicationsOf('unallocated.all', withMoreOfficers),
    { metrics: ['unallocated.all'] },
  );
  expectGolden(new URL('golden.txt', import.meta.url), [
    `waiting: ${inWords(summariseValues(waiting))}`,
    `with more officers: ${inWords(estimateMean(withMoreOfficers))}`,
    `difference: ${inWords(difference)}`,
    `share over 40: ${inWords(estimateProportion(waiting.filter((cases) => cases > 40).length, waiting.length))}`,
    `Student's t, 97.5%, for 1, 7 and 99: ${[1, 7, 99].map((degrees) => rounded(studentTQuantile(0.975, degrees))).join(' ')}`,
  ]);
});
