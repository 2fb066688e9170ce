import type { Assumption } from '../../scenario/index.ts';
import type { Background, Origin } from '../input.ts';

/** So many sources fit in the line below a chart. */
const mostNamed = 2;

/** Qualities of figures that have been published, or adjusted to what has. */
const published: ReadonlySet<string> = new Set(['published', 'calibrated', 'derived']);

/**
 * The sources of the published and calibrated settings on which results hang most, each once, the settings with the
 * largest impact first: ids of the register with the words that `titles` has for them, own ones in their own words.
 */
export function leadingSources(
  assumptions: readonly Assumption[],
  titles: Readonly<Record<string, string>> = {},
): string[] {
  const ids = assumptions
    .filter(({ quality, source, impact }) => published.has(quality) && source !== '' && impact?.measure !== undefined)
    .sort((a, b) => (b.impact?.size ?? 0) - (a.impact?.size ?? 0))
    .flatMap(({ source, ownSources }) =>
      source.split(', ').map((id) => ({ id, words: ownSources?.[id] ?? titles[id] })),
    );
  const named = ids.map(({ id, words }) => (words === undefined ? id : `${words} (${id})`));
  return [...new Set(named)].slice(0, mostNamed);
}

/** What stands below a chart of a page: the program, and the published figures that it rests on most. */
export function chartSource({ version, sources = [] }: Origin, background?: Background): string {
  const named = sources.length > 0 ? sources : (background?.sources ?? []);
  return `Source: procap ${version}, a simulation.${named.length === 0 ? '' : ` It rests most on: ${named.join('; ')}.`}`;
}
