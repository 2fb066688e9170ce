import type { MetricName } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import { Definition } from '../components/definition.tsx';
import { useWorkbench } from '../state/use-workbench.ts';

/** The measures that a trainer points at, in the words of the page. */
export const measures: readonly { readonly metric: MetricName; readonly words: string }[] = [
  { metric: 'capacity.mean.all', words: 'Workload of practitioners, % of capacity' },
  { metric: 'unallocated.all', words: 'Cases without an officer' },
  { metric: 'capacity.shareOver110', words: 'Practitioners over 110% of capacity, %' },
  { metric: 'reviews.missedShare', words: 'Reviews missed, % of those due' },
  { metric: 'caseload.perPO', words: 'Cases for each probation officer' },
  { metric: 'staff.inPost.PO', words: 'Probation officers in post' },
  { metric: 'staff.inPost.PQiP', words: 'Trainees in post' },
  { metric: 'hiddenRisk.persons', words: 'People whose risk is higher than recorded' },
  { metric: 'sickness.daysPerStaffYear', words: 'Sick days for each member of staff, last 12 months' },
  { metric: 'caseload.all', words: 'People on probation' },
];

/** Title of the chart, which is also the choice of what it shows. */
export function MeasureChoice() {
  const { state, dispatch } = useWorkbench();
  return (
    <div class="measure">
      <h2 id="chart-title">
        <label for="measure">What to watch</label>
      </h2>
      <select
        id="measure"
        value={state.metric}
        onChange={({ currentTarget }) => dispatch({ do: 'choose metric', metric: currentTarget.value })}
      >
        {measures.map(({ metric, words }) => (
          <option key={metric} value={metric}>
            {words}
          </option>
        ))}
      </select>
      <p class="soft">
        {metricNamed(state.metric).about} <Definition metric={state.metric} />
      </p>
    </div>
  );
}
