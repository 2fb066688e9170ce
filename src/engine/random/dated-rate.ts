import { exponentialFrom } from './distributions.ts';

/** A rate that holds from a day on until the next step. */
export interface RateStep {
  readonly from: number;
  /** Events a day, 0 or more. */
  readonly rate: number;
}

/**
 * A rate of random events that changes at known times.
 *
 * The gap to the next event is found by a change of time: an exponential number of mean 1 is used up at the rate in
 * force, so a change that falls within a running gap is honoured, and two scenarios whose rates differ only later have
 * the same events until then.
 */
export class DatedRate {
  readonly #steps: readonly RateStep[];
  /** The highest rate of any time. */
  readonly #highestRate: number;

  /**
   * Steps in order of time; the first holds for all times before the second. RangeError where a rate is negative or the
   * order is broken.
   */
  constructor(steps: readonly RateStep[]) {
    if (steps.length === 0) throw new RangeError('A dated rate needs at least one step.');
    steps.forEach(({ from, rate }, index) => {
      if (!(rate >= 0)) throw new RangeError(`A rate must be 0 or more; found ${rate} from day ${from}.`);
      if (index > 0 && !(from > steps[index - 1].from))
        throw new RangeError(`Steps must be in order of time; day ${from} comes after day ${steps[index - 1].from}.`);
    });
    this.#steps = steps;
    this.#highestRate = Math.max(...steps.map(({ rate }) => rate));
  }

  /** The rate in force at a time. */
  at(time: number): number {
    let rate = this.#steps[0].rate;
    for (const step of this.#steps) if (step.from <= time) rate = step.rate;
    return rate;
  }

  /** The time at which `exponential` (a number of mean 1) is used up from `start` on; Infinity where it never is. */
  after(start: number, exponential: number): number {
    const steps = this.#steps;
    let index = 0;
    while (index + 1 < steps.length && steps[index + 1].from <= start) index++;
    let time = start;
    let left = exponential;
    for (; index + 1 < steps.length; index++) {
      const available = (steps[index + 1].from - time) * steps[index].rate;
      if (left < available) break;
      left -= available;
      time = steps[index + 1].from;
    }
    return steps[index].rate > 0 ? time + left / steps[index].rate : Infinity;
  }

  /**
   * The time of the first event after `start`, by a uniform number 0 < u < 1; Infinity where it does not come before
   * `end`.
   */
  firstEvent(start: number, end: number, u: number): number {
    // An exponential number, -ln(1 - u), is at least u: most events that come too late are known without a logarithm.
    if (u >= this.#highestRate * (end - start)) return Infinity;
    const time = this.after(start, exponentialFrom(u, 1));
    return time < end ? time : Infinity;
  }
}
