/**
 * The point between two ends from which on something holds, by halving: after so many halvings, else until no double
 * lies between the ends. It must hold at the upper end and not at the lower one, and change once between them.
 */
export function halve(low: number, high: number, holds: (x: number) => boolean, halvings = Infinity): number {
  let [below, above] = [low, high];
  for (let halving = 0; ; halving++) {
    const middle = below + (above - below) / 2;
    if (halving === halvings || middle <= below || middle >= above) return middle;
    if (holds(middle)) above = middle;
    else below = middle;
  }
}
