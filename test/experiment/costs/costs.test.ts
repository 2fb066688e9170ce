import { describe, expect, it } from 'vitest';
import { costsOf, estimateAddedCosts, hasPay } from '../../../src/experiment/index.ts';
import { metrics, simulateService } from '../../../src/model/index.ts';
import { levelOf } from '../../../src/experiment/level.ts';
import { replication } from '../replications.ts';
import { readShipped, withSettings } from '../../model/worlds.ts';

const unit = readShipped('one-unit.yaml');
const parameters = withSettings(unit.parameters, {
  pay: {
    of_grade: {
      probation_officers: 40_000,
      probation_services_officers: 30_000,
      trainees: 24_000,
      senior_probation_officers: 50_000,
    },
    on_costs: 0.5,
  },
});
const dates = ['2021-07-31', '2021-08-31'];
const figures = {
  'staff.inPost.PO': [10, 10],
  'staff.inPost.PSO': [8, 8], // three trainees among them
  'staff.inPost.PQiP': [3, 3],
  'staff.inPost.SPO': [1, 1],
  'staff.cost': [80_000, 80_000],
};

describe('the cost of a run', () => {
  it('is split by grade with on-costs, and what is left is agency officers with other costs, by hand', () => {
    const costs = costsOf(replication(1, figures, { dates }), { parameters, changes: [] })!;
    // two months of 10 x 40,000 x 1.5 / 12; 5 x 30,000 x 1.5 / 12; 3 x 24,000 x 1.5 / 12; 50,000 x 1.5 / 12
    expect(costs).toEqual({
      total: 160_000,
      parts: {
        'probation officers': 100_000,
        'probation services officers': 37_500,
        trainees: 18_000,
        'senior probation officers': 12_500,
        'agency officers and other costs': -8_000,
      },
    });
  });

  it('takes pay as it is in force at each month end', () => {
    const changes = [{ date: '2021-08-15', chapter: 'pay', name: 'on_costs', value: 1 }];
    const { parts } = costsOf(replication(1, figures, { dates }), { parameters, changes })!;
    expect(parts['probation officers']).toBe(50_000 + (10 * 40_000 * 2) / 12);
  });

  it('is not known where a month has none, and a scenario without pay has none', () => {
    expect(costsOf(replication(1, { 'staff.cost': [1, NaN] }, { dates }), { parameters, changes: [] })).toBeUndefined();
    expect(hasPay({ parameters })).toBe(true);
    const free = withSettings(parameters, { pay: { of_grade: { ...parameters.pay.of_grade, trainees: 0 } } });
    expect(hasPay({ parameters: free })).toBe(false);
  });

  it('of the model adds up to its parts, and differences are paired', () => {
    const run = (number: number) => costsOf(simulateService({ ...unit, years: 0.25 }, 1, number), unit)!;
    const [one, two] = [run(1), run(2)];
    const sum = Object.values(one.parts).reduce((a, b) => a + b, 0);
    expect(sum / one.total).toBeCloseTo(1, 9);
    expect(one.parts['agency officers and other costs']).toBeGreaterThanOrEqual(0);
    expect(estimateAddedCosts([one, two], [one, two]).total).toMatchObject({ mean: 0, lo95: 0, hi95: 0 });
  });
});

describe('the interval of a level', () => {
  it('is cut off at zero for a count, and not for what may be negative', () => {
    const estimate = { mean: 1, lo95: -2, hi95: 4, replications: 3 };
    expect(levelOf('unallocated.all', estimate)).toEqual({ ...estimate, lo95: 0 });
    expect(levelOf('staff.vacancies.PO', estimate)).toEqual(estimate);
  });

  it('is cut off only where the model never goes below zero', () => {
    const { values } = simulateService({ ...unit, years: 0.5 }, 1, 1);
    const negative = new Set(
      [...values].flatMap((value, index) => (value < 0 ? [metrics[index % metrics.length].name] : [])),
    );
    expect([...negative].filter((name) => name !== 'staff.vacancies.PO')).toEqual([]);
  });
});
