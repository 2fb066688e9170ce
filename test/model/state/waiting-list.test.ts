import { beforeEach, describe, expect, test } from 'vitest';
import { Cases } from '../../../src/model/state/cases.ts';
import { WaitingList } from '../../../src/model/state/waiting-list.ts';
import { never } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId, Day } from '../../../src/model/state/identity.ts';

const officer = 7 as OfficerId;
const day = 10 as Day;

describe('The waiting list', () => {
  let cases: Cases;
  let list: WaitingList;
  let first: CaseId;
  let second: CaseId;
  let third: CaseId;

  beforeEach(() => {
    cases = new Cases(4);
    list = new WaitingList(cases);
    first = cases.open();
    second = cases.open();
    third = cases.open();
  });

  test('keeps the order of joining, whoever leaves from the middle', () => {
    for (const case_ of [third, first, second]) list.join(case_, day);
    list.leave(first);
    expect(list.cases).toEqual([third, second]);
    expect([list.has(first), list.has(second)]).toEqual([false, true]);
  });

  test('knows since when each case waits, and forgets it when the case leaves', () => {
    list.join(first, day);
    expect(cases.waitsFrom[first]).toBe(day);
    list.leave(first);
    expect(cases.waitsFrom[first]).toBe(never);
  });

  test('counts those without an officer, and not those who wait for a transfer until they lose theirs', () => {
    cases.officer[second] = officer;
    list.join(first, day);
    list.join(second, day);
    expect(list.unallocated).toBe(1);
    list.loseOfficer();
    expect(list.unallocated).toBe(2);
  });

  test('lists cases marked as allocated until they are removed together', () => {
    for (const case_ of [first, second, third]) list.join(case_, day);
    list.markAsAllocated(first);
    list.markAsAllocated(third);
    expect([list.unallocated, list.cases.length]).toEqual([1, 3]);
    list.removeAllocated();
    expect(list.cases).toEqual([second]);
  });
});
