import { plainDecimal } from '../csv/plain-decimal.ts';
import type { Comparison, Finding } from './comparison.ts';
import type { ReproduceResult } from './reproduce.ts';
import { wholeService } from '../../model/index.ts';

/** What a study gave, as it is kept to compare a later run with. */
export interface Fingerprint {
  /** Hash of every value of every replication that the study reads, to the last bit. */
  readonly sha256: string;
  /** The mean of each figure by its name, which shows which has moved. */
  readonly figures: Readonly<Record<string, number>>;
  /** Every figure that was held against the runs, for a document to list. */
  readonly held: readonly FingerprintFigure[];
}

/** A published figure beside what the runs had for it. */
export interface FingerprintFigure {
  readonly series: string;
  readonly scenario: string;
  readonly day: string;
  readonly role: 'test' | 'calibrated on';
  readonly unit: string;
  readonly published: readonly [low: number, high: number];
  readonly simulated: number;
  /** The 95% range of a single replication. */
  readonly range: readonly [low: number, high: number];
  readonly finding: Finding;
}

/** What to call one figure of a study among all. */
const keyOf = ({ series, scenario, scope, figure, day }: Comparison): string =>
  [series, scenario, ...(scope === wholeService ? [] : [scope]), figure ?? day].join(' | ');

/** Everything that a study reads off its runs, as lines of exact decimals: the same lines on any number of workers. */
export function fingerprintLines({ comparisons, milestones }: ReproduceResult): string {
  const compared = comparisons.map((each) => `${keyOf(each)} | ${each.values.map(plainDecimal).join(' ')}`);
  const reached = milestones.map(
    (each) =>
      `${each.milestone} | ${each.scenario} | ${each.course.map(({ mean, share }) => `${plainDecimal(mean)} ${plainDecimal(share)}`).join(' ')}`,
  );
  return `${[...compared, ...reached].join('\n')}\n`;
}

/** The mean of each figure of a study by name, with the probabilities of its milestones. */
export const fingerprintMeans = ({ comparisons, milestones }: ReproduceResult): Readonly<Record<string, number>> =>
  Object.fromEntries([
    ...comparisons.map((each) => [keyOf(each), each.spread.mean] as const),
    ...milestones.map((each) => [`${each.milestone} | ${each.scenario}`, each.probability] as const),
  ]);

/**
 * The figures of a study that it is tested by or may be calibrated on. What was put in, and what was only shown, proves
 * nothing.
 */
export function fingerprintFigures({ comparisons }: ReproduceResult): FingerprintFigure[] {
  return comparisons.flatMap(
    ({ series, scenario, scope, day, role, unit, published, spread: { mean, least, most }, finding }) => {
      if (
        (role !== 'test' && role !== 'calibrated on') ||
        published === undefined ||
        least === undefined ||
        most === undefined
      )
        return [];
      const where = scope === wholeService ? series : `${series}, ${scope}`;
      return [
        {
          series: where,
          scenario,
          day,
          role,
          unit,
          published: [published.low, published.high] as const,
          simulated: mean,
          range: [least, most] as const,
          finding,
        },
      ];
    },
  );
}

/** A figure that is not what it was; one of the two is absent where it is new or gone. */
export interface ChangedFigure {
  readonly figure: string;
  readonly before?: number;
  readonly now?: number;
}

/** Which figures have moved since a fingerprint was taken, in the order of the study, those that are gone last. */
export function changedFigures(before: Fingerprint['figures'], now: Fingerprint['figures']): ChangedFigure[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return names
    .filter((figure) => before[figure] !== now[figure])
    .map((figure) => ({
      figure,
      ...(figure in before && { before: before[figure] }),
      ...(figure in now && { now: now[figure] }),
    }));
}
