import { describe, expect, test } from 'vitest';
import { none } from '../../src/model/cases.ts';
import { riskMoves } from '../../src/model/processes/risk.ts';
import { personIsRecalled } from '../../src/model/processes/supervision.ts';
import { emptyService, licence, liveUntil, officer, onTheMorningOf, order } from './by-hand.ts';

/** Rises are noticed at a rate of one an hour of contact: within days. Half low, half medium: low risk can only rise, and medium only fall. */
const noticedSoon = { risk: { noticed: 1, rosh_mix: { low: 0.5, medium: 0.5, high: 0, very_high: 0 } } };

describe('a rise in risk', () => {
  test('that an officer in contact notices is recorded, and brings the next review forward to be opened at once', () => {
    const service = emptyService(noticedSoon);
    let case_ = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 60, () => riskMoves(service, case_));
    liveUntil(service, 61);
    const { cases } = service;
    expect([cases.recordedRisk[case_], cases.actualRisk[case_]]).toEqual([0, 1]);
    expect(cases.dueOn[case_]).toBeGreaterThan(300);
    liveUntil(service, 100);
    expect(cases.recordedRisk[case_]).toBe(1);
    expect(cases.dueOn[case_]).toBeGreaterThan(60 + 365); // reviewed at once, and the next a year later
  });

  test('stays hidden where nobody holds the case', () => {
    const service = emptyService(noticedSoon);
    let case_ = none;
    onTheMorningOf(service, 2, () => void (case_ = order(service)));
    onTheMorningOf(service, 60, () => riskMoves(service, case_));
    liveUntil(service, 400);
    expect(service.cases.recordedRisk[case_]).toBe(0);
    expect(service.unit.hidden).toBe(1);
  });

  test('that has gone back before anyone noticed it brings no review forward', () => {
    const service = emptyService(noticedSoon);
    let case_ = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 60, () => {
      riskMoves(service, case_);
      riskMoves(service, case_);
    });
    liveUntil(service, 61);
    const dueOn = service.cases.dueOn[case_];
    liveUntil(service, 200);
    expect(service.cases.dueOn[case_]).toBe(dueOn);
  });

  test('is never noticed once contact has ended', () => {
    const service = emptyService({ ...noticedSoon, supervision: { contact_ends_after: 0.1 } });
    let case_ = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 51, () => riskMoves(service, case_)); // a tenth of 487 days is over: contact ends later this day
    liveUntil(service, 400);
    expect(service.cases.contactHasEnded[case_]).toBe(1);
    expect(service.cases.recordedRisk[case_]).toBe(0);
  });
});

describe('Probation Reset', () => {
  test('ends contact on the day, for a case that is recalled then on its release', () => {
    const service = emptyService({ supervision: { contact_ends_after: 0.5 } });
    let [plain, recalled] = [none, none];
    onTheMorningOf(service, 2, () => {
      plain = licence(service);
      recalled = licence(service);
    });
    onTheMorningOf(service, 200, () => personIsRecalled(service, recalled));
    liveUntil(service, 246); // 2 + 243.5, rounded up
    expect(service.cases.contactHasEnded[plain]).toBe(0);
    liveUntil(service, 247);
    expect(service.cases.contactHasEnded[plain]).toBe(1);
    expect(service.cases.contactHasEnded[recalled]).toBe(0);
    liveUntil(service, 340); // released again after four months, on day 322
    expect(service.cases.contactHasEnded[recalled]).toBe(1);
  });
});
