import { describe, expect, test } from 'vitest';
import type { ReplicationResult } from '../../src/model/index.ts';
import {
  contactEndsAfter,
  average,
  baseline,
  monthly,
  noArrivals,
  nobodyIsAway,
  plainWork,
  run,
  total,
  together,
  world,
} from '../model/worlds.ts';
import type { Settings, World } from '../model/worlds.ts';
import { interval } from '../theory/interval.ts';

const { demand, supervision, training } = baseline.parameters;
const noSeason = {
  season: Object.fromEntries(Object.keys(demand.season).map((month) => [month, 1])) as typeof demand.season,
};
const noTrainees = { places: 0, at_start: { three_months: 0, nine_months: 0, fifteen_months: 0 } };
const lengthOfServiceTellsNothing = {
  leaving_by_service: { under_2_years: 1, from_2_to_4: 1, from_4_to_10: 1, from_10_years: 1 },
};

const runs = (replications: number, of: World): ReplicationResult[] => {
  const plain = { ...of, settings: together(plainWork, of.settings ?? {}) };
  return Array.from({ length: replications }, (_, index) => run(world(plain), index + 1));
};

/**
 * A 99.9% interval over replications that holds what theory says, and is itself no wider than a share of it either way.
 */
function agrees(
  results: readonly ReplicationResult[],
  of: (result: ReplicationResult) => number,
  theory: number,
  within: number,
): void {
  const { mean, halfWidth } = interval(results.map(of));
  expect(Math.abs(mean - theory), `${mean} for ${theory}, within ${halfWidth}`).toBeLessThan(halfWidth);
  expect(halfWidth, 'the interval is sharp').toBeLessThan(within * theory);
}

describe("Little's law: as many cases as starts a year times years of supervision", () => {
  // No officers and no reviews, which have no part in it; nobody is recalled.
  const share = 1 / 108;
  const settings: Settings = {
    demand: noSeason,
    supervision: { recall_rate: 0, contact_ends_after: contactEndsAfter(0) },
    staff: {
      probation_officers: 0,
      probation_services_officers: 0,
      senior_probation_officers: 0,
      posts_probation_services_officers: 0,
      posts_senior_probation_officers: 0,
      recruits_probation_officers: 0,
      agency_officers: 0,
    },
    training: noTrainees,
    risk: { moves: 0, misread: 0 },
    start: { run_in: 1 },
  };
  const results = runs(16, { years: 3, settings });
  const orders =
    (demand.community_orders * supervision.community_order_length +
      demand.suspended_sentence_orders * supervision.suspended_sentence_order_length) /
    12;
  const licences = (demand.custodial_sentences * supervision.licence_length) / 12;
  const inCustody = (demand.custodial_sentences * supervision.custody_length) / 12;

  test.each([
    ['caseload.community', share * (orders + licences)],
    ['caseload.custody', share * inCustody],
    ['caseload.all', share * (orders + licences + inCustody)],
  ] as const)('%s lies within a sharp interval about it', (name, expected) => {
    agrees(results, (each) => average(each, name), expected, 0.03);
  });

  test('holds in each year of the three, so that the start state is in balance', () => {
    for (const year of [1, 2, 3])
      agrees(
        results,
        (each) => average(each, 'caseload.all', 12 * year - 11, 12 * year),
        share * (orders + licences + inCustody),
        0.04,
      );
  });
});

describe('the pipeline of trainees', () => {
  // Trainees who start in September 2021 take 21 months, and 1% drop out in a month whatever the strain.
  const settings = together(noArrivals, nobodyIsAway, {
    organisation: { share_of_service: 0.3 },
    training: {
      ...noTrainees,
      places: training.places,
      short_route: 0,
      qualifying_spread: 0,
      september_share: 1,
      drop_out: 0.01,
    },
    staff: {
      probation_officers: 100,
      probation_services_officers: 100,
      posts_probation_services_officers: 0,
      recruits_probation_officers: 0,
    },
    loops: { attrition: 0 },
  });
  const results = runs(16, { years: 2.2, settings });
  const started = Math.round(0.3 * training.places);

  test('starts as many as there are places', () => {
    for (const each of results) expect(monthly(each, 'trainees.started')[2]).toBe(started);
  });

  test('qualifies a share of (1 - 0.01)^21 = 81% of them, after 21 months', () => {
    for (const each of results) expect(total(each, 'trainees.qualified', 1, 23)).toBe(0);
    agrees(results, (each) => total(each, 'trainees.qualified', 24, 26) / started, 0.99 ** 21, 0.04);
  });
});

describe('staff whom strain does not touch and length of service does not sort', () => {
  const settings = (staff: Settings['staff']): Settings =>
    together(noArrivals, nobodyIsAway, {
      organisation: { share_of_service: 0.2 },
      staff: {
        ...lengthOfServiceTellsNothing,
        part_time: 0,
        moves_to_other_roles: 0,
        recruits_probation_officers: 0,
        posts_senior_probation_officers: 0,
        ...staff,
      },
      training: noTrainees,
      loops: { attrition: 0 },
    });

  test('leave at the stated rate of mean headcount in twelve months: 20% and 30%', () => {
    const results = runs(12, {
      settings: settings({
        leaving: { probation_officers: 0.2, probation_services_officers: 0.3, senior_probation_officers: 0 },
      }),
    });
    agrees(results, (each) => monthly(each, 'leavingRate.PO').at(-1)!, 20, 0.15);
    agrees(results, (each) => monthly(each, 'leavingRate.PSO').at(-1)!, 30, 0.15);
  });

  test('fill 1 / (1 + rate x time to fill) of their posts in the long run: 40% a year and 5 months make 86%', () => {
    // Each post is by turns filled, for 1 / 0.4 years on average, and vacant, for 5 / 12: 2.5 / (2.5 + 0.4167) = 0.857.
    const posts = 4000;
    const staff = {
      leaving: { probation_officers: 0, probation_services_officers: 0.4, senior_probation_officers: 0 },
      probation_services_officers: posts,
      posts_probation_services_officers: posts,
      time_to_fill: 5,
    };
    const results = runs(12, { years: 4, settings: settings(staff) });
    agrees(
      results,
      (each) => average(each, 'staff.headcount.PSO', 25, 48) / (0.2 * posts),
      1 / (1 + (0.4 * 5) / 12),
      0.01,
    );
  });
});
