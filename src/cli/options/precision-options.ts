import type { Measure, Precision, PrecisionRequest, Scopes } from '../../experiment/index.ts';
import { measureText, readMeasure } from '../../experiment/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { nearestName } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import { requireMeasurable } from '../input/measurability.ts';

/** Options that ask for a precision in place of a number of replications. */
export interface PrecisionOptions {
  readonly precision?: Precision;
  readonly metric?: readonly Measure[];
  readonly 'most-replications'?: number;
}

/** What is watched where no metric is named: one measure each of waiting, of load and of what is left undone. */
const defaultMeasures = ['unallocated.all@end', 'capacity.mean.all@mean', 'reviews.missedShare@mean'];

const defaultMostReplications = 200;

/** A precision as a user writes it: `5%` of the mean, or `50` in the unit of the metric. */
export function readPrecision(text: string): Precision {
  const [, digits, percent] = /^(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (value > 0 && percent === '') return { kind: 'absolute', halfWidth: value };
  if (value > 0 && value <= 100) return { kind: 'relative', share: value / 100 };
  throw new UsageError(
    `--precision must be a share of the mean, such as 5%, or a number in the unit of the metric, such as 50; found "${text}".`,
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
    throw new UsageError(
      `--metric cannot be understood. ${reading.problem}${near === undefined ? '' : ` Perhaps ${near} is meant.`}`,
    );
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
      throw new UsageError(`${idle} says what --precision is to be like. Give --precision 5%, say, with it.`);
    return undefined;
  }
  const measures = metric ?? readMetrics(defaultMeasures);
  if (precision.kind === 'absolute') requireOneUnit(precision.halfWidth, metric);
  for (const scenario of scenarios) for (const measure of measures) requireMeasure(scenario, measure, scopes);
  return {
    precision,
    measures,
    names: scenarios.map(({ name }) => name),
    mostReplications: most ?? defaultMostReplications,
  };
}

/** A number of cases says nothing of a share, so a precision in a unit needs metrics of that unit. */
function requireOneUnit(halfWidth: number, measures: readonly Measure[] | undefined): void {
  if (measures === undefined)
    throw new UsageError(
      `--precision ${halfWidth} is in the unit of a metric. Name it, such as --metric unallocated.all, or ask for a share of the mean, such as --precision 5%.`,
    );
  const units = [...new Set(measures.map(({ metric }) => metrics[metricIndex[metric]].unit))];
  if (units.length > 1)
    throw new UsageError(
      `--precision ${halfWidth} is in the unit of the metric, and these are counted in ${units.join(' and ')}. Name metrics of one unit, or ask for a share of the mean, such as --precision 5%.`,
    );
}

function requireMeasure(scenario: Scenario, measure: Measure, scopes: Scopes): void {
  if (measure.scope.startsWith('pdu:') && scopes !== 'pdu')
    throw new UsageError(
      `--metric ${measureText(measure)} is of a delivery unit. These are reported with --scope pdu only.`,
    );
  requireMeasurable(measure, scenario);
}
