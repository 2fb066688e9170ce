import type { MetricName, Area } from '../../model/index.ts';
import type { ExplainResult } from '../explain/explain.ts';
import type { Measure } from '../measure.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { RecordedFigures } from './moved-figures.ts';

/** How far a measure moved between two results, and what part of that no setting did. */
export interface AttributedMeasure {
  readonly measure: Measure;
  readonly total: Estimate;
  /** What is left when the settings' part is taken away: due to the program. */
  readonly program: Estimate;
}

/** The figure of a measure at the end or in a month that ends a year; absent where a result has none. */
export function figureOfMeasure(
  figures: RecordedFigures,
  { metric, scope, when }: { readonly metric: MetricName; readonly scope: Area; readonly when: string },
): ReadonlyMap<number, number> | undefined {
  const own = [...figures.values()].filter((each) => each.metric === metric && each.scope === scope);
  return when === 'end'
    ? own.reduce<(typeof own)[number] | undefined>(
        (last, each) => (last && last.date > each.date ? last : each),
        undefined,
      )?.values
    : own.find(({ date }) => date.startsWith(when))?.values;
}

/**
 * Splits how far each measure moved into the settings' part, which an explanation under the present program tells, and
 * the rest, replication by replication: the old scenario under the present program less the old result, and the new
 * result less the new scenario under the present program. Measures that a result does not have are left out.
 */
export const attributeToProgram = (
  from: RecordedFigures,
  to: RecordedFigures,
  { measures }: Pick<ExplainResult, 'measures'>,
): AttributedMeasure[] =>
  measures.flatMap(({ measure, combinations }): AttributedMeasure[] => {
    const [before, after] = [figureOfMeasure(from, measure), figureOfMeasure(to, measure)];
    if (before === undefined || after === undefined) return [];
    const [presentOld, presentNew] = [combinations[0], combinations[combinations.length - 1]];
    const parts = presentOld.flatMap((old, index) => {
      const [a, b] = [before.get(index + 1), after.get(index + 1)];
      if (a === undefined || b === undefined || Number.isNaN(old) || Number.isNaN(presentNew[index])) return [];
      return [{ total: b - a, program: old - a + (b - presentNew[index]) }];
    });
    if (parts.length === 0) return [];
    return [
      {
        measure,
        total: estimateMean(parts.map(({ total }) => total)),
        program: estimateMean(parts.map(({ program }) => program)),
      },
    ];
  });
