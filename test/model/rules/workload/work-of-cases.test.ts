import { describe, expect, it } from 'vitest';
import { effortOfCase, timeCriticalPoints } from '../../../../src/model/rules/workload/work-of-cases.ts';

describe('what the work of cases is made of', () => {
  it.each([
    // points, weight scale, work factor, assessments and reviews, work that must not wait
    [100, 1, 1, 20, 80],
    [100, 1.2, 1.5, 20, 160],
    [10, 1, 1, 20, 0],
    [0, 1, 1, 0, 0],
  ])('%i points at weight %f and work factor %f, less %i for assessments, are %i', (...row) => {
    const [points, scale, factor, deferrable, critical] = row;
    expect(timeCriticalPoints(points, scale, factor, deferrable)).toBeCloseTo(critical, 12);
  });

  it.each([
    // days of supervision, effort: an initial assessment of 60 and a review of 30 for each whole 180 days
    [1, 60],
    [179, 60],
    [180, 90],
    [359, 90],
    [540, 150],
  ])('assessments and reviews of a case of %i days take %i points', (days, effort) => {
    expect(effortOfCase(days, 180, 60, 30)).toBe(effort);
  });
});
