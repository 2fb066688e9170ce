import { mostReplications } from '../state/analysis.ts';
import type { Run } from '../state/analysis.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { catalogueOf } from './catalogue.ts';
import { useComparison } from './use-comparison.ts';

/** How much is simulated, start and stop, and how far it has come. */
export function RunBar() {
  const { state, dispatch, texts } = useWorkbench();
  const { run } = state.analysis;
  const { comparison, change } = useComparison();
  const { replications, years, baseline } = comparison;
  const choice = catalogueOf(texts).find(({ path }) => path === baseline);
  const isRunning = run?.status === 'running';
  return (
    <section class="panel run-bar" aria-label="Run">
      <div class="row">
        <label class="field">
          Replications
          <input
            type="number"
            min={1}
            max={mostReplications}
            value={replications}
            onInput={({ currentTarget }) => {
              const wanted = Math.round(currentTarget.valueAsNumber);
              if (Number.isFinite(wanted))
                change({ replications: Math.min(mostReplications, Math.max(1, wanted)) }, 'replications');
            }}
          />
        </label>
        {choice !== undefined && choice.years > 1 && (
          <label class="field">
            Years
            <select
              value={String(years ?? choice.years)}
              onChange={({ currentTarget }) => {
                const wanted = Number(currentTarget.value);
                change({ years: wanted === choice.years ? undefined : wanted });
              }}
            >
              {Array.from({ length: choice.years }, (_, index) => index + 1).map((each) => (
                <option key={each} value={String(each)}>
                  {each}
                  {each === choice.years ? ' (all)' : ''}
                </option>
              ))}
            </select>
          </label>
        )}
        {isRunning ? (
          <button type="button" class="lead" onClick={() => dispatch({ do: 'analyse', step: { do: 'stop' } })}>
            Stop
          </button>
        ) : (
          <button type="button" class="lead" onClick={() => dispatch({ do: 'analyse', step: { do: 'start' } })}>
            Run
          </button>
        )}
        {run === undefined && choice?.isWhole === true && (
          <p class="soft">
            The whole service takes a page from some seconds to a minute a replication and scenario; the first one
            tells.
          </p>
        )}
      </div>
      {run !== undefined && <Progress run={run} />}
    </section>
  );
}

function Progress({ run }: { readonly run: Run }) {
  const { status, done, total, problem } = run;
  if (status === 'failed')
    return (
      <pre class="problem" role="alert">
        {problem}
      </pre>
    );
  return (
    <div class="progress">
      <progress value={done} max={total} aria-label="Simulations done" />
      <p role="status">{progressInWords(run)}</p>
    </div>
  );
}

function progressInWords({ status, done, total, results, comparison, secondsEach, workers }: Run): string {
  const whole = results[0]?.length ?? 0;
  const far = `${whole} of ${comparison.replications} ${comparison.replications === 1 ? 'replication' : 'replications'}`;
  if (status === 'finished') return `Done: ${far}.`;
  if (status === 'stopped') return `Stopped: what came of ${far} is kept.`;
  if (secondsEach === undefined) return 'Simulating. The first simulation tells how long the others take.';
  const left = Math.ceil(((total - done) * secondsEach) / workers);
  return `${far}, ${done} of ${total} simulations. One takes ${secondsEach.toFixed(1)} seconds; about ${inTime(left)} left.`;
}

const inTime = (seconds: number): string =>
  seconds < 90 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.round(seconds / 60)} minutes`;
