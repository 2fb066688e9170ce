import type { Screening } from './morris.ts';

/** What became of a setting after screening. */
export type ScreeningOutcome = 'goes on' | 'smaller than those that go on' | 'not above noise' | 'no effect';

/**
 * Settings in the order in which they matter, by their index in the list: those that stand out from chance for any
 * measure first.
 *
 * With several measures, measures take turns, each naming its largest mean effect that has not been named, so that none
 * is drowned by another with larger numbers.
 */
export function rankByInfluence(screenings: readonly (readonly Screening[])[]): number[] {
  const significant = interleave(screenings, ({ standsOut }) => standsOut);
  const rest = interleave(screenings, () => true).filter((setting) => !significant.includes(setting));
  return [...significant, ...rest];
}

function interleave(
  screenings: readonly (readonly Screening[])[],
  isEligible: (screening: Screening) => boolean,
): number[] {
  const queues = screenings.map((each) =>
    [...each.keys()]
      .filter((setting) => isEligible(each[setting]))
      .sort((a, b) => (each[b].muStar.mean || 0) - (each[a].muStar.mean || 0) || a - b),
  );
  const order = new Set<number>();
  while (queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      while (queue.length > 0 && order.has(queue[0])) queue.shift();
      const next = queue.shift();
      if (next !== undefined) order.add(next);
    }
  }
  return [...order];
}

/** The settings that go on to Sobol' indices, at most so many: none that is not above noise for some measure. */
export const survivorsOf = (screenings: readonly (readonly Screening[])[], most: number): number[] =>
  rankByInfluence(screenings)
    .filter((setting) => screenings.some((each) => each[setting].standsOut))
    .slice(0, most);

/** What became of a setting, and so why it went no further. */
export function screeningOutcomeOf(
  screenings: readonly (readonly Screening[])[],
  survivors: readonly number[],
  setting: number,
): ScreeningOutcome {
  if (survivors.includes(setting)) return 'goes on';
  const ofSetting = screenings.map((each) => each[setting]);
  if (ofSetting.every(({ muStar }) => !(muStar.mean > 0))) return 'no effect';
  return ofSetting.some(({ standsOut }) => standsOut) ? 'smaller than those that go on' : 'not above noise';
}
