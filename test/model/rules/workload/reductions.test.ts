import { describe, expect, it } from 'vitest';
import { reductions, shareOfHoursTaken } from '../../../../src/model/rules/workload/reductions.ts';

describe('reductions of hours', () => {
  it.each([
    ['PQiP trainee', 0, 0.8],
    ['PQiP trainee', 5.99, 0.8],
    ['PQiP trainee', 6, 0.6],
    ['PQiP trainee', 11.99, 0.6],
    ['PQiP trainee', 12, 0.4],
    ['PQiP trainee', 17.99, 0.4],
    ['PQiP trainee', 18, 0.4],
    ['PQiP trainee', 20.99, 0.4],
    ['newly qualified officer', 0, 0.2],
    ['newly qualified officer', 8.99, 0.2],
    ['newly qualified officer', 9, 0],
    ['new PSO', 0, 0.2],
    ['new PSO', 5.99, 0.2],
    ['new PSO', 6, 0],
    ['maternity or adoption leave', 0, 1],
    ['maternity or adoption leave', 5.99, 1],
    ['maternity or adoption leave', 6, 0],
    ['long-term sickness or special leave', 0, 1],
    ['long-term sickness or special leave', 60, 1],
    ['trade union facility time', 0, 0.5],
    ['trade union facility time', 120, 0.5],
  ] as const)('%s, %d months after it began, takes a share of %d', (reason, months, share) => {
    expect(shareOfHoursTaken(reason, months)).toBe(share);
  });

  it('a trainee who has not yet qualified after 21 months keeps the last reduction', () => {
    expect(shareOfHoursTaken('PQiP trainee', 23)).toBe(0.4);
  });

  it('nothing is taken before a reason begins', () => {
    for (const [reason] of reductions) expect(shareOfHoursTaken(reason, -0.01)).toBe(0);
  });

  it('the lines of one reason follow on each other without gap or overlap', () => {
    for (const reason of new Set(reductions.map(([name]) => name))) {
      let reached = 0;
      for (const [, from, to] of reductions.filter(([name]) => name === reason)) {
        expect(from).toBe(reached);
        expect(to).toBeGreaterThan(from);
        reached = to;
      }
    }
  });
});
