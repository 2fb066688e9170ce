import { useWorkbench } from '../state/use-workbench.ts';
import { Results } from './results.tsx';
import { RunBar } from './run-bar.tsx';
import { Setup } from './setup.tsx';

/** Plans beside a baseline, replication by replication. */
export function Analyse() {
  const { state } = useWorkbench();
  const { run } = state.analysis;
  return (
    <div class="analyse">
      <h1>Analyse</h1>
      <p class="soft">
        Plans beside a baseline, with the same luck for all: what they change, how sure that is, and what it costs.
      </p>
      <Setup />
      <RunBar />
      {run !== undefined && <Results run={run} />}
    </div>
  );
}
