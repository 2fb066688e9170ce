/**
 * The known name nearest to a word that is not known, for "Did you mean". Absent where none is near enough to be meant:
 * more than a third of the letters differ.
 */
export function nearestName(word: string, known: readonly string[]): string | undefined {
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
