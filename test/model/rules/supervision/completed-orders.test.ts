import { expect, it } from 'vitest';
import { isCompletedEarly, orderCompletedOn } from '../../../../src/model/rules/supervision/completed-orders.ts';

it('An order is completed early if it draws less than the share', () => {
  expect([0, 0.149, 0.15, 0.9].map((drawn) => isCompletedEarly(drawn, 0.15))).toEqual([true, true, false, false]);
  expect(isCompletedEarly(0, 0)).toBe(false);
});

it.each([
  // started on, ends on, held from, drawn; completed on, after 0.6 with a phase of 30 days
  [0, 300, -Infinity, 0.5, 180],
  [-100, 201, -Infinity, 0.5, 81],
  [0, 300, 180, 0.9, 180], // on the very day: not past it
  [0, 300, 181, 0, 181],
  [0, 300, 200, 0.5, 215],
])('An order from day %i to day %i, under settings from day %f and with a draw of %f, on day %i', (...of) => {
  const [startedOn, endsOn, heldFrom, drawn, on] = of;
  expect(orderCompletedOn(startedOn, endsOn, 0.6, heldFrom, 30, drawn)).toBe(on);
});
