import { describe, expect, test } from 'vitest';
import { checkInvariants } from '../../../src/model/counts/invariants.ts';
import { changeUnit } from '../../../src/model/processes/planning/change-of-unit.ts';
import { placesOfUnit, planPlacement, shareOfRecruits } from '../../../src/model/processes/planning/placement.ts';
import { beginRelief, endRelief } from '../../../src/model/processes/planning/relief.ts';
import { moveBetweenUnits } from '../../../src/model/processes/planning/moves.ts';
import { nameOfOfficer } from '../../../src/model/trace/agent-names.ts';
import type { Service } from '../../../src/model/service.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';
import { emptyUnits, emptyService, officer, onTheMorningOf, order, simulateUntil } from '../by-hand.ts';

/** A number of an officer from every stream. */
const numbersOf = ({ officers, streams }: Service, who: OfficerId): number[] =>
  Object.values(streams).map((stream) => officers.uniform(stream, who, 5));

test('an officer who goes to another unit leaves the cases, and takes name, random numbers, strain and stage along', () => {
  const [home, away] = emptyUnits({ 'North East': 1, Wales: 1 });
  const stranger = officer(away, 'PO');
  const who = officer(home, 'NQO', 3);
  const cases = [order(home), order(home)];
  simulateUntil(home, 20);
  simulateUntil(away, 20);
  expect(home.officers.casesHeld[who]).toBe(2);
  home.officers.strain[who] = 0.7;
  home.officers.untilLeaving[who] = Infinity; // it is arranged for a day of this week
  home.officers.untilLongSpell[who] = 0.25;
  const numbers = numbersOf(home, who);
  expect(home.officers.serialNumber[who]).toBe(away.officers.serialNumber[stranger]); // two of one number
  expect(numbersOf(away, stranger)).not.toEqual(numbers);

  const there = changeUnit(home, away, who);
  expect(home.officers.inPost[who]).toBe(0);
  expect(cases.map((case_) => home.unit.waitingList.has(case_))).toEqual([true, true]);
  const { officers } = away;
  expect([officers.casesHeld[there], officers.points[there], officers.strain[there]]).toEqual([0, 0, 0.7]);
  for (const field of ['grade', 'serviceFrom', 'qualifiedOn', 'loadEffect', 'hours', 'holderClass'] as const)
    expect(officers[field][there], field).toBe(home.officers[field][who]);
  expect(officers.available[there]).toBeGreaterThan(0);
  expect(officers.untilLongSpell[there]).toBe(0.25);
  expect(officers.untilLeaving[there]).toBeGreaterThan(0);
  expect(officers.untilLeaving[there]).toBeLessThan(1e-300);
  expect(numbersOf(away, there)).toEqual(numbers);
  expect(nameOfOfficer(away, there)).toBe(`${nameOfOfficer(home, who)}-of-North-East`);
  checkInvariants(home);
  checkInvariants(away);

  // The stage goes on: nine months later the officer is newly qualified no more.
  simulateUntil(away, 20 + 300);
  expect(away.unit.inPost).toEqual([2, 0, 0, 0, 0]);

  const again = changeUnit(away, home, there);
  expect(numbersOf(home, again)).toEqual(numbers);
  expect(nameOfOfficer(home, again)).toBe(nameOfOfficer(home, who));
});

test('everybody asks at a high rate, and goes to a unit of the own region while tied to it', () => {
  for (const tie_in of [0, 2]) {
    const staff = {
      moves_between_units: 3,
      tie_in,
      tie_in_holds: 1,
      tie_in_covers: 'moving to another region' as const,
    };
    const units = emptyUnits({ 'North East': 2, Wales: 2 }, { staff });
    for (let i = 0; i < 20; i++) officer(units[0], 'NQO', 3);
    for (const unit of units) simulateUntil(unit, 20);
    moveBetweenUnits(units, 3650);
    const there = units.map(({ unit }) => unit.probationOfficers.length);
    expect(there.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect(there[0]).toBe(0);
    if (tie_in > 0) expect(there).toEqual([0, 20, 0, 0]);
    else expect(Math.min(...there.slice(1))).toBeGreaterThan(0);
    expect(units.map(({ flows }) => flows.movesBetweenUnits)).toEqual(there);
  }
});

describe('newcomers', () => {
  const aYear = 1080; // ten in these units, which are a 108th of the service, all in September
  const unitsWith = (placement: 'share' | 'shortage' | 'region', recruits = 0): Service[] => {
    const units = emptyUnits(
      { 'North East': 2, Wales: 1 },
      {
        organisation: { unit_size_spread: 0 },
        staff: { placement, recruits_probation_officers: recruits },
        training: { places: aYear, september_share: 1 },
      },
    );
    // Of equal work: one unit of the North East has all its officers, trainees and newly qualified ones included.
    for (const grade of ['PO', 'PO', 'PO', 'PO', 'NQO', 'PQiP'] as const) officer(units[0], grade, 3);
    for (const grade of ['PO', 'PO', 'PSO'] as const) officer(units[2], grade);
    return units;
  };
  const planFrom = (units: Service[], date: string, next: string): number[] => {
    const { calendar } = units[0];
    const day = calendar.dayOf(date);
    onTheMorningOf(units[0], day, () => planPlacement(units, calendar.dayOf(next)));
    simulateUntil(units[0], day + 1);
    return units.map((unit) => placesOfUnit(unit, 10));
  };

  test('by shortage go where officers and trainees were fewest for the work when units last planned together', () => {
    const units = unitsWith('shortage');
    // The ten bring the units that are short to six each; the first has six already.
    expect(planFrom(units, '2021-09-01', '2022-03-01')).toEqual([0, 6, 4]);
    expect(units.map(shareOfRecruits)).toEqual([0, 0.6, 0.4].map((share) => expect.closeTo(share, 12)));
    // Officers who come meanwhile change nothing until the next plan.
    for (let i = 0; i < 9; i++) officer(units[1], 'PO');
    expect(units.map((unit) => placesOfUnit(unit, 10))).toEqual([0, 6, 4]);
  });

  test('by region go to the region that is short, and within it by work', () => {
    expect(planFrom(unitsWith('region'), '2021-09-01', '2022-03-01')).toEqual([3, 3, 4]);
  });

  test('are those who start before the next plan: without an intake one at least, and recruits of each month', () => {
    // One person, to the unit without anybody: so it is known who comes first.
    expect(planFrom(unitsWith('shortage'), '2021-10-01', '2022-03-01')).toEqual([0, 10, 0]);
    // Two a month for five months are ten as well.
    expect(planFrom(unitsWith('shortage', 24 * 108), '2021-10-01', '2022-03-01')).toEqual([0, 6, 4]);
  });
});

test('a unit with room lends officers to one that is short, and gets them back but for one who is ill', () => {
  const units = emptyUnits(
    { 'North East': 1, Wales: 1 },
    { staff: { relief: 0.25 }, allocation: { preferred_ceiling: 3, most_ceiling: 3 } },
  );
  const [idle, busy] = units;
  for (let i = 0; i < 8; i++) officer(idle, 'PO');
  for (let i = 0; i < 2; i++) officer(busy, 'PO');
  for (let i = 0; i < 40; i++) order(busy);
  for (const unit of units) simulateUntil(unit, 20);
  beginRelief(units);
  expect(units.map(({ unit }) => unit.caseHolders.length)).toEqual([6, 4]);
  const [ill] = busy.whole.onLoan;
  busy.officers.attendance[ill.officer] = 2;
  endRelief(units);
  expect(units.map(({ unit }) => unit.caseHolders.length)).toEqual([7, 3]);
  busy.officers.attendance[ill.officer] = 0;
  endRelief(units);
  expect(units.map(({ unit }) => unit.caseHolders.length)).toEqual([8, 2]);
  expect(busy.whole.onLoan).toEqual([]);
  for (const unit of units) checkInvariants(unit);
});

test('seconded officers come back to sentence management when more are to work there, and the same go again', () => {
  const shares = (probation_officers: number) => ({ probation_officers, probation_services_officers: 1, trainees: 1 });
  const change = (date: string, share: number) => ({
    date,
    chapter: 'staff',
    name: 'in_sentence_management',
    value: shares(share),
  });
  const service = emptyService({ staff: { in_sentence_management: shares(0.3) } }, [
    change('2021-08-01', 0.7),
    change('2021-10-01', 0.3),
  ]);
  for (let i = 0; i < 100; i++) officer(service, 'PO');
  for (let i = 0; i < 40; i++) order(service);
  simulateUntil(service, 60);
  const before = [...service.unit.caseHolders];
  expect(before.length).toBeGreaterThan(20);
  expect(before.length).toBeLessThan(40);
  onTheMorningOf(service, 62, () => {
    expect(service.unit.caseHolders.length).toBeGreaterThan(60);
    expect(service.unit.caseHolders).toEqual(expect.arrayContaining(before));
    for (let i = 0; i < 40; i++) order(service);
  });
  simulateUntil(service, 121);
  checkInvariants(service);
  simulateUntil(service, 130);
  expect([...service.unit.caseHolders].sort((a, b) => a - b)).toEqual(before);
  checkInvariants(service);
});
