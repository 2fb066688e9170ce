import { synonyms } from '../../model/index.ts';

/**
 * The known name that a word which is not known stands for: what planners mean by it, else the one that is spelt most
 * like it, else what part of it means. Absent where none is near enough to be meant.
 */
export function nearestName(word: string, known: readonly string[]): string | undefined {
  const itself = known.find((name) => name.toLowerCase() === word.toLowerCase());
  return itself ?? meantBy(word, known)[0] ?? nearestSpelling(word, known) ?? meantByPart(word, known)[0];
}

/** The known names for what a planner means by a word, the likeliest first; for `staff.headcount` by its last part. */
export function meantBy(word: string, known: readonly string[]): string[] {
  const phrase = word
    .slice(word.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .trim();
  const singular = phrase.replace(/ies$/, 'y').replace(/s$/, '');
  const names = [phrase, singular].flatMap((each) => (Object.hasOwn(synonyms, each) ? synonyms[each] : []));
  return [...new Set(names)].filter((name) => known.includes(name));
}

/** The same for the parts of a name: `agency_rate` has one that means something. */
export function meantByPart(word: string, known: readonly string[]): string[] {
  const parts = word.split(/[._\s-]+/).filter((part) => part.length > 2);
  return parts.length < 2 ? [] : (parts.map((part) => meantBy(part, known)).find((names) => names.length > 0) ?? []);
}

/** The known name that is spelt most like a word. Absent where more than a third of the letters differ. */
export function nearestSpelling(word: string, known: readonly string[]): string | undefined {
  const asked = word.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(asked, name.toLowerCase());
    const near = distance <= Math.max(1, Math.floor(Math.max(asked.length, name.length) / 3));
    if (near && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** The suggestion of the nearest known name, where there is one. */
export function didYouMean(word: string, known: readonly string[]): { suggestion?: string } {
  const near = nearestName(word, known);
  return near === undefined ? {} : { suggestion: `Did you mean "${near}"?` };
}

/** How many letters must be put in, taken out, replaced or swapped with the next to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 40) return Math.abs(a.length - b.length); // too far to be meant; keeps long texts cheap
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? beforeLast[j - 2] + 1 : Infinity;
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}
