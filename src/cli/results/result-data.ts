import type {
  BreachDifference,
  BreachPoint,
  Difference,
  Estimate,
  PrecisionReached,
  Summary,
  Verdict,
} from '../../experiment/index.ts';
import {
  breachDifferences,
  breachOverTime,
  canJudge,
  limitText,
  limitsOf,
  pairedDifferences,
  summarise,
  verdictOf,
  warmUpOf,
  yearEnds,
} from '../../experiment/index.ts';
import { metrics, wholeService } from '../../model/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { costsOfReport, studyKindInWords, precisionInWords } from '../../report/index.ts';
import type { RunSettings } from './run-record.ts';

/**
 * The answer of a run or comparison as data: what `--json` prints after the folder and its files. Everything else is in
 * these files.
 */
export interface ResultData {
  readonly kind: 'run' | 'comparison';
  readonly version: string;
  readonly command: string;
  readonly start: string;
  readonly years: number;
  readonly replications: number;
  readonly seed: number;
  /** Where a precision was asked for: what was reached, and in words. */
  readonly precision?: PrecisionReached & { readonly words: readonly string[] };
  /** Whether a steady state was asked for, in words; the warm-up of every metric where it was. */
  readonly warmUp: { readonly asked: boolean; readonly words: string; readonly scenarios?: readonly ScenarioWarmUps[] };
  /** Every figure of the whole service at the end of each simulated year. */
  readonly scenarios: readonly { readonly name: string; readonly figures: readonly Summary[] }[];
  /** In a comparison: each scenario less the baseline, at the same dates. */
  readonly differences?: readonly {
    readonly baseline: string;
    readonly scenario: string;
    readonly figures: readonly (Difference & { readonly verdict: Verdict })[];
  }[];
  /** Where scenarios give pay: what each costs over the run, in pounds, and how much more than the baseline. */
  readonly costs?: ReturnType<typeof costsOfReport>;
  /** How likely each threshold is to be breached, month by month; all scenarios are judged by the thresholds of any. */
  readonly thresholds: readonly ThresholdData[];
}

interface ScenarioWarmUps {
  readonly name: string;
  /** Without months and a level where no steady state is found. */
  readonly metrics: readonly {
    readonly metric: string;
    readonly monthsLeftOut?: number;
    readonly from?: string;
    readonly level?: Estimate;
  }[];
}

interface ThresholdData {
  readonly metric: string;
  readonly scope: string;
  readonly limit: string;
  readonly scenarios: readonly { readonly name: string; readonly months: readonly JsonPoint<BreachPoint>[] }[];
  /** In a comparison: the probability less that of the baseline. */
  readonly differences?: readonly {
    readonly baseline: string;
    readonly scenario: string;
    readonly months: readonly JsonPoint<BreachDifference>[];
  }[];
}

/** In the words of the files: `probability` and `replications`. */
type JsonPoint<Point extends BreachPoint | BreachDifference> = Pick<Point, 'date' | 'lo95' | 'hi95'> & {
  readonly replications: number;
} & (Point extends BreachPoint ? { readonly probability: number } : { readonly difference: number });

export function resultData(
  kind: ResultData['kind'],
  report: ReportInput,
  { start, years, replications, precision, seed }: RunSettings,
): ResultData {
  const [baseline, ...others] = report.sets;
  const { version, command } = report;
  const costs = costsOfReport(report);
  const atYearEnds = { dates: yearEnds(baseline.results[0].dates), scopes: [wholeService] };
  return {
    kind,
    version,
    command,
    start,
    years,
    replications,
    seed,
    ...(precision !== undefined && { precision: { ...precision, words: precisionInWords(precision) } }),
    warmUp: warmUpData(report),
    scenarios: report.sets.map(({ scenario, results }) => ({
      name: scenario.name,
      figures: summarise(results, atYearEnds),
    })),
    ...(kind === 'comparison' && {
      differences: others.map(({ scenario, results }) => ({
        baseline: baseline.scenario.name,
        scenario: scenario.name,
        figures: pairedDifferences(baseline.results, results, atYearEnds).map((each) => ({
          ...each,
          verdict: verdictOf(each),
        })),
      })),
    }),
    ...(costs.length > 0 && { costs }),
    thresholds: thresholdData(report),
  };
}

function warmUpData(report: ReportInput): ResultData['warmUp'] {
  const steady = report.sets.filter(({ scenario }) => scenario.steadyState);
  const words = studyKindInWords(report);
  if (steady.length === 0) return { asked: false, words };
  const scenarios = steady.map(({ scenario: { name }, results }) => ({
    name,
    metrics: metrics.flatMap(({ name: metric }) => {
      const found = warmUpOf(results, metric);
      if (found === undefined) return [];
      const { months, from, level } = found;
      return [
        {
          metric,
          ...(months !== undefined && { monthsLeftOut: months }),
          ...(from !== undefined && { from }),
          ...(level !== undefined && { level }),
        },
      ];
    }),
  }));
  return { asked: true, words, scenarios };
}

function thresholdData({ sets }: ReportInput): ThresholdData[] {
  const [baseline, ...others] = sets;
  const limits = limitsOf(sets.map(({ scenario }) => scenario)).filter((limit) => canJudge(limit, baseline.results[0]));
  return limits.map((limit) => ({
    metric: limit.metric,
    scope: limit.scope ?? wholeService,
    limit: limitText(limit),
    scenarios: sets.map(({ scenario: { name }, results }) => ({
      name,
      months: breachOverTime(results, limit).map(({ date, share, lo95, hi95, trials }) => ({
        date,
        probability: share,
        lo95,
        hi95,
        replications: trials,
      })),
    })),
    ...(others.length > 0 && {
      differences: others.map(({ scenario, results }) => ({
        baseline: baseline.scenario.name,
        scenario: scenario.name,
        months: breachDifferences(baseline.results, results, limit).map(({ date, difference, lo95, hi95, pairs }) => ({
          date,
          difference,
          lo95,
          hi95,
          replications: pairs,
        })),
      })),
    }),
  }));
}
