import { isScalar } from 'yaml';
import type { Pair } from 'yaml';
import type { ProblemText } from '../problems/problem.ts';

/**
 * What is wrong where a number in braces was written with a comma: `{ value: 26,100 }` is a value of 26 and a name 100
 * without a value. Undefined where the name at this place does not go on from such a number.
 */
export function splitNumber(items: readonly Pair[], index: number): ProblemText | undefined {
  let first = index;
  while (first > 0 && isLoneNumber(items[first])) first--;
  const begin = items[first]?.value;
  if (first === index || !isScalar(begin) || typeof begin.value !== 'number') return undefined;
  const parts = [String(begin.source ?? begin.value)];
  for (let at = first + 1; at < items.length && isLoneNumber(items[at]); at++) parts.push(sourceOf(items[at]));
  const groups = parts.slice(1).every((part) => /^\d{3}$/.test(part));
  return {
    message: groups ? 'A number is written without a comma.' : 'A number is written with a decimal point, not a comma.',
    found: parts.join(','),
    ...(groups
      ? { suggestion: `Write ${parts.join('')}.` }
      : parts.length === 2 && { suggestion: `Write ${parts.join('.')}.` }),
  };
}

/** Whether the number before this place has been reported with it. */
export const isLaterPart = (items: readonly Pair[], index: number): boolean =>
  index > 0 && isLoneNumber(items[index]) && isLoneNumber(items[index - 1]);

/** A number that stands where a name should, without a value. */
const isLoneNumber = ({ key, value }: Pair): boolean =>
  isScalar(key) && typeof key.value === 'number' && /^\d+$/.test(key.source ?? '') && value === null;

const sourceOf = ({ key }: Pair): string => (isScalar(key) ? (key.source ?? String(key.value)) : '');
