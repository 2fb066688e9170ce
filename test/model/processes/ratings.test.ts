import { describe, expect, test } from 'vitest';
import type { DatedChange } from '../../../src/model/index.ts';
import { Event } from '../../../src/model/events.ts';
import { mappaLevelChanges } from '../../../src/model/processes/cases/mappa.ts';
import { currentScrutiny } from '../../../src/model/processes/work/scrutiny.ts';
import type { Service } from '../../../src/model/service.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';
import { emptyService, executionsOf, officer, onTheMorningOf, order, simulateUntil } from '../by-hand.ts';

/** A case of high risk on record whose risk has fallen to medium, assessed by its officer within the first months. */
function assessed(settings: Parameters<typeof emptyService>[0], arrange?: (service: Service) => void) {
  const service = emptyService(settings);
  let case_: CaseId = none;
  onTheMorningOf(service, 2, () => {
    officer(service, 'PO');
    case_ = order(service, { rosh: 'high', mappaLevel: 2 });
    service.cases.actualRisk[case_] = 1;
    arrange?.(service);
  });
  simulateUntil(service, 60);
  expect(service.cases.assessedOn[case_]).toBeGreaterThan(2);
  return { recorded: service.cases.recordedRisk[case_], mappaLevel: service.cases.mappaLevel[case_] };
}

describe('an assessment', () => {
  test('that finds a lower risk than the one on record lowers it, unless the officer is reluctant', () => {
    expect(assessed({}).recorded).toBe(1);
    expect(assessed({ risk: { reluctance_to_downgrade: 1 } }).recorded).toBe(2);
  });

  test('lowers high risk, and takes a case off MAPPA level 2, under pressure where officers are full and not else', () => {
    // Reluctance keeps the rating high until managers press; a chance of 0.9 for each.
    const pressed = { risk: { reluctance_to_downgrade: 1 }, loops: { downward_pressure: 1 } };
    const full = (service: Service) => void (service.unit.shareOfOfficersFull = 1);
    expect(assessed(pressed)).toEqual({ recorded: 2, mappaLevel: 2 });
    expect(assessed(pressed, full)).toEqual({ recorded: 1, mappaLevel: 1 });
  });
});

describe('a case at MAPPA level 1', () => {
  test('that goes to level 2 is reviewed and passes to an officer who may hold it, and is left there when it comes back', () => {
    const service = emptyService();
    const { cases } = service;
    let case_: CaseId = none;
    let services: OfficerId = none;
    let probation: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      services = officer(service, 'PSO');
      case_ = order(service, { rosh: 'medium', mappaLevel: 1 });
    });
    simulateUntil(service, 100);
    expect(cases.officer[case_]).toBe(services);
    onTheMorningOf(service, 100, () => {
      probation = officer(service, 'PO');
      mappaLevelChanges(service, case_);
    });
    simulateUntil(service, 102);
    expect([cases.mappaLevel[case_], cases.officer[case_]]).toEqual([2, probation]);
    expect(cases.assessedOn[case_]).toBeGreaterThan(100); // at once, as after a rise that was noticed
    onTheMorningOf(service, 140, () => mappaLevelChanges(service, case_));
    simulateUntil(service, 150);
    expect([cases.mappaLevel[case_], cases.officer[case_]]).toEqual([1, probation]);
  });

  test('goes up and comes back at the rates set: an eighth of the time at level 2, were it for ever', () => {
    const service = emptyService({ risk: { mappa_changes: { from_1_to_2: 0.5, from_2_to_1: 3.5 } } });
    const people: CaseId[] = [];
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 600; i++) people.push(order(service, { mappaLevel: 1 }));
    });
    const executed = simulateUntil(service, 367);
    const atLevel2 = people.filter((case_) => service.cases.mappaLevel[case_] === 2).length;
    // After a year the share is 1/8 x (1 - e^-4): 73.6 of 600, with a deviation of 8.0.
    expect(Math.abs(atLevel2 - 73.6)).toBeLessThan(3 * 8);
    // Changes up: 0.5 a year of the time at level 1, on average 0.905 of the year: 271, Poisson.
    const changes = executionsOf(executed, Event.mappaLevelChanges).length;
    const up = (changes + atLevel2) / 2;
    expect(Math.abs(up - 271)).toBeLessThan(3 * Math.sqrt(271));
  });
});

describe('scrutiny of a unit', () => {
  const alert = (date: string, value: number): DatedChange => ({ date, chapter: 'risk', name: 'alert', value });

  test('jumps with an alert, holds while it lasts, and fades to a part of 1/e when it is lifted', () => {
    const service = emptyService({ risk: { scrutiny_fades: 6 } }, [alert('2021-07-01', 3), alert('2021-10-01', 0)]);
    simulateUntil(service, 29);
    expect(currentScrutiny(service)).toBe(0);
    simulateUntil(service, 31); // from day 30
    expect(currentScrutiny(service)).toBeCloseTo(3, 12);
    simulateUntil(service, 122);
    expect(currentScrutiny(service)).toBeCloseTo(3, 12);
    // 6 months of 30.4375 days after it was lifted on day 122; the clock stands at the last event before.
    simulateUntil(service, 122 + 183);
    expect(currentScrutiny(service)).toBeCloseTo(3 * Math.exp(-(service.today - 122) / 182.625), 9);
  });

  test('is on average the rate of serious further offences, which come as a Poisson number', () => {
    const service = emptyService({ risk: { serious_further_offences: 0.05, scrutiny_fades: 2 } });
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 1000; i++) order(service); // each lasts 487 days
    });
    let sum = 0;
    let weeks = 0;
    let charged = 0;
    for (let day = 100; day < 480; day += 7) {
      simulateUntil(service, day);
      sum += currentScrutiny(service);
      weeks++;
      charged += service.flows.seriousFurtherOffences;
      service.flows.seriousFurtherOffences = 0;
    }
    // From the first day to day 478: 1,000 x 0.05 x 476 / 365.25 = 65, Poisson.
    expect(Math.abs(charged - 65)).toBeLessThan(3 * Math.sqrt(65));
    // The mean over 380 days of a noise that keeps for 61: 50, with a deviation of sqrt(50 x 365.25 / 380).
    expect(Math.abs(sum / weeks - 50)).toBeLessThan(3 * 7);
  });
});
