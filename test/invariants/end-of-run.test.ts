import { describe, expect, test } from 'vitest';
import {
  breachDifferences,
  breachOverTime,
  criteriaOf,
  differenceOverTime,
  verdictOf,
} from '../../src/experiment/index.ts';
import { meetsAll } from '../../src/experiment/breach/criterion.ts';
import type { ReplicationResult } from '../../src/model/index.ts';
import { metrics } from '../../src/model/index.ts';
import type { ReportInput } from '../../src/report/index.ts';
import { headline } from '../../src/report/run/headline.ts';
import { createSubject } from '../../src/report/words/subject.ts';
import { officersTimes, run, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** Some delivery units until 31 January 2023, with papers that take so many working days. */
const months = 19;
const waitForPapers = (administrative_delay: number): Settings => ({ allocation: { administrative_delay } });
const runs = (settings: Settings): ReplicationResult[] =>
  Array.from({ length: 6 }, (_, index) => run(world({ settings, units: 3, years: months / 12 }), index + 1));
const [usual, sooner] = [runs(waitForPapers(2.5)), runs(waitForPapers(2))];
const withMoreOfficers = runs(officersTimes(1.6));

/** The same runs, ended with a month. */
const endedWith = (results: readonly ReplicationResult[], month: number): ReplicationResult[] =>
  results.map((result) => ({
    ...result,
    dates: result.dates.slice(0, month),
    values: result.values.slice(0, month * result.areas.length * metrics.length),
  }));

/** A run of a year or more for each day of the week on which its last day falls, by number of months. */
const ends = [...Array(months + 1).keys()].slice(12);
const weekdayOf = (month: number): number => new Date(usual[0].dates[month - 1]).getUTCDay();

const limit = { metric: 'capacity.shareOver110', atMost: 30, scope: 'service' } as const;

function inputOf(before: readonly ReplicationResult[], plan: readonly ReplicationResult[]): ReportInput {
  const facts = { start: '2021-07-01', years: 1, seed: 1, replications: 6, thresholds: [limit] };
  return {
    sets: [
      { scenario: { ...facts, name: 'before', changeLog: [], assumptions: [] }, results: before },
      { scenario: { ...facts, name: 'plan', changeLog: [], assumptions: [] }, results: plan },
    ],
    version: '0.1.0',
    command: 'procap compare',
  };
}

describe('the day of the week on which a run ends', () => {
  test('is each of the seven, and a run that ends with a month is a longer one cut off there', () => {
    expect(new Set(ends.map(weekdayOf)).size).toBe(7);
    expect(weekdayOf(13)).toBe(0); // Sunday 31 July 2022
    const [ended] = endedWith(usual, 13);
    expect(run(world({ settings: waitForPapers(2.5), units: 3, years: 13 / 12 })).values).toEqual(ended.values);
  });

  test('does not decide what is said of a plan: papers in four fifths of the time are fewer cases waiting', () => {
    const differences = ends.map((month) =>
      differenceOverTime(endedWith(usual, month), endedWith(sooner, month), 'unallocated.all').at(-1)!,
    );
    expect(differences.map(verdictOf)).toEqual(ends.map(() => 'lower'));
    // No two of them, a few months apart as they are, contradict each other.
    expect(Math.max(...differences.map((each) => each.lo95!))).toBeLessThan(
      Math.min(...differences.map((each) => each.hi95!)),
    );
    const subject = createSubject('unallocated.all', 'unallocated cases');
    const titles = ends.map((month) => headline(inputOf(endedWith(usual, month), endedWith(sooner, month)), subject));
    for (const title of titles)
      expect(title).toMatch(/^Unallocated cases with ‘plan’ are about [\d.]+ below ‘before’ in \w+ 202[23]$/);
  });

  test('does not decide whether a threshold is kept, in a replication or in all', () => {
    for (const month of ends) {
      const [before, plan] = [endedWith(usual, month), endedWith(withMoreOfficers, month)];
      expect(breachOverTime(before, limit).at(-1)!.share).toBe(1);
      expect(breachOverTime(plan, limit).at(-1)!.share).toBe(0);
      const { difference, lo95, hi95, pairs } = breachDifferences(before, plan, limit).at(-1)!;
      expect(verdictOf({ mean: difference, lo95, hi95, replications: pairs })).toBe('lower');
      const criteria = criteriaOf({ thresholds: [limit] });
      expect(before.some((each) => meetsAll(each, criteria))).toBe(false);
      expect(plan.every((each) => meetsAll(each, criteria))).toBe(true);
    }
  });
});
