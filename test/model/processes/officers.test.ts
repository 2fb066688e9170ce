import { OfficerSource } from '../../../src/model/state/officer-keys.ts';
import { describe, expect, test } from 'vitest';
import {
  adjustAgencyOfficers,
  recruitProbationOfficers,
  seniorIsAppointed,
} from '../../../src/model/processes/staff/joining.ts';
import { staffIsReviewed } from '../../../src/model/processes/staff/staff-review.ts';
import { startIntake } from '../../../src/model/processes/staff/training.ts';
import { officerLeaves } from '../../../src/model/processes/staff/leaving.ts';
import { fillVacantPosts } from '../../../src/model/processes/staff/posts.ts';
import { grades } from '../../../src/model/categories.ts';
import { pressureOn } from '../../../src/model/processes/staff/pressure.ts';
import { unassignCase } from '../../../src/model/processes/cases/caseload.ts';
import { emptyService, simulateUntil, officer, onTheMorningOf, order, trainee } from '../by-hand.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';

describe('a trainee', () => {
  test.each([
    { route: 'short', months: 15, share: 1, days: 457 }, // 15 x 30.4375 = 456.6
    { route: 'long', months: 21, share: 0, days: 639 }, // 639.2
  ])(
    'on the $route route has 435, 870 and 1,305 points a month, and qualifies after $months months',
    ({ share, days }) => {
      const service = emptyService({ training: { short_route: share } });
      let made: OfficerId = none;
      const from = service.firstDay + 5;
      onTheMorningOf(service, from, () => void (made = trainee(service)));
      const seen: [day: number, points: number, grade: string][] = [];
      const { officers } = service;
      for (let day = 1; day < 1060; day++) {
        simulateUntil(service, from + day);
        const [, points, grade] = seen.at(-1) ?? [];
        if (officers.available[made] !== points || grades[officers.grade[made]] !== grade)
          seen.push([day - 1, officers.available[made], grades[officers.grade[made]]]);
      }
      // 2,176 x 0.2 = 435.2, x 0.4 = 870.4, x 0.6 = 1,305.6, x 0.8 = 1,740.8; months of 30.4375 days, rounded up to a
      // day.
      expect(seen).toEqual([
        [0, 435, 'PQiP'],
        [183, 870, 'PQiP'],
        [366, 1305, 'PQiP'],
        [days, 1740, 'NQO'],
        [days + 274, 2176, 'NQO'], // the reduction lasts 9 months
        [days + 366, 2176, 'PO'], // the bar on MAPPA cases 12
      ]);
    },
  );
});

describe('mentoring', () => {
  test('that nobody has time for puts off qualifying by what is missed', () => {
    const service = emptyService({
      training: {
        short_route: 1,
        mentoring_first_weeks: 0.3,
        mentoring_later: 0.3,
        mentoring_most: 0.15,
        mentoring_delays: 1,
      },
    });
    const { officers, firstDay } = service;
    let made: OfficerId = none;
    onTheMorningOf(service, firstDay, () => {
      officer(service, 'PO');
      made = trainee(service);
    });
    // The mentor has time for half of what the trainee needs, for ten weeks: 35 days are to be made up.
    for (let week = 1; week <= 10; week++) onTheMorningOf(service, firstDay + 7 * week, () => staffIsReviewed(service));
    simulateUntil(service, firstDay + 457 + 35);
    expect(grades[officers.grade[made]]).toBe('PQiP');
    simulateUntil(service, firstDay + 457 + 36);
    expect(grades[officers.grade[made]]).toBe('NQO');
  });
});

describe('the bar on MAPPA cases', () => {
  test.each([3, 6, 9, 12, 18])(
    'of %i months ends after so many months, and the reduction of hours lasts nine all the same',
    (bar) => {
      const service = emptyService({ training: { bar_on_mappa: bar } });
      let made: OfficerId = none;
      const from = service.firstDay + 5;
      onTheMorningOf(service, from, () => void (made = officer(service, 'NQO', 0)));
      const { officers } = service;
      let [barred, reduced] = [0, 0];
      for (let day = 1; day < 700; day++) {
        simulateUntil(service, from + day);
        if (officers.holderClass[made] === 1) barred = day;
        if (officers.available[made] < 2176) reduced = day;
      }
      expect(barred).toBe(Math.ceil(bar * 30.4375));
      expect(reduced).toBe(Math.ceil(9 * 30.4375));
    },
  );
});

describe('a post of a services officer that falls vacant', () => {
  const PSO = grades.indexOf('PSO');
  const withPosts = (posts: number, staff = {}) =>
    emptyService({
      staff: { posts_probation_services_officers: posts * 108, time_to_fill: 4, time_to_fill_spread: 0, ...staff },
    });

  test('is filled after the months that it takes, by a successor with luck of their own', () => {
    const service = withPosts(2);
    const { officers, unit, flows } = service;
    const [stays, leaves] = [officer(service, 'PSO'), officer(service, 'PSO')];
    onTheMorningOf(service, 20, () => officerLeaves(service, leaves, 'leaves the service'));
    simulateUntil(service, 20 + 122); // 4 x 30.4375 = 121.75
    expect([unit.inPost[PSO], unit.servicesOfficersInRecruitment, flows.joinersPSO]).toEqual([1, 1, 0]);
    simulateUntil(service, 20 + 123);
    expect([unit.inPost[PSO], unit.servicesOfficersInRecruitment, flows.joinersPSO]).toEqual([2, 0, 1]);
    const successor = unit.caseHolders.at(-1)!;
    expect([officers.serviceFrom[successor], officers.stageFrom[successor]]).toEqual([142, 142]);
    expect(officers.available[successor]).toBe(1740); // new services officers have a fifth of their hours less
    const keys = [stays, leaves, successor].map((each) => `${officers.source[each]}:${officers.serialNumber[each]}`);
    expect(new Set(keys).size).toBe(3);
  });

  test('is put to recruitment once, however often posts are looked at, and each new post has its own successor', () => {
    const service = withPosts(3);
    const { officers, unit } = service;
    onTheMorningOf(service, 20, () => {
      fillVacantPosts(service);
      fillVacantPosts(service);
    });
    onTheMorningOf(service, 21, () => fillVacantPosts(service));
    simulateUntil(service, 200);
    expect(unit.inPost[PSO]).toBe(3);
    expect(new Set(unit.caseHolders.map((each) => officers.serialNumber[each])).size).toBe(3);
  });

  test('on the first day is under way: it takes a part of the time only', () => {
    const service = withPosts(30);
    onTheMorningOf(service, 20, () => fillVacantPosts(service, { isUnderWay: true }));
    simulateUntil(service, 20 + 61);
    const halfWay = service.unit.inPost[PSO];
    expect(halfWay).toBeGreaterThan(5); // half of them are to be expected
    expect(halfWay).toBeLessThan(25);
    simulateUntil(service, 20 + 123);
    expect(service.unit.inPost[PSO]).toBe(30);
  });

  test('is a post for fewer people where they work longer: 3 FTE are four part-time people of three quarters', () => {
    const service = withPosts(3, { part_time: 1, part_time_hours: 27.75, full_time_hours: 37 });
    onTheMorningOf(service, 20, () => fillVacantPosts(service));
    simulateUntil(service, 200);
    expect(service.unit.inPost[PSO]).toBe(4);
  });
});

describe('a post of a senior', () => {
  test('that is filled by promotion is filled once', () => {
    const service = emptyService({ staff: { posts_senior_probation_officers: 108 }, loops: { promotion_drain: 1 } });
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 10; i++) officer(service, 'PO');
      fillVacantPosts(service);
      expect(service.unit.seniorsInAppointment).toBe(1); // 108 posts of the service are one post of this unit
      seniorIsAppointed(service, { source: OfficerSource.newSeniorPost, serialNumber: 0 });
    });
    simulateUntil(service, 3);
    expect(service.unit.inPost[grades.indexOf('SPO')]).toBe(1);
    expect(service.unit.seniorsInAppointment).toBe(0);
    expect(service.flows.promotedPO).toBe(1);
  });
});

describe('probation officers who are recruited by plan', () => {
  /** Who came in the first two months: on what day, and the number by which chance knows them. */
  const recruitsAt = (aMonth: number) => {
    const service = emptyService({ staff: { recruits_probation_officers: aMonth * 12 * 108 } });
    const { officers, calendar } = service;
    const months = [calendar.addMonths(service.today, 1), calendar.addMonths(service.today, 2)];
    for (const month of months) onTheMorningOf(service, month, () => recruitProbationOfficers(service));
    simulateUntil(service, months[1] + 40);
    const recruits: { serialNumber: number; day: number }[] = [];
    for (let each = officers.first; each < officers.end; each = officers.after(each))
      if (officers.source[each] === OfficerSource.recruited)
        recruits.push({ serialNumber: officers.serialNumber[each], day: officers.serviceFrom[each] });
    return { recruits, months, joined: service.flows.joinersPO };
  };

  test('each have a number of their own, which is none of a month: the count of a month is drawn by it', () => {
    const { recruits, joined } = recruitsAt(6);
    expect(recruits.length).toBeGreaterThan(5);
    expect(joined).toBe(recruits.length);
    expect(new Set(recruits.map(({ serialNumber }) => serialNumber)).size).toBe(recruits.length);
    for (const { serialNumber } of recruits) expect(serialNumber).toBeLessThan(0);
  });

  test('start on days of the month in which they are recruited, and not all on one', () => {
    const { recruits, months } = recruitsAt(6);
    for (const { day } of recruits) {
      expect(day).toBeGreaterThanOrEqual(months[0]);
      expect(day).toBeLessThan(months[1] + 31);
    }
    expect(new Set(recruits.map(({ day }) => day)).size).toBeGreaterThan(3);
  });

  test('come all the same where more are recruited: more is the same people and others', () => {
    const few = recruitsAt(3).recruits;
    const many = recruitsAt(9).recruits;
    expect(many.length).toBeGreaterThan(few.length);
    expect(many).toEqual(expect.arrayContaining(few));
  });
});

describe('the pressure of content', () => {
  test('follows the share of the points held that only a probation officer may hold, as cases come and go', () => {
    const service = emptyService({ strain: { content: 1, usual_high_risk: 0.2 } });
    const { officers, cases } = service;
    let holder: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      holder = officer(service, 'PO');
      for (const rosh of ['high', 'low'] as const) order(service, { rosh });
    });
    simulateUntil(service, 4);
    const [high, low] = [officers.pointsOnlyPO[holder], officers.points[holder] - officers.pointsOnlyPO[holder]];
    expect(low).toBe(51);
    expect(high).toBeGreaterThan(low);
    expect(pressureOn(service, holder)).toBeCloseTo(high / (high + low) - 0.2, 12);
    const held = officers.firstCase[holder];
    unassignCase(service, cases.points[held] === low ? held : cases.nextHeld[held]);
    expect(pressureOn(service, holder)).toBeCloseTo(0.8, 12);
  });
});

describe('services officers who take training places', () => {
  test('keep their service, leave a post behind and pass on what a trainee may not hold, and nobody leaves', () => {
    const service = emptyService({
      staff: { posts_probation_services_officers: 3 * 108 },
      training: { places: 2 * 108, september_share: 1, from_services_officers: 1, short_route: 1 },
    });
    const { officers, unit, flows } = service;
    let staff: OfficerId[] = [];
    onTheMorningOf(service, 95, () => {
      staff = [0, 1, 2].map(() => officer(service, 'PSO', 50));
      for (let i = 0; i < 6; i++) order(service);
    });
    onTheMorningOf(service, 100, () => {
      expect(staff.map((each) => officers.casesHeld[each])).toEqual([2, 2, 2]);
      startIntake(service);
      expect(unit.inPost).toEqual([0, 0, 1, 2, 0]);
      expect(unit.waitingList.cases.length).toBe(4);
      expect(unit.servicesOfficersInRecruitment).toBe(2);
    });
    simulateUntil(service, 103);
    expect([flows.traineesStarted, flows.joinersPSO, flows.leaversPSO]).toEqual([2, 0, 0]);
    const trainees = staff.filter((each) => grades[officers.grade[each]] === 'PQiP');
    expect(trainees.map((each) => [officers.available[each], officers.casesHeld[each]])).toEqual([
      [435, 0],
      [435, 0],
    ]);
    expect(new Set(staff.map((each) => officers.serviceFrom[each])).size).toBe(1);
    simulateUntil(service, 100 + 460);
    expect(trainees.map((each) => grades[officers.grade[each]])).toEqual(['NQO', 'NQO']);
    expect(unit.inPost[grades.indexOf('PSO')]).toBe(3);
  });
});

describe('agency places', () => {
  test.each([
    { share: 0, left: 0 },
    { share: 1, left: 2 },
  ])('of which a share of $share is taken by officers of the unit make $left leave the staff', ({ share, left }) => {
    const service = emptyService({ staff: { agency_officers: 2 * 108, agency_from_staff: share } });
    const { officers, unit, flows } = service;
    expect(unit.caseHolders.length).toBe(2); // those of the start come from outside
    onTheMorningOf(service, 40, () => {
      service.hasStaffTurnover = true;
      for (let i = 0; i < 3; i++) officer(service, 'PO');
      officer(service, 'NQO', 3);
      for (const agency of unit.caseHolders.slice(0, 2)) officerLeaves(service, agency, 'agency contract ends');
      adjustAgencyOfficers(service);
    });
    simulateUntil(service, 41);
    expect(flows.leaversPO).toBe(left);
    expect(unit.inPost[grades.indexOf('PO')]).toBe(3 - left);
    expect(unit.inPost[grades.indexOf('NQO')]).toBe(1);
    const agency = unit.caseHolders.filter((each) => officers.isAgency[each] === 1);
    expect(agency.filter((each) => officers.serviceFrom[each] < 0).length).toBe(left);
    expect(agency.length).toBe(2);
  });

  test('that end leave a share of their holders on the staff, as probation officers who have joined', () => {
    const service = emptyService({ staff: { agency_officers: 4 * 108, agency_to_staff: 1 } }, [
      { date: '2021-08-01', chapter: 'staff', name: 'agency_officers', value: 108 },
    ]);
    const { officers, unit, flows } = service;
    simulateUntil(service, 80);
    expect(unit.caseHolders.filter((each) => officers.isAgency[each] === 1).length).toBe(1);
    expect(unit.inPost[grades.indexOf('PO')]).toBe(3);
    expect(flows.joinersPO).toBe(3);
    expect(flows.leaversPO).toBe(0);
  });
});
