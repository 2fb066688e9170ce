import { describe, expect, test } from 'vitest';
import { Event } from '../../../src/model/events.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import type { Service } from '../../../src/model/service.ts';
import { ReviewStage, Stage } from '../../../src/model/state/cases.ts';
import { emptyService, executionsOf, licence, simulateUntil, onTheMorningOf } from '../by-hand.ts';
import { contactEndsAfter, monthly, plainWork, run, together, total, world } from '../worlds.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';

/** Supervision from day 2 to day 489, of which the last six months, 183 days, come after the sentence: from day 306. */
const sixMonths = { post_sentence_share: 1, post_sentence_length: 6 };

describe('post-sentence supervision', () => {
  test('follows the licence to the end of supervision, with the points of a licence and its reviews', () => {
    const service = emptyService({ supervision: sixMonths });
    let person: CaseId = none;
    onTheMorningOf(service, 2, () => (person = licence(service)));
    const { cases } = service;
    simulateUntil(service, 306);
    expect(cases.stage[person]).toBe(Stage.licence);
    const points = cases.points[person];
    simulateUntil(service, 307);
    expect([cases.stage[person], cases.points[person]]).toEqual([Stage.postSentence, points]);
    expect(cases.review[person]).not.toBe(ReviewStage.none);
    const ends = executionsOf(simulateUntil(service, 500), Event.supervisionEnds);
    expect(ends).toEqual([[person, 489]]);
  });

  test('releases whoever is on recall when the sentence ends, with an assessment due', () => {
    const service = emptyService({ supervision: sixMonths });
    let person: CaseId = none;
    onTheMorningOf(service, 2, () => (person = licence(service)));
    onTheMorningOf(service, 200, () => personIsRecalled(service, person)); // for 122 days, to day 322
    simulateUntil(service, 306);
    expect(service.cases.stage[person]).toBe(Stage.recalled);
    const executed = simulateUntil(service, 400);
    expect(executionsOf(executed, Event.postSentenceSupervisionBegins)).toEqual([[person, 306]]);
    expect(executionsOf(executed, Event.personIsReleasedAgain)).toEqual([]);
    expect(service.cases.stage[person]).toBe(Stage.postSentence);
    expect(executionsOf(executed, Event.reviewOpens).filter(([, at]) => at > 306 && at < 340)).toHaveLength(1);
  });

  test('knows no recall, however often people on licence are recalled', () => {
    const service = emptyService({ supervision: { ...sixMonths, recall_rate: 5 } });
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 50; i++) licence(service);
    });
    const recalls = executionsOf(simulateUntil(service, 489), Event.personIsRecalled);
    expect(recalls.length).toBeGreaterThan(50);
    expect(recalls.filter(([, at]) => at >= 306)).toEqual([]);
  });

  test('has no contact where contact ends early: it ended after its share of the licence, or with the return from recall', () => {
    const service = emptyService({ supervision: { ...sixMonths, contact_ends_after: contactEndsAfter(0.5) } });
    const people: CaseId[] = [];
    onTheMorningOf(service, 2, () => people.push(licence(service), licence(service)));
    onTheMorningOf(service, 150, () => personIsRecalled(service, people[1])); // longer than to day 154
    const ended = (day: number): number[] => {
      simulateUntil(service, day);
      return people.map((case_) => service.cases.contactHasEnded[case_]);
    };
    expect(ended(154)).toEqual([0, 0]); // 2 + 304 / 2 = 154
    expect(ended(155)).toEqual([1, 0]);
    expect(ended(310)).toEqual([1, 1]);
  });

  test('has as many people, from the first month end, as releases that are followed by it come in its length', () => {
    const units = 8;
    const settings = together(plainWork, {
      supervision: {
        post_sentence_share: 0.6,
        post_sentence_length: 5,
        licence_length_spread: 0.3,
        recall_rate: 0.33,
        recall_length: 5,
      },
    });
    const input = world({ units, settings });
    const { demand, supervision } = input.parameters;
    const result = run(input, 1, true); // with all that must hold checked at each month end
    const released = (demand.custodial_sentences * units) / 108;
    const expected = released * 0.6 * (5 / 12);
    const people = monthly(result, 'caseload.postSentence');
    for (const month of [0, 11]) expect(Math.abs(people[month] - expected)).toBeLessThan(4 * Math.sqrt(expected));
    // Nobody is recalled in that time.
    const onLicence = released * (supervision.licence_length / 12 - 0.6 * (5 / 12));
    const onRecall = (supervision.recall_rate / 12) * supervision.recall_length;
    const recalls = (onLicence * supervision.recall_rate) / (1 + onRecall);
    expect(Math.abs(total(result, 'recalls') - recalls)).toBeLessThan(4 * Math.sqrt(recalls));
  });
});

describe('post-sentence supervision abolished (section 34 of the Act)', () => {
  /** Day 206. */
  const abolished = (date: string, value = false) => ({
    date,
    chapter: 'supervision',
    name: 'post_sentence_supervision',
    value,
  });
  const endsOf = (service: Service, until = 500) =>
    executionsOf(simulateUntil(service, until), Event.supervisionEnds).map(([person, at]) => [person, at] as const);

  test('lapses on the day for those under it, and present and later licences end with the sentence', () => {
    const service = emptyService({ supervision: { ...sixMonths, post_sentence_length: 12 } }, [
      abolished('2021-12-24'),
    ]);
    const people: CaseId[] = [];
    // The first is after the sentence from day 124; the sentence of the second ends on day 222, on recall.
    for (const day of [2, 100, 210]) onTheMorningOf(service, day, () => people.push(licence(service)));
    onTheMorningOf(service, 150, () => personIsRecalled(service, people[1])); // longer than to day 222
    const executed = simulateUntil(service, 500);
    expect(executionsOf(executed, Event.supervisionEnds)).toEqual([
      [people[0], 206],
      [people[2], 332],
    ]);
    expect(executionsOf(executed, Event.postSentenceSupervisionBegins)).toEqual([
      [people[0], 124],
      [people[1], 222],
    ]);
    expect(people.slice(0, 2).map((person) => service.cases.stage[person])).toEqual([none, none]);
    expect(service.unit.needingOfficer).toBe(0);
  });

  test('brought back, follows the licences that begin from then on', () => {
    const service = emptyService({ supervision: { ...sixMonths, post_sentence_length: 12 } }, [
      abolished('2021-12-24'),
      abolished('2022-01-27', true), // day 240
    ]);
    const people: CaseId[] = [];
    for (const day of [200, 250]) onTheMorningOf(service, day, () => people.push(licence(service)));
    simulateUntil(service, 325);
    expect(service.cases.stage[people[0]]).toBe(none); // on day 322
    expect(endsOf(service, 800)).toEqual([[people[1], 737]]);
  });

  test('is of nobody where there is none from the start, and those on licence are as many as with it', () => {
    const input = (post_sentence_supervision: boolean) =>
      world({
        units: 6,
        settings: { supervision: { ...sixMonths, post_sentence_share: 0.6, post_sentence_supervision } },
      });
    const [on, off] = [run(input(true)), run(input(false), 1, true)];
    expect(total(off, 'caseload.postSentence')).toBe(0);
    // Nobody's recall, release or sentence is otherwise.
    for (const name of ['releases', 'recalls', 'caseload.custody'] as const)
      expect(monthly(off, name)).toEqual(monthly(on, name));
    monthly(on, 'caseload.all').forEach((all, month) =>
      expect(monthly(off, 'caseload.all')[month]).toBe(all - monthly(on, 'caseload.postSentence')[month]),
    );
  });

  test('lapses in a unit of the service without a case left over', () => {
    const result = run(world({ changes: [abolished('2021-12-15')] }), 1, true);
    expect(monthly(result, 'caseload.postSentence').map((people) => people > 0)).toEqual(
      result.dates.map((date) => date < '2021-12-15'),
    );
  });
});
