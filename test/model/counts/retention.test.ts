import { OfficerSource } from '../../../src/model/state/officer-keys.ts';
import { describe, expect, test } from 'vitest';
import { seniorIsAppointed } from '../../../src/model/processes/staff/joining.ts';
import { officerLeaves } from '../../../src/model/processes/staff/leaving.ts';
import { Retention } from '../../../src/model/counts/retention.ts';
import type { Service } from '../../../src/model/service.ts';
import { emptyService, simulateUntil, onTheMorningOf, trainee } from '../by-hand.ts';
import { monthly, plainWork, run, sum, together, world } from '../worlds.ts';
import type { Settings } from '../worlds.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { OfficerId } from '../../../src/model/state/identity.ts';

/** Three officers who are known by their numbers alone. */
const [first, second, third] = [1, 2, 3] as OfficerId[];

/** Months of 30 days for the days of a year. */
const monthOfDay = Int16Array.from({ length: 360 }, (_, day) => Math.floor(day / 30));

const newPost = { source: OfficerSource.newSeniorPost, serialNumber: 0 };

describe('those who qualify, followed for 48 months', () => {
  test('are lost by the day before 48 months are full, and not from that day on: 48 x 30.4375 days are 1,461', () => {
    const retention = new Retention(monthOfDay, 12);
    for (const officer of [first, second, third]) retention.recordQualification(officer, 31);
    retention.recordLeaving(first, 31 + 1460);
    retention.recordLeaving(second, 31 + 1461);
    expect(retention.ofMonth(1)).toEqual({ qualified: 3, stayed: 2 });
  });

  test('belong to the month in which they qualified, whenever they leave', () => {
    const retention = new Retention(monthOfDay, 12);
    retention.recordQualification(first, 29);
    retention.recordQualification(second, 30);
    retention.recordLeaving(second, 300);
    expect([0, 1, 2].map((month) => retention.ofMonth(month))).toEqual([
      { qualified: 1, stayed: 1 },
      { qualified: 1, stayed: 0 },
      { qualified: 0, stayed: 0 },
    ]);
  });

  test('are not known of a month before the run', () => {
    expect(new Retention(monthOfDay, 12).ofMonth(-1)).toEqual({ qualified: NaN, stayed: NaN });
  });
});

describe('an officer who qualified on day 500', () => {
  /**
   * A trainee who qualifies on day 500, 457 days after the start (15 x 30.4375 = 456.6), and what comes of them on day
   * 600.
   */
  function thenOnDay600(comes: (service: Service, officer: OfficerId) => void) {
    const service = emptyService({
      training: { short_route: 1 },
      loops: { promotion_drain: 1 },
      staff: { promote_newly_qualified: true },
    });
    let made: OfficerId = none;
    onTheMorningOf(service, 43, () => void (made = trainee(service)));
    onTheMorningOf(service, 600, () => comes(service, made));
    simulateUntil(service, 700);
    return service.flows.retention.ofMonth(service.monthOfDay[500]);
  }

  test.each([
    ['and stays is there', () => undefined, 1],
    [
      'and leaves the service is lost',
      (service: Service, officer: OfficerId) => officerLeaves(service, officer, 'leaves the service'),
      0,
    ],
    [
      'and moves to another role is still in the service',
      (service: Service, officer: OfficerId) => officerLeaves(service, officer, 'moves to another role'),
      1,
    ],
    ['and is promoted is still in the service', (service: Service) => seniorIsAppointed(service, newPost), 1],
    [
      'and leaves the service as a senior is lost',
      (service: Service) => {
        seniorIsAppointed(service, newPost);
        const senior = (service.officers.end - service.officers.after(service.officers.first)) as OfficerId;
        onTheMorningOf(service, 650, () => officerLeaves(service, senior, 'leaves the service'));
      },
      0,
    ],
  ] as const)('%s', (_, comes, stayed) => {
    expect(thenOnDay600(comes)).toEqual({ qualified: 1, stayed });
  });
});

describe('the share still in the service 48 months after qualifying', () => {
  /**
   * Many trainees soon before they qualify, nobody promoted or moving, and leaving at one rate whatever the service and
   * the strain.
   */
  const leavingAt = (rate: number): Settings => ({
    staff: {
      leaving: { probation_officers: rate, probation_services_officers: 0, senior_probation_officers: 0 },
      leaving_by_service: { under_2_years: 1, from_2_to_4: 1, from_4_to_10: 1, from_10_years: 1 },
      moves_to_other_roles: 0,
      posts_senior_probation_officers: 0,
    },
    training: { at_start: { three_months: 0, nine_months: 0, fifteen_months: 108 * 600 }, drop_out: 0, places: 0 },
    loops: { attrition: 0 },
    demand: { community_orders: 1000, suspended_sentence_orders: 0, custodial_sentences: 0 },
  });
  const retention = (rate: number) => run(world({ years: 5, settings: together(plainWork, leavingAt(rate)) }));

  test('has a value from the sixtieth month of the run on, when the twelve months of people are complete', () => {
    const values = monthly(retention(0), 'retention.PO.48months');
    expect(values.slice(0, 59).every(Number.isNaN)).toBe(true);
    expect(values[59]).toBe(100);
  });

  test('is e^(-4 x 0.1) = 67.0% where a tenth leaves in a year, give or take three standard errors', () => {
    const result = retention(0.1);
    const qualified = sum(monthly(result, 'trainees.qualified').slice(0, 12));
    expect(qualified).toBe(600);
    const standardError = 100 * Math.sqrt((0.67 * 0.33) / qualified); // 1.9 percentage points
    expect(Math.abs(monthly(result, 'retention.PO.48months')[59] - 67.03)).toBeLessThan(3 * standardError);
  });
});
