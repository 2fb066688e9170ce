import type { Look, Standing } from './looks.ts';

/** Looks at the plan of one level, from the least effort (0) up, until it is decided or no look can be paid for. */
export type Decide = (level: number) => Promise<Look | undefined>;

/** What is known of the levels of one lever. All levels are places in the range, from 0. */
export interface Found {
  /** The least effort that was shown to meet; absent where none was. */
  readonly smallest?: number;
  /** The most effort below it that was shown not to meet; absent where none was. */
  readonly largestNot?: number;
  /** A level shown to meet below one shown not to: more effort does harm there. */
  readonly turn?: { readonly meets: number; readonly fails: number };
  /** Whether a level above the smallest was decided, other than the last. */
  readonly isCheckedAbove: boolean;
}

/**
 * The least effort that meets, by halving a range of levels: the last is looked at first, then always the middle of
 * what is open.
 *
 * Halving takes for granted that more effort does no harm. So where the last level is not shown to meet, the quarters
 * of the range are tried too; and in the end a level between the smallest and the last. Where any level is shown to
 * meet and a higher one not to, that is a turn, and it is told. Levels that cannot be decided leave a gap, which is
 * narrowed from both sides.
 */
export async function bisect(levels: number, decide: Decide): Promise<Found> {
  const standings = new Map<number, Standing>();
  const standingOf = async (level: number): Promise<Standing> => {
    const known = standings.get(level);
    if (known !== undefined) return known;
    const standing = (await decide(level))?.standing ?? 'undecided';
    standings.set(level, standing);
    return standing;
  };
  const last = levels - 1;
  let meets = (await standingOf(last)) === 'meets' ? last : await firstMeeting(quartersBelow(last), standingOf);
  let fails = -1;
  if (meets !== undefined) {
    let open: readonly [number, number] | undefined;
    for (let level = middle(fails, meets, open); level !== undefined; level = middle(fails, meets, open)) {
      const standing = await standingOf(level);
      if (standing === 'meets') [meets, open] = [level, open !== undefined && open[0] < level ? open : undefined];
      else if (standing === 'does not meet')
        [fails, open] = [level, open !== undefined && open[1] > level ? open : undefined];
      else open = open === undefined ? [level, level] : [Math.min(open[0], level), Math.max(open[1], level)];
    }
    const above = (meets + last) >> 1;
    if (above > meets && above < last) await standingOf(above);
  }
  const turn = turnIn(standings);
  const failed = [...standings].flatMap(([level, standing]) =>
    standing === 'does not meet' && level < (meets ?? levels) ? [level] : [],
  );
  return {
    ...(meets !== undefined && { smallest: meets }),
    ...(failed.length > 0 && { largestNot: Math.max(...failed) }),
    ...(turn && { turn }),
    isCheckedAbove: [...standings].some(
      ([level, standing]) => meets !== undefined && level > meets && level < last && standing !== 'undecided',
    ),
  };
}

/**
 * The next level to look at: the middle of what lies between, or on either side of what cannot be decided, the side
 * that meets first.
 */
function middle(fails: number, meets: number, open: readonly [number, number] | undefined): number | undefined {
  const between = (low: number, high: number): number | undefined => (high - low > 1 ? (low + high) >> 1 : undefined);
  return open === undefined ? between(fails, meets) : (between(open[1], meets) ?? between(fails, open[0]));
}

const quartersBelow = (last: number): number[] =>
  [...new Set([0, last >> 2, last >> 1, (3 * last) >> 2])].filter((level) => level < last);

async function firstMeeting(
  levels: readonly number[],
  standingOf: (level: number) => Promise<Standing>,
): Promise<number | undefined> {
  for (const level of levels) if ((await standingOf(level)) === 'meets') return level;
  return undefined;
}

function turnIn(standings: ReadonlyMap<number, Standing>): Found['turn'] {
  const inOrder = [...standings].sort(([a], [b]) => a - b);
  const meets = inOrder.find(([, standing]) => standing === 'meets')?.[0];
  const fails = inOrder.findLast(([, standing]) => standing === 'does not meet')?.[0];
  return meets !== undefined && fails !== undefined && meets < fails ? { meets, fails } : undefined;
}
