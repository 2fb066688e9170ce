import type { Survival } from './survival.ts';

/**
 * What share of the cases that began in one cell of the calendar is still there at later readings: `kernel[n]` at the
 * nth reading after the cell began, where cases begin evenly within it.
 */
export type Kernel = Float64Array;

/** A kernel by any rule of age in days. The first value stands for the moment before anything has begun. */
export function kernelOf(share: (age: number) => number, days: number, readings: number): Kernel {
  const kernel = new Float64Array(readings);
  for (let n = 1; n < readings; n++) kernel[n] = share((n - 0.5) * days);
  return kernel;
}

/** The kernel of two lengths, one after the other: custody, then licence. */
export function kernelOfSequence(first: Survival, second: Survival, days: number, readings: number): Kernel {
  const kernel = kernelOf((age) => first.after(age), days, readings);
  const transferred = Float64Array.from(
    { length: readings },
    (_, cell) => first.after(cell * days) - first.after((cell + 1) * days),
  );
  const there = Float64Array.from({ length: readings }, (_, cell) => second.after(cell * days));
  for (let n = 1; n < readings; n++) {
    let sum = first.after((n - 1) * days) - first.after((n - 0.5) * days); // since half a cell at most, so that hardly any has ended
    for (let cell = 0; cell < n - 1; cell++) sum += transferred[cell] * there[n - 1 - cell];
    kernel[n] += sum;
  }
  return kernel;
}

/** Adds to a stock what is left, at each later reading, of the flow of one cell. */
export function addFlowOfCell(stock: Float64Array, cell: number, number: number, kernel: Kernel): void {
  for (let at = cell + 1; at < stock.length; at++) stock[at] += number * kernel[at - cell];
}
