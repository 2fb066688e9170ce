/**
 * The natural logarithm, e^x and powers, to the last bit the same in every JavaScript engine.
 *
 * `Math.log`, `Math.exp`, `Math.pow` and `**` may differ in the last bit between engines, and one bit can turn the
 * order of two events round. Here is only what the language defines exactly: + - * /, and the bits of a double. Results
 * are within one unit in the last place (ulp) of the true value.
 *
 * The method: x = m 2^k takes a logarithm apart, x = k ln 2 + r an exponential; what is left is near 1 or 0, where the
 * series that every textbook prints converge in a dozen terms.
 */

const double = new Float64Array(1);
const word = new Int32Array(double.buffer);
double[0] = 1;
/** Where the sign and exponent of a double stand: in its second 32 bits on little-endian machines. */
const highWord = word[1] === 0x3ff00000 ? 1 : 0;

/** ln 2 = ln2High + ln2Low; the first has 41 bits, so that its product with any exponent of two (12 bits) is exact. */
const ln2High = 0.693147180559663;
const ln2Low = 2.8235290563031577e-13;
const inverseLn2 = 1.4426950408889634;

/**
 * The powers of two from 2^-1024 to 2^1023. A product with one of them is exact unless it is subnormal, and costs less
 * than to write an exponent among the bits of a double and to read the whole again.
 */
const powersOfTwo = Float64Array.from({ length: 2048 }, (_, place) => {
  double[0] = 0;
  word[highWord] = place > 1 ? (place - 1) << 20 : 0x00080000 >> (1 - place); // the first two are subnormal
  return double[0];
});
const powerOfTwo = (exponent: number): number => powersOfTwo[exponent + 1024];

/** The k for which x = m 2^k with m from the square root of a half to the square root of 2; x > 0 and finite. */
function exponentOf(x: number): number {
  double[0] = x;
  let shift = 1023;
  if (word[highWord] < 0x00100000) {
    // subnormal: no leading 1 to go by
    double[0] = x * 18014398509481984; // 2^54
    shift = 1077;
  }
  const high = word[highWord];
  const aboveRoot2 = ((high & 0xfffff) + 0x95f62) >>> 20; // 1 or 0, without a branch
  return (high >>> 20) - shift + aboveRoot2;
}

/** The m for which x = m 2^k, exact. */
const withoutExponent = (x: number, k: number): number =>
  k >= -1022 ? x * powerOfTwo(-k) : x * powerOfTwo(1000) * powerOfTwo(-1000 - k);

/**
 * The natural logarithm. `ln(0)` is -Infinity, `ln(Infinity)` is Infinity; of a negative number or NaN it is NaN.
 *
 * With f = m - 1 and s = f / (2 + f): ln m = 2 (s + s^3/3 + s^5/5 + ...). Since 2s = f - s f, that is f - s (f - R),
 * where R = 2 (s^2/3 + s^4/5 + ...): the large part f is exact, so what rounding spoils is small beside it.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const k = exponentOf(x);
  const f = withoutExponent(x, k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = 2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19))));
  const even = 2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21))));
  return k * ln2High + (f - (s * (f - (z * odd + w * even)) - k * ln2Low));
}

/** e to the power x. Above 709.78 it is Infinity, below -745.13 it is 0; of NaN it is NaN. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e to the power (x + rest), where rest is too small to be added to x without loss. */
function expOfSum(x: number, rest: number): number {
  if (!(x >= -745.1332191019412)) return x < 0 ? 0 : NaN;
  if (x > 709.782712893384) return Infinity;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const large = x - k * ln2High;
  const small = rest - k * ln2Low;
  const r = large + small;
  const lost = large - r + small; // by rounding r
  const w = r * r;
  // (e^r - 1 - r) / r^2 = 1/2! + r/3! + r^2/4! + ...
  const even = 1 / 2 + w * (1 / 24 + w * (1 / 720 + w * (1 / 40320 + w * (1 / 3628800 + w * (1 / 479001600)))));
  const odd = 1 / 6 + w * (1 / 120 + w * (1 / 5040 + w * (1 / 362880 + w * (1 / 39916800 + w * (1 / 6227020800)))));
  const line = 1 + r;
  return scaleByPowerOfTwo(k, line + (1 - line + r + (lost + w * (even + r * odd))));
}

/** y 2^k, where y is near 1. In two steps where the result is subnormal or about to overflow. */
function scaleByPowerOfTwo(k: number, y: number): number {
  if (k > 1022 || k < -1021) {
    const half = k >> 1;
    return scaleByPowerOfTwo(half, y) * scaleByPowerOfTwo(k - half, 1);
  }
  return y * powerOfTwo(k);
}

/**
 * A number that is not negative, to any power. As for `**`: anything to the power 0 is 1, 1 to an infinite power is
 * NaN; and a negative base gives NaN, whatever the exponent.
 *
 * b^e = exp(e ln b). An error in ln b grows by up to 709, so both the logarithm and the product are carried as a double
 * and the rest that it leaves.
 */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (!(base >= 0) || exponent !== exponent) return NaN;
  if (base === 0 || base === Infinity) return (base === 0) === exponent > 0 ? 0 : Infinity;

  const k = exponentOf(base);
  const m = withoutExponent(base, k);
  const f = m - 1;
  // s = f / (1 + m), and what rounding takes from it
  const d = m + 1;
  const s = f / d;
  const sRest = (f - s * d - productError(s, d, s * d) - s * sumError(m, 1, d)) / d;
  // z = s^2
  const z = s * s;
  const zRest = productError(s, s, z) + 2 * s * sRest;
  // ln m = 2s + s z p, where p = 2/3 + 2z/5 + 2z^2/7 + ...
  const tail =
    z *
    (2 / 5 +
      z *
        (2 / 7 +
          z *
            (2 / 9 +
              z *
                (2 / 11 +
                  z *
                    (2 / 13 +
                      z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23 + z * (2 / 25)))))))))));
  const p = 2 / 3 + tail;
  const pRest = sumError(2 / 3, tail, p) + 3.700743415417188e-17; // 2/3 is not a double either
  const sz = s * z;
  const szRest = productError(s, z, sz) + s * zRest + z * sRest;
  const bend = sz * p;
  const bendRest = productError(sz, p, bend) + sz * pRest + szRest * p;
  // ln base = k ln 2 + 2s + bend, largest first
  const first = k * ln2High + 2 * s;
  const second = first + bend;
  const rest =
    sumError(k * ln2High, 2 * s, first) + sumError(first, bend, second) + (k * ln2Low + (2 * sRest + bendRest));
  const logarithm = second + rest;
  const logarithmRest = sumError(second, rest, logarithm);

  const product = exponent * logarithm;
  if (!(product > -750 && product < 750)) return product < 0 ? 0 : product > 0 ? Infinity : NaN;
  return expOfSum(product, productError(exponent, logarithm, product) + exponent * logarithmRest);
}

/** What rounding took from a + b: exact, whichever is the larger (Knuth's two-sum). */
function sumError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
}

/**
 * What rounding took from a b: exact, by halves of 26 bits (Dekker). Halving overflows above 10^300, which no caller
 * reaches.
 */
function productError(a: number, b: number, product: number): number {
  const aScaled = a * 134217729; // 2^27 + 1
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * 134217729;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
