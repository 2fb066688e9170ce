/** A lower triangle L of a symmetric matrix, by rows, such that L times its mirror image is the matrix. */
export type Factors = readonly Float64Array[];

/** Cholesky factors of the normal equations of some rows; absent where the rows do not decide every coefficient. */
export function factorised(rows: readonly (readonly number[])[]): Factors | undefined {
  const size = rows[0].length;
  const factors = Array.from({ length: size }, (_, i) => new Float64Array(i + 1));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const row of rows) sum += row[i] * row[j];
      const whole = sum;
      for (let k = 0; k < j; k++) sum -= factors[i][k] * factors[j][k];
      if (i !== j) factors[i][j] = sum / factors[j][j];
      else if (sum > 1e-10 * whole) factors[i][i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return factors;
}

/** The solution of the normal equations for a right-hand side. */
export function solved(factors: Factors, right: readonly number[]): number[] {
  const size = factors.length;
  const solution = [...right];
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i] -= factors[i][k] * solution[k];
    solution[i] /= factors[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i] -= factors[k][i] * solution[k];
    solution[i] /= factors[i][i];
  }
  return solution;
}
