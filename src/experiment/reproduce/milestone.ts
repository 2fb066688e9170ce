import type { Milestone } from '../../scenario/index.ts';
import { estimateProportion } from '../statistics/proportion.ts';
import type { ScenarioRun } from './comparison.ts';
import { simulatedFigure } from './simulated-figure.ts';
import { spreadOf } from '../statistics/prediction-range.ts';

/** When a level is reached in one scenario, and how surely. */
export interface MilestoneFinding {
  readonly milestone: string;
  readonly scenario: string;
  readonly simulated: string;
  readonly unit: string;
  readonly below: number;
  readonly months: number;
  readonly lasting: boolean;
  readonly replications: number;
  readonly reached: number;
  /** Share of replications that reach it before the end of the run, with its 95% interval (Wilson). */
  readonly probability: number;
  readonly lo95: number;
  readonly hi95: number;
  /**
   * First month end by which a tenth, half and nine tenths of all replications have reached it; absent where fewer do.
   */
  readonly early?: string;
  readonly middle?: string;
  readonly late?: string;
  readonly lastMonth: string;
  /**
   * At each month end: the level with the range of a single replication, and the share of replications that have
   * reached the milestone by then with its interval.
   */
  readonly course: readonly {
    readonly date: string;
    readonly mean: number;
    readonly least?: number;
    readonly most?: number;
    readonly share: number;
    readonly lo95: number;
    readonly hi95: number;
  }[];
}

/**
 * When the figure is below the level for so many month ends on end, or from then on to the end of the run, counted from
 * the first of them.
 */
export function findMilestone(
  { name, simulated, scope, below, months, lasting }: Milestone,
  run: ScenarioRun,
): MilestoneFinding {
  const { dates } = run.results[0];
  const courses = run.results.map((result) =>
    dates.map((_, date) =>
      simulatedFigure(result, { simulated, scope, across: 'month end' }, { first: date, last: date }),
    ),
  );
  const firsts = courses
    .map((course) => (lasting ? settledIndexBelow : firstIndexBelow)(course, below, months))
    .sort((a, b) => a - b);
  const replications = firsts.length;
  const reached = firsts.filter((first) => first < dates.length).length;
  const { share: probability, lo95, hi95 } = estimateProportion(reached, replications);
  const dateAt = (tenths: number): string | undefined => dates[firsts[Math.ceil((tenths * replications) / 10) - 1]];
  const [early, middle, late] = [1, 5, 9].map(dateAt);
  const course = dates.map((date, index) => {
    const { mean, least, most } = spreadOf(courses.map((each) => each[index]));
    return {
      date,
      mean,
      ...(least !== undefined && most !== undefined && { least, most }),
      ...shareOf(firsts.filter((first) => first <= index).length, replications),
    };
  });
  return {
    milestone: name,
    scenario: run.name,
    simulated: simulated.text,
    unit: simulated.unit,
    below,
    months,
    lasting,
    replications,
    reached,
    probability,
    lo95,
    hi95,
    ...(early !== undefined && { early }),
    ...(middle !== undefined && { middle }),
    ...(late !== undefined && { late }),
    lastMonth: dates.at(-1)!,
    course,
  };
}

function shareOf(reached: number, of: number) {
  const { share, lo95, hi95 } = estimateProportion(reached, of);
  return { share, lo95, hi95 };
}

/** The index of the first of so many values on end below a level; one past the last where there is none. */
function firstIndexBelow(course: readonly number[], below: number, months: number): number {
  let consecutive = 0;
  for (const [index, value] of course.entries()) {
    consecutive = value < below ? consecutive + 1 : 0;
    if (consecutive === months) return index - months + 1;
  }
  return course.length;
}

/**
 * The index from which all values are below a level, so many of them at least; one past the last where there is
 * none.
 */
function settledIndexBelow(course: readonly number[], below: number, months: number): number {
  const first = course.findLastIndex((value) => !(value < below)) + 1;
  return course.length - first >= months ? first : course.length;
}
