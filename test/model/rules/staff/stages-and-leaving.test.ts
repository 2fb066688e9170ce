import { describe, expect, it } from 'vitest';
import { grades } from '../../../../src/model/categories.ts';
import {
  isReducedFromQualifying,
  nextMonthOfChange,
  reductionByGrade,
} from '../../../../src/model/rules/staff/career-stages.ts';
import {
  hazardOfMonthlyShare,
  hazardOfYearlyRate,
  hazardOfYearlyShare,
} from '../../../../src/model/rules/staff/hazards.ts';
import { shareOfNewOfficers } from '../../../../src/model/rules/staff/inexperience.ts';
import {
  leavingByService,
  serviceBandEnds,
  serviceBandOf,
} from '../../../../src/model/rules/staff/leaving-by-service.ts';
import {
  monthsInTraining,
  trainingCohorts,
  yearsByServiceBand,
} from '../../../../src/model/rules/staff/staff-at-start.ts';
import {
  pressureOf,
  pressureOfContent,
  rateMultiplier,
  referenceOfTrainees,
  shareOfWayToPressure,
  sicknessMultiplier,
  strainTowards,
} from '../../../../src/model/rules/staff/strain.ts';
import { isKeptInRegion, leavingPreventedByTieIn, tieInDays } from '../../../../src/model/rules/staff/tie-in.ts';
import { baseline, withSettings } from '../../worlds.ts';

describe('stages of a career', () => {
  /** The months of a stage at which something changes, with a bar on MAPPA cases of 12 months. */
  function monthsOf(grade: (typeof grades)[number]): number[] {
    const months: number[] = [];
    for (let at = -1; ;) {
      at = nextMonthOfChange(grades.indexOf(grade), at, 12);
      if (at === Infinity) return months;
      months.push(at);
    }
  }

  it.each([
    ['PO', [9]],
    ['NQO', [9, 12]],
    ['PSO', [6]],
    ['PQiP', [3, 6, 12, 18]],
    ['SPO', []],
  ] as const)('of a %s change at the months %j', (grade, months) => {
    expect(monthsOf(grade)).toEqual([...months]);
  });

  it('take hours for the reason of the grade, from qualifying for officers and from the start for others', () => {
    expect(reductionByGrade).toEqual([
      'newly qualified officer',
      'newly qualified officer',
      'new PSO',
      'PQiP trainee',
      undefined,
    ]);
    expect(grades.map((_, grade) => isReducedFromQualifying(grade))).toEqual([true, true, false, false, false]);
  });
});

describe('leaving', () => {
  it('knows four bands of length of service, each from its first day', () => {
    expect([0, 1.99, 2, 3.99, 4, 9.99, 10, 40].map(serviceBandOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(serviceBandEnds.map(serviceBandOf)).toEqual([1, 2, 3]);
  });

  it.each([
    // days since qualifying, years of the tie-in, share prevented
    [0, 2, 0.8],
    [730, 2, 0.8],
    [730.5, 2, 0],
    [5000, 2, 0],
    [0, 0, 0],
    [-10, 0, 0],
  ])('%f days after qualifying, under a tie-in of %i years, is prevented for %f', (days, years, prevented) => {
    expect(leavingPreventedByTieIn('leaving and moving', days, years, 0.8)).toBe(prevented);
    expect(leavingPreventedByTieIn('moving to another region', days, years, 0.8)).toBe(0);
    expect(tieInDays(2)).toBe(730.5);
  });

  it.each([
    // what the tie-in covers, days since joining, the number drawn, whether the officer is kept in the region
    ['moving to another region', 0, 0.79, true],
    ['moving to another region', 0, 0.8, false],
    ['moving to another region', 730, 0.1, true],
    ['moving to another region', 730.5, 0.1, false],
    ['leaving and moving', 0, 0.1, false],
  ] as const)(
    'a tie-in to %s, of two years for 80%%, %f days in and with %f drawn: kept in the region, %s',
    (covers, days, drawn, kept) => {
      expect(isKeptInRegion(covers, days, 2, 0.8, drawn)).toBe(kept);
    },
  );

  it('has hazards that leave over a period the share that is stated', () => {
    expect(Math.exp(-hazardOfYearlyShare(0.2) * 365.25)).toBeCloseTo(0.8, 12);
    expect(Math.exp(-hazardOfMonthlyShare(0.01) * 30.4375)).toBeCloseTo(0.99, 12);
    expect(hazardOfYearlyRate(0.08) * 365.25).toBeCloseTo(0.08, 12);
  });
});

describe('strain and experience', () => {
  it.each([
    [0, 0],
    [1, 0],
    [1.25, 0.25],
  ])('a load of %f is felt as a pressure of %f', (load, pressure) => {
    expect(pressureOf(load)).toBe(pressure);
  });

  it.each([
    // share of high risk, usual share, strength, pressure
    [0.8, 0.5, 0, 0],
    [0.3, 0.5, 2, 0],
    [0.5, 0.5, 2, 0],
    [0.75, 0.5, 2, 0.5],
    [1, 0, 1, 1],
  ])('of a workload a share of %f high risk, where %f is usual, adds at strength %f a pressure of %f', (...row) => {
    const [share, usual, strength, pressure] = row;
    expect(pressureOfContent(share, usual, strength)).toBe(pressure);
  });

  it('trainees have the reference of officers times a factor: at 0 they drop out as stated while nothing presses', () => {
    expect(referenceOfTrainees(0.2, 1)).toBe(0.2);
    expect(rateMultiplier(0, referenceOfTrainees(0.2, 0), 1.5)).toBe(1);
  });

  it.each([
    // multiplier of mental ill health, its share, multiplier of all sickness
    [1.7, 1, 1.7],
    [1.7, 0, 1],
    [1, 0.591, 1],
    [2, 0.591, 1.591],
    [0.5, 0.5, 0.75],
  ])('where strain multiplies mental ill health by %f, with a share of %f it multiplies sickness by %f', (...row) => {
    const [multiplier, share, all] = row;
    expect(sicknessMultiplier(multiplier, share)).toBeCloseTo(all, 12);
  });

  it('strain goes 1 - 1/e of the way to a pressure in its time, and stays where the two are equal', () => {
    expect(shareOfWayToPressure(180, 180)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(strainTowards(0.2, 0.6, 0.25)).toBeCloseTo(0.3, 12);
    expect(strainTowards(0.4, 0.4, 0.25)).toBe(0.4);
  });

  it.each([
    // strain, reference, strength, multiplier
    [0.2, 0.2, 3, 1],
    [0.9, 0.2, 0, 1],
    [1, 0, 2, 4],
    [0, 1, 1, 0.5],
  ])('at a strain of %f, a reference of %f and a strength of %f rates are multiplied by %f', (...row) => {
    const [strain, reference, strength, multiplier] = row;
    expect(rateMultiplier(strain, reference, strength)).toBeCloseTo(multiplier, 12);
  });

  it('a unit is as inexperienced as the share of its officers who are new; without officers, not at all', () => {
    expect(shareOfNewOfficers(3, 12)).toBe(0.25);
    expect(shareOfNewOfficers(0, 0)).toBe(0);
  });
});

describe('leaving by length of service', () => {
  const relative = { under_2_years: 2, from_2_to_4: 1.5, from_4_to_10: 1, from_10_years: 0.5 };
  const service_at_start = { under_2_years: 0.1, from_2_to_4: 0.2, from_4_to_10: 0.3, from_10_years: 0.4 };
  const shares = Object.values(service_at_start);
  const leavingOf = (leaving_by_service: typeof relative, newly_qualified_at_start = 0.25) => {
    const staff = { leaving_by_service, service_at_start, newly_qualified_at_start };
    const rates = leavingByService(withSettings(baseline.parameters, { staff }));
    return Object.fromEntries(grades.map((grade, at) => [grade, rates[at]]));
  };
  const mean = (rates: readonly number[]): number => rates.reduce((sum, rate, band) => sum + shares[band] * rate, 0);

  it('is on average, over those in post at the start, the rate of the grade', () => {
    const { PO, NQO, PSO, SPO } = leavingOf(relative);
    expect(mean(PSO)).toBeCloseTo(1, 12);
    expect(SPO).toEqual(PSO);
    // A quarter of probation officers are newly qualified, and all of these in the first band.
    expect(0.25 * NQO[0] + 0.75 * mean(PO)).toBeCloseTo(1, 12);
    expect(NQO).toEqual(PO);
  });

  it('keeps to the proportions of the settings in every grade', () => {
    for (const rates of Object.values(leavingOf(relative)))
      expect(rates.map((rate) => rate / rates[2])).toEqual([2, 1.5, 1, 0.5].map((rate) => expect.closeTo(rate, 12)));
  });

  it('where nobody leaves in any band, nobody does', () => {
    const nobody = { under_2_years: 0, from_2_to_4: 0, from_4_to_10: 0, from_10_years: 0 };
    for (const rates of Object.values(leavingOf(nobody))) expect(rates).toEqual([0, 0, 0, 0]);
  });
});

describe('staff of the start', () => {
  it('have served for as long as their band of service says', () => {
    expect(yearsByServiceBand.map(([, to]) => to).slice(0, -1)).toEqual([...serviceBandEnds]);
    yearsByServiceBand.forEach(([from, to], band) => {
      expect(serviceBandOf(from)).toBe(band);
      expect(serviceBandOf(to - 1e-9)).toBe(band);
    });
  });

  it('are trainees of intakes half a year apart, the last three months ago', () => {
    expect(trainingCohorts.map((cohort) => monthsInTraining[cohort])).toEqual([3, 9, 15]);
  });
});
