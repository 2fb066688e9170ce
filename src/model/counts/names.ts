/** Where each name stands in a list: counts are kept as numbers in the order of their names. */
export const indexOfEach = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;

/**
 * A class of views of counts by name, each on an array of numbers in the order of these names. Nothing is copied: an
 * object made of so many names at run time would be a table of words, and slow to make and to read.
 */
export function viewByName<Name extends string>(
  names: readonly Name[],
): new (counts: Float64Array) => Readonly<Record<Name, number>> {
  class View {
    readonly counts: Float64Array;
    constructor(counts: Float64Array) {
      this.counts = counts;
    }
  }
  names.forEach((name, index) =>
    Object.defineProperty(View.prototype, name, {
      get(this: View) {
        return this.counts[index];
      },
    }),
  );
  return View as unknown as new (counts: Float64Array) => Readonly<Record<Name, number>>;
}
