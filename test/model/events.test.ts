import { expect, test } from 'vitest';
import { Event } from '../../src/model/events.ts';

test('no two events have one number', () => {
  const numbers = Object.values(Event);
  expect(new Set(numbers).size).toBe(numbers.length);
});
