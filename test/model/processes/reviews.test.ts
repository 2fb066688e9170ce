import { describe, expect, test } from 'vitest';
import { Stage } from '../../../src/model/state/cases.ts';
import { Event } from '../../../src/model/events.ts';
import { longSpellBegins } from '../../../src/model/processes/staff/absence.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import type { Service } from '../../../src/model/service.ts';
import { emptyService, licence, simulateUntil, officer, onTheMorningOf, order, timesOf } from '../by-hand.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';

/*
 * Orders of 487 days with tier D3 (51 points a month), of which an initial assessment of 48 points and one review of 32
 * are 80 points in 16 months, 5 a month; so contact is 46 a month. An officer with a nominal target of 625 points and
 * three cases has 625 - 3 x 46 = 487 points a month left for assessments: 487 / 30.4375 = 16 a day, so that an
 * assessment takes three days. The order of Thursday 3 June (day 2) is to be assessed within 20 working days, by
 * Thursday 1 July (day 30).
 */
const assessmentsInThreeDays = { work: { nominal_target: 625 } };

const endings = ({ flows }: Service) => ({
  inTime: flows.inTime,
  late: flows.late,
  missed: flows.missed,
  cancelled: flows.cancelled,
});

/** An officer with so many orders from day 2. */
function officerWithOrders(service: Service, orders: number): { officer: () => OfficerId; orders: CaseId[] } {
  let made: OfficerId = none;
  const held: CaseId[] = [];
  onTheMorningOf(service, 2, () => {
    made = officer(service, 'PO');
    for (let i = 0; i < orders; i++) held.push(order(service));
  });
  return { officer: () => made, orders: held };
}

describe('the work of one officer', () => {
  test('three initial assessments open on one day and take three days each: they are done after three, six and nine days', () => {
    const service = emptyService(assessmentsInThreeDays);
    const { orders } = officerWithOrders(service, 3);
    const happened = simulateUntil(service, 100);
    expect(timesOf(happened, Event.reviewOpens)).toEqual([3, 3, 3]);
    expect(timesOf(happened, Event.assessmentIsCompleted)).toEqual([6, 9, 12]);
    expect(orders.map((each) => service.cases.dueOn[each])).toEqual([6 + 365, 9 + 365, 12 + 365]);
    expect(endings(service)).toEqual({ inTime: 3, late: 0, missed: 0, cancelled: 0 });
  });

  test('a fourth case that comes while the second assessment is in hand slows what is left of it', () => {
    const service = emptyService(assessmentsInThreeDays);
    officerWithOrders(service, 3);
    onTheMorningOf(service, 7, () => void order(service));
    const completed = timesOf(simulateUntil(service, 30), Event.assessmentIsCompleted);
    // On day 7 the second has had one day of 16 points and needs 32 more, at (625 - 4 x 46) / 30.4375 = 441 / 30.4375 a
    // day.
    const pace = 441 / 30.4375;
    expect(completed[0]).toBe(6);
    expect(completed[1]).toBeCloseTo(7 + 32 / pace, 9);
    expect(completed[2]).toBeCloseTo(7 + 80 / pace, 9);
    expect(completed[3]).toBeCloseTo(7 + 128 / pace, 9);
  });

  test('an officer with half the time that the work needs, who sheds all work alike, does half of the assessments', () => {
    // Two cases are 102 points, and 51 are available: 10 points a month of assessments become 5, 5 / 30.4375 a day, too
    // little for 48 points within the month that is left; after 90 days 88 x 5 / 30.4375 = 14.5 points are done.
    const service = emptyService({
      work: { nominal_target: 51, contact_first: 1 },
      allocation: { preferred_ceiling: 2, most_ceiling: 2 },
    });
    const { officer } = officerWithOrders(service, 2);
    simulateUntil(service, 80);
    expect(service.officers.pace[officer()]).toBeCloseTo(5 / 30.4375, 12);
    simulateUntil(service, 92);
    expect(endings(service)).toEqual({ inTime: 0, late: 0, missed: 2, cancelled: 0 });
  });

  test('an officer off sick works on nothing; the cases come back after 28 days, and who gets them goes on where the work stood', () => {
    const service = emptyService({ ...assessmentsInThreeDays, absence: { long_spell_lasts: 50, spell_spread: 0 } });
    const absent = officerWithOrders(service, 3);
    onTheMorningOf(service, 5, () => longSpellBegins(service, absent.officer())); // 32 of the first 48 points are done
    onTheMorningOf(service, 30, () => void officer(service, 'PO'));
    const happened = simulateUntil(service, 100);
    // Day 5 is the first of 28 days; day 33 is the 29th, and on the morning after the 28 the cases are free.
    expect(timesOf(happened, Event.casesOfAbsentReturn)).toEqual([34]);
    const completed = timesOf(happened, Event.assessmentIsCompleted);
    // 48 + 48 + 16 points at 16 a day from day 34, in whatever order.
    expect(completed).toHaveLength(3);
    expect(completed[0]).toBeGreaterThan(34);
    expect(completed[2]).toBe(41);
    expect(timesOf(happened, Event.officerReturns)).toEqual([5 + 70]); // 50 working days are 70 days
    expect(service.officers.casesHeld[absent.officer()]).toBe(0);
  });

  test('an officer who is back before the 28 days are over keeps the cases', () => {
    const service = emptyService({ ...assessmentsInThreeDays, absence: { long_spell_lasts: 20, spell_spread: 0 } });
    const absent = officerWithOrders(service, 3);
    onTheMorningOf(service, 5, () => longSpellBegins(service, absent.officer()));
    onTheMorningOf(service, 6, () => void officer(service, 'PO'));
    const completed = timesOf(simulateUntil(service, 100), Event.assessmentIsCompleted);
    // 28 days away from day 5: what was to be done on days 6, 9 and 12 is done 28 days later.
    expect(completed).toEqual([34, 37, 40]);
    expect(service.officers.casesHeld[absent.officer()]).toBe(3);
  });
});

describe('one review', () => {
  test('joins the queue 28 days before it is due', () => {
    const service = emptyService(assessmentsInThreeDays);
    officerWithOrders(service, 3);
    // Assessed on days 6, 9 and 12, due again 365 days later.
    expect(timesOf(simulateUntil(service, 400), Event.reviewOpens)).toEqual([3, 3, 3, 343, 346, 349]);
  });

  test('done after its due day and within the 60 days of grace is late, and the next falls due a year after it was done', () => {
    // One case: (76 - 46) / 30.4375 points a day, so that 48 points from day 3 are done on day 51.
    const service = emptyService({ work: { nominal_target: 76 } });
    const { orders } = officerWithOrders(service, 1);
    const happened = simulateUntil(service, 100);
    expect(timesOf(happened, Event.assessmentIsCompleted)[0]).toBeCloseTo(3 + (48 * 30.4375) / 30, 9);
    expect(endings(service)).toEqual({ inTime: 0, late: 1, missed: 0, cancelled: 0 });
    expect(service.cases.dueOn[orders[0]]).toBe(51 + 365);
  });

  test('undone when the grace has passed is missed, and the next falls due one interval after it was due', () => {
    const service = emptyService();
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => void (case_ = order(service)));
    const happened = simulateUntil(service, 300);
    expect(timesOf(happened, Event.graceHasPassed)).toEqual([91]); // day 30 + 60
    expect(endings(service)).toEqual({ inTime: 0, late: 0, missed: 1, cancelled: 0 });
    expect(service.cases.dueOn[case_]).toBe(30 + 365);
  });

  test.each([
    { ends: 'the day before it is due', days: 27, opened: 0, missed: 0, cancelled: 0 }, // never arranged
    { ends: 'the morning of the due day', days: 28, opened: 1, missed: 0, cancelled: 1 },
    { ends: 'the day after the due day', days: 29, opened: 1, missed: 1, cancelled: 0 },
    { ends: 'the last day of grace', days: 88, opened: 1, missed: 1, cancelled: 0 },
  ])('of a case that ends on $ends: $missed missed, $cancelled cancelled', ({ days, opened, missed, cancelled }) => {
    const service = emptyService({ supervision: { community_order_length: days / 30.4375 } });
    onTheMorningOf(service, 2, () => void order(service));
    const happened = simulateUntil(service, 200);
    expect(timesOf(happened, Event.supervisionEnds)).toEqual([2 + days]);
    expect(timesOf(happened, Event.reviewOpens)).toHaveLength(opened);
    expect(endings(service)).toEqual({ inTime: 0, late: 0, missed, cancelled });
  });

  test('is cancelled by a recall; the officer keeps the case at custody points, and an assessment is due 16 working days after the release', () => {
    const service = emptyService({ work: { nominal_target: 50 } });
    let case_: CaseId = none;
    let holder: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      holder = officer(service, 'PO');
      case_ = licence(service);
    });
    onTheMorningOf(service, 10, () => {
      expect(service.officers.points[holder]).toBe(51); // D3 on licence
      personIsRecalled(service, case_);
      expect(endings(service)).toEqual({ inTime: 0, late: 0, missed: 0, cancelled: 1 });
      expect(service.cases.stage[case_]).toBe(Stage.recalled);
      expect(service.cases.officer[case_]).toBe(holder);
      expect(service.officers.points[holder]).toBe(17); // D3 in custody
    });
    // Four months of 30.4375 days are 121.75: released again on day 132, 11 October 2021, a Monday.
    expect(timesOf(simulateUntil(service, 133), Event.personIsReleasedAgain)).toEqual([132]);
    expect(service.officers.points[holder]).toBe(51);
    expect(service.calendar.isoOf(service.cases.dueOn[case_])).toBe('2021-11-02'); // 16 working days on, a Tuesday
  });
});
