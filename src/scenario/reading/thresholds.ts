import { metrics, wholeService } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readArea, readNumber, readText } from '../yaml/scalars.ts';
import type { Threshold } from '../scenario.ts';

export const thresholdKeys = ['metric', 'at_most', 'at_least', 'scope'] as const;

const metricNames: readonly string[] = metrics.map((metric) => metric.name);

/** A threshold with the position of its scope. */
export interface LocatedThreshold {
  readonly threshold: Threshold;
  readonly piece: Piece;
}

/**
 * Reads the list of thresholds. Each names a metric and exactly one level; without a scope it is about the whole
 * service.
 */
export function readThresholds(reader: Reader, piece: Piece): LocatedThreshold[] {
  return (reader.list(piece, 'The thresholds') ?? []).flatMap((each) => readThreshold(reader, each) ?? []);
}

function readThreshold(reader: Reader, piece: Piece): LocatedThreshold | undefined {
  const before = reader.problems.length;
  const fields = reader.map(piece, 'A threshold', thresholdKeys);
  if (fields === undefined) return undefined;
  const [metric, most, least, scope] = thresholdKeys.map((key) => fields.get(key));

  const name = metric && readText(reader, metric, 'line');
  if (metric === undefined) {
    const suggestion = 'Write "metric: unallocated.all" or the name of another metric.';
    reader.report(piece, { message: 'The threshold does not say which metric it is about.', suggestion });
  } else if (name !== undefined && !metricNames.includes(name)) {
    reader.report(metric, { message: `There is no metric "${name}".`, ...didYouMean(name, metricNames) });
  }

  if ((most === undefined) === (least === undefined)) {
    const found = most === undefined ? 'neither' : 'both';
    reader.report(piece, { message: 'A threshold has one level.', found, allowed: 'at_most or at_least' });
  }
  const limits = { unit: '', least: -1e12, most: 1e12 };
  const atMost = most && readNumber(reader, most, limits);
  const atLeast = least && readNumber(reader, least, limits);

  const area = scope ? readArea(reader, scope) : wholeService;
  if (reader.problems.length > before || name === undefined || area === undefined) return undefined;
  return {
    threshold: {
      metric: name,
      ...(atMost !== undefined && { atMost }),
      ...(atLeast !== undefined && { atLeast }),
      scope: area,
    },
    piece: scope ?? piece,
  };
}
