import { describe, expect, it } from 'vitest';
import { roshLevels } from '../../../../src/model/categories.ts';
import { protectionLetter, protectionPoints } from '../../../../src/model/rules/workload/tier-v2.ts';

const nothing = { rosh: 'low', rsr: 0, mappaLevel: 0, complexityFactors: 0, additionalFactorsForWomen: 0 } as const;

describe('points for protection (version 2)', () => {
  it.each([
    ['low', 0],
    ['medium', 10],
    ['high', 20],
    ['very high', 150],
  ] as const)('%s risk of serious harm gives %i', (rosh, points) => {
    expect(protectionPoints({ ...nothing, rosh })).toBe(points);
  });

  it.each([
    [0, 0],
    [2.99, 0],
    [3, 10],
    [6.99, 10],
    [7, 20],
    [100, 20],
  ])('a risk of serious recidivism of %d percent gives %i', (rsr, points) => {
    expect(protectionPoints({ ...nothing, rsr })).toBe(points);
  });

  it.each([
    [0, 0],
    [1, 5],
    [2, 150],
    [3, 150],
  ] as const)('MAPPA level %i gives %i', (mappaLevel, points) => {
    expect(protectionPoints({ ...nothing, mappaLevel })).toBe(points);
  });

  it('counts the larger of serious harm and serious recidivism, not both', () => {
    // lines: serious harm low 0, medium 10, high 20, very high 150; columns: recidivism 0, 10, 20
    const table = roshLevels.map((rosh) => [0, 3, 7].map((rsr) => protectionPoints({ ...nothing, rosh, rsr })));
    expect(table).toEqual([
      [0, 10, 20],
      [10, 10, 20],
      [20, 20, 20],
      [150, 150, 150],
    ]);
  });

  it('adds MAPPA, 2 for each complexity factor and the additional factors for women', () => {
    // max(10, 20) + 5 + 2 x 3 + 4 = 35
    expect(
      protectionPoints({ rosh: 'medium', rsr: 7, mappaLevel: 1, complexityFactors: 3, additionalFactorsForWomen: 4 }),
    ).toBe(35);
  });

  it.each([
    [0, 'D'],
    [9, 'D'],
    [10, 'C'],
    [19, 'C'],
    [20, 'B'],
    [149, 'B'],
    [150, 'A'],
    [300, 'A'],
  ] as const)('%i points are letter %s', (points, letter) => {
    expect(protectionLetter(points)).toBe(letter);
  });
});
