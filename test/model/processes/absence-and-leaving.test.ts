import { describe, expect, test } from 'vitest';
import { grades } from '../../../src/model/categories.ts';
import { Event } from '../../../src/model/events.ts';
import type { DatedChange } from '../../../src/model/index.ts';
import { longSpellBegins, parentalLeaveBegins, shortSpellBegins } from '../../../src/model/processes/staff/absence.ts';
import { officerLeaves } from '../../../src/model/processes/staff/leaving.ts';
import type { LeavingReason } from '../../../src/model/processes/staff/leaving.ts';
import { staffIsReviewed } from '../../../src/model/processes/staff/staff-review.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';
import { Attendance } from '../../../src/model/state/practitioners.ts';
import { emptyService, executionsOf, officer, onTheMorningOf, order, simulateUntil, timesOf } from '../by-hand.ts';
import type { Settings } from '../worlds.ts';

const absence = (settings: Settings['absence']): Settings => ({ absence: { spell_spread: 0, ...settings } });

/** A probation officer with two cases, alone in the unit, to whom something happens on the morning of day 20. */
function onDay20(settings: Settings, begins: (service: ReturnType<typeof emptyService>, who: OfficerId) => void) {
  const service = emptyService(settings);
  const who = officer(service, 'PO');
  order(service);
  order(service);
  const { officers, unit } = service;
  onTheMorningOf(service, 20, () => begins(service, who));
  return {
    service,
    who,
    on: (day: number) => {
      simulateUntil(service, day);
      const { available, attendance, casesHeld } = officers;
      return { points: available[who], attendance: attendance[who], cases: casesHeld[who], sick: unit.sick.value };
    },
  };
}

describe('an officer who is away', () => {
  const atWork = { points: 2176, attendance: Attendance.atWork, sick: 0 };

  test('for a short spell of three working days, four days in all, keeps points and cases', () => {
    const { on } = onDay20(absence({ short_spell_lasts: 3 }), shortSpellBegins);
    expect(on(20)).toEqual({ ...atWork, cases: 2 });
    const off = { points: 2176, attendance: Attendance.shortSickness, cases: 2, sick: 1 };
    expect([on(21), on(24), on(25)]).toEqual([off, off, { ...atWork, cases: 2 }]);
  });

  test('for thirty working days has no points for 42 days, and gives up the cases on the day after the twentieth', () => {
    const settings = { ...absence({ long_spell_lasts: 30 }), allocation: { cases_return_after: 20 } };
    const { on } = onDay20(settings, longSpellBegins);
    const off = { points: 0, attendance: Attendance.longSickness, sick: 1 };
    expect([on(21), on(41)]).toEqual([
      { ...off, cases: 2 },
      { ...off, cases: 2 },
    ]);
    expect([on(42), on(62)]).toEqual([
      { ...off, cases: 0 },
      { ...off, cases: 0 },
    ]);
    expect(on(63)).toMatchObject(atWork);
  });

  test('for no longer than cases are kept for the officer keeps them', () => {
    const settings = { ...absence({ long_spell_lasts: 10 }), allocation: { cases_return_after: 14 } };
    const { on } = onDay20(settings, longSpellBegins);
    expect(on(34)).toEqual({ points: 0, attendance: Attendance.longSickness, cases: 2, sick: 1 });
    expect(on(35)).toEqual({ ...atWork, cases: 2 });
    expect(on(60)).toEqual({ ...atWork, cases: 2 });
  });

  test('on parental leave gives up the cases the same day, is not sick, and is back after the months of the setting', () => {
    const { on } = onDay20(absence({ parental_leave_lasts: 4 }), parentalLeaveBegins);
    const off = { points: 0, attendance: Attendance.parentalLeave, cases: 0, sick: 0 };
    expect([on(21), on(20 + 122)]).toEqual([off, off]); // 4 x 30.4375 = 121.75
    expect(on(20 + 123)).toMatchObject(atWork);
  });

  test.each([
    ['short', shortSpellBegins, 'untilShortSpell'],
    ['long', longSpellBegins, 'untilLongSpell'],
    ['parental', parentalLeaveBegins, 'untilParentalLeave'],
  ] as const)('cannot fall ill or go again: a %s absence that comes then passes, and the next is drawn', (...row) => {
    const [, begins, store] = row;
    const { service, who, on } = onDay20(absence({ long_spell_lasts: 30 }), (of, ill) => {
      longSpellBegins(of, ill);
      of.officers[store][ill] = Infinity;
      begins(of, ill);
      expect(of.officers[store][ill]).toBeGreaterThan(0);
      expect(of.officers[store][ill]).toBeLessThan(100);
    });
    expect(on(21)).toMatchObject({ attendance: Attendance.longSickness, sick: 1 });
    expect(service.officers.absences[who]).toBe(1);
    expect(on(63)).toMatchObject(atWork);
  });

  test('no longer counts weeks of too much work', () => {
    const { service, who, on } = onDay20(absence({ short_spell_lasts: 3 }), (of, ill) => {
      of.officers.weeksOver110[ill] = 3;
      shortSpellBegins(of, ill);
    });
    on(21);
    expect(service.officers.weeksOver110[who]).toBe(0);
  });
});

describe('what chance does to an officer within a week', () => {
  const spellsAYear = 7.305; // 0.02 a day
  /** The day of the week after a review on which a store of so much runs out; none where it lasts. */
  function daysUntilSpell(store: number, changes: readonly DatedChange[] = [], settings: Settings = {}) {
    const service = emptyService(
      { absence: { short_spells: spellsAYear }, loops: { burnout: 0 }, ...settings },
      changes,
    );
    const who = officer(service, 'PO');
    const monday = service.firstDay + 7;
    onTheMorningOf(service, monday, () => {
      service.officers.untilShortSpell[who] = store;
      staffIsReviewed(service);
    });
    const executed = simulateUntil(service, monday + 7);
    return { day: timesOf(executed, Event.shortSpellBegins).map((day) => day - monday)[0], service, who };
  }

  test.each([
    [0.019, 0],
    [0.021, 1],
    [0.07, 3],
    [0.139, 6],
    [0.141, undefined],
  ])('a store of %f at 0.02 a day runs out after %s days', (store, day) => {
    const found = daysUntilSpell(store);
    expect(found.day).toBe(day);
    if (day === undefined) expect(found.service.officers.untilShortSpell[found.who]).toBeCloseTo(store - 0.14, 9);
  });

  // The first day of the run is 1 July 2021, the week begins on the 8th, and the settings change on its third day.
  const changed = (value: number): DatedChange[] => [
    { date: '2021-07-10', chapter: 'absence', name: 'short_spells', value },
  ];
  test.each([
    [0.039, 10 * spellsAYear, 1], // before the change all is as it was
    [0.041, 10 * spellsAYear, 2],
    [0.25, 10 * spellsAYear, 3], // 0.21 are left for days of 0.2
    [0.05, 0, undefined],
    [0.05, spellsAYear, 2], // a change to the same rate is none
  ])('where settings change within the week, a store of %f with %f a year from then on runs out after %s', (...row) => {
    const [store, rate, day] = row;
    expect(daysUntilSpell(store, changed(rate)).day).toBe(day);
  });

  test('a region where sickness is more common has it in proportion', () => {
    const settings = { absence: { short_spells: spellsAYear / 4, sickness_weight: { A: 4 } } };
    expect(daysUntilSpell(0.07, [], settings).day).toBe(3);
  });
});

describe('the weekly review', () => {
  test('takes strain part of the way to the pressure of the load: none for one who is away, the mean for seniors', () => {
    const settings: Settings = {
      strain: { builds_up: 6, reference: 0.25 },
      work: { weight_scale: 60 },
      allocation: { preferred_ceiling: 3, most_ceiling: 3 },
    };
    const service = emptyService(settings);
    const { officers, firstDay } = service;
    const [busy, away, senior] = [officer(service, 'PO'), officer(service, 'PO'), officer(service, 'SPO')];
    order(service); // 51 x 60 = 3,060 points on 2,176: a load of 1.406
    onTheMorningOf(service, firstDay + 7, () => {
      const holder = officers.casesHeld[busy] === 1 ? busy : away;
      const other = holder === busy ? away : busy;
      officers.attendance[other] = Attendance.longSickness;
      staffIsReviewed(service);
      const share = 1 - Math.exp(-7 / (6 * 30.4375));
      const pressure = 3060 / 2176 - 1;
      expect(officers.strain[holder]).toBeCloseTo(0.25 + share * (pressure - 0.25), 9);
      expect(officers.strain[other]).toBeCloseTo(0.25 - share * 0.25, 9);
      expect(officers.strain[senior]).toBeCloseTo(0.25 + share * (pressure / 2 - 0.25), 9);
    });
    simulateUntil(service, firstDay + 8);
    expect.assertions(3);
  });

  test('finds how many of the probation officers at work are full', () => {
    const service = emptyService({ work: { weight_scale: 20 }, allocation: { preferred_ceiling: 0.9 } });
    const { officers, unit, firstDay } = service;
    for (let i = 0; i < 4; i++) officer(service, i === 3 ? 'NQO' : 'PO', 3);
    officer(service, 'PSO');
    for (let i = 0; i < 3; i++) order(service); // 1,020 points each: one for each of three officers
    onTheMorningOf(service, firstDay + 7, () => {
      const holders = unit.caseHolders.filter((each) => officers.casesHeld[each] > 0 && officers.grade[each] < 2);
      for (const each of holders) officers.points[each] = officers.available[each]; // 20 times what there is
      const idle = unit.probationOfficers.filter((each) => !holders.includes(each));
      staffIsReviewed(service);
      expect(unit.shareOfOfficersFull).toBeCloseTo(holders.length / 4, 9);
      officers.attendance[idle[0]] = Attendance.longSickness;
      onTheMorningOf(service, firstDay + 14, () => staffIsReviewed(service));
    });
    simulateUntil(service, firstDay + 15);
    const atWork = unit.probationOfficers.filter((each) => officers.attendance[each] === Attendance.atWork);
    const full = atWork.filter((each) => officers.casesHeld[each] > 0);
    expect(full.length).toBeGreaterThan(0);
    expect(unit.shareOfOfficersFull).toBeCloseTo(full.length / atWork.length, 9);
  });
});

describe('an officer who leaves', () => {
  test.each<[(typeof grades)[number], LeavingReason, Record<string, number>]>([
    ['PO', 'leaves the service', { leaversPO: 1 }],
    ['NQO', 'leaves the service', { leaversPO: 1 }],
    ['PSO', 'leaves the service', { leaversPSO: 1 }],
    ['PQiP', 'leaves the service', { leaversPSO: 1, traineesDroppedOut: 1 }],
    ['SPO', 'leaves the service', { leaversSPO: 1 }],
    ['PO', 'joins an agency', { leaversPO: 1 }],
    ['PO', 'moves to another role', { moversPO: 1 }],
    ['PO', 'is promoted', { promotedPO: 1 }],
    ['PO', 'goes to another unit', {}],
  ])('%s who %s: the post is empty, the cases wait, and it is counted once', (grade, reason, counted) => {
    const service = emptyService();
    const { officers, unit, flows } = service;
    const who = officer(service, grade, 3);
    if (grade !== 'SPO' && grade !== 'PQiP') order(service);
    simulateUntil(service, 10);
    const held = officers.casesHeld[who];
    officerLeaves(service, who, reason);
    expect([officers.inPost[who], officers.available[who], officers.casesHeld[who]]).toEqual([0, 0, 0]);
    expect(unit.inPost).toEqual([0, 0, 0, 0, 0]);
    expect(unit.left[grades.indexOf(grade)]).toBe(1);
    expect([...unit.caseHolders, ...unit.probationOfficers, ...unit.seniors]).toEqual([]);
    expect(unit.waitingList.cases.length).toBe(held);
    const names = ['leaversPO', 'leaversPSO', 'leaversSPO', 'moversPO', 'promotedPO', 'traineesDroppedOut'] as const;
    expect(Object.fromEntries(names.map((name) => [name, flows[name]]).filter(([, count]) => count !== 0))).toEqual(
      counted,
    );
  });

  test('while sick is sick for the unit no more', () => {
    const { service, who, on } = onDay20(absence({ long_spell_lasts: 30 }), longSpellBegins);
    expect(on(21).sick).toBe(1);
    officerLeaves(service, who, 'leaves the service');
    expect(service.unit.sick.value).toBe(0);
    expect(executionsOf(simulateUntil(service, 80), Event.officerReturns)).toEqual([]);
    expect(service.unit.sick.value).toBe(0);
  });
});
