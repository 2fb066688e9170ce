import { describe, expect, test } from 'vitest';
import { average, baseline, mean, monthly, nobodyIsAway, run, sum, total, world } from '../model/worlds.ts';
import { interval } from '../theory/interval.ts';

const { demand, supervision, staff } = baseline.parameters;
const flat = { season: Object.fromEntries(Object.keys(demand.season).map((month) => [month, 1])) as typeof demand.season };

describe("Little's law: as many cases as starts a year times years of supervision", () => {
  const results = Array.from({ length: 12 }, (_, index) => run(world({ years: 3, settings: { organisation: { share_of_service: 1 / 432 }, demand: flat, supervision: { recall_rate: 0 } } }), index + 1));
  const share = 1 / 432;
  const orders = (demand.community_orders * supervision.community_order_length + demand.suspended_sentence_orders * supervision.suspended_sentence_order_length) / 12;
  const licences = (demand.custodial_sentences * supervision.licence_length) / 12;
  const inCustody = (demand.custodial_sentences * supervision.custody_length) / 12;

  test.each([
    ['caseload.community', share * (orders + licences)],
    ['caseload.custody', share * inCustody],
    ['caseload.all', share * (orders + licences + inCustody)],
  ] as const)('%s lies within a sharp interval about it', (name, expected) => {
    const { mean: found, halfWidth } = interval(results.map((each) => average(each, name)));
    expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThan(halfWidth);
    expect(halfWidth).toBeLessThan(0.05 * expected);
  });
});

describe('the pipeline of trainees', () => {
  // Trainees who start in September 2021 take 21 months, and 1% drop out in a month whatever the strain.
  const settings = {
    organisation: { share_of_service: 0.2 },
    demand: { community_orders: 0, suspended_sentence_orders: 0, custodial_sentences: 0 },
    training: { short_route: 0, qualifying_spread: 0, at_start: { three_months: 0, nine_months: 0, fifteen_months: 0 }, september_share: 1, drop_out: 0.01 },
    staff: { probation_officers: 100, probation_services_officers: 100, posts_probation_services_officers: 0, recruits_probation_officers: 0 },
    loops: { attrition: 0 },
  };
  const results = [1, 2, 3, 4, 5, 6].map((replication) => run(world({ years: 2.2, settings: { ...settings, ...nobodyIsAway } }), replication));
  const started = Math.round(0.2 * baseline.parameters.training.places);

  test('starts as many as there are places', () => {
    for (const each of results) expect(monthly(each, 'trainees.started')[2]).toBe(started);
  });

  test('qualifies a share of (1 - 0.01)^21 = 81% of them, after 21 months', () => {
    for (const each of results) expect(total(each, 'trainees.qualified', 1, 23)).toBe(0);
    const { mean: found, halfWidth } = interval(results.map((each) => total(each, 'trainees.qualified', 24, 26) / started));
    expect(Math.abs(found - 0.99 ** 21)).toBeLessThan(halfWidth);
    expect(halfWidth).toBeLessThan(0.08);
  });
});

describe('leaving', () => {
  test('takes the stated rate of mean headcount in twelve months, where strain changes nothing and service is new', () => {
    const rate = { probation_officers: 0.2, probation_services_officers: 0.3, senior_probation_officers: 0.1 };
    const results = [1, 2, 3, 4, 5, 6].map((replication) =>
      run(
        world({
          settings: {
            organisation: { share_of_service: 0.05 },
            demand: { community_orders: 0, suspended_sentence_orders: 0, custodial_sentences: 0 },
            staff: { leaving: rate, leaving_by_service: { under_2_years: 1, from_2_to_4: 1, from_4_to_10: 1, from_10_years: 1 }, moves_to_other_roles: 0 },
            training: { places: 0, at_start: { three_months: 0, nine_months: 0, fifteen_months: 0 } },
            loops: { attrition: 0 },
          },
        }),
        replication,
      ),
    );
    for (const [name, expected] of [
      ['leavingRate.PO', 20],
      ['leavingRate.PSO', 30],
    ] as const) {
      const { mean: found, halfWidth } = interval(results.map((each) => monthly(each, name).at(-1)!));
      expect(Math.abs(found - expected), `${name} ${found}`).toBeLessThan(halfWidth);
      expect(halfWidth).toBeLessThan(0.3 * expected);
    }
  });
});

void [mean, sum, staff];
