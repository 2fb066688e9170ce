import { metricIndex, metrics } from '../../model/index.ts';
import type { Counting, MetricName } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readText } from '../yaml/scalars.ts';
import type { PublishedFigure } from './published-figure.ts';

/** How the months of a period become one number. */
export const aggregations = ['month end', 'mean', 'sum'] as const;
export type Aggregation = (typeof aggregations)[number];

/**
 * What the model reports in place of a published figure: metrics added and taken away and, where it is a rate of
 * something, what of; a rate is in %.
 */
export interface SimulatedFigure {
  readonly terms: readonly { readonly metric: MetricName; readonly sign: 1 | -1 }[];
  readonly denominator?: MetricName;
  readonly unit: string;
  readonly counting: Counting;
  /** As the study writes it: `movers.PO + promoted.PO / staff.headcount.PO`. */
  readonly text: string;
}

const names: readonly string[] = metrics.map(({ name }) => name);
const metricOf = (name: MetricName) => metrics[metricIndex[name]];

/** Reads what the model reports for a figure: one metric, some joined by + and -, or such a sum of `/` one other. */
export function readSimulated(reader: Reader, piece: Piece): SimulatedFigure | undefined {
  const text = readText(reader, piece, 'line');
  if (text === undefined) return undefined;
  const words = text.split(/ +/);
  const wrong = words.findIndex((word, index) =>
    index % 2 === 0 ? !names.includes(word) : !['+', '-', '/'].includes(word),
  );
  const slash = words.indexOf('/');
  if (wrong >= 0 || words.length % 2 === 0 || (slash >= 0 && slash !== words.length - 2)) {
    const word = wrong >= 0 && wrong % 2 === 0 ? words[wrong] : undefined;
    reader.report(piece, {
      message: word === undefined ? 'This is not something that the model reports.' : `There is no metric "${word}".`,
      found: describeNode(piece.node),
      allowed:
        'a metric; several with + or - between; or these / one other, which gives %. Signs have spaces around them',
      ...(word !== undefined && didYouMean(word, names)),
    });
    return undefined;
  }
  const sum = slash < 0 ? words : words.slice(0, slash);
  const terms = sum.flatMap((word, index) =>
    index % 2 === 0 ? [{ metric: word, sign: sum[index - 1] === ('-' as string) ? (-1 as const) : (1 as const) }] : [],
  );
  const { unit, counting } = metricOf(terms[0].metric);
  const odd = terms.find(({ metric }) => metricOf(metric).unit !== unit || metricOf(metric).counting !== counting);
  if (odd !== undefined) {
    reader.report(piece, {
      message:
        `These metrics cannot be added: ${terms[0].metric} is in ${unit} ${counting}, and ${odd.metric} in ` +
        `${metricOf(odd.metric).unit} ${metricOf(odd.metric).counting}.`,
    });
    return undefined;
  }
  return {
    terms,
    ...(slash >= 0 && { denominator: words.at(-1) as MetricName }),
    unit: slash >= 0 ? '%' : unit,
    counting,
    text,
  };
}

/**
 * How months are taken together unless a study says otherwise: a level on a day or on the mean of a period, a flow in
 * sum.
 */
export function defaultAggregation(figure: PublishedFigure, { counting }: SimulatedFigure): Aggregation {
  if (counting === 'last twelve months') return 'month end';
  return counting === 'during the month' ? 'sum' : figure.from === undefined ? 'month end' : 'mean';
}

/** Units in which one and the same thing is counted. */
const equivalentUnits: readonly (readonly string[])[] = [
  ['people', 'cases', 'cases per PO', 'people per quarter'],
  ['days', 'working days'],
];

/** What a published number is multiplied by to be in the unit of the model; absent where the two cannot be compared. */
export function defaultMultiplier(published: string, simulated: string): number | undefined {
  if (
    published === simulated ||
    equivalentUnits.some((units) => units.includes(published) && units.includes(simulated))
  )
    return 1;
  return simulated === '%' && (published.startsWith('share') || published === 'per year') ? 100 : undefined;
}
