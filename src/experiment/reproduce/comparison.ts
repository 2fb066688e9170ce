import { regionOfArea } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { ComparedFigure, FigureRole, Series, ShownFigure } from '../../scenario/index.ts';
import { dayOfFigure, nameOfFigure } from '../../scenario/index.ts';
import { simulatedFigure, windowFor } from './simulated-figure.ts';
import type { FigureQuery, MonthWindow } from './simulated-figure.ts';
import { kendallTau } from '../statistics/kendall-tau.ts';
import type { Spread } from '../statistics/prediction-range.ts';
import { spreadOf } from '../statistics/prediction-range.ts';
import { knownValues } from '../statistics/sample.ts';

/**
 * What a comparison says: whether the published figure lies in the 95% range of a single replication, or a published
 * range overlaps with it; of a claim of direction, whether a single replication would have the regions in the same
 * order rather than reversed; nothing where there is no figure, no range, or a figure for context.
 */
export type Finding = 'inside' | 'outside' | 'same direction' | 'no direction' | 'not scored';

/** One published figure beside what the replications of one scenario have for it. */
export interface Comparison {
  readonly series: string;
  readonly scenario: string;
  readonly scope: string;
  readonly unit: string;
  /** As the study writes what is read off. */
  readonly simulated: string;
  /** How the figure is called in the register; absent where nothing was published. */
  readonly figure?: string;
  /** Two ends, the same where one number was published, and half of its last digit. */
  readonly published?: { readonly low: number; readonly high: number; readonly rounding: number };
  /** The published day, or the last of its period, and the first where there is one. */
  readonly day: string;
  readonly from?: string;
  readonly vintage?: string;
  readonly role?: FigureRole;
  readonly sources: readonly string[];
  readonly quality?: string;
  readonly note?: string;
  /** Month ends that were read. */
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** One for each replication that has a value. */
  readonly values: readonly number[];
  readonly spread: Spread;
  /** Simulated mean less published, in the unit; nothing where the mean lies between the ends of a published range. */
  readonly difference?: number;
  /** The same in % of what was published. */
  readonly percent?: number;
  readonly finding: Finding;
  /** Of a claim of direction: what was published of each region, and its simulation. */
  readonly regions?: readonly { readonly region: string; readonly published: number; readonly spread: Spread }[];
}

/** A figure that no run could be read for, with the reason. */
export interface UnreadFigure {
  readonly figure: string;
  readonly because: string;
}

/** What the replications of one scenario gave. */
export interface ScenarioRun {
  readonly name: string;
  readonly results: readonly ReplicationResult[];
}

/** The figures of a series beside one scenario. */
export function compareSeries(series: Series, run: ScenarioRun): readonly (Comparison | UnreadFigure)[] {
  if (series.claim === 'direction') return [compareOrder(series, run)];
  return series.compared.map((held) => {
    const question: FigureQuery = {
      simulated: series.simulated,
      scope: held.scope,
      across: held.across,
      aYear: series.perYear,
    };
    const window = windowFor(question, held, run.results[0].dates, series.partly !== undefined);
    const name = nameOfFigure(held.figure);
    if (typeof window === 'string') return { figure: name, because: window };
    const values = knownValues(run.results.map((result) => simulatedFigure(result, question, window)));
    if (values.length === 0)
      return {
        figure: name,
        because: 'It has no meaning at that month end, such as a rate of twelve months before the twelfth.',
      };
    return {
      ...comparisonFacts(series, run, held, window),
      unit: series.simulated.unit,
      figure: name,
      published: { low: held.low, high: held.high, rounding: held.rounding },
      ...judgeValues(held, values),
    };
  });
}

/** What a comparison says of where and when, the figure aside. */
function comparisonFacts(
  series: Series,
  { name, results: [{ dates }] }: ScenarioRun,
  { figure, role, scope, day, from }: ComparedFigure,
  { first, last }: MonthWindow,
) {
  const { vintage, sources, quality, note } = figure;
  const notes = [note, series.note, series.partly].filter((each) => each !== undefined).join('; ');
  return {
    series: series.name,
    scenario: name,
    scope,
    simulated: series.simulated.text,
    day: dayOfFigure(figure) ?? day,
    ...(from !== undefined && { from }),
    ...(vintage !== undefined && { vintage }),
    role,
    sources,
    quality,
    ...(notes !== '' && { note: notes }),
    firstMonth: dates[first],
    lastMonth: dates[last],
  };
}

/**
 * Nearer than this, relative to the figure, is the same number. What was put in may differ by what is lost where people
 * are shared out whole.
 */
const sameNumber = 1e-9;
const sameInput = 0.005;

function judgeValues({ low, high, rounding, role }: ComparedFigure, values: readonly number[]) {
  const spread = spreadOf(values);
  const { mean, least, most } = spread;
  const end = mean < low ? low : mean > high ? high : mean;
  const tolerance = rounding + (role === 'input' ? sameInput : sameNumber) * Math.abs(high);
  const isInside = least !== undefined && most !== undefined && least <= high + tolerance && most >= low - tolerance;
  const finding: Finding = role === 'context' || least === undefined ? 'not scored' : isInside ? 'inside' : 'outside';
  return { values, spread, difference: mean - end, ...(end !== 0 && { percent: (100 * (mean - end)) / end }), finding };
}

/**
 * Regions by order and not by level: Kendall's tau between what was published of them and what each replication has.
 */
function compareOrder(series: Series, run: ScenarioRun): Comparison | UnreadFigure {
  const [held] = series.compared;
  const window = windowFor(held, held, run.results[0].dates);
  const name = nameOfFigure(held.figure);
  if (typeof window === 'string') return { figure: name, because: window };
  const published = series.compared.map(({ low }) => low);
  const simulated = run.results.map((result) =>
    series.compared.map(({ scope, across }) =>
      simulatedFigure(result, { simulated: series.simulated, scope, across }, window),
    ),
  );
  const values = simulated.map((ofRegions) => kendallTau(published, ofRegions));
  const regions = series.compared.map(({ scope, low }, index) => ({
    region: regionOfArea(scope) ?? scope,
    published: low,
    spread: spreadOf(simulated.map((ofRegions) => ofRegions[index])),
  }));
  const spread = spreadOf(values);
  const finding = spread.least === undefined ? 'not scored' : spread.least > 0 ? 'same direction' : 'no direction';
  return {
    ...comparisonFacts(series, run, held, window),
    scope: 'all regions',
    unit: "Kendall's tau",
    figure: name,
    published: { low: 1, high: 1, rounding: 0 },
    values,
    spread,
    finding,
    regions,
  };
}

/** A figure that nobody published, read off as the others are. */
export function readShown(
  { name, simulated, scope, day, in: _ }: ShownFigure,
  run: ScenarioRun,
): Comparison | UnreadFigure {
  const across = simulated.counting === 'during the month' ? 'sum' : 'month end';
  const { dates } = run.results[0];
  const window = windowFor({ across }, { day }, dates);
  if (typeof window === 'string') return { figure: name, because: window };
  const question: FigureQuery = { simulated, scope, across };
  const values = knownValues(run.results.map((result) => simulatedFigure(result, question, window)));
  if (values.length === 0) return { figure: name, because: 'It has no meaning at that month end.' };
  return {
    series: name,
    scenario: run.name,
    scope,
    unit: simulated.unit,
    simulated: simulated.text,
    day,
    sources: [],
    firstMonth: dates[window.first],
    lastMonth: dates[window.last],
    values,
    spread: spreadOf(values),
    finding: 'not scored',
  };
}
