import type { AccountLine, AreaAccount } from './area-account.ts';

/** The headings of `accountRows`. */
export const accountHeadings = [
  'Figure',
  'Unit',
  'Here',
  'National share',
  'Difference',
  'Where it comes from',
] as const;

/** The own figures of an area and what follows from them, a row for each, as text. */
export const accountRows = ({ lines }: AreaAccount): string[][] =>
  lines
    .filter(({ from }) => from !== 'national')
    .map(({ line, unit, here, national, from, words = '' }) => [
      line,
      unit,
      figureInWords(here),
      figureInWords(national),
      differenceInWords(here, national),
      from === 'own' ? words : `Follows: ${words}`,
    ]);

/** What is taken from the baseline, in a sentence; absent where nothing is. */
export function nationalInWords({ lines }: AreaAccount): string | undefined {
  const rest = lines.filter(({ from }) => from === 'national');
  if (rest.length === 0) return undefined;
  const inWords = ({ line, here, unit }: AccountLine): string =>
    `${line.charAt(0).toLowerCase()}${line.slice(1)} ${figureInWords(here)}${unit.startsWith('%') ? '%' : ''}`;
  return `From the national baseline: ${rest.map(inWords).join('; ')}.`;
}

/** A figure as people write it: thousands as whole numbers, others with one decimal, or two below 1. */
const figureInWords = (value: number): string =>
  Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString('en-GB')
    : Number(value.toFixed(Math.abs(value) < 1 ? 2 : 1)).toLocaleString('en-GB');

function differenceInWords(here: number, national: number): string {
  if (!(national > 0)) return '';
  const percent = Math.round(100 * (here / national - 1));
  return `${percent > 0 ? '+' : ''}${percent}%`;
}
