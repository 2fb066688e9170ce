import type { MetricName } from '../model/index.ts';
import type { Estimate } from './statistics/sample.ts';

/** Metrics that may lie below zero. All others are counts, shares and times, which cannot. */
const signedMetrics: ReadonlySet<MetricName> = new Set(['staff.vacancies.PO']);

/**
 * The mean of a metric, not of a difference, with its interval cut off at zero where the metric cannot be below it.
 *
 * A t-interval is symmetric, so for a small count it may reach below zero. Cutting it off leaves the share of intervals
 * that contain the true mean as it is, since no true mean lies in the part that is cut.
 */
export const levelOf = <Level extends Estimate>(metric: MetricName, level: Level): Level =>
  level.lo95 !== undefined && level.lo95 < 0 && level.mean >= 0 && !signedMetrics.has(metric)
    ? { ...level, lo95: 0 }
    : level;
