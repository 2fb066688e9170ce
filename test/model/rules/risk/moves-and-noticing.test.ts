import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  directionOfMove,
  hasNeighbours,
  movesFrom,
  shareDownwards,
  shareUpwards,
} from '../../../../src/model/rules/risk/moves.ts';
import { noticingRate, shareOfChancesTaken } from '../../../../src/model/rules/risk/noticing.ts';

describe('moves of actual risk', () => {
  const upperShare = balanceOf([0.4, 0.4, 0.16, 0.04]);

  it.each([
    // level, upwards, downwards
    [0, 1 / 2, 0],
    [1, 2 / 7, 1 / 2],
    [2, 1 / 5, 5 / 7],
    [3, 0, 4 / 5],
  ])('from level %i go upwards by %f and downwards by %f of the rate of a pair', (level, up, down) => {
    expect(shareUpwards(upperShare, level)).toBeCloseTo(up, 12);
    expect(shareDownwards(upperShare, level)).toBeCloseTo(down, 12);
    expect(movesFrom(upperShare, level, 2)).toBeCloseTo(2 * (up + down), 12);
    if (up > 0) expect(directionOfMove(upperShare, level, (0.999 * up) / (up + down))).toBe(1);
    if (down > 0) expect(directionOfMove(upperShare, level, 0.999)).toBe(-1);
  });

  it('go nowhere where the mix has no neighbour', () => {
    const alone = balanceOf([1, 0, 0, 0]);
    expect(hasNeighbours(alone, 0)).toBe(false);
    expect(hasNeighbours(alone, 1)).toBe(true);
    expect([...balanceOf([0, 0, 0, 1])]).toEqual([0, 0, 1]);
  });
});

describe('chances to notice a rise in risk', () => {
  it('come at the rate of each hour of contact: 27 points a month are two hours of it at 13.5 points an hour', () => {
    expect(noticingRate(27, 0.3, 13.5) * 30.4375).toBeCloseTo(0.6, 12);
    expect(noticingRate(0, 0.3, 13.5)).toBe(0);
  });

  it.each([
    // contact kept up, strength of the loop, share taken
    [0.5, 0, 1],
    [0.5, 1, 0.5],
    [0.5, 2, 0.25],
    [0, 1, 0],
    [1, 2, 1],
  ])('at a contact of %f and a strength of %f are taken by the share %f', (contact, strength, share) => {
    expect(shareOfChancesTaken(contact, strength)).toBeCloseTo(share, 12);
  });
});
