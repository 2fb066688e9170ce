import type { ReplicationResult } from '../../model/index.ts';
import type { Measure } from '../measure.ts';
import { measureText, valueOfMeasure } from '../measure.ts';
import { RunningEstimate } from '../statistics/running-estimate.ts';

/**
 * How narrow an interval is to be: half of it at most so large a share of the mean, or at most so much in the unit of
 * the metric.
 */
export type Precision =
  { readonly kind: 'relative'; readonly share: number } | { readonly kind: 'absolute'; readonly halfWidth: number };

/** A precision in place of a number of replications. */
export interface PrecisionRequest {
  readonly precision: Precision;
  /** Whose intervals are to be tight enough, all of them. */
  readonly measures: readonly Measure[];
  /** Names of the scenarios, the baseline first. */
  readonly names: readonly string[];
  /** Where it ends though the intervals are still too wide. */
  readonly mostReplications: number;
}

/**
 * One of the intervals that are asked for: of a measure of a scenario or, with `baseline`, of its paired difference
 * from that one.
 */
export interface PrecisionInterval {
  readonly scenario: string;
  readonly baseline?: string;
  /** As a user writes it: `unallocated.all@end`. */
  readonly measure: string;
  /** Absent where no replication has a value. */
  readonly mean?: number;
  /** Half of the 95% interval; absent with fewer than two values. */
  readonly halfWidth?: number;
  /** The largest half that is tight enough. */
  readonly allowed?: number;
  readonly tight: boolean;
}

/** What a request for precision came to. */
export interface PrecisionReached {
  readonly asked: Precision;
  readonly mostReplications: number;
  /** Whether every interval was tight enough and stayed so for the look-ahead. */
  readonly reached: boolean;
  /** The number of replications from which on they were: the number that the method recommends. */
  readonly tightFrom?: number;
  /** All that were looked at, those of the look-ahead included; results are of these. */
  readonly replications: number;
  readonly intervals: readonly PrecisionInterval[];
}

/** Fewer replications say too little of their own spread. Source: Hoad, Robinson and Davies (2010). */
const leastReplications = 3;

/**
 * Replications for which intervals must stay tight, up to a hundred. Source: the default of Hoad, Robinson and Davies
 * (2010).
 */
const lookAheadUpToHundred = 5;

/** How many replications more must stay tight after n of them: 5, and from a hundred on a twentieth of n. */
export const lookAheadLength = (n: number): number => Math.round((lookAheadUpToHundred * Math.max(n, 100)) / 100);

/**
 * Decides how many replications are enough, looking at them one after the other in their own order.
 *
 * Enough is the first number n, at least 3, after which every interval asked for is tight enough and stays so for the
 * look-ahead: a variance that happens to be small after a few replications does not end it. How many replications were
 * computed at once plays no part. The interval of a difference is measured against the baseline's level, since a
 * difference may well be zero, of which nothing is a share.
 * Source: Hoad, Robinson and Davies, "Automated selection of the number of replications for a discrete-event
 * simulation", Journal of the Operational Research Society 61 (2010), 1632-1644; their precision is 100 t s / (√n
 * |mean|).
 */
export class PrecisionStoppingRule {
  readonly #request: PrecisionRequest;
  readonly #watched: readonly TrackedInterval[];
  #replications = 0;
  #tightFrom: number | undefined;

  constructor(request: PrecisionRequest) {
    this.#request = request;
    this.#watched = request.measures.flatMap((measure) => {
      const levels = request.names.map((_, scenario) => new TrackedInterval(request.precision, measure, scenario));
      return [
        ...levels,
        ...levels.slice(1).map((_, plan) => new TrackedInterval(request.precision, measure, plan + 1, levels[0])),
      ];
    });
  }

  /** Takes in the next replication, of every scenario. */
  add(results: readonly ReplicationResult[]): void {
    this.#replications += 1;
    for (const each of this.#watched) each.add(results);
    const allTight = this.#replications >= leastReplications && this.#watched.every((each) => each.isTight);
    this.#tightFrom = allTight ? (this.#tightFrom ?? this.#replications) : undefined;
  }

  /** Whether every interval is tight enough and has stayed so. */
  get isReached(): boolean {
    return this.#tightFrom !== undefined && this.#replications >= this.#tightFrom + lookAheadLength(this.#tightFrom);
  }

  get isOver(): boolean {
    return this.isReached || this.#replications >= this.#request.mostReplications;
  }

  /** Whether only the look-ahead is still to come, if nothing changes. */
  get isInLookAhead(): boolean {
    return this.#tightFrom !== undefined;
  }

  /**
   * How many replications there will have been in the end, as far as the spread so far suggests: half of an interval
   * shrinks with √n.
   */
  get expectedReplications(): number {
    const n = this.#replications;
    const needed =
      this.#tightFrom ??
      Math.max(
        leastReplications,
        n + 1,
        ...this.#watched.map((each) => Math.ceil(n * each.widthOverAllowed * each.widthOverAllowed)),
      );
    return Math.min(this.#request.mostReplications, needed + lookAheadLength(needed));
  }

  /** What was asked and how far it was reached. */
  outcome(): PrecisionReached {
    const { precision, names, mostReplications } = this.#request;
    return {
      asked: precision,
      mostReplications,
      reached: this.isReached,
      ...(this.isReached && { tightFrom: this.#tightFrom! }),
      replications: this.#replications,
      intervals: this.#watched.map((each) => each.toPrecisionInterval(names)),
    };
  }
}

/** One interval that is watched: of the values of a measure or, against a baseline, of paired differences. */
class TrackedInterval {
  readonly #precision: Precision;
  readonly #measure: Measure;
  readonly #scenario: number;
  readonly #baseline: TrackedInterval | undefined;
  readonly #estimate = new RunningEstimate();

  constructor(precision: Precision, measure: Measure, scenario: number, baseline?: TrackedInterval) {
    this.#precision = precision;
    this.#measure = measure;
    this.#scenario = scenario;
    this.#baseline = baseline;
  }

  add(results: readonly ReplicationResult[]): void {
    const level = valueOfMeasure(results[this.#scenario], this.#measure);
    const value = this.#baseline === undefined ? level : level - valueOfMeasure(results[0], this.#measure);
    if (!Number.isNaN(value)) this.#estimate.add(value);
  }

  get isTight(): boolean {
    const { halfWidth, count } = this.#estimate;
    return count >= leastReplications && halfWidth! <= this.#allowed;
  }

  /** How many times as wide as allowed it is; as tight as can be where nothing is allowed and nothing varies. */
  get widthOverAllowed(): number {
    const { halfWidth } = this.#estimate;
    return halfWidth === undefined || halfWidth === 0 ? 0 : halfWidth / this.#allowed;
  }

  get #allowed(): number {
    const level = (this.#baseline ?? this).#estimate.mean;
    return this.#precision.kind === 'absolute' ? this.#precision.halfWidth : this.#precision.share * Math.abs(level);
  }

  toPrecisionInterval(names: readonly string[]): PrecisionInterval {
    const { mean, halfWidth, count } = this.#estimate;
    return {
      scenario: names[this.#scenario],
      ...(this.#baseline !== undefined && { baseline: names[0] }),
      measure: measureText(this.#measure),
      ...(count > 0 && { mean }),
      ...(halfWidth !== undefined && { halfWidth, allowed: this.#allowed }),
      tight: this.isTight,
    };
  }
}
