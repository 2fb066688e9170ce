import type { Measure, Precision, PrecisionRequest, Scopes } from '../../experiment/index.ts';
import { measureText, readMeasure } from '../../experiment/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { nearestName } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../words.ts';
import { assertMeasurable, assertReported } from '../input/measurability.ts';

/** Options that ask for a precision in place of a number of replications. */
export interface PrecisionOptions {
  readonly precision?: Precision;
  readonly metric?: readonly Measure[];
  readonly 'most-replications'?: number;
}

/** The measures where no metric is named: one each of waiting, of workload and of work left undone. */
const defaultMeasures = ['unallocated.all@end', 'capacity.mean.all@mean', 'reviews.missedShare@mean'];

const defaultMostReplications = 200;

/** A precision as a user writes it: `5%` of the mean, or `50` in the unit of the metric. */
export function readPrecision(text: string): Precision {
  const [, digits, percent] = /^(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (value > 0 && percent === '') return { kind: 'absolute', halfWidth: value };
  if (value > 0 && value <= 100) return { kind: 'relative', share: value / 100 };
  throw new UsageError(
    '--precision must be a share of the mean, such as 5%, or a number in the unit of the metric, such as 50; ' +
      `found "${text}".`,
  );
}

/** A precision as it can be typed again. */
export const formatPrecision = (precision: Precision): string =>
  precision.kind === 'relative' ? `${Number((100 * precision.share).toPrecision(12))}%` : String(precision.halfWidth);

/** The measures that --metric names, each once. */
export function readMetrics(given: string | readonly string[]): Measure[] {
  const measures = [given].flat().map((text) => {
    const reading = readMeasure(text);
    if (reading.ok) return reading.measure;
    const near = nearestName(text.split('@')[0].trim(), reading.known);
    throw new UsageError(`--metric cannot be understood. ${reading.problem}${didYouMean(near)}`);
  });
  return [...new Map(measures.map((measure) => [measureText(measure), measure])).values()];
}

/**
 * The precision that is asked for; absent where a number of replications holds.
 *
 * Throws a UsageError where options do not fit each other, or where the scenarios do not have what a measure is about.
 */
export function precisionRequest(
  { precision, metric, 'most-replications': most }: PrecisionOptions & { readonly replications?: number },
  scenarios: readonly Scenario[],
  scopes: Scopes,
): PrecisionRequest | undefined {
  if (precision === undefined) {
    const [idle] = [...(metric ? ['--metric'] : []), ...(most !== undefined ? ['--most-replications'] : [])];
    if (idle !== undefined)
      throw new UsageError(`${idle} works only with --precision. Add --precision, such as --precision 5%.`);
    return undefined;
  }
  const measures = metric ?? readMetrics(defaultMeasures);
  if (precision.kind === 'absolute') assertOneUnit(precision.halfWidth, metric);
  for (const measure of measures) {
    assertReported(measure, scopes);
    for (const scenario of scenarios) assertMeasurable(measure, scenario);
  }
  return {
    precision,
    measures,
    names: scenarios.map(({ name }) => name),
    mostReplications: most ?? defaultMostReplications,
  };
}

/** A number of cases has no meaning for a share, so a precision in a unit needs metrics of that unit. */
function assertOneUnit(halfWidth: number, measures: readonly Measure[] | undefined): void {
  if (measures === undefined)
    throw new UsageError(
      `--precision ${halfWidth} is in the unit of a metric. Name it, such as --metric unallocated.all, or ask ` +
        'for a share of the mean, such as --precision 5%.',
    );
  const units = [...new Set(measures.map(({ metric }) => metrics[metricIndex[metric]].unit))];
  if (units.length > 1)
    throw new UsageError(
      `--precision ${halfWidth} is in the unit of the metric, and these are counted in ${units.join(' and ')}. ` +
        'Name metrics of one unit, or ask for a share of the mean, such as --precision 5%.',
    );
}
