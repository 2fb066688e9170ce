import { wholeService } from '../../model/index.ts';
import type { MonthlyCourse, Series } from '../../scenario/index.ts';
import type { ScenarioRun } from './comparison.ts';
import { simulatedFigure, windowFor } from './simulated-figure.ts';
import type { FigureQuery } from './simulated-figure.ts';
import { predictionRange, spreadOf } from '../statistics/prediction-range.ts';
import { knownValues } from '../statistics/sample.ts';

/** A month end of a fan: what the figure would have been, had it been published then. */
export interface FanPoint {
  readonly date: string;
  readonly mean: number;
  /** Half of new replications would lie between these, absent with one replication; and 95% between the next two. */
  readonly low50?: number;
  readonly high50?: number;
  readonly low95?: number;
  readonly high95?: number;
}

/** A published number where it stands on a fan, in the unit of the model. */
export interface PublishedPoint {
  readonly date: string;
  readonly low: number;
  readonly high: number;
  readonly role: string;
  readonly vintage?: string;
  readonly finding?: string;
  /** The first day, where the number is of a period. */
  readonly from?: string;
}

/** One series over the course of one scenario, with what was published. */
export interface Fan {
  readonly series: string;
  readonly scenario: string;
  readonly unit: string;
  readonly simulated: string;
  /** Months that each point is taken over; 1 is the month end itself. */
  readonly months: number;
  readonly points: readonly FanPoint[];
  readonly published: readonly PublishedPoint[];
  readonly sources: readonly string[];
}

/**
 * The fan of a series: at each month end the same reading as of the published figures, over periods of the same length.
 * Absent for regions and where nothing falls into the run.
 */
export function fanOf(series: Series, run: ScenarioRun): Fan | undefined {
  const [held] = series.compared;
  if (series.claim === 'direction' || held === undefined) return undefined;
  const { dates } = run.results[0];
  const question: FigureQuery = {
    simulated: series.simulated,
    scope: held.scope,
    across: held.across,
    aYear: series.perYear,
  };
  const windows = series.compared.map((each) =>
    windowFor({ ...question, across: each.across }, each, dates, series.partly !== undefined),
  );
  const published = series.compared.flatMap((each, index): PublishedPoint[] => {
    const window = windows[index];
    if (typeof window === 'string') return [];
    const { vintage } = each.figure;
    return [
      {
        date: dates[window.last],
        low: each.low,
        high: each.high,
        role: each.role,
        ...(vintage !== undefined && { vintage }),
      },
    ];
  });
  const widths = windows.flatMap((window) => (typeof window === 'string' ? [] : [window.last - window.first + 1]));
  if (widths.length === 0) return undefined;
  const months = Math.max(...widths);
  const points = dates.flatMap((date, last): FanPoint[] => {
    if (last - months + 1 < 0) return [];
    const window = { first: last - months + 1, last };
    const values = knownValues(run.results.map((result) => simulatedFigure(result, question, window)));
    return values.length === 0 ? [] : [{ date, ...fanPoint(values) }];
  });
  return {
    series: series.name,
    scenario: run.name,
    unit: series.simulated.unit,
    simulated: series.simulated.text,
    months,
    points,
    published,
    sources: [...new Set(series.compared.flatMap(({ figure }) => figure.sources))],
  };
}

/** Fans by month of one scenario, each for one figure of the model. */
export interface RunByMonth {
  readonly scenario: string;
  readonly replications: number;
  readonly fans: readonly Fan[];
}

/** Series and metrics by month in one scenario, and in a second one that begins later. */
export interface CourseByMonth extends RunByMonth {
  readonly name: string;
  /** The second scenario with the day on which it begins; its fans read the same figures of the model. */
  readonly then?: RunByMonth & { readonly starts: string };
}

/**
 * The fans of several series month by month, with what was published of each: a number of a period spans it. Those that
 * are compared with the same figure of the model share a fan, which has the name of the first. Metrics come after the
 * series and have nothing published. What has no value in any month, such as a rate of twelve months in a run of six,
 * has no fan.
 */
export function courseByMonth(course: MonthlyCourse, run: ScenarioRun, thenRun?: ScenarioRun): CourseByMonth {
  const { name, then } = course;
  return {
    name,
    ...runByMonth(course, run),
    ...(then && thenRun && { then: { starts: then.starts, ...runByMonth(course, thenRun) } }),
  };
}

function runByMonth({ series, metrics, until }: MonthlyCourse, run: ScenarioRun): RunByMonth {
  const dates = run.results[0].dates.filter((date) => date <= until);
  const pointsOf = (question: FigureQuery): FanPoint[] =>
    dates.flatMap((date, month): FanPoint[] => {
      const window = { first: month, last: month };
      const values = knownValues(run.results.map((result) => simulatedFigure(result, question, window)));
      return values.length === 0 ? [] : [{ date, ...fanPoint(values) }];
    });
  const fanFrom = (
    { simulated, ...question }: FigureQuery,
    rest: Pick<Fan, 'series' | 'published' | 'sources'>,
  ): Fan[] => {
    const points = pointsOf({ simulated, ...question });
    const { unit, text } = simulated;
    return points.length === 0 ? [] : [{ ...rest, scenario: run.name, unit, simulated: text, months: 1, points }];
  };
  const read = new Set(series.filter(({ claim }) => claim === 'level').map(({ simulated }) => simulated.text));
  const ofSeries = [...read].flatMap((text): Fan[] => {
    const sharing = series.filter(({ simulated, compared }) => simulated.text === text && compared.length > 0);
    if (sharing.length === 0) return [];
    const [{ name, simulated, perYear, compared }] = sharing;
    const [{ scope, across }] = compared;
    const all = sharing.flatMap((each) => each.compared);
    const published = all
      .filter(({ day }) => day >= dates[0] && day <= until)
      .map(({ figure, day, from, low, high, role }): PublishedPoint => ({
        date: day,
        ...(from !== undefined && { from }),
        low,
        high,
        role,
        ...(figure.vintage !== undefined && { vintage: figure.vintage }),
      }));
    const sources = [...new Set(all.flatMap(({ figure }) => figure.sources))];
    return fanFrom({ simulated, scope, across, aYear: perYear }, { series: name, published, sources });
  });
  const ofMetrics = metrics.flatMap((simulated) =>
    fanFrom(
      { simulated, scope: wholeService, across: simulated.counting === 'during the month' ? 'sum' : 'month end' },
      { series: simulated.text, published: [], sources: [] },
    ),
  );
  return { scenario: run.name, replications: run.results.length, fans: [...ofSeries, ...ofMetrics] };
}

function fanPoint(values: readonly number[]): Omit<FanPoint, 'date'> {
  const { mean, least, most } = spreadOf(values);
  const half = predictionRange(values, 0.5);
  return {
    mean,
    ...(half && { low50: half[0], high50: half[1] }),
    ...(least !== undefined && most !== undefined && { low95: least, high95: most }),
  };
}
