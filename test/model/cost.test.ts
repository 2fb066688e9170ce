import { describe, expect, test } from 'vitest';
import { metricIndex, metrics } from '../../src/model/index.ts';
import type { Settings } from './worlds.ts';
import { baseline, monthly, run, staffHeld, together, world } from './worlds.ts';

const { probation_officers, probation_services_officers, trainees, senior_probation_officers } =
  baseline.parameters.pay.of_grade;
const onCosts = 1 + baseline.parameters.pay.on_costs;

/** The staff of a unit held as they are for three months, with other pay. */
const heldWith = (
  settings: Settings = {},
  changes: readonly { date: string; chapter: string; name: string; value: number }[] = [],
) => run(world({ years: 0.25, settings: together(staffHeld, settings), changes }));

describe('what staff cost in a month', () => {
  test('is a twelfth of the pay of those in post, with on-costs, grade by grade', () => {
    const result = heldWith();
    const [po, pso, pqip, spo] = (
      ['staff.inPost.PO', 'staff.inPost.PSO', 'staff.inPost.PQiP', 'staff.inPost.SPO'] as const
    ).map((name) => monthly(result, name));
    monthly(result, 'staff.cost').forEach((cost, month) => {
      const payOfYear =
        po[month] * probation_officers +
        (pso[month] - pqip[month]) * probation_services_officers +
        pqip[month] * trainees +
        spo[month] * senior_probation_officers;
      expect(cost).toBeCloseTo((payOfYear * onCosts) / 12, 6);
    });
    expect(monthly(result, 'staff.cost')[0]).toBeGreaterThan(100_000);
  });

  test('has what agencies charge added, without on-costs', () => {
    const agency = { staff: { agency_officers: 10 * 108 } }; // ten in one unit of 108
    const [with_, without] = [
      heldWith(together(agency, { pay: { agency_charge: 60_000 } })),
      heldWith(together(agency, { pay: { agency_charge: 0 } })),
    ];
    expect(monthly(with_, 'staff.cost')[0] - monthly(without, 'staff.cost')[0]).toBeCloseTo((10 * 60_000) / 12, 6);
  });

  test('has the fees of trainees, the recruits of the month and paid overtime added, each at its price', () => {
    const joins = { staff: { recruits_probation_officers: 30 * 108 } };
    const plain = run(world({ years: 0.25, settings: joins }));
    const extra = (pay: NonNullable<Settings['pay']>) => {
      const dearer = run(world({ years: 0.25, settings: together(joins, { pay }) }));
      const cost = monthly(plain, 'staff.cost');
      return monthly(dearer, 'staff.cost').map((each, month) => each - cost[month]);
    };
    const [trainees, joiners, qualified, servicesOfficers, overtime] = (
      ['staff.inPost.PQiP', 'joiners.PO', 'trainees.qualified', 'joiners.PSO', 'overtime.hoursAWeek'] as const
    ).map((name) => monthly(plain, name));
    extra({ training: 6000 }).forEach((each, month) => expect(each).toBeCloseTo(500 * trainees[month], 4));
    extra({ recruitment: 1000 }).forEach((each, month) =>
      expect(each).toBeCloseTo(1000 * (joiners[month] - qualified[month] + servicesOfficers[month]), 4),
    );
    expect(joiners[0] - qualified[0]).toBeGreaterThan(0);
    // A month has 4.1 to 4.6 weeks of working days; who works overtime is among the practitioners in post.
    const inPost = monthly(plain, 'staff.inPost.PO').map(
      (each, month) => each + monthly(plain, 'staff.inPost.PSO')[month],
    );
    extra({ overtime: 20 }).forEach((each, month) => {
      expect(each).toBeGreaterThan(20 * overtime[month] * 4.1 * 0.3 * inPost[month]);
      expect(each).toBeLessThan(20 * overtime[month] * 4.7 * inPost[month]);
    });
  });

  test('has retention payments added for those whom they go to, a twelfth a month', () => {
    const toAll = { probation_officers: 1200, probation_services_officers: 600, senior_probation_officers: 240 };
    const paid = heldWith({ pay: { retention_payment: toAll } });
    const [po, pso, pqip, spo] = (
      ['staff.inPost.PO', 'staff.inPost.PSO', 'staff.inPost.PQiP', 'staff.inPost.SPO'] as const
    ).map((name) => monthly(paid, name));
    const [before, after] = [heldWith(), paid].map((result) => monthly(result, 'staff.cost'));
    after.forEach((cost, month) =>
      expect(cost - before[month]).toBeCloseTo(100 * po[month] + 50 * (pso[month] - pqip[month]) + 20 * spo[month], 4),
    );
    const nobody = { under_2_years: 0, from_2_to_4: 0, from_4_to_10: 0, from_10_years: 0 };
    expect(
      monthly(heldWith({ pay: { retention_payment: toAll, retention_payment_by_service: nobody } }), 'staff.cost'),
    ).toEqual(before);
  });

  test('of a retention payment buys officers who stay: a payment as high as pay halves leaving at an elasticity of 1', () => {
    const leaving = { probation_officers: 1, probation_services_officers: 0, senior_probation_officers: 0 };
    const leavers = (payment: Settings) =>
      monthly(
        run(world({ settings: together({ staff: { leaving, pay_elasticity: 1, tie_in: 0 } }, payment) })),
        'leavers.PO',
      ).reduce((sum, each) => sum + each, 0);
    const retention_payment = { probation_officers, probation_services_officers: 0, senior_probation_officers: 0 };
    const [without, with_] = [leavers({}), leavers({ pay: { retention_payment } })];
    expect(with_).toBeGreaterThan(0);
    expect(with_).toBeLessThan(0.8 * without);
  });

  test('follows a change of pay from its month on', () => {
    const raised = heldWith({}, [{ date: '2021-08-15', chapter: 'pay', name: 'on_costs', value: 2 * onCosts - 1 }]);
    const [july, august, september] = monthly(raised, 'staff.cost');
    expect(august).toBeCloseTo(2 * july, 6);
    expect(september).toBeCloseTo(2 * july, 6);
  });

  test('has no meaning where a grade has no pay', () => {
    expect(
      monthly(
        heldWith({
          pay: {
            of_grade: { probation_officers, probation_services_officers, trainees: 0, senior_probation_officers },
          },
        }),
        'staff.cost',
      ),
    ).toEqual([NaN, NaN, NaN]);
  });

  test('changes nothing else in the service', () => {
    const others = ({ values }: ReturnType<typeof run>) =>
      [...values].filter((_, place) => place % metrics.length !== metricIndex['staff.cost']);
    expect(others(heldWith({ pay: { on_costs: 2, agency_charge: 1 } }))).toEqual(others(heldWith()));
  });
});
