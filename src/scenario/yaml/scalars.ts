import { isScalar } from 'yaml';
import type { Scalar } from 'yaml';
import { didYouMean } from '../problems/nearest-name.ts';
import { describeNode } from './reader.ts';
import type { Piece, Reader } from './reader.ts';
import { areaForms, isArea, isIsoDate } from '../../model/index.ts';
import type { Area } from '../../model/index.ts';

/** Limits of a number, both included; with `above` the least is not. */
export interface Limits {
  readonly unit: string;
  readonly least: number;
  readonly above?: true;
  readonly most: number;
  readonly whole?: true;
}

/** A text with something in it; `line` allows only one line. */
export function readText(reader: Reader, piece: Piece, form: 'line' | 'text' = 'text'): string | undefined {
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  if (typeof value !== 'string' || value.trim() === '') {
    const suggestion =
      typeof value === 'number' || typeof value === 'boolean'
        ? `Put it in quotes: "${sourceOf(piece.node as Scalar)}".`
        : undefined;
    reader.report(piece, {
      message: 'Text is needed here.',
      found: describeNode(piece.node),
      ...(suggestion !== undefined && { suggestion }),
    });
    return undefined;
  }
  const text = value.trim();
  if (form === 'text' || !/[\r\n]/.test(text)) return text;
  reader.report(piece, { message: 'This text must be on one line.', found: describeNode(piece.node) });
  return undefined;
}

/**
 * A number within its limits, written in plain digits.
 *
 * YAML would take 012 for 12, 0x1F for 31, and 1_000, 15% and "15" for texts: all of these are reported, with what to
 * write.
 */
export function readNumber(reader: Reader, piece: Piece, limits: Limits): number | undefined {
  const allowed = describeLimits(limits);
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  const wrong = (message: string, suggestion?: string): undefined => {
    reader.report(piece, {
      message,
      found: describeNode(piece.node),
      allowed,
      ...(suggestion !== undefined && { suggestion }),
    });
  };

  if (typeof value !== 'number')
    return wrong('A number is needed here.', typeof value === 'string' ? meant(value, limits) : undefined);
  const source = sourceOf(piece.node as Scalar);
  if (!Number.isFinite(value)) return wrong('A number must be finite.');
  if (!plainDigits.test(source))
    return wrong('A number must be written in plain decimal digits.', meant(source, limits));
  if (value < limits.least || (limits.above && value === limits.least))
    return wrong('The number is below the least allowed.');
  if (value > limits.most) return wrong('The number is above the most allowed.');
  if (limits.whole && !Number.isInteger(value)) return wrong('The number must be whole.');
  return value + 0; // -0 becomes 0
}

/** A day, such as 2022-01-31. */
export function readDate(reader: Reader, piece: Piece): string | undefined {
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  if (typeof value === 'string' && isIsoDate(value)) return value;
  const hasShapeOfDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const message = hasShapeOfDate ? 'There is no such day in the calendar.' : 'A date is needed here.';
  reader.report(piece, {
    message,
    found: describeNode(piece.node),
    allowed: 'a date as year-month-day, such as 2022-01-31',
  });
  return undefined;
}

/** The service, a region or a delivery unit; whether the service has it is for whoever knows the service. */
export function readArea(reader: Reader, piece: Piece): Area | undefined {
  const area = readText(reader, piece, 'line');
  if (area === undefined || isArea(area)) return area;
  reader.report(piece, {
    message: 'The scope is not an area of the service.',
    found: describeNode(piece.node),
    allowed: areaForms,
  });
  return undefined;
}

/** true or false. */
export function readSwitch(reader: Reader, piece: Piece): boolean | undefined {
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  if (typeof value === 'boolean') return value;
  const word = String(value).toLowerCase();
  const meant = ['yes', 'on', 'true', 'y'].includes(word)
    ? true
    : ['no', 'off', 'false', 'n'].includes(word)
      ? false
      : undefined;
  reader.report(piece, {
    message: 'This is a switch.',
    found: describeNode(piece.node),
    allowed: 'true or false',
    ...(meant !== undefined && { suggestion: `Write ${meant}.` }),
  });
  return undefined;
}

/** One of a few words. */
export function readWord<const Word extends string>(
  reader: Reader,
  piece: Piece,
  words: readonly Word[],
): Word | undefined {
  const value = isScalar(piece.node) ? piece.node.value : undefined;
  const word = words.find((each) => each === value);
  if (word !== undefined) return word;
  reader.report(piece, {
    message: 'This is not one of the words allowed.',
    found: describeNode(piece.node),
    allowed: words.join(', '),
    ...(typeof value === 'string' && didYouMean(value, words)),
  });
  return undefined;
}

const plainDigits = /^[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

const sourceOf = (node: Scalar): string => node.source ?? String(node.value);

/** Whether a number keeps to its limits. */
export function isWithinLimits(value: number, { least, above, most, whole }: Limits): boolean {
  return (above ? value > least : value >= least) && value <= most && (!whole || Number.isInteger(value));
}

/** The limits of a number in words. */
export function describeLimits({ unit, least, above, most, whole }: Limits): string {
  return `${whole ? 'whole numbers ' : ''}${above ? `above ${least} and up` : `from ${least}`} to ${most}${unit === '' ? '' : ` (${unit})`}`;
}

/** What a text that is nearly a number was meant to be. */
function meant(text: string, limits: Limits): string | undefined {
  const percent = /^([\d.]+)\s*%$/.exec(text.trim())?.[1];
  if (percent !== undefined && limits.unit === 'share' && Number.isFinite(Number(percent)))
    return `Write ${Number(percent) / 100}: a share is a number from 0 to 1.`;
  if (/,(?!\d{3}(\D|$))/.test(text)) return 'Write a decimal point, not a comma.';
  const bare = text
    .trim()
    .replace(/[_ ,]/g, '')
    .replace(/^([-+]?)0+(?=\d)/, '$1')
    .replace(/^([-+]?)\./, '$10.')
    .replace(/\.$/, '');
  return plainDigits.test(bare) ? `Write ${bare}.` : undefined;
}
