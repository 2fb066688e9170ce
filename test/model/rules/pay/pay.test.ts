import { describe, expect, it } from 'vitest';
import { grades } from '../../../../src/model/categories.ts';
import { monthlyCost } from '../../../../src/model/rules/pay/monthly-cost.ts';
import { leavingByRetentionPayment, retentionPayments } from '../../../../src/model/rules/pay/retention-payment.ts';
import { baseline, withSettings } from '../../worlds.ts';
import type { Settings } from '../../worlds.ts';

const pay = (settings: NonNullable<Settings['pay']>, pay_elasticity = 1) =>
  withSettings(baseline.parameters, { pay: settings, staff: { pay_elasticity } });
const toOfficers = { probation_officers: 4000, probation_services_officers: 0, senior_probation_officers: 1000 };
const laterYears = { under_2_years: 0, from_2_to_4: 0.5, from_4_to_10: 1, from_10_years: 1 };
const of_grade = {
  probation_officers: 40_000,
  probation_services_officers: 0,
  trainees: 26_000,
  senior_probation_officers: 50_000,
};

describe('a retention payment', () => {
  const p = pay({ of_grade, retention_payment: toOfficers, retention_payment_by_service: laterYears });
  it('is paid by grade and length of service, and not to trainees', () => {
    expect(Object.fromEntries(grades.map((grade, at) => [grade, retentionPayments(p)[at]]))).toEqual({
      PO: [0, 2000, 4000, 4000],
      NQO: [0, 2000, 4000, 4000],
      PSO: [0, 0, 0, 0],
      PQiP: [0, 0, 0, 0],
      SPO: [0, 500, 1000, 1000],
    });
  });

  it.each([
    // elasticity, grade, years of service, multiplier of leaving
    [0, 'PO', 2, 1],
    [1, 'PO', 0, 1],
    [1, 'PO', 1, 1 / 1.05],
    [1, 'PO', 2, 1 / 1.1],
    [2, 'PO', 3, 1 / 1.21],
    [1, 'SPO', 2, 1 / 1.02],
    [3, 'PQiP', 3, 1],
  ] as const)(
    'multiplies leaving, at an elasticity of %i, of %s in band %i by %f',
    (elasticity, grade, band, factor) => {
      const { pay: settings } = p;
      expect(leavingByRetentionPayment(pay(settings, elasticity))[grades.indexOf(grade)][band]).toBeCloseTo(factor, 12);
    },
  );

  it('keeps nobody whose pay is not known, and is no change to the last bit where there is none', () => {
    const ofServicesOfficers = { ...toOfficers, probation_services_officers: 3000 };
    expect(
      leavingByRetentionPayment(pay({ of_grade, retention_payment: ofServicesOfficers }))[grades.indexOf('PSO')],
    ).toEqual([1, 1, 1, 1]);
    expect(new Set(leavingByRetentionPayment(baseline.parameters).flat())).toEqual(new Set([1]));
  });
});

describe('what staff cost in a month', () => {
  const prices = { on_costs: 0.5, agency_charge: 60_000, training: 1200, recruitment: 900, overtime: 20 };
  const staff = {
    ftePO: 12,
    ftePSO: 0,
    ftePQiP: 6,
    fteSPO: 0,
    fteAgency: 1,
    retentionPay: 24_000,
    recruited: 2,
    overtimeHours: 10,
  };
  it.each([
    // change of the prices, £
    [{}, 12 * 5000 + 6 * 3250 + 5000 + 2000 + 600 + 1800 + 200],
    [{ overtime: 0 }, 12 * 5000 + 6 * 3250 + 5000 + 2000 + 600 + 1800],
    [{ recruitment: 0, training: 0 }, 12 * 5000 + 6 * 3250 + 5000 + 2000 + 200],
  ])('with %o is %i', (change, cost) => {
    const known = { ...of_grade, probation_services_officers: 30_000 };
    expect(monthlyCost(pay({ of_grade: known, ...prices, ...change }), staff)).toBeCloseTo(cost, 6);
  });

  it('is not known where the pay of a grade is not', () => {
    expect(monthlyCost(pay({ of_grade, ...prices }), staff)).toBeNaN();
  });
});
