import { describe, expect, test } from 'vitest';
import { staffPart } from '../../src/model/time/day.ts';
import { Event } from '../../src/model/events.ts';
import { findCase, findOfficer, simulateService, traceCase, traceOfficer } from '../../src/model/index.ts';
import type { CaseTraceEntry, Dated, ServiceInput, TraceRequest } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { executeEvent } from '../../src/model/simulate.ts';
import { CaseStory } from '../../src/model/trace/case-story.ts';
import { parseCaseName, nameOfCase, nameOfOfficer } from '../../src/model/trace/agent-names.ts';
import { emptyService, officer, order } from './by-hand.ts';
import { baseline, monthly, nobodyIsAway, run, seed, staffHeld, sum, together, total, world } from './worlds.ts';
import type { CaseId } from '../../src/model/state/identity.ts';

const small = world({ years: 1 });
const place: TraceRequest = { input: small, seed, replication: 1, unit: 'A' };

describe('A service that is looked on at', () => {
  test('gives the same results to the last bit', () => {
    const units: ServiceInput = world({ years: 1, units: 3 });
    let looks = 0;
    const watched = simulateService(units, seed, 2, {
      observer: { eventComes: () => void looks++, unitEnds: () => {} },
    });
    const plain = simulateService(units, seed, 2);
    expect(watched.values).toEqual(plain.values);
    expect(looks).toBe(plain.events);
  });

  test('gives them too while a case and an officer are followed', () => {
    const story = new CaseStory((service) => parseCaseName(service, 'community-start-1'));
    expect(simulateService(small, seed, 1, { observer: story }).values).toEqual(simulateService(small, seed, 1).values);
    expect(story.traceEntries.length).toBeGreaterThan(1);
  });

  test('can be one delivery unit of several: what happens there is what happens among the others', () => {
    const units: ServiceInput = world({ years: 1, units: 3 });
    const whole = simulateService(units, seed, 1, { scopes: 'pdu' });
    const alone = simulateService(units, seed, 1, { scopes: 'pdu', unit: 'A 02' });
    const at = (result: typeof whole): number[] => {
      const scope = result.areas.indexOf('pdu:A 02');
      const width = result.values.length / result.dates.length / result.areas.length;
      return result.dates.flatMap((_, date) => [
        ...result.values.subarray(
          (date * result.areas.length + scope) * width,
          (date * result.areas.length + scope + 1) * width,
        ),
      ]);
    };
    expect(at(alone)).toEqual(at(whole));
  });
});

/** Events that a life by hand leaves out: chance among staff, months, and what the end of the run-in brings. */
const leftOut: readonly number[] = [
  Event.staffIsReviewed,
  Event.dayIsCounted,
  Event.monthIsCounted,
  Event.runBegins,
  Event.monthBegins,
];

/** Lives by hand until a day with a story kept of one case. */
function followed(service: Service, case_: CaseId, until: number): Dated<CaseTraceEntry>[] {
  const { cases, queue } = service;
  const story = new CaseStory(() => ({ source: cases.source[case_], serialNumber: cases.serialNumber[case_] }));
  while (queue.next(until)) {
    story.eventComes(service);
    if (!leftOut.includes(queue.kind)) executeEvent(service);
  }
  story.unitEnds(service);
  return story.traceEntries;
}

const whatOf = (entries: readonly Dated<CaseTraceEntry>[]): string[] => entries.map(({ on, what }) => `${on} ${what}`);

describe('The story of a case worked by hand', () => {
  test('nobody there: the first assessment is missed after its grace, for want of an officer on all 88 days', () => {
    // Day 0 is Tuesday 1 June 2021. The assessment is due after 20 working days, on 29 June, and can be begun from
    // tomorrow. The grace of 60 days ends on 28 August: 2 June to 28 August are 29 + 31 + 28 = 88 days. The next falls
    // due an interval of 365 days after 29 June 2021.
    const service = emptyService();
    const entries = followed(service, order(service), 100);
    expect(whatOf(entries).slice(0, -1)).toEqual([
      '2021-06-01 begins',
      '2021-06-01 waits',
      '2021-06-02 review opens',
      '2021-06-29 review falls due',
      '2021-08-28 review is missed',
    ]);
    const missed = entries.find(({ what }) => what === 'review is missed');
    expect(missed).toMatchObject({
      isFirst: true,
      when: 'the grace had passed',
      dueOn: '2021-06-29',
      nextDueOn: '2022-06-29',
    });
    expect(missed).toMatchObject({
      figures: {
        from: '2021-06-02',
        to: '2021-08-28',
        days: 88,
        withoutOfficer: 88,
        officerAway: 0,
        inQueue: 0,
        completed: 0,
        done: 0,
      },
    });
  });

  test('an officer with time: allocated on the day, and assessed in time', () => {
    const service = emptyService();
    officer(service, 'PO');
    const entries = followed(service, order(service), 60);
    expect(entries.map(({ what }) => what)).toEqual([
      'begins',
      'waits',
      'is allocated',
      'review opens',
      'review is done',
      'run ends',
    ]);
    expect(entries.find(({ what }) => what === 'is allocated')).toMatchObject({
      first: true,
      figures: { days: 0, cases: 1 },
    });
    expect(entries.find(({ what }) => what === 'review is done')).toMatchObject({
      daysLate: 0,
      before: 'low',
      recorded: 'low',
    });
  });

  test('three orders of one day: the third has two others ahead of it in the queue', () => {
    const service = emptyService();
    officer(service, 'PO');
    const [, , third] = [order(service), order(service), order(service)];
    expect(followed(service, third, 3).find(({ what }) => what === 'review opens')).toMatchObject({
      figures: { ahead: 2, reviews: 3, tasks: 0, cases: 3 },
    });
  });

  test('the officer leaves: the case comes back, and goes to another on the same day', () => {
    const service = emptyService();
    const [first, second] = [officer(service, 'PO'), officer(service, 'PO')];
    service.queue.addOn(9, staffPart, Event.officerLeaves, first);
    const [back, again] = followed(service, order(service), 20).filter(
      ({ on, what }) => on === '2021-06-10' || what === 'comes back',
    );
    expect(back).toMatchObject({
      what: 'comes back',
      because: 'left the service',
      officer: { name: nameOfOfficer(service, first), grade: 'PO' },
    });
    expect(again).toMatchObject({
      what: 'is allocated',
      first: false,
      officer: { name: nameOfOfficer(service, second) },
      figures: { days: 0 },
    });
  });

  test('the officer is off for some days while the review waits: it is told, and the days are counted', () => {
    const service = emptyService({
      work: { initial_assessment: 2000 },
      absence: { spell_spread: 0, short_spell_lasts: 5 },
    });
    const only = officer(service, 'PO');
    service.queue.addOn(10, staffPart, Event.shortSpellBegins, only);
    const entries = followed(service, order(service), 100);
    // Five working days are seven calendar days.
    expect(whatOf(entries)).toContain('2021-06-11 officer is away');
    expect(whatOf(entries)).toContain('2021-06-18 officer is back');
    expect(entries.find(({ what }) => what === 'review is missed')).toMatchObject({
      figures: { days: 88, officerAway: 7, withoutOfficer: 0, inQueue: 81, aheadMost: 0 },
    });
  });
});

describe('Agents that are looked for', () => {
  test('have a name that leads back to them', () => {
    const service = emptyService();
    const source = service.unit.plan.number * 4;
    const identities = [0, 1, 2].flatMap((sentence) =>
      [-1, -57, 0, 4095, 4096 * 30 + 2].map((serialNumber) => ({ source: source + sentence, serialNumber })),
    );
    for (const identity of [
      ...identities,
      { source: source + 2, serialNumber: -1_000_000 },
      { source: source + 2, serialNumber: -1_000_041 },
    ]) {
      expect(parseCaseName(service, nameOfCase(service, identity))).toEqual(identity);
    }
    expect(nameOfCase(service, { source: source + 1, serialNumber: 4096 + 2 })).toBe('suspended-2021-06-02-3');
    for (const name of [
      '',
      'community-start-0',
      'licence-2021-06-02-1',
      'community-2021-06-02',
      'community-2020-01-01-1',
    ])
      expect(parseCaseName(service, name), name).toBeUndefined();
  });

  test('are all different: no two officers of a unit have one name', () => {
    const names = new Set<string>();
    let count = 0;
    const unitEnds = (service: Service) => {
      for (let each = service.officers.first; each < service.officers.end; each = service.officers.after(each)) {
        names.add(nameOfOfficer(service, each));
        count++;
      }
    };
    simulateService(world({ years: 3 }), seed, 1, { observer: { eventComes: () => {}, unitEnds } });
    expect(names.size).toBe(count);
    expect(
      [...names].filter(
        (name) => !/^(PO|NQO|PSO|SPO|PQiP|agency)(-[a-z]+)?(-\d{4}-\d\d-\d\d)?(-\d+){1,2}(-holder-\d+)?$/.test(name),
      ),
    ).toEqual([]);
  });

  test('are as many missed reviews as the run counts, and the story of each tells why it was missed on its day', () => {
    const result = run(small);
    const { count } = findCase(place, { missedReview: 1 });
    expect(count).toBe(total(result, 'reviews.missed'));
    for (const missedReview of [1, 40, count]) {
      const { name, on } = findCase(place, { missedReview });
      const missed = traceCase(place, name!).traceEntries.find(
        (each) => each.on === on && each.what === 'review is missed',
      );
      expect(missed, name).toBeDefined();
      const { figures } = missed as Extract<CaseTraceEntry, { what: 'review is missed' }>;
      expect(
        Math.abs(figures.days - figures.withoutOfficer - figures.officerAway - figures.inQueue),
      ).toBeLessThanOrEqual(2);
    }
  });

  test('are of the risk that is asked for', () => {
    const { name, on } = findCase(place, { missedReview: 2, risk: 'high' });
    const recorded = traceCase(place, name!)
      .traceEntries.filter((each) => each.on <= on!)
      .flatMap((each) => ('recorded' in each ? [each.recorded] : []));
    expect(recorded.at(-1)).toBe('high');
  });

  test('have numbers from 1: every number has a case with a story, and none has one beyond the last', () => {
    const { count } = findCase(place, { number: 0 });
    const names = [1, 2, 1000, count - 1, count].map((number) => findCase(place, { number }).name);
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(traceCase(place, name!).traceEntries[0], name).toMatchObject({ what: 'begins' });
    expect(findCase(place, { number: count + 1 })).toEqual({ count });
    const officers = findOfficer(place, 0).count;
    expect(findOfficer(place, officers + 1)).toEqual({ count: officers });
    expect(traceOfficer(place, findOfficer(place, officers).name!).traceEntries[0]).toMatchObject({ what: 'joins' });
  });

  test('that nobody is have no story', () => {
    expect(traceCase(place, 'community-start-99999').traceEntries).toEqual([]);
    expect(traceOfficer(place, 'PO-99999').traceEntries).toEqual([]);
  });
});

describe('The story of one agent in two scenarios', () => {
  const date = '2021-12-15';
  const change = {
    date,
    chapter: 'work',
    name: 'nominal_target',
    value: 0.7 * baseline.parameters.work.nominal_target,
  };
  const tight = { ...place, input: world({ years: 1, changes: [change] }) };

  test('is the same before the first change, and another after it', () => {
    const name = 'NQO-3'; // newly qualified officers all hold cases
    const [one, other] = [traceOfficer(place, name).traceEntries, traceOfficer(tight, name).traceEntries];
    const before = (all: typeof one) => all.filter(({ on }) => on < date);
    expect(before(one).length).toBeGreaterThan(2);
    expect(before(other)).toEqual(before(one));
    expect(other).not.toEqual(one);
  });

  test('begins with the same person: sentence, risk and length are those of the other scenario', () => {
    const { name } = findCase(place, { number: 2600 });
    const of = (where: TraceRequest) =>
      traceCase(where, name!).traceEntries[0] as Extract<CaseTraceEntry, { what: 'begins' }>;
    const { figures: _, officer: _one, ...one } = of(place);
    const { figures: _also, officer: _other, ...other } = of(tight);
    expect(other).toEqual(one);
  });
});

describe('The story of an officer', () => {
  const stories = ['NQO-1', 'NQO-2', 'NQO-3'].map((name) => traceOfficer(place, name).traceEntries);

  test('has a line on the last day of each quarter, and ends when they leave or the run does', () => {
    for (const entries of stories) {
      const quarters = entries.filter(({ what }) => what === 'quarter ends').map(({ on }) => on);
      const last = entries.at(-1)!;
      const without = entries.find((each) => each.what === 'grade changes' && !each.holdsCases)?.on ?? last.on; // may leave sentence management as a full officer
      expect(quarters).toEqual(
        ['2020-12-31', '2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31', '2022-03-31', '2022-06-30'].filter(
          (day) => day < without,
        ),
      );
      expect(['leaves', 'run ends']).toContain(last.what);
    }
  });

  test('of one who holds no cases has no line for a quarter', () => {
    const { traceEntries } = traceOfficer(place, 'SPO-1');
    expect(traceEntries[0]).toMatchObject({ what: 'joins', grade: 'SPO', holdsCases: false });
    expect(traceEntries.map(({ what }) => what)).not.toContain('quarter ends');
  });

  test('of one who is the only officer has all reviews of the unit', () => {
    // The staff of a unit as small as one officer and a few cases.
    const tiny = world({
      years: 1,
      settings: together(staffHeld, nobodyIsAway, {
        organisation: { share_of_service: 0.0001 },
        staff: {
          probation_officers: 10_000,
          probation_services_officers: 0,
          senior_probation_officers: 0,
          part_time: 0,
          in_sentence_management: { probation_officers: 1, probation_services_officers: 1, trainees: 1 },
        },
      }),
    });
    const result = run(tiny);
    expect(monthly(result, 'staff.headcount.PO')[0]).toBe(1);
    const { traceEntries } = traceOfficer({ ...place, input: tiny }, 'PO-1');
    const done = traceEntries.flatMap((each) =>
      each.what === 'quarter ends' && each.on > '2021-07-01' ? [each.figures] : [],
    );
    for (const [kind, metric] of [
      ['inTime', 'reviews.inTime'],
      ['late', 'reviews.late'],
    ] as const) {
      expect(sum(done.map((each) => each[kind])), kind).toBe(total(result, metric, 1, 9)); // quarters before the last day of the run
    }
    expect(sum(done.map(({ inTime }) => inTime))).toBeGreaterThan(0);
  });
});
