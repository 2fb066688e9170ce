import { describe, expect, test } from 'vitest';
import { isReviewOpen } from '../../src/model/state/cases.ts';
import { Event } from '../../src/model/events.ts';
import { simulateService } from '../../src/model/index.ts';
import type { DatedChange, MetricName, ReplicationResult } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { executeEvent, serviceAtStart } from '../../src/model/simulate.ts';
import { contactEndsAfter, baseline, monthly, seed, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

const { leaving } = baseline.parameters.staff;

/**
 * What may come upon a service in two years: early release, Probation Reset and back, agency staff, posts, and officers
 * who leave in crowds.
 */
const shocks: readonly DatedChange[] = [
  { date: '2021-10-05', chapter: 'demand', name: 'early_release_share', value: 0.6 },
  { date: '2021-10-05', chapter: 'demand', name: 'early_release_days', value: 70 },
  { date: '2021-11-30', chapter: 'staff', name: 'agency_officers', value: 1500 },
  { date: '2022-01-01', chapter: 'supervision', name: 'contact_ends_after', value: contactEndsAfter(0.667) },
  { date: '2022-03-02', chapter: 'demand', name: 'early_release_days', value: 0 },
  {
    date: '2022-04-01',
    chapter: 'staff',
    name: 'leaving',
    value: {
      probation_officers: 10 * leaving.probation_officers,
      probation_services_officers: 10 * leaving.probation_services_officers,
      senior_probation_officers: 10 * leaving.senior_probation_officers,
    },
  },
  { date: '2022-06-15', chapter: 'staff', name: 'agency_officers', value: 0 },
  { date: '2022-08-01', chapter: 'staff', name: 'leaving', value: leaving },
  { date: '2022-09-01', chapter: 'staff', name: 'posts_probation_services_officers', value: 7000 },
  { date: '2022-10-01', chapter: 'supervision', name: 'contact_ends_after', value: contactEndsAfter(1) },
  { date: '2022-11-01', chapter: 'work', name: 'weight_scale', value: 0.9 },
  { date: '2022-12-01', chapter: 'supervision', name: 'recall_rate', value: 1 },
];

/** Everything that moves ratings. */
const ratingsAtWork: Settings = {
  risk: {
    reluctance_to_downgrade: 0.3,
    mappa_changes: { from_1_to_2: 0.2, from_2_to_1: 2 },
    serious_further_offences: 0.0036,
    alert: 1,
  },
  loops: { downward_pressure: 0.2, risk_follows_resource: 1, scrutiny: 0.5 },
};

/** A region of six units for two years with all feedback loops at work, the balances checked at each month end. */
const region = simulateService(world({ units: 6, years: 2, changes: shocks, settings: ratingsAtWork }), seed, 1, {
  checkBalance: true,
  scopes: 'pdu',
});

/** Changes of a level from each month end to the next. */
const steps = (result: ReplicationResult, name: MetricName): number[] =>
  monthly(result, name)
    .slice(1)
    .map((level, month) => level - monthly(result, name)[month]);

/** Sums of flows, each with its sign, in every month but the first. */
const flows = (result: ReplicationResult, ...signed: readonly (readonly [1 | -1, MetricName])[]): number[] =>
  monthly(result, signed[0][1])
    .slice(1)
    .map((_, month) => signed.reduce((total, [sign, name]) => total + sign * monthly(result, name)[month + 1], 0));

describe('a region through two years of shocks', () => {
  test('keeps every balance between cases, officers and units at each month end', () => {
    expect(region.dates).toHaveLength(24); // an imbalance would have thrown
  });

  test('has so much going on that a balance could break', () => {
    const of = (name: MetricName) => Math.max(...monthly(region, name));
    expect(of('leavers.PO')).toBeGreaterThan(15);
    expect(of('unallocated.waiting')).toBeGreaterThan(30);
    expect(of('reviews.cancelled')).toBeGreaterThan(50);
    expect(of('caseload.heldOutsidePolicy')).toBeGreaterThan(0);
    expect(of('trainees.droppedOut')).toBeGreaterThan(0);
  });

  test('loses and gains probation officers only by leaving, moving, promotion, qualifying and recruitment', () => {
    expect(steps(region, 'staff.headcount.PO')).toEqual(
      flows(region, [1, 'joiners.PO'], [-1, 'leavers.PO'], [-1, 'movers.PO'], [-1, 'promoted.PO']),
    );
  });

  test('moves each trainee who qualifies from the probation services officers to the probation officers', () => {
    expect(steps(region, 'staff.headcount.PSO')).toEqual(
      flows(region, [1, 'joiners.PSO'], [-1, 'leavers.PSO'], [-1, 'trainees.qualified']),
    );
  });

  test('has as many trainees as started, less those who dropped out or qualified', () => {
    const steps_ = steps(region, 'staff.inPost.PQiP'); // trainees are full-time: FTE are people
    flows(region, [1, 'trainees.started'], [-1, 'trainees.droppedOut'], [-1, 'trainees.qualified']).forEach(
      (flow, month) => expect(steps_[month]).toBeCloseTo(flow, 9),
    );
  });

  test('counts everybody on probation as in the community or in custody', () => {
    monthly(region, 'caseload.all').forEach((all, month) =>
      expect(all).toBe(monthly(region, 'caseload.community')[month] + monthly(region, 'caseload.custody')[month]),
    );
  });

  test('is the sum of its delivery units', () => {
    const units = region.areas.filter((scope) => scope.startsWith('pdu:'));
    expect(units).toHaveLength(6);
    const counts: readonly MetricName[] = [
      'caseload.all',
      'unallocated.all.monthEnd',
      'reviews.due',
      'reviews.missed',
      'cases.noCurrentAssessment',
      'staff.headcount.PO',
      'leavers.PSO',
    ];
    // Means over working days, each rounded on its own.
    const means: readonly MetricName[] = ['unallocated.all', 'unallocated.waiting', 'hiddenRisk.persons'];
    for (const name of counts) {
      monthly(region, name).forEach((all, month) =>
        expect(units.reduce((sum, unit) => sum + monthly(region, name, unit)[month], 0)).toBeCloseTo(all, 9),
      );
    }
    for (const name of means) {
      monthly(region, name).forEach((all, month) =>
        expect(units.reduce((sum, unit) => sum + monthly(region, name, unit)[month], 0)).toBeCloseTo(all, 9),
      );
    }
  });

  test('has hidden risk that fits its person-days: the people on working days are those on all days, give or take two per cent', () => {
    const persons = monthly(region, 'hiddenRisk.persons');
    monthly(region, 'hiddenRisk.personDays').forEach((days, month) =>
      expect(Math.abs(days / Number(region.dates[month].slice(8)) / persons[month] - 1)).toBeLessThan(0.02),
    );
    const levels = (['medium', 'high', 'veryHigh'] as const).map((level) =>
      monthly(region, `hiddenRisk.persons.${level}`),
    );
    persons.forEach((all, month) => expect(levels.reduce((sum, of) => sum + of[month], 0)).toBeCloseTo(all, 9));
  });
});

describe('the reviews of a unit through the same shocks', () => {
  const service = serviceAtStart(world({ years: 2, changes: shocks }), seed, 2);
  const months: {
    opened: number;
    ended: number;
    open: number;
    inTime: number;
    late: number;
    missed: number;
    cancelled: number;
    due: number;
  }[] = [];
  const { queue, unit, firstDay } = service;
  let endedInRunIn = 0;
  while (queue.next(service.endDay)) {
    if (queue.kind === Event.dayIsCounted) continue;
    if (queue.kind !== Event.monthIsCounted) {
      if (queue.kind === Event.runBegins) endedInRunIn = unit.reviewsEnded;
      executeEvent(service);
      continue;
    }
    // Nobody counts the months here, so that the flows add up from the first day on.
    const { inTime, late, missed, cancelled } = service.flows;
    months.push({
      opened: unit.reviewsOpened,
      ended: unit.reviewsEnded,
      open: openReviews(service),
      inTime,
      late,
      missed,
      cancelled,
      due: service.flows.due.reduce((all, each) => all + each),
    });
  }

  function openReviews({ cases }: Service): number {
    let open = 0;
    for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_))
      if (cases.stage[case_] >= 0 && isReviewOpen(cases.review[case_])) open++;
    return open;
  }

  test('are each ended once or still open, at every month end', () => {
    expect(months).toHaveLength(24);
    expect(firstDay).toBeGreaterThan(0);
    for (const { opened, ended, open } of months) expect(opened).toBe(ended + open);
  });

  test('end in time, late, missed or cancelled, and in no other way', () => {
    for (const { ended, inTime, late, missed, cancelled } of months)
      expect(inTime + late + missed + cancelled).toBe(ended - endedInRunIn);
    const { inTime, late, missed, cancelled } = months.at(-1)!;
    expect(Math.min(inTime, late, missed, cancelled)).toBeGreaterThan(30);
  });

  test('fall due once each: what was due in time, late, missed or is overdue still', () => {
    const { due, inTime, late, missed } = months.at(-1)!;
    // On either side of the two years some fall due on one and end on the other: no more than the reviews of three
    // months.
    expect(Math.abs(due - (inTime + late + missed))).toBeLessThan(due / 8);
  });
});
