import { expect, test } from 'vitest';
import { AccumulatedLevel } from '../../../src/engine/index.ts';

test('adds up level times days: 2 people for 3 days and 1 for 4 days are 10 person-days', () => {
  const sick = new AccumulatedLevel();
  sick.add(2, 5);
  sick.add(-1, 8);
  expect(sick.collect(12)).toBe(10);
  expect(sick.value).toBe(1);
});

test('begins anew when it is collected, and keeps its level', () => {
  const sick = new AccumulatedLevel();
  sick.add(3, 0);
  sick.collect(10);
  expect(sick.collect(12)).toBe(6);
});
