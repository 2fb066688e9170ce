import { csvParseRows } from 'd3-dsv';
import type { ReplicationResult } from '../../model/index.ts';
import { levelOf } from '../level.ts';
import { selectFigures, valueOf, yearEnds } from '../selection.ts';
import type { Figure } from '../selection.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import { unpairedDifference } from '../statistics/unpaired-difference.ts';

/** One figure of a result: its value in every replication in which it has one, by the number of the replication. */
export interface RecordedFigure extends Figure {
  readonly values: ReadonlyMap<number, number>;
}

/** The figures of one scenario of a result, by date, area and metric. */
export type RecordedFigures = ReadonlyMap<string, RecordedFigure>;

/** A figure that two results have, and what became of it. */
export interface MovedFigure extends Figure {
  readonly from: Estimate;
  readonly to: Estimate;
  /** Replication by replication where the two are paired, else between two samples. */
  readonly difference: Estimate;
}

const keyOf = ({ date, scope, metric }: Figure): string => `${date} ${metric} ${scope}`;

/**
 * The figures of `replications.csv`, by scenario as it stands there. A metric that this program does not know stays as it
 * is. Throws a RangeError where a line is no such line.
 */
export function recordedFigures(csv: string): Map<string, RecordedFigures> {
  const [header, ...rows] = csvParseRows(csv);
  if (header?.join() !== 'scenario,replication,date,scope,metric,value')
    throw new RangeError(
      `The columns must be scenario, replication, date, scope, metric, value; found ${header?.join()}.`,
    );
  const sets = new Map<string, Map<string, { values: Map<number, number> } & Figure>>();
  rows.forEach(([scenario, replication, date, scope, metric, value], index) => {
    if (value === undefined || value === '' || !Number.isFinite(Number(value)))
      throw new RangeError(`Line ${index + 2} has no number as its value; found "${value ?? ''}".`);
    const set = sets.get(scenario) ?? new Map<string, { values: Map<number, number> } & Figure>();
    sets.set(scenario, set);
    const figure = { date, scope, metric } as Figure;
    const recorded = set.get(keyOf(figure)) ?? { ...figure, values: new Map<number, number>() };
    set.set(keyOf(figure), recorded);
    recorded.values.set(Number(replication), Number(value));
  });
  return sets;
}

/** The same figures of replications that were just run. */
export function figuresOfResults(results: readonly ReplicationResult[]): RecordedFigures {
  const figures = new Map<string, RecordedFigure>();
  for (const { at, ...figure } of selectFigures(results, { dates: yearEnds(results[0].dates) })) {
    const values = results.flatMap((result): [number, number][] => {
      const value = valueOf(result, at);
      return Number.isNaN(value) ? [] : [[result.replication, value]];
    });
    if (values.length > 0) figures.set(keyOf(figure), { ...figure, values: new Map(values) });
  }
  return figures;
}

/**
 * The figures that two results have, in the order of the later one, each with its difference.
 *
 * Paired, replication 3 is set against replication 3, which is for results of one seed: where they have the same random
 * numbers, most of the chance cancels, and where a change of the program gave them others the interval is as wide as it
 * has to be. Only replications that both have count then. Figures without a replication in common are left out.
 */
export function movedFigures(from: RecordedFigures, to: RecordedFigures, isPaired: boolean): MovedFigure[] {
  return [...to].flatMap(([key, { values: after, ...figure }]): MovedFigure[] => {
    const before = from.get(key)?.values;
    if (before === undefined) return [];
    const common = [...after.keys()].filter((replication) => before.has(replication));
    if (isPaired && common.length === 0) return [];
    const [a, b] = isPaired
      ? [common.map((each) => after.get(each)!), common.map((each) => before.get(each)!)]
      : [[...after.values()], [...before.values()]];
    return [
      {
        ...figure,
        from: levelOf(figure.metric, estimateMean(b)),
        to: levelOf(figure.metric, estimateMean(a)),
        difference: isPaired ? estimateMean(a.map((value, index) => value - b[index])) : unpairedDifference(a, b),
      },
    ];
  });
}

/** Figures that only one of two results has. */
export const figuresOnlyIn = (one: RecordedFigures, other: RecordedFigures): RecordedFigure[] =>
  [...one].flatMap(([key, figure]) => (other.has(key) ? [] : [figure]));
