import { describe, expect, test } from 'vitest';
import { Event } from '../../../src/model/events.ts';
import type { DatedChange } from '../../../src/model/index.ts';
import { riskMoves } from '../../../src/model/processes/work/hidden-risk.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import { assignCase } from '../../../src/model/processes/cases/caseload.ts';
import {
  contactKeptUp,
  contactKeptUpByRisk,
  contactKeptUpWith,
  timeCriticalPointsOfCase,
} from '../../../src/model/processes/work/officer-work.ts';
import { emptyService, executionsOf, licence, simulateUntil, officer, onTheMorningOf, order } from '../by-hand.ts';
import { contactEndsAfter } from '../worlds.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';

/**
 * Rises are noticed at a rate of one an hour of contact: within days. Half low, half medium: low risk can only rise,
 * and medium only fall.
 */
const noticedSoon = { risk: { noticed: 1, rosh_mix: { low: 0.5, medium: 0.5, high: 0, very_high: 0 } } };

describe('a rise in risk', () => {
  test('that an officer in contact notices is recorded, and brings the next review forward to be opened at once', () => {
    const service = emptyService(noticedSoon);
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 60, () => riskMoves(service, case_));
    simulateUntil(service, 61);
    const { cases } = service;
    expect([cases.recordedRisk[case_], cases.actualRisk[case_]]).toEqual([0, 1]);
    expect(cases.dueOn[case_]).toBeGreaterThan(300);
    simulateUntil(service, 100);
    expect(cases.recordedRisk[case_]).toBe(1);
    expect(cases.dueOn[case_]).toBeGreaterThan(60 + 365); // reviewed at once, and the next a year later
  });

  test('stays hidden where nobody holds the case', () => {
    const service = emptyService(noticedSoon);
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => void (case_ = order(service)));
    onTheMorningOf(service, 60, () => riskMoves(service, case_));
    simulateUntil(service, 400);
    expect(service.cases.recordedRisk[case_]).toBe(0);
    expect(service.unit.hidden.value).toBe(1);
  });

  test('that has gone back before anyone noticed it brings no review forward', () => {
    const service = emptyService(noticedSoon);
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 60, () => {
      riskMoves(service, case_);
      riskMoves(service, case_);
    });
    simulateUntil(service, 61);
    const dueOn = service.cases.dueOn[case_];
    simulateUntil(service, 200);
    expect(service.cases.dueOn[case_]).toBe(dueOn);
  });

  test('meets its chances to be noticed at the rate in force: none once the rate is 0, and soon again once it is not', () => {
    // 100 people whose risk has risen and whom nobody holds: 51 points a month are some five hours of contact that they
    // should have, so at 0.05 an hour each has a chance once in four months, and at 1 an hour once in six days.
    const changes = [
      { date: '2021-10-01', chapter: 'risk', name: 'noticed', value: 0 },
      { date: '2022-01-03', chapter: 'risk', name: 'noticed', value: 1 },
    ];
    const chances = (of: readonly DatedChange[]) => {
      const service = emptyService({ risk: { noticed: 0.05, rosh_mix: noticedSoon.risk.rosh_mix } }, of);
      onTheMorningOf(service, 2, () => {
        for (let i = 0; i < 100; i++) riskMoves(service, order(service));
      });
      return executionsOf(simulateUntil(service, 400), Event.riseMayBeNoticed);
    };
    const [off, on] = changes.map(({ date }) => emptyService().calendar.dayOf(date));
    const between = (of: ReturnType<typeof chances>, from: number, to: number) =>
      of.filter(([, at]) => at >= from && at < to);
    const [plain, changed] = [chances([]), chances(changes)];
    expect(between(changed, 0, off)).toEqual(between(plain, 0, off));
    expect(between(plain, off, on).length).toBeGreaterThan(50);
    expect(between(changed, off, on)).toEqual([]);
    expect(new Set(between(changed, on, on + 42).map(([person]) => person)).size).toBeGreaterThan(95);
  });

  test('meets fewer chances from the day on which less contact is due: in custody after recall a third of the points of a licence', () => {
    // 100 people on licence, and what each should have of contact, nobody holding them: 51 points less 5 for
    // assessments are 4.6 hours a month, in custody 17 points 1.7 hours. At 0.05 an hour, in 120 days 91 chances on
    // licence and 34 in custody; both Poisson.
    const chances = (recalledOn: number) => {
      const service = emptyService({ risk: { noticed: 0.05, rosh_mix: noticedSoon.risk.rosh_mix } });
      onTheMorningOf(service, 2, () => {
        for (let rises = 0; rises < 100;) {
          const case_ = licence(service);
          if (service.cases.actualRisk[case_] > 0) continue;
          riskMoves(service, case_);
          rises++;
        }
      });
      onTheMorningOf(service, recalledOn, () => {
        for (let case_ = service.cases.first; case_ < service.cases.end; case_ = service.cases.after(case_))
          personIsRecalled(service, case_);
      });
      return executionsOf(simulateUntil(service, 220), Event.riseMayBeNoticed).filter(([, at]) => at >= 100).length;
    };
    const [onLicence, inCustody] = [chances(220), chances(100)];
    expect(Math.abs(onLicence - 91)).toBeLessThan(3 * Math.sqrt(91));
    expect(Math.abs(inCustody - 34)).toBeLessThan(3 * Math.sqrt(34));
  });

  test('meets more chances from the day on which points stand for more hours of contact', () => {
    // A tenth of the points an hour: 46 hours of contact a month in place of 4.6, so that within six weeks nearly all
    // have a chance.
    const on = emptyService().calendar.dayOf('2021-10-01');
    const service = emptyService({ risk: { noticed: 0.05, rosh_mix: noticedSoon.risk.rosh_mix } }, [
      { date: '2021-10-01', chapter: 'work', name: 'points_an_hour', value: 1 },
    ]);
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 100; i++) riskMoves(service, order(service));
    });
    const chances = executionsOf(simulateUntil(service, on + 42), Event.riseMayBeNoticed).filter(([, at]) => at >= on);
    expect(new Set(chances.map(([person]) => person)).size).toBeGreaterThan(90);
  });

  test('is never noticed once contact has ended', () => {
    const service = emptyService({ ...noticedSoon, supervision: { contact_ends_after: contactEndsAfter(0.1) } });
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      case_ = order(service);
    });
    onTheMorningOf(service, 51, () => riskMoves(service, case_)); // a tenth of 487 days is over: contact ends later this day
    simulateUntil(service, 400);
    expect(service.cases.contactHasEnded[case_]).toBe(1);
    expect(service.cases.recordedRisk[case_]).toBe(0);
  });
});

describe('an officer with more work than time', () => {
  test('keeps up contact with the riskiest, and as much of it in all as without protection', () => {
    const service = emptyService({ work: { nominal_target: 300, protection: 1 } });
    let busy: OfficerId = none;
    let people: CaseId[] = [];
    onTheMorningOf(service, 2, () => {
      busy = officer(service, 'PO');
      people = (['low', 'low', 'low', 'medium', 'medium', 'high'] as const).map((rosh) => order(service, { rosh }));
      for (const case_ of people) if (service.cases.officer[case_] === none) assignCase(service, case_, busy);
    });
    simulateUntil(service, 3);
    const kept = contactKeptUp(service, busy);
    expect(kept).toBeGreaterThan(0.3);
    expect(kept).toBeLessThan(0.9);
    const byRisk = contactKeptUpByRisk(service, busy);
    expect(people.map((case_) => contactKeptUpWith(service, busy, case_))).toEqual(
      [0, 0, 0, 1, 1, 2].map((level) => byRisk[level]),
    );
    expect(byRisk[0]).toBeLessThan(byRisk[1]);
    expect(byRisk[1]).toBeLessThan(byRisk[2]);
    const work = people.map((case_) => timeCriticalPointsOfCase(service, case_));
    const inAll = work.reduce((sum, each) => sum + each, 0);
    const seen = people.reduce((sum, case_, at) => sum + work[at] * contactKeptUpWith(service, busy, case_), 0);
    expect(seen).toBeCloseTo(kept * inAll, 6);
  });
});
