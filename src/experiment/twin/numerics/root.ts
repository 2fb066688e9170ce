const mostSteps = 100;

/**
 * Where a function that does not fall reaches nothing between two ends, by false position; the lower end where it is at
 * or above nothing there already, the upper one where it stays below. It is found where a step is as small as that,
 * beside the whole interval.
 */
export function rootOf(of: (x: number) => number, low: number, high: number, smallStep = 1e-13): number {
  let [a, atA] = [low, of(low)];
  if (atA >= 0) return low;
  let [b, atB] = [high, of(high)];
  if (atB <= 0) return high;
  const small = smallStep * (high - low);
  let moved: 'a' | 'b' | undefined;
  for (let step = 0; step < mostSteps && b - a > small; step++) {
    const between = a - (atA * (b - a)) / (atB - atA);
    const x = between > a && between < b ? between : a + (b - a) / 2;
    const atX = of(x);
    if (atX === 0) return x;
    // An end that stays twice is halved in weight, so that both ends close in.
    if (atX < 0) {
      [a, atA] = [x, atX];
      if (moved === 'a') atB /= 2;
      moved = 'a';
    } else {
      [b, atB] = [x, atX];
      if (moved === 'b') atA /= 2;
      moved = 'b';
    }
  }
  return b;
}
