import { describe, expect, it } from 'vitest';
import { grades } from '../../../../src/model/categories.ts';
import { mayStartTraining, placesOfIntake, shareOfIntake } from '../../../../src/model/rules/staff/intakes.ts';
import { meanFte, peopleForFte } from '../../../../src/model/rules/staff/people-in-posts.ts';

describe('intakes of trainees', () => {
  it('has one in September, with its share, and one in March, with the rest', () => {
    const months = Array.from({ length: 12 }, (_, month) => shareOfIntake(month + 1, 0.6));
    expect(months).toEqual([0, 0, 0.4, 0, 0, 0, 0, 0, 0.6, 0, 0, 0]);
  });

  it.each([
    // month, places a year, share of September, part of the service, trainees
    [9, 500, 0.6, 1, 300],
    [3, 500, 0.6, 1, 200],
    [9, 500, 0.6, 0.01, 3],
    [3, 5, 0.5, 0.1, 0],
    [1, 500, 0.6, 1, 0],
  ])('in month %i, of %i places with %f in September and a part of %f, %i start', (...row) => {
    const [month, places, september, part, trainees] = row;
    expect(placesOfIntake(month, places, september, part)).toBe(trainees);
  });
});

describe('a training place', () => {
  it('may be taken by a services officer, and by nobody of another grade', () => {
    expect(grades.filter((_, grade) => mayStartTraining(grade))).toEqual(['PSO']);
  });
});

describe('people for posts in full-time equivalents', () => {
  it.each([
    // share of part time, their hours, full-time hours, FTE of a person
    [0, 20, 37, 1],
    [1, 18.5, 37, 0.5],
    [0.2, 18.5, 37, 0.9],
  ])('where %f work part time, %f hours of %f, a person is %f FTE on average', (share, hours, full, fte) => {
    expect(meanFte(share, hours, full)).toBeCloseTo(fte, 12);
  });

  it('90 FTE are 100 people at 0.9 each, and 2 of them in a fifth of a tenth of the service', () => {
    expect(peopleForFte(90, 1, 1, 0.9)).toBe(100);
    expect(peopleForFte(90, 0.1, 0.2, 0.9)).toBeCloseTo(2, 12);
  });
});
