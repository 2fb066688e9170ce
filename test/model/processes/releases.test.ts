import { describe, expect, test } from 'vitest';
import { Sentence, Stage } from '../../../src/model/state/cases.ts';
import { meanMonthsOfRecall, simulateService } from '../../../src/model/index.ts';
import { startSentence } from '../../../src/model/processes/cases/custody.ts';
import { createCase } from '../../../src/model/processes/cases/new-case.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import { largestCaseload } from '../../../src/model/counts/stock-count.ts';
import { emptyService, licence, simulateUntil, officer, onTheMorningOf, order } from '../by-hand.ts';
import { monthly, plainWork, run, seed, together, total, world } from '../worlds.ts';
import type { Settings } from '../worlds.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';

/*
 * A sentence of day 2, Thursday 3 June 2021. Four months in custody are 121.75 days: the person is expected on day 124,
 * Sunday 3 October, and released on the working day after it, day 125. A recall of day 200 lasts 122 days, to day 322.
 */
const lengths: Settings = {
  supervision: { custody_length: 4, custody_length_spread: 0, licence_length: 16, licence_length_spread: 0 },
};

/** First releases and recalls that have been counted by the end of each of some days. */
function countedBy(
  days: readonly number[],
  demand: Settings['demand'] = {},
): (readonly [releases: number, recalls: number])[] {
  const service = emptyService({ ...lengths, demand });
  let person: CaseId = none;
  onTheMorningOf(service, 2, () => {
    person = createCase(service, Sentence.custodial, 1);
    startSentence(service, person);
  });
  onTheMorningOf(service, 200, () => personIsRecalled(service, person));
  return days.map((day) => {
    simulateUntil(service, day + 1);
    return [service.flows.releases, service.flows.recalls];
  });
}

describe('a person sentenced to custody', () => {
  test('counts as released on the day of the first release, as recalled on the day of the recall, and not again when released again', () => {
    expect(countedBy([124, 125, 199, 200, 321, 322])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('counts as released once where release is early: expected 70 days sooner, ten weeks, on another Sunday, and released on day 55', () => {
    expect(countedBy([54, 55, 125], { early_release_days: 70, early_release_share: 1 })).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('a recall for a fixed term', () => {
  test.each([
    ['fixed_14', 14],
    ['fixed_28', 28],
    ['fixed_56', 56],
  ] as const)('%s ends after %i days, and is counted beside all recalls', (kind, days) => {
    const noKind = { standard: 0, fixed_14: 0, fixed_28: 0, fixed_56: 0 };
    const service = emptyService({ supervision: { recall_kinds: { ...noKind, [kind]: 1 } } });
    let person: CaseId = none;
    onTheMorningOf(service, 2, () => (person = licence(service)));
    onTheMorningOf(service, 100, () => personIsRecalled(service, person));
    simulateUntil(service, 100 + days);
    expect(service.cases.stage[person]).toBe(Stage.recalled);
    simulateUntil(service, 101 + days);
    expect(service.cases.stage[person]).toBe(Stage.licence);
    expect([service.flows.recalls, service.flows.recallsFixedTerm]).toEqual([1, 1]);
  });

  test('leaves as many in custody on recall, from the first month end, as recalls come in their mean length', () => {
    const kinds = { standard: 0.4, fixed_14: 0.2, fixed_28: 0.3, fixed_56: 0.1 };
    const units = 8;
    const recalls = { supervision: { recall_kinds: kinds, recall_rate: 0.8, recall_length: 5 } };
    const input = world({ units, settings: together(plainWork, recalls) });
    const { demand, supervision } = input.parameters;
    const result = run(input);
    const onRecall = (0.8 / 12) * meanMonthsOfRecall(kinds, supervision.recall_length);
    const supervised = ((demand.custodial_sentences * units) / 108) * (supervision.licence_length / 12);
    const expected = (supervised * onRecall) / (1 + onRecall);
    const recalled = monthly(result, 'caseload.recalled');
    // What the start takes for the equilibrium is where a year of recalls and releases leads to.
    expect(Math.abs(recalled[0] - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(Math.abs(recalled[11] - recalled[0])).toBeLessThan(4 * Math.sqrt(expected));
    const share = total(result, 'recalls.fixedTerm') / total(result, 'recalls');
    expect(Math.abs(share - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / total(result, 'recalls')));
  });
});

describe('releases and recalls over a year', () => {
  const { demand, supervision } = world().parameters;
  const units = 4;
  const result = run(world({ units }));
  // As many as are sentenced; and of each, the recall rate for every year on licence in the community.
  const released = (demand.custodial_sentences * units) / 108;
  const yearsInTheCommunity =
    supervision.licence_length / 12 / (1 + (supervision.recall_rate * supervision.recall_length) / 12);

  test.each([
    ['releases', released],
    ['recalls', released * yearsInTheCommunity * supervision.recall_rate],
  ] as const)('%s are about %i, within four standard errors of a Poisson count', (name, expected) => {
    expect(Math.abs(total(result, name) - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

describe('the largest caseload', () => {
  test('is that of whoever holds the most, away or not', () => {
    const service = emptyService({ work: { nominal_target: 10_000 } });
    onTheMorningOf(service, 2, () => {
      officer(service, 'PO');
      for (let i = 0; i < 3; i++) order(service);
    });
    onTheMorningOf(service, 10, () => {
      officer(service, 'PO');
      for (let i = 0; i < 2; i++) order(service);
    });
    simulateUntil(service, 20);
    expect(largestCaseload(service)).toBe(3);
  });

  test('of a region is that of its unit with the most', () => {
    const result = simulateService(world({ units: 3, years: 0.25 }), seed, 1, { scopes: 'pdu' });
    const ofUnits = ['A 01', 'A 02', 'A 03'].map((name) => monthly(result, 'caseload.largest', `pdu:${name}`));
    const most = result.dates.map((_, month) => Math.max(...ofUnits.map((each) => each[month])));
    expect(monthly(result, 'caseload.largest', 'region:A')).toEqual(most);
    expect(monthly(result, 'caseload.largest')).toEqual(most);
    expect(Math.min(...most)).toBeGreaterThan(30);
  });
});
