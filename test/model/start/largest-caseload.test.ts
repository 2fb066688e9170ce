import { describe, expect, test } from 'vitest';
import { checkInvariants } from '../../../src/model/counts/invariants.ts';
import { GradeIndex } from '../../../src/model/state/practitioners.ts';
import type { Service } from '../../../src/model/service.ts';
import { serviceAtStart } from '../../../src/model/simulate.ts';
import { assignLargestCaseload } from '../../../src/model/start/largest-caseload.ts';
import { emptyService, simulateUntil, officer, onTheMorningOf, order } from '../by-hand.ts';
import { monthly, nobodyIsAway, run, seed, staffHeld, together, world } from '../worlds.ts';
import type { Settings } from '../worlds.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';

const ofOne = (largest_caseload: number) => ({ start: { largest_caseload } });

/** Cases held by everyone who may hold cases, in order of joining. */
const held = ({ unit, officers }: Service): number[] => unit.caseHolders.map((each) => officers.casesHeld[each]);

/** The officer of every case, in order of the cases' records. */
function holdersOf({ cases }: Service): OfficerId[] {
  const holders: OfficerId[] = [];
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) holders.push(cases.officer[case_]);
  return holders;
}

describe('an office in which one officer is to hold many cases', () => {
  test('three officers with two cases each: of five wanted, the first officer gets one of each colleague and then another one of the second', () => {
    const service = emptyService(ofOne(5));
    const lasting: CaseId[] = [];
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 3; i++) officer(service, 'PO');
    });
    // Six orders of two mornings go round by load; those of the second end last.
    for (const day of [2, 3])
      onTheMorningOf(service, day, () => void lasting.push(order(service), order(service), order(service)));
    simulateUntil(service, 10);
    expect(held(service)).toEqual([2, 2, 2]);
    assignLargestCaseload(service);
    expect(held(service)).toEqual([5, 0, 1]);
    const [first, , third] = service.unit.caseHolders;
    // The third officer keeps the one that ends first.
    const kept = lasting.filter((case_) => service.cases.officer[case_] === third);
    expect(kept.map((case_) => lasting.indexOf(case_) < 3)).toEqual([true]);
    expect(lasting.filter((case_) => service.cases.officer[case_] === first)).toHaveLength(5);
  });

  test('it is a probation officer, who gets only what one may hold, from each colleague about as many; all sums stay right', () => {
    const service = serviceAtStart(world({ settings: ofOne(127) }), seed, 1);
    const before = held(service);
    assignLargestCaseload(service);
    const gaveUp = held(service).map((now, place) => before[place] - now);
    const holder = service.unit.caseHolders[held(service).indexOf(127)];
    expect(service.officers.grade[holder]).toBeLessThanOrEqual(GradeIndex.NQO);
    expect(service.officers.isAgency[holder]).toBe(0);
    expect(gaveUp.reduce((all, each) => all + each, 0)).toBe(0);
    expect(Math.max(...gaveUp)).toBeLessThanOrEqual(3);
    checkInvariants(service);
  });

  test('whoever holds so many already keeps them, and 0 moves no case', () => {
    for (const wanted of [0, 5]) {
      const service = serviceAtStart(world({ settings: ofOne(wanted) }), seed, 1);
      const before = holdersOf(service);
      assignLargestCaseload(service);
      expect(holdersOf(service)).toEqual(before);
    }
  });

  test('more than there are to give is all that there are to give', () => {
    const service = emptyService(ofOne(500));
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 2; i++) officer(service, 'PO');
      for (let i = 0; i < 4; i++) order(service);
    });
    simulateUntil(service, 10);
    assignLargestCaseload(service);
    expect(held(service)).toEqual([4, 0]);
  });

  test('still holds most of them at the end of the first month, where nobody else holds half as many', () => {
    // Nobody leaves or falls ill, the one least of all; with all officers on cases, nobody has too many of them anyway.
    const everybodyStays = together(staffHeld, nobodyIsAway, {
      staff: { in_sentence_management: { probation_officers: 1, probation_services_officers: 1, trainees: 1 } },
    });
    const month = (settings: Settings) => world({ years: 1 / 12, settings: together(everybodyStays, settings) });
    const [usual] = monthly(run(month({})), 'caseload.largest');
    const [largest] = monthly(run(month(ofOne(150)), 1, true), 'caseload.largest');
    expect(usual).toBeLessThan(75);
    expect(largest).toBeGreaterThan(135);
    expect(largest).toBeLessThanOrEqual(150);
  });
});
