import { isSeq } from 'yaml';
import type { ParameterDefinition, ParameterValue } from '../../model/index.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readNumber } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';
import type { PlausibleRange } from '../scenario.ts';

/**
 * The range that is plausible: for one number in its own unit, within the limits, with the value inside; for several
 * numbers or shares a factor on all of them, with 1 inside. After the factor shares are brought back to a sum of 1, and
 * other numbers stop at their limits.
 */
export function readPlausibleRange(
  reader: Reader,
  piece: Piece,
  definition: ParameterDefinition,
  value: ParameterValue | undefined,
): PlausibleRange | undefined {
  if (!('unit' in definition)) return undefined;
  const isFactor = definition.kind !== 'number';
  const limits: Limits = isFactor ? { unit: 'times the values', least: 0, most: 1000 } : definition;
  const pieces = isSeq(piece.node) ? reader.list(piece, 'A plausible range')! : [];
  if (pieces.length !== 2) {
    const found = isSeq(piece.node) ? `${pieces.length} in the list` : describeNode(piece.node);
    reader.report(piece, {
      message: 'A plausible range is two numbers.',
      found,
      allowed: isFactor ? '[low, high], a factor with 1 between' : '[low, high] with the value between',
    });
    return undefined;
  }
  const [low, high] = pieces.map((each) => readNumber(reader, each, limits));
  if (low === undefined || high === undefined) return undefined;
  if (low > high) {
    reader.report(piece, {
      message: 'The range begins above its end.',
      found: `[${low}, ${high}]`,
      suggestion: `Write [${high}, ${low}].`,
    });
    return undefined;
  }
  const middle = isFactor ? 1 : value;
  if (typeof middle === 'number' && (middle < low || middle > high)) {
    const message = isFactor
      ? 'The range of a factor must include 1, which leaves the values unchanged.'
      : `The plausible range must include the value, ${middle}.`;
    reader.report(piece, { message, found: `[${low}, ${high}]` });
    return undefined;
  }
  return [low, high];
}
