import { test } from 'vitest';
import type { MetricName } from '../../src/model/index.ts';
import { expectGolden, rounded } from '../golden.ts';
import { monthly, run, world } from './worlds.ts';

const wanted: readonly MetricName[] = [
  'caseload.all',
  'caseload.custody',
  'caseload.shareOnlyPO',
  'unallocated.all',
  'unallocated.all.monthEnd',
  'reviews.due',
  'reviews.missedShare',
  'hiddenRisk.persons',
  'hiddenRisk.persons.high',
  'caseload.heldOutsideActualRisk',
  'capacity.mean.all',
  'capacity.mean.all.monthEnd',
  'caseload.perPQiP',
  'overtime.hoursAWeek',
  'staff.inPost.PO',
  'staff.inPost.all',
  'leavers.PO',
  'trainees.qualified',
];

test('a delivery unit of the baseline has the same two years as when the golden file of the model was written', () => {
  const result = run(world({ years: 2 }));
  const [first, last] = [0, 23];
  expectGolden(new URL('golden.txt', import.meta.url), [
    `events ${result.events}`,
    ...wanted.map(
      (name) =>
        `${name}: ${[first, last].map((month) => `${result.dates[month]} ${rounded(monthly(result, name)[month])}`).join(', ')}`,
    ),
  ]);
});
