import { breachOverTime } from '../../experiment/index.ts';
import { formatMonth, formatProbability, limitInWords } from '../../report/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { DataTableView } from '../components/data-table.tsx';
import type { Target } from '../state/analysis.ts';
import { limitOf } from '../state/simulated-scenarios.ts';

/** How likely each scenario is to meet the target in the last month: the share of replications, with its interval. */
export function TargetResult({ input, target }: { readonly input: ReportInput; readonly target: Target }) {
  const limit = limitOf(target);
  const rows = input.sets.flatMap(({ scenario, results }) => {
    const last = breachOverTime(results, limit).at(-1);
    if (last === undefined) return [];
    const { share, lo95, hi95, trials } = last;
    return [
      [
        scenario.name,
        formatProbability(1 - share),
        `${formatProbability(1 - hi95)} to ${formatProbability(1 - lo95)}`,
        `${Math.round((1 - share) * trials)} of ${trials}`,
      ],
    ];
  });
  const month = formatMonth(input.sets[0].results[0].dates.at(-1)!);
  return (
    <section class="panel" aria-labelledby="target-title">
      <h2 id="target-title">The target: {limitInWords(limit)}</h2>
      {rows.length === 0 ? (
        <p>This measure has no value in {month}.</p>
      ) : (
        <DataTableView
          table={{
            caption: `Probability of meeting the target in ${month}, with its 95% interval (Wilson)`,
            columns: ['Scenario', 'Probability', '95% interval', 'Replications that meet it'],
            headings: 1,
            rows,
          }}
        />
      )}
    </section>
  );
}
