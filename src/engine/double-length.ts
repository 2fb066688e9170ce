/** The same numbers at the front of a new array of twice the length, with 0 behind them. */
export function doubleLength(numbers: Int32Array): Int32Array<ArrayBuffer>;
export function doubleLength(numbers: Float64Array): Float64Array<ArrayBuffer>;
export function doubleLength(numbers: Int32Array | Float64Array): Int32Array | Float64Array {
  const length = numbers.length * 2;
  const larger = numbers instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  larger.set(numbers);
  return larger;
}
