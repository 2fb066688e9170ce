/** A vertical axis: from where to where, with its gridlines. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** What differs by less is all one height. */
const smallestSpan = 1e-9;

/**
 * An axis that holds all the values and zero, with round steps and about so many gridlines.
 *
 * Zero is on the axis so that a height can be read as a size and no small change looks large; only dots, which have no
 * height, may do without it.
 */
export function scaleFor(values: readonly number[], mostSteps = 5, withZero = true): Scale {
  const all = withZero ? [0, ...values] : values;
  const low = all.reduce((least, value) => Math.min(least, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), -Infinity);
  const span = high - low;
  const step = roundStep(span > smallestSpan ? span / mostSteps : 1);
  const [from, to] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

/**
 * An axis of percentages for dots: the whole of it or, where nothing lies below a half, which would leave the lower half
 * empty, the upper part in steps of ten.
 */
export function percentageScaleFor(values: readonly number[]): Scale {
  const least = values.reduce((a, b) => Math.min(a, b), 100);
  if (least < 50) return { domain: [0, 100], ticks: [0, 25, 50, 75, 100] };
  const from = Math.max(50, Math.min(80, Math.floor((least - 2) / 10) * 10)); // with room before the least
  const ticks = Array.from({ length: (100 - from) / 10 + 1 }, (_, index) => from + 10 * index);
  return { domain: [from, 100], ticks };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below a number. */
function roundStep(least: number): number {
  let unit = 1;
  while (unit > least) unit /= 10;
  while (unit * 10 <= least) unit *= 10;
  return unit * ([1, 2, 2.5, 5].find((factor) => factor * unit >= least * (1 - 1e-9)) ?? 10);
}
