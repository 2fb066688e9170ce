import { listInWords } from '../../words/lists.ts';
import type { LinePoint } from '../line-points.ts';
import type { Scale } from '../scale.ts';

/** Pixels; lines that are nowhere further apart, which is less than a line is thick, look like one. */
const coincidenceTolerance = 2;

/** Which lines of a panel hide each other, in words; empty where none does. `names` are the lines in their order. */
export function coincidingLinesInWords(
  points: readonly LinePoint[],
  names: readonly string[],
  { domain: [low, high] }: Scale,
  height: number,
): string {
  const near = (coincidenceTolerance / height) * (high - low);
  const lines = names
    .map((name) => ({
      name,
      means: new Map(points.filter(({ scenario }) => scenario === name).map(({ date, mean }) => [date, mean])),
    }))
    .filter(({ means }) => means.size > 0);
  const groups: (typeof lines)[] = [];
  for (const line of lines) {
    const same = groups.find(
      ([{ means }]) =>
        means.size === line.means.size &&
        [...means].every(([date, mean]) => Math.abs((line.means.get(date) ?? Infinity) - mean) <= near),
    );
    if (same === undefined) groups.push([line]);
    else same.push(line);
  }
  if (lines.length > 2 && groups.length === 1) return 'All lines coincide';
  return groups
    .filter((group) => group.length > 1)
    .map((group) => listInWords(group.map(({ name }) => `‘${name}’`)))
    .map((together) => `${together} coincide`)
    .join('; ');
}
