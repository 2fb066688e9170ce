import { describe, expect, test } from 'vitest';
import type { MetricName } from '../../src/model/index.ts';
import {
  average,
  demandTimes,
  mean,
  monthly,
  noArrivals,
  nobodyIsAway,
  officersTimes,
  plainWork,
  run,
  staffHeld,
  sum,
  together,
  total,
  world,
} from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

const nobodyAtWork: Settings = together(staffHeld, {
  staff: { ...staffHeld.staff, probation_officers: 0, probation_services_officers: 0, senior_probation_officers: 0 },
});

const runs = (settings: Settings, replications = 2) =>
  Array.from({ length: replications }, (_, index) => run(world({ settings }), index + 1, true));

/** Missed over all that ended, in per cent, of whole runs. */
const missedShare = (settings: Settings, replications?: number): number =>
  mean(
    runs(settings, replications).map(
      (each) =>
        (100 * total(each, 'reviews.missed')) /
        (total(each, 'reviews.missed') + total(each, 'reviews.inTime') + total(each, 'reviews.late')),
    ),
  );

describe('more officers', () => {
  test('mean a lower load, fewer cases waiting and fewer reviews missed, at each step', () => {
    const steps = [0.8, 1, 1.2, 1.5].map((factor) => {
      const results = runs(officersTimes(factor));
      const of = (name: MetricName) => mean(results.map((each) => average(each, name)));
      return {
        capacity: of('capacity.ratioOfSums'),
        waiting: of('unallocated.waiting'),
        missed: of('reviews.missedShare'),
        outdated: of('cases.noCurrentAssessment'),
      };
    });
    steps.slice(1).forEach((more, step) => {
      expect(more.capacity).toBeLessThan(steps[step].capacity);
      expect(more.waiting).toBeLessThanOrEqual(steps[step].waiting);
      expect(more.missed).toBeLessThan(steps[step].missed);
      expect(more.outdated).toBeLessThan(steps[step].outdated);
    });
  });

  test('ten times as many leave nothing waiting beyond the administrative delay, and hardly a review missed', () => {
    const [result] = runs(officersTimes(10), 1);
    // A case whose papers are complete is allocated the same day; what a leaver lays down on a weekend waits until
    // Monday.
    expect(average(result, 'unallocated.waiting')).toBeLessThan(1);
    // Delay of 2.5 working days on average: the median of an exponential, 1.7 working days, and a weekend.
    expect(Math.max(...monthly(result, 'timeToAllocation.median'))).toBeLessThanOrEqual(4);
    expect(missedShare(officersTimes(10), 1)).toBeLessThan(1);
  });
});

describe('more work', () => {
  test.each([
    ['assessments that take the inexperienced longer', { loops: { experience_dilution: 2 } }],
    ['no overtime', { work: { overtime_most: 0 } }],
    ['work beyond what is counted', { work: { work_factor: 1.3 } }],
    ['a shorter grace', { work: { grace: 20 } }],
    ['more sickness', { absence: { long_spells: 0.6 } }],
    ['more trainees to mentor', { training: { mentoring_first_weeks: 0.5, mentoring_later: 0.4 } }],
    ['more demand', demandTimes(1.2)],
  ] satisfies (readonly [string, Settings])[])('%s: more reviews are missed', (_, settings) => {
    expect(missedShare(settings)).toBeGreaterThan(missedShare({}) + 0.5);
  });
});

describe('extremes run to their end and keep every balance', () => {
  test('no arrivals: nobody is on probation, and nobody has work', () => {
    const [result] = runs(together(plainWork, noArrivals), 1);
    expect(sum(monthly(result, 'caseload.all'))).toBe(0);
    expect(sum(monthly(result, 'capacity.mean.all'))).toBe(0);
    expect(sum(monthly(result, 'reviews.due'))).toBe(0);
  });

  test('arrivals that stop: the caseload runs out', () => {
    const stop = (name: string) => ({ date: '2021-08-01', chapter: 'demand', name, value: 0 });
    const result = run(
      world({
        years: 8,
        changes: ['community_orders', 'suspended_sentence_orders', 'custodial_sentences'].map(stop),
        settings: together(plainWork, { organisation: { share_of_service: 1 / 1080 } }),
      }),
      1,
      true,
    );
    expect(monthly(result, 'caseload.all').at(-1)).toBeLessThan(0.01 * monthly(result, 'caseload.all')[0]);
    expect(monthly(result, 'capacity.ratioOfSums').at(-1)).toBeLessThan(2);
  });

  test('no staff at all: every case that needs an officer waits, and every review that falls due is missed', () => {
    const [result] = runs(nobodyAtWork, 1);
    const last = (name: MetricName) => monthly(result, name).at(-1);
    expect(last('unallocated.all')).toBeGreaterThan(1500);
    expect(last('unallocated.all')).toBeGreaterThanOrEqual(last('caseload.community')!);
    expect(total(result, 'reviews.inTime') + total(result, 'reviews.late')).toBe(0);
    expect(total(result, 'reviews.missed')).toBeGreaterThan(500);
  });

  test('everybody almost always sick: two thirds of working days and more are lost', () => {
    const [result] = runs(
      { absence: { short_spells: 0, long_spells: 5, long_spell_lasts: 500, parental_leave: 0 } },
      1,
    );
    expect(average(result, 'sickness.daysPerStaffYear', 12, 12)).toBeGreaterThan(170);
  });

  test('five times the work that is counted: almost nothing is reviewed in time', () => {
    expect(missedShare({ work: { work_factor: 5 } }, 1)).toBeGreaterThan(95);
  });

  test('no spread anywhere and no chance of absence', () => {
    const [result] = runs(
      together(nobodyIsAway, {
        supervision: {
          order_length_spread: 0,
          custody_length_spread: 0,
          licence_length_spread: 0,
          recall_length_spread: 0,
        },
        allocation: { officer_spread: 0 },
        work: { effort_spread: 0, judgement_noise: 0 },
        staff: { time_to_fill_spread: 0 },
        absence: { spell_spread: 0 },
      }),
      1,
    );
    expect(total(result, 'reviews.inTime')).toBeGreaterThan(0);
    expect(average(result, 'sickness.daysPerStaffYear', 12, 12)).toBe(0);
  });

  test.each([
    ['handover on the day of release', { supervision: { handover_before_release: 0 } }],
    ['handover three years before release', { supervision: { handover_before_release: 36 } }],
    ['no grace and no time to begin a review before it is due', { work: { grace: 0, review_opens: 0 } }],
    ['everybody of very high risk', { risk: { rosh_mix: { low: 0, medium: 0, high: 0, very_high: 1 } } }],
    ['risk that moves every month', { risk: { moves: 10, noticed: 1 } }],
    [
      'sentences of days',
      {
        supervision: {
          community_order_length: 0.1,
          suspended_sentence_order_length: 0.1,
          custody_length: 0.1,
          licence_length: 0.1,
        },
      },
    ],
    ['half of all trainees drop out each month', { training: { drop_out: 0.5 } }],
    ['a policy that may be broken on the first day', { allocation: { break_policy_after: 0 } }],
  ] satisfies (readonly [string, Settings])[])('%s', (_, settings) => {
    const [result] = runs(settings, 1);
    expect(result.dates).toHaveLength(12);
  });
});

describe('a hard ceiling', () => {
  test('is never broken: where no case gains weight after allocation, nobody is over it', () => {
    const stillWeights: Settings = {
      demand: { community_orders: 150_000, custodial_sentences: 0 },
      supervision: { breach_rate: 0 },
      risk: { moves: 0, misread: 0 },
      allocation: { preferred_ceiling: 1.1, most_ceiling: 1.1, trainee_ceiling: 1, may_break_policy: false },
    };
    const [result] = runs(together(plainWork, stillWeights), 1);
    expect(average(result, 'unallocated.waiting')).toBeGreaterThan(100); // there is a crowd that would break it
    expect(Math.max(...monthly(result, 'capacity.shareOver110'))).toBe(0);
    expect(average(result, 'capacity.shareOver100')).toBeGreaterThan(30);
  });
});
