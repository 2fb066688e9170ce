import { nameOfFigure } from '../../scenario/index.ts';
import type { PublishedStudy } from '../../scenario/index.ts';
import { compareSeries, readShown } from './comparison.ts';
import type { Comparison, UnreadFigure, ScenarioRun } from './comparison.ts';
import { courseByMonth, fanOf } from './fan.ts';
import type { CourseByMonth, Fan } from './fan.ts';
import { findMilestone } from './milestone.ts';
import type { MilestoneFinding } from './milestone.ts';

/** A published study beside its simulation. */
export interface ReproduceResult {
  readonly study: string;
  readonly name: string;
  readonly question: string;
  readonly about: string;
  readonly scenarios: readonly string[];
  /** The file of each scenario, without folder and ending, as it can be looked for. */
  readonly files: Readonly<Record<string, string>>;
  /** In order of series, then scenario, then figure. */
  readonly comparisons: readonly Comparison[];
  /** Figures on record that were not compared, each with the reason. */
  readonly notCompared: readonly (UnreadFigure & { readonly sources: readonly string[]; readonly published: string })[];
  readonly choices: readonly { readonly use: string; readonly over: string; readonly because: string }[];
  readonly fans: readonly Fan[];
  readonly courses: readonly CourseByMonth[];
  readonly milestones: readonly MilestoneFinding[];
}

/**
 * Holds a study's figures against the replications of its scenarios, which are handed over by the names that they have
 * in the study.
 *
 * Nothing is left out in silence: a figure that no run could be read for stands among those not compared. Throws a
 * RangeError where a scenario has no run.
 */
export function reproduce(study: PublishedStudy, runs: readonly ScenarioRun[]): ReproduceResult {
  const runOf = (name: string): ScenarioRun => {
    const run = runs.find((each) => each.name === name);
    if (run === undefined || run.results.length === 0)
      throw new RangeError(`The study ${study.id} has no run of its scenario "${name}".`);
    return run;
  };
  const each = <Item extends { readonly in: readonly string[] }, Found>(
    items: readonly Item[],
    find: (item: Item, run: ScenarioRun) => readonly Found[],
  ): Found[] => items.flatMap((item) => item.in.flatMap((name) => find(item, runOf(name))));
  const read = [...each(study.series, compareSeries), ...each(study.shown, (shown, run) => [readShown(shown, run)])];
  const comparisons = read.filter((found): found is Comparison => 'spread' in found);
  const figures = new Map(
    study.series.flatMap(({ compared }) => compared.map(({ figure }) => [nameOfFigure(figure), figure] as const)),
  );
  const unread = read.flatMap((found) =>
    'spread' in found || comparisons.some(({ figure }) => figure === found.figure) ? [] : [found],
  );
  const named = [
    ...study.notCompared.map(({ figure, because }) => ({ figure: nameOfFigure(figure), because, of: figure })),
    ...new Map(unread.map((found) => [found.figure, { ...found, of: figures.get(found.figure) }])).values(),
  ];
  return {
    study: study.id,
    name: study.name,
    question: study.question,
    about: study.about,
    scenarios: study.scenarios.map(({ name }) => name),
    files: Object.fromEntries(
      study.scenarios.map(({ name, file }) => [
        name,
        file
          .split('/')
          .at(-1)!
          .replace(/\.ya?ml$/, ''),
      ]),
    ),
    comparisons,
    notCompared: named.map(({ figure, because, of }) => ({
      figure,
      because,
      sources: of?.sources ?? [],
      published: of === undefined ? '' : `${publishedInWords(of.value)} ${of.unit}`,
    })),
    choices: study.choices.map(({ use, over, because }) => ({
      use: nameOfFigure(use),
      over: nameOfFigure(over),
      because,
    })),
    fans: each(study.series, (series, run) => [fanOf(series, run)].filter((fan) => fan !== undefined)),
    courses: each(study.byMonth, (course, run) => [
      courseByMonth(course, run, course.then && runOf(course.then.scenario)),
    ]),
    milestones: each(study.milestones, (milestone, run) => [findMilestone(milestone, run)]),
  };
}

/** A published value on one line. */
function publishedInWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(' to ');
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, number]) => `${name} ${number}`)
        .join(', ')
    : String(value);
}

/** How many figures of one role lie inside, of how many. */
export function countInside(
  { comparisons }: ReproduceResult,
  role: Comparison['role'],
): { readonly inside: number; readonly of: number } {
  const scored = comparisons.filter((each) => each.role === role && each.finding !== 'not scored');
  return {
    inside: scored.filter(({ finding }) => finding === 'inside' || finding === 'same direction').length,
    of: scored.length,
  };
}
