import { limitInWords, targetTable } from '../../report/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { DataTableView } from '../components/data-table.tsx';
import type { Target } from '../state/analysis.ts';
import { limitOf } from '../state/simulated-scenarios.ts';

/** How likely each scenario is to meet the target in a month of the last quarter or year, with its interval. */
export function TargetResult({ input, target }: { readonly input: ReportInput; readonly target: Target }) {
  const limit = limitOf(target);
  const table = targetTable(input, limit);
  return (
    <section class="panel" aria-labelledby="target-title">
      <h2 id="target-title">The target: {limitInWords(limit)}</h2>
      {table.rows.length === 0 ? (
        <p>This measure has no value at the end of the run.</p>
      ) : (
        <DataTableView table={table} />
      )}
    </section>
  );
}
