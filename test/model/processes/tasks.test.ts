import { describe, expect, test } from 'vitest';
import { reportKinds } from '../../../src/model/categories.ts';
import type { TaskKind } from '../../../src/model/categories.ts';
import { simulateService } from '../../../src/model/index.ts';
import { Event } from '../../../src/model/events.ts';
import { returnCases } from '../../../src/model/processes/cases/allocation.ts';
import { orderIsBreached } from '../../../src/model/processes/cases/enforcement.ts';
import { personIsRecalled, personIsReleasedAgain } from '../../../src/model/processes/cases/supervision.ts';
import { longSpellBegins } from '../../../src/model/processes/staff/absence.ts';
import { contactDone, contactKeptUp } from '../../../src/model/processes/work/officer-work.ts';
import { reportIsRequested } from '../../../src/model/processes/work/reports.ts';
import { workGroups } from '../../../src/model/rules/tasks/groups.ts';
import type { Service } from '../../../src/model/service.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';
import { emptyService, licence, officer, onTheMorningOf, order, simulateUntil, timesOf } from '../by-hand.ts';
import { baseline, monthly, seed, world } from '../worlds.ts';
import type { Settings } from '../worlds.ts';

/*
 * As in reviews.test.ts: an order is 51 points a month, 5 of them for assessments, so that contact is 46. A full-time
 * officer has 2,176 points. Day 2 is a Thursday, day 3 a Friday.
 */
const { tasks } = baseline.parameters;
const effort = (points: Partial<Record<TaskKind, number>>): Settings => ({
  tasks: { effort: { ...tasks.effort, ...points } },
});
const perDay = (points: number): number => points / 30.4375;

const enforcement = workGroups.indexOf('enforcement');
const reports = workGroups.indexOf('reports');
const standardReport = reportKinds.indexOf('standard_report');

/** Something made on the morning of day 2. */
function onDayTwo<Made>(service: Service, make: () => Made): () => Made {
  let made: Made | undefined;
  onTheMorningOf(service, 2, () => (made = make()));
  return () => made!;
}

describe('a task about a case', () => {
  test('recall papers of 40 points are begun at once and due on the next working day', () => {
    const service = emptyService(effort({ recall_papers: 40 }));
    const made = onDayTwo(service, () => ({ officer: officer(service, 'PO'), case_: licence(service) }));
    onTheMorningOf(service, 10, () => {
      personIsRecalled(service, made().case_); // a Friday
      const task = service.cases.firstTask[made().case_];
      expect(service.tasks.dueOn[task]).toBe(13);
      // Four days to the end of Monday: 40 / 4 points a day.
      expect(service.officers.taskLoad[made().officer]).toBe(Math.round(1000 * 10 * 30.4375));
    });
    const happened = simulateUntil(service, 15);
    // Custody points are 17 a month, and nothing else is to be done.
    expect(timesOf(happened, Event.taskIsCompleted)).toEqual([expect.closeTo(10 + 40 / perDay(2176 - 17), 9)]);
    expect(service.flows.tasksInTime[enforcement]).toBe(1);
    expect(service.flows.work[enforcement]).toBe(40_000);
    expect(service.officers.taskLoad[made().officer]).toBe(0);
  });

  test('it interrupts an assessment, of which the effort given is kept', () => {
    // 487 points a month of time beside contact with three orders, 16 a day: an assessment of 48 takes three days.
    const service = emptyService({
      ...effort({ breach_pack: 32 }),
      work: { nominal_target: 625 },
      supervision: { breach_work: 0 },
    });
    const made = onDayTwo(service, () => {
      officer(service, 'PO');
      return [order(service), order(service), order(service)];
    });
    onTheMorningOf(service, 4, () => orderIsBreached(service, made()[2]));
    const happened = simulateUntil(service, 30);
    expect(timesOf(happened, Event.taskIsCompleted)).toEqual([expect.closeTo(6, 9)]);
    // One day's work of the first had been done on day 4.
    expect(timesOf(happened, Event.assessmentIsCompleted)).toEqual([8, 11, 14].map((day) => expect.closeTo(day, 9)));
  });

  test('contact and reviews make room for it by the rule for both, and come back when it is done', () => {
    const service = emptyService({ ...effort({ recall_papers: 4 }), work: { nominal_target: 80, contact_first: 1 } });
    const made = onDayTwo(service, () => {
      const of = officer(service, 'PO');
      service.officers.available[of] = 10_000; // for the allocation of one case more than there is room for
      return { officer: of, orders: [order(service)], case_: licence(service) };
    });
    const kept: number[] = [];
    onTheMorningOf(service, 3, () => (service.officers.available[made().officer] = 80));
    onTheMorningOf(service, 9, () => {
      personIsRecalled(service, made().case_);
      kept.push(contactKeptUp(service, made().officer));
    });
    const happened = simulateUntil(service, 12);
    // Papers of 4 points in two days ask for 60.875 of the 80 points there are; an order and a recalled case, 51 + 17,
    // shed what is left alike. The queue works at 60.875 and the order's share of 5 for assessments.
    expect(kept).toEqual([expect.closeTo((80 - 60.875) / (51 + 17), 12)]);
    const pace = perDay(60.875 + 5 * kept[0]);
    expect(timesOf(happened, Event.taskIsCompleted)).toEqual([expect.closeTo(9 + 4 / pace, 6)]);
    expect(service.flows.tasksInTime[enforcement]).toBe(1);
    expect(contactKeptUp(service, made().officer)).toBe(1);
  });

  test('one that asks for more time than there is takes all of it and is late', () => {
    const service = emptyService({ ...effort({ recall_papers: 16 }), work: { nominal_target: 121.75 } });
    const made = onDayTwo(service, () => ({ officer: officer(service, 'PO'), case_: licence(service) }));
    onTheMorningOf(service, 9, () => {
      personIsRecalled(service, made().case_);
      expect(contactKeptUp(service, made().officer)).toBe(0);
    });
    // 121 points are four days' worth of 3.975.
    const happened = simulateUntil(service, 20);
    expect(timesOf(happened, Event.taskIsCompleted)).toEqual([expect.closeTo(9 + 16 / perDay(121), 6)]);
    expect(service.flows.tasksLate[enforcement]).toBe(1);
  });

  test('it waits with the case while nobody holds it, goes to the next officer, and is cancelled with release', () => {
    const service = emptyService(effort({ recall_papers: 1000 }));
    const made = onDayTwo(service, () => ({ first: officer(service, 'PO'), case_: licence(service) }));
    const officerOfTask = () => service.tasks.officer[service.cases.firstTask[made().case_]];
    const seen: OfficerId[] = [];
    let second: OfficerId = none;
    onTheMorningOf(service, 9, () => personIsRecalled(service, made().case_));
    onTheMorningOf(service, 10, () => {
      seen.push(officerOfTask());
      service.unit.caseHolders.length = 0;
      returnCases(service, made().first);
      seen.push(officerOfTask());
      second = officer(service, 'PO');
    });
    onTheMorningOf(service, 13, () => {
      seen.push(officerOfTask());
      // A day of the first officer's work is kept, and three of the second's are done.
      expect(service.officers.taskLoad[made().first]).toBe(0);
    });
    onTheMorningOf(service, 14, () => personIsReleasedAgain(service, made().case_));
    simulateUntil(service, 15);
    expect(seen).toEqual([made().first, none, second]);
    expect(service.cases.firstTask[made().case_]).toBe(none);
    expect(service.officers.taskLoad[second]).toBe(0);
    expect(service.tasks.begun).toBe(1);
    expect(service.tasks.ended).toBe(1);
  });

  test('of a breach the measure counts the same points; what the pack takes of them is no contact', () => {
    const load = (pack: number) => {
      const service = emptyService({ ...effort({ breach_pack: pack }), supervision: { breach_work: 65 } });
      const made = onDayTwo(service, () => ({ officer: officer(service, 'PO'), case_: order(service) }));
      onTheMorningOf(service, 4, () => orderIsBreached(service, made().case_));
      simulateUntil(service, 5);
      return [service.officers.points[made().officer], contactDone(service, made().officer)];
    };
    expect(load(0)).toEqual([51 + 65, 46 + 65]);
    expect(load(40)).toEqual([51 + 65, 46 + 25]);
    expect(load(90)).toEqual([51 + 65, 46]);
  });
});

describe('a report', () => {
  test('it counts 138 points for 30 days with the least loaded officer who may write it, and is no contact', () => {
    const service = emptyService();
    const made = onDayTwo(service, () => {
      const [trainee, services, holder] = [officer(service, 'PQiP'), officer(service, 'PSO'), officer(service, 'PO')];
      order(service);
      return { trainee, services, holder };
    });
    let free: OfficerId = none;
    onTheMorningOf(service, 4, () => {
      free = officer(service, 'PO');
      order(service);
      service.officers.points[made().holder] += 1; // never mind who got which order
      reportIsRequested(service, standardReport);
      reportIsRequested(service, standardReport);
    });
    const countedOn = (day: number) => {
      simulateUntil(service, day);
      const { trainee, services, holder } = made();
      return [trainee, services, holder, free].map((each) => service.officers.taskPoints[each]);
    };
    expect(countedOn(5)).toEqual([0, 0, 138, 138]);
    expect(countedOn(34)).toEqual([0, 0, 138, 138]);
    expect(countedOn(35)).toEqual([0, 0, 0, 0]);
    expect(service.flows.tasksInTime[reports]).toBe(2);
    expect(service.flows.work[reports]).toBe(276_000);
  });

  test('it goes to another officer when its own goes away for long', () => {
    const service = emptyService({ work: { nominal_target: 100 }, absence: { long_spell_lasts: 50, spell_spread: 0 } });
    const made = onDayTwo(service, () => {
      const first = officer(service, 'PO');
      reportIsRequested(service, standardReport);
      return { first, second: officer(service, 'PO') };
    });
    const loads: number[][] = [];
    const note = () => loads.push([made().first, made().second].map((each) => service.officers.taskLoad[each]));
    onTheMorningOf(service, 3, note);
    onTheMorningOf(service, 3, () => longSpellBegins(service, made().first));
    onTheMorningOf(service, 3, note);
    simulateUntil(service, 4);
    expect(loads.map((each) => each.map((load) => load > 0))).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe('countersigning', () => {
  const assessedBy = (seniors: number) => {
    const service = emptyService({ tasks: { countersignatures: 5 }, work: { nominal_target: 20_000 } });
    const made = onDayTwo(service, () => {
      officer(service, 'PO');
      for (let i = 0; i < seniors; i++) officer(service, 'SPO');
      return [1, 2, 3, 4].map((each) => order(service, { rosh: each === 4 ? 'low' : 'high' }));
    });
    const happened = simulateUntil(service, 40);
    return { service, cases: made(), happened };
  };

  test('a senior countersigns five a week, one on each working day, in order of writing; low risk waits for nobody', () => {
    const { service, cases, happened } = assessedBy(1);
    // All are written on Friday, day 3, within the day; seniors work on Friday, Monday and Tuesday.
    expect(timesOf(happened, Event.assessmentIsCountersigned)).toEqual([4, 7, 8]);
    expect(cases.map((case_) => service.cases.assessedOn[case_]).sort((a, b) => a - b)).toEqual([3, 3, 6, 7]);
    expect(service.flows.countersigned).toBe(3);
    expect(service.flows.daysToCountersigning).toBe(0 + 3 + 4);
  });

  test('without a senior nothing of high risk is complete, and it is missed when the grace has passed', () => {
    const { service, cases } = assessedBy(0);
    expect(service.unit.awaitingCountersignature.size).toBe(3);
    expect(cases.map((case_) => service.cases.assessedOn[case_] > 0)).toEqual([false, false, false, true]);
    simulateUntil(service, 100);
    expect(service.flows.missed).toBe(3);
    expect(service.unit.awaitingCountersignature.size).toBe(0);
  });
});

describe('a region with all kinds of task', () => {
  const all: Settings = {
    tasks: {
      reports: {
        oral_report: 950,
        fast_report: 7900,
        standard_report: 1800,
        parole_report: 17_163,
        arms_assessment: 9000,
      },
      effort: { ...tasks.effort, recall_papers: 40, licence_warning: 13, breach_pack: 65, early_release_papers: 27 },
      licence_warnings: 1,
      enforcement_gives_way: 2,
      countersignatures: 3,
    },
    demand: { early_release_days: 30, early_release_share: 0.4 },
    training: { places: 1500 },
  };
  // Staff leave and fall sick, cases move: the balances are checked at each month end.
  const result = simulateService(world({ units: 3, years: 2, settings: all }), seed, 1, { checkBalance: true });

  test('its time goes to supervision, assessments, reports and enforcement, and to nothing else', () => {
    const shares = (['supervision', 'assessments', 'reports', 'enforcement'] as const).map((group) =>
      monthly(result, `workShare.${group}`),
    );
    for (let month = 0; month < 24; month++) expect(shares.reduce((sum, of) => sum + of[month], 0)).toBeCloseTo(100, 9);
    // Reports of 2.9 and parole of 2.1 million points a year are a fair part of the work of the service.
    expect(Math.min(...shares[2])).toBeGreaterThan(1);
  });

  test('work on reports is what they are asked for, over the run', () => {
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const points = 950 * 30 + 7900 * 65 + 1800 * 138 + 17_163 * 120;
    const papers = sum(monthly(result, 'releases')) * 0.4 * 27;
    const expected = 2 * (3 / 108) * points + papers;
    expect(sum(monthly(result, 'work.reports')) / expected).toBeGreaterThan(0.93);
    expect(sum(monthly(result, 'work.reports')) / expected).toBeLessThan(1.07);
  });
});
