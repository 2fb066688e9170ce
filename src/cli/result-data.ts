import type { Difference, Summary, Verdict } from '../experiment/index.ts';
import { pairedDifferences, summarise, verdictOf, yearEnds } from '../experiment/index.ts';
import type { StudyResult } from './study.ts';

/** The answer of a study as data: what `--json` prints. Everything else is in the files of the folder. */
export interface ResultData {
  readonly folder: string;
  readonly files: readonly string[];
  readonly kind: 'run' | 'comparison';
  readonly version: string;
  readonly command: string;
  readonly start: string;
  readonly years: number;
  readonly replications: number;
  readonly seed: number;
  /** Every figure of the whole service at the end of each simulated year. */
  readonly scenarios: readonly { readonly name: string; readonly figures: readonly Summary[] }[];
  /** In a comparison: each scenario less the baseline, at the same dates. */
  readonly differences?: readonly { readonly baseline: string; readonly scenario: string; readonly figures: readonly (Difference & { readonly verdict: Verdict })[] }[];
}

export function resultData({ folder, record, report }: StudyResult): ResultData {
  const [baseline, ...others] = report.sets;
  const { kind, version, command, start, years, replications, seed, files } = record;
  const atYearEnds = { dates: yearEnds(baseline.results[0].dates), scopes: ['service'] };
  return {
    folder,
    files: [...Object.keys(files), 'run.json'],
    kind,
    version,
    command,
    start,
    years,
    replications,
    seed,
    scenarios: report.sets.map(({ scenario, results }) => ({ name: scenario.name, figures: summarise(results, atYearEnds) })),
    ...(kind === 'comparison' && {
      differences: others.map(({ scenario, results }) => ({
        baseline: baseline.scenario.name,
        scenario: scenario.name,
        figures: pairedDifferences(baseline.results, results, atYearEnds).map((each) => ({ ...each, verdict: verdictOf(each) })),
      })),
    }),
  };
}
