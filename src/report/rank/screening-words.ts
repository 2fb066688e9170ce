import type { Criterion, ScreeningResult } from '../../experiment/index.ts';
import { criterionAsWords, intervalInWords } from '../breach/criterion-words.ts';
import type { DataTable } from '../data-table.ts';
import { listInWords } from '../words/lists.ts';
import { formatRequiredShare } from '../words/number-words.ts';

/** Which plans were let in to a ranking, and by what thresholds. */
export interface Screening {
  /** Of all plans, in the order given. */
  readonly names: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly result: ScreeningResult;
}

const verdicts = { meets: 'holds', 'does not meet': 'fails', undecided: 'undecided' } as const;

/** Which plans keep to the thresholds, in a sentence. */
export function screeningFindings({ names, criteria, result: { requirement, analyses, used } }: Screening): string[] {
  const plansThat = (standing: keyof typeof verdicts): string[] =>
    names.filter((_, plan) => analyses[plan].standing === standing).map((name) => `‘${name}’`);
  const parts = [
    [plansThat('meets'), 'hold'],
    [plansThat('does not meet'), 'fail, and were left out of the ranking'],
    [plansThat('undecided'), 'could not be decided, and were ranked with the others'],
  ] as const;
  const told = parts.filter(([plans]) => plans.length > 0).map(([plans, what]) => `${listInWords(plans)} ${what}`);
  return [
    `Thresholds: ${criteria.map(criterionAsWords).join('; and ')}; all together in at least ` +
      `${formatRequiredShare(requirement.probability)} of replications. ${told.join('; ')} ` +
      `(${formatRequiredShare(requirement.confidence)} confidence; ${used} replications).` +
      (plansThat('does not meet').length === names.length ? ' As all fail, all were ranked.' : ''),
  ];
}

/** In how many replications each plan keeps to all thresholds. */
export const screeningTable = ({ names, result: { analyses } }: Screening): DataTable => ({
  caption: 'Replications in which each plan keeps to all thresholds',
  columns: ['Plan', 'Verdict', 'Holds in', 'of', 'Exact interval'],
  headings: 1,
  rows: analyses.map(({ standing, hits, replications, lo, hi }, plan) => [
    names[plan],
    verdicts[standing],
    String(hits),
    String(replications),
    intervalInWords(lo, hi),
  ]),
});
