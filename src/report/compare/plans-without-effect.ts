import { areIdentical } from '../../experiment/index.ts';
import type { ReportInput } from '../input.ts';

/** Plans that are the same as the baseline in everything, each in one sentence; and a report without them. */
export interface PlansWithoutEffect {
  readonly sentences: readonly string[];
  readonly others: ReportInput;
}

/** Takes out of a comparison the plans that change nothing: a table of them would say "identical" in every line. */
export function plansWithoutEffect(input: ReportInput): PlansWithoutEffect {
  const [baseline, ...plans] = input.sets;
  const same = plans.filter(({ results }) => areIdentical(baseline.results, results));
  const sentences = same.map(
    ({ scenario }) =>
      `‘${scenario.name}’ changes nothing: every metric is the same as with ‘${baseline.scenario.name}’, in every ` +
      'month and replication.',
  );
  return { sentences, others: { ...input, sets: input.sets.filter((set) => !same.includes(set)) } };
}
