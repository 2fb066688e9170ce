import { halve } from './halve.ts';

/** Terms of the series that are smaller than this change no digit of the answer. */
const negligible = 1e-18;

/**
 * The t value that a share p of Student's t distribution with df degrees of freedom lies below;
 * `studentTQuantile(0.975, n - 1)` is what a 95% interval of a mean of n replications is made with.
 *
 * For whole degrees of freedom the distribution is a finite sum, so that no tables, gamma functions or logarithms are
 * needed and the answer is the same in every browser. The sum is inverted by halving an interval until no double lies
 * between its ends. Throws a RangeError where p is not between 0 and 1 (exclusive) or df is not a whole number from 1.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`The share p must lie between 0 and 1, both exclusive; found ${p}.`);
  if (!Number.isInteger(df) || df < 1)
    throw new RangeError(`The degrees of freedom must be a whole number from 1; found ${df}.`);
  if (p < 0.5) return -studentTQuantile(1 - p, df);

  const within = 2 * p - 1;
  let [low, high] = [0, 1];
  while (shareWithin(high, df) < within) [low, high] = [high, 2 * high];
  return halve(low, high, (t) => !(shareWithin(t, df) < within));
}

/** The share of the distribution between -t and t. */
function shareWithin(t: number, df: number): number {
  const sine = t / Math.sqrt(df + t * t);
  const cosineSquared = df / (df + t * t);
  const odd = df % 2 === 1;
  let term = odd ? Math.sqrt(cosineSquared) : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2 && term > negligible; k += 2) {
    term *= (cosineSquared * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (arctangent(t / Math.sqrt(df)) + sine * sum) : sine * sum;
}

/** The angle whose tangent is x: halved until it is small, then summed as a series. */
function arctangent(x: number): number {
  let tangent = x;
  let halvings = 0;
  for (; tangent > 0.1; halvings++) tangent /= 1 + Math.sqrt(1 + tangent * tangent);
  const square = tangent * tangent;
  let power = tangent;
  let angle = 0;
  for (let k = 1; power > negligible; k += 4) {
    angle += power / k - (power * square) / (k + 2);
    power *= square * square;
  }
  for (; halvings > 0; halvings--) angle *= 2;
  return angle;
}
