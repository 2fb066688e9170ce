import { describe, expect, it } from 'vitest';
import {
  pointsByLocationAndTier,
  pointsIndex,
  pointsOfCase,
} from '../../../../src/model/rules/workload/workload-points.ts';
import { locations, tiers } from '../../../../src/model/categories.ts';

/** The published table, turned on its side: one line a tier. */
const published = [
  // tier, community, licence, custody
  ['A3', 206, 219, 75],
  ['A2', 158, 175, 60],
  ['A1', 146, 163, 59],
  ['A0', 110, 0, 0],
  ['B3', 146, 161, 59],
  ['B2', 115, 132, 48],
  ['B1', 102, 119, 47],
  ['B0', 72, 0, 0],
  ['C3', 79, 77, 30],
  ['C2', 63, 65, 24],
  ['C1', 50, 52, 23],
  ['C0', 35, 0, 0],
  ['D3', 51, 51, 17],
  ['D2', 41, 43, 14],
  ['D1', 29, 31, 13],
  ['D0', 29, 0, 0],
] as const;

describe('workload points of a case', () => {
  it('lists the tiers in the order of the published table', () => {
    expect(published.map(([tier]) => tier)).toEqual([...tiers]);
  });

  it.each(published)(
    'a case of tier %s counts %i in the community, %i on licence and %i in custody',
    (tier, community, licence, custody) => {
      expect(pointsOfCase({ location: 'community', tier })).toBe(community);
      expect(pointsOfCase({ location: 'licence', tier })).toBe(licence);
      expect(pointsOfCase({ location: 'custody', tier })).toBe(custody);
    },
  );

  it.each(published)(
    'a young adult in transition of tier %s counts as in custody in every location',
    (tier, _community, _licence, custody) => {
      for (const location of locations) expect(pointsOfCase({ location, tier, inTransition: true })).toBe(custody);
    },
  );

  it('a case that has not been tiered counts nothing', () => {
    for (const location of locations) expect(pointsOfCase({ location }, 20)).toBe(0);
  });

  it('a case whose contact has ended under Reset counts nothing, or the points that a scenario gives it', () => {
    expect(pointsOfCase({ location: 'licence', tier: 'A3', reset: true })).toBe(0);
    expect(pointsOfCase({ location: 'licence', tier: 'A3', reset: true }, 12)).toBe(12);
    expect(pointsOfCase({ location: 'custody', tier: 'C1', reset: true, inTransition: true }, 12)).toBe(12);
  });

  it('gives the event loop the same points by index', () => {
    expect(pointsByLocationAndTier).toHaveLength(48);
    locations.forEach((location, l) =>
      tiers.forEach((tier, t) =>
        expect(pointsByLocationAndTier[pointsIndex(l, t)]).toBe(pointsOfCase({ location, tier })),
      ),
    );
  });
});
