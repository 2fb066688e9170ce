import type { InterimAnalysis, PlanVerdict } from './interim-analyses.ts';

/** Analyses the plan of one level, from the least effort (0) up, until it is decided or no analysis can be paid for. */
export type Decide = (level: number) => Promise<InterimAnalysis | undefined>;

/** What is known of the levels of one lever. All levels are indices in the range, from 0. */
export interface BisectionResult {
  /** The least effort that was shown to meet; absent where none was. */
  readonly smallest?: number;
  /** The most effort below it that was shown not to meet; absent where none was. */
  readonly largestNot?: number;
  /** A level shown to meet below one shown not to: more effort does harm there. */
  readonly reversal?: { readonly meets: number; readonly fails: number };
  /** Whether a level above the smallest was decided, other than the last. */
  readonly isCheckedAbove: boolean;
}

/**
 * The least effort that meets, by halving a range of levels: the last is looked at first, then always the middle of
 * what is open.
 *
 * Halving takes for granted that more effort does no harm. So where the last level is not shown to meet, the quarters
 * of the range are candidates too; and in the end a level between the smallest and the last. Where any level is shown
 * to meet and a higher one not to, that is a reversal, and it is reported. Levels that cannot be decided leave a gap,
 * which is narrowed from both sides.
 */
export async function bisect(levels: number, decide: Decide): Promise<BisectionResult> {
  const verdicts = new Map<number, PlanVerdict>();
  const verdictOfLevel = async (level: number): Promise<PlanVerdict> => {
    const known = verdicts.get(level);
    if (known !== undefined) return known;
    const verdict = (await decide(level))?.standing ?? 'undecided';
    verdicts.set(level, verdict);
    return verdict;
  };
  const last = levels - 1;
  let meets =
    (await verdictOfLevel(last)) === 'meets' ? last : await firstLevelThatMeets(quartersBelow(last), verdictOfLevel);
  let fails = -1;
  if (meets !== undefined) {
    let open: readonly [number, number] | undefined;
    for (let level = nextLevel(fails, meets, open); level !== undefined; level = nextLevel(fails, meets, open)) {
      const verdict = await verdictOfLevel(level);
      if (verdict === 'meets') [meets, open] = [level, open !== undefined && open[0] < level ? open : undefined];
      else if (verdict === 'does not meet')
        [fails, open] = [level, open !== undefined && open[1] > level ? open : undefined];
      else open = open === undefined ? [level, level] : [Math.min(open[0], level), Math.max(open[1], level)];
    }
    const above = (meets + last) >> 1;
    if (above > meets && above < last) await verdictOfLevel(above);
  }
  const reversal = reversalIn(verdicts);
  const failed = [...verdicts].flatMap(([level, verdict]) =>
    verdict === 'does not meet' && level < (meets ?? levels) ? [level] : [],
  );
  return {
    ...(meets !== undefined && { smallest: meets }),
    ...(failed.length > 0 && { largestNot: Math.max(...failed) }),
    ...(reversal && { reversal }),
    isCheckedAbove: [...verdicts].some(
      ([level, verdict]) => meets !== undefined && level > meets && level < last && verdict !== 'undecided',
    ),
  };
}

/**
 * The next level to analyse: the middle of what lies between, or on either side of what cannot be decided, the side
 * that meets first.
 */
function nextLevel(fails: number, meets: number, open: readonly [number, number] | undefined): number | undefined {
  const between = (low: number, high: number): number | undefined => (high - low > 1 ? (low + high) >> 1 : undefined);
  return open === undefined ? between(fails, meets) : (between(open[1], meets) ?? between(fails, open[0]));
}

const quartersBelow = (last: number): number[] =>
  [...new Set([0, last >> 2, last >> 1, (3 * last) >> 2])].filter((level) => level < last);

async function firstLevelThatMeets(
  levels: readonly number[],
  verdictOfLevel: (level: number) => Promise<PlanVerdict>,
): Promise<number | undefined> {
  for (const level of levels) if ((await verdictOfLevel(level)) === 'meets') return level;
  return undefined;
}

function reversalIn(verdicts: ReadonlyMap<number, PlanVerdict>): BisectionResult['reversal'] {
  const inOrder = [...verdicts].sort(([a], [b]) => a - b);
  const meets = inOrder.find(([, verdict]) => verdict === 'meets')?.[0];
  const fails = inOrder.findLast(([, verdict]) => verdict === 'does not meet')?.[0];
  return meets !== undefined && fails !== undefined && meets < fails ? { meets, fails } : undefined;
}
