import { mean as meanOf, quantileSorted, sampleVariance } from 'simple-statistics';
import type { SequentialStream } from '../../engine/index.ts';
import { sobolPoints } from '../designs/sobol-sequence.ts';

/**
 * Where the function is evaluated: row j of each matrix is a point, a position from 0 to 1 on the range of each
 * setting.
 */
export interface SaltelliDesign {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  /** For each setting, the rows of `a` with that setting's column from `b`. */
  readonly ab: readonly (readonly (readonly number[])[])[];
}

/** What a function is at the points of a design: by row, then by replication. */
export interface SaltelliValues {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly ab: readonly (readonly (readonly number[])[])[];
}

/** An estimate with its 95% interval. */
export interface IntervalEstimate {
  readonly value: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** What one setting has to do with how far runs lie apart, as shares of the variance of a single run. */
export interface SobolIndices {
  /** What would go on average if the setting were known: its effect alone. */
  readonly first: IntervalEstimate;
  /**
   * What would be left on average if everything else were known: its effect alone and together with other settings.
   * Chance is not in it.
   */
  readonly total: IntervalEstimate;
  /** `total` less `first`: what it does only together with other settings. */
  readonly interaction: IntervalEstimate;
  /**
   * What it does only together with chance: at some of its values chance matters more than at others. In neither of the
   * above.
   */
  readonly withLuck: IntervalEstimate;
}

/** Where the variance of a single run comes from when settings and chance are both unknown. */
export interface VarianceShares {
  readonly mean: number;
  /** Standard deviation of a single run, in the unit of the measure. */
  readonly deviation: number;
  /** Share of the variance that is chance: what would be left if all settings were known. */
  readonly noise: IntervalEstimate;
  /** In the order of the settings. */
  readonly indices: readonly SobolIndices[];
  /** Rows in which the measure had a meaning at every point. */
  readonly rows: number;
}

const bootstrapSamples = 1_000;

/**
 * A design for first-order and total indices: two matrices of `rows` points, and for each setting the first with one
 * column of the second. It is rows times (settings + 2) points.
 *
 * Both matrices are taken from one Sobol' sequence, shifted by chance, so that its first point is no corner of the
 * ranges.
 * Source: Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics Communications
 * 181, 259-270.
 */
export function saltelliDesign(settings: number, rows: number, stream: SequentialStream): SaltelliDesign {
  const shift = Array.from({ length: 2 * settings }, () => stream.next());
  const points = sobolPoints(2 * settings, rows, { shift }).map((point) => [...point]);
  const a = points.map((point) => point.slice(0, settings));
  const b = points.map((point) => point.slice(settings));
  const ab = Array.from({ length: settings }, (_, setting) =>
    a.map((row, index) => row.with(setting, b[index][setting])),
  );
  return { a, b, ab };
}

/**
 * First-order and total indices of each setting, with chance as one more group of inputs.
 *
 * A run is Y = g(x, r), of the settings x and the random numbers r of its replication; its mean over random numbers is
 * f(x). Row j of A and of every AB_i has the same R lucks, and row j of B others. Then with V the variance of a single
 * run, d_jr = Y(AB_i, j, r) - Y(A, j, r) and a bar for the mean over r:
 *
 * - Luck: V_noise = mean over A and B of the variance of a point's replications. It is the total effect of r, E[Var(Y |
 *   x)]. V = (variance of the points' means) - V_noise / R + V_noise.
 * - First-order, after Saltelli (2010): V_i = mean of Ȳ(B, j) d̄_j. Because B has other random numbers than A and AB_i,
 *   the expectation is that of f(B) (f(AB_i) - f(A)): noise makes it less sure but not wrong. With the same random
 *   numbers for all three it would contain the interaction of the setting with chance.
 * - Total, after Jansen (1999): half of the mean of d² contains the interaction of the setting with chance, since d_jr
 *   differs between lucks. Two lucks see the same f, so that the mean of products d_jr d_js of different random
 *   numberss, which is d̄² - var_r(d) / R, is free of it: V_Ti = ½ mean of (d̄_j² - var_r(d_jr) / R).
 * - With chance: what was taken off, ½ mean of var_r(d_jr). It needs R of 2 or more.
 *
 * So 1 = noise + the first-order indices + interactions among settings. Divided by 1 - noise, an index is that of f, as
 * textbooks have it. With one replication a point the function is taken to be without chance.
 *
 * Intervals are those of 1,000 bootstrap samples of the rows; each row has its own point and random numbers, so that
 * they are of both. Estimates are not cut off at 0: an index whose interval holds 0 may be nothing. Rows with a value
 * that is NaN are left out; fewer than two rows give NaN, and so do values that are all the same, whose variance of
 * nothing has no shares.
 */
export function sobolIndices(values: SaltelliValues, stream: SequentialStream): VarianceShares {
  const rows = values.a.flatMap((_, row) => (hasMeaning(values, row) ? [row] : []));
  const constant = rows.length < 2 ? undefined : constantOf(values, rows);
  if (rows.length < 2 || constant !== undefined)
    return {
      mean: constant ?? NaN,
      deviation: constant === undefined ? NaN : 0,
      noise: unknownInterval,
      indices: values.ab.map(() => ({
        first: unknownInterval,
        total: unknownInterval,
        interaction: unknownInterval,
        withLuck: unknownInterval,
      })),
      rows: rows.length,
    };
  const rowTerms = rowTermsOf(values, rows);
  const best = sharesOf(rowTerms, Uint32Array.from(rows.keys()));
  const sampled = Array.from({ length: bootstrapSamples }, () =>
    sharesOf(
      rowTerms,
      Uint32Array.from(rows, () => Math.floor(stream.next() * rows.length)),
    ),
  );
  const interval = (of: (shares: Shares) => number): IntervalEstimate => {
    const sorted = Float64Array.from(sampled, of)
      .filter((share) => !Number.isNaN(share))
      .sort();
    const quantile = (p: number) => (sorted.length === 0 ? NaN : quantileSorted([...sorted], p));
    return { value: of(best), lo95: quantile(0.025), hi95: quantile(0.975) };
  };
  return {
    mean: best.mean,
    deviation: Math.sqrt(best.variance),
    noise: interval((shares) => shares.noise),
    indices: values.ab.map((_, setting) => ({
      first: interval((shares) => shares.first[setting]),
      total: interval((shares) => shares.total[setting]),
      interaction: interval((shares) => shares.total[setting] - shares.first[setting]),
      withLuck: interval((shares) => shares.withLuck[setting]),
    })),
    rows: rows.length,
  };
}

const unknownInterval: IntervalEstimate = { value: NaN, lo95: NaN, hi95: NaN };

/**
 * What each row adds to the sums that the estimates are made of. Values are taken from their mean, which changes no
 * estimate and makes each surer.
 */
interface RowTerms {
  readonly replications: number;
  readonly centre: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly noise: Float64Array;
  readonly first: readonly Float64Array[];
  readonly total: readonly Float64Array[];
  readonly withLuck: readonly Float64Array[];
}

function rowTermsOf({ a, b, ab }: SaltelliValues, rows: readonly number[]): RowTerms {
  const replications = a[0]?.length ?? 0;
  const means = (matrix: readonly (readonly number[])[]) => rows.map((row) => meanOf(matrix[row]));
  const [ofA, ofB] = [means(a), means(b)];
  const centre = (meanOf(ofA) + meanOf(ofB)) / 2;
  const steps = ab.map((matrix) =>
    rows.map((row) => matrix[row].map((value, replication) => value - a[row][replication])),
  );
  return {
    replications,
    centre,
    a: Float64Array.from(ofA, (value) => value - centre),
    b: Float64Array.from(ofB, (value) => value - centre),
    noise: Float64Array.from(rows, (row) => (varianceOf(a[row]) + varianceOf(b[row])) / 2),
    first: steps.map((each) => Float64Array.from(each, (step, index) => (ofB[index] - centre) * meanOf(step))),
    total: steps.map((each) =>
      Float64Array.from(each, (step) => (meanOf(step) * meanOf(step) - varianceOf(step) / replications) / 2),
    ),
    withLuck: steps.map((each) => Float64Array.from(each, (step) => varianceOf(step) / 2)),
  };
}

interface Shares {
  readonly mean: number;
  readonly variance: number;
  readonly noise: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
  readonly withLuck: readonly number[];
}

/** The estimates from some of the rows, each as often as it is named. */
function sharesOf({ replications, centre, a, b, noise, first, total, withLuck }: RowTerms, rows: Uint32Array): Shares {
  const meanIn = (part: Float64Array): number => {
    let sum = 0;
    for (const row of rows) sum += part[row];
    return sum / rows.length;
  };
  const points = 2 * rows.length;
  const mean = (meanIn(a) + meanIn(b)) / 2;
  let squares = 0;
  for (const row of rows) squares += a[row] * a[row] + b[row] * b[row];
  const varianceOfPoints = (squares - points * mean * mean) / (points - 1);
  const noiseVariance = meanIn(noise);
  const variance = varianceOfPoints - noiseVariance / replications + noiseVariance;
  const share = (part: Float64Array): number => (variance > 0 ? meanIn(part) / variance : NaN);
  return {
    mean: centre + mean,
    variance,
    noise: share(noise),
    first: first.map(share),
    total: total.map(share),
    withLuck: withLuck.map(share),
  };
}

const hasMeaning = ({ a, b, ab }: SaltelliValues, row: number): boolean =>
  [a, b, ...ab].every((matrix) => matrix[row].every((value) => !Number.isNaN(value)));

/** The value that a measure has everywhere, if it is the same everywhere. */
function constantOf({ a, b, ab }: SaltelliValues, rows: readonly number[]): number | undefined {
  const [first] = a[rows[0]];
  const isSame = [a, b, ...ab].every((matrix) => rows.every((row) => matrix[row].every((value) => value === first)));
  return isSame ? first : undefined;
}

/** The variance of a sample; 0 of a single value. */
const varianceOf = (values: readonly number[]): number => (values.length < 2 ? 0 : sampleVariance(values));
