import { metricIndex } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import { Definition } from '../components/definition.tsx';
import type { Target } from '../state/analysis.ts';
import { MetricOptions } from './metric-options.tsx';
import { useComparison } from './use-comparison.ts';

const firstTarget: Target = { metric: 'unallocated.all', side: 'at most', level: 10 };

/** A target for the last month, of which the probability is told. */
export function TargetChoice() {
  const { comparison, change } = useComparison();
  const { target } = comparison;
  const put = (part: Partial<Target>, kind?: string): void =>
    change({ target: { ...firstTarget, ...target, ...part } }, kind);
  return (
    <details class="target" open={target !== undefined}>
      <summary>A target, and how likely it is to be met</summary>
      {target === undefined ? (
        <button type="button" onClick={() => put({})}>
          Set a target
        </button>
      ) : (
        <fieldset>
          <legend>In the last month</legend>
          <label class="field">
            Measure of the target
            <select value={target.metric} onChange={({ currentTarget }) => put({ metric: currentTarget.value })}>
              <MetricOptions />
            </select>
          </label>
          <div class="row">
            <label class="field">
              Side
              <select
                value={target.side}
                onChange={({ currentTarget }) => put({ side: currentTarget.value as Target['side'] })}
              >
                <option>at most</option>
                <option>at least</option>
              </select>
            </label>
            <label class="field">
              Level{target.metric in metricIndex ? ` (${metricNamed(target.metric).unit})` : ''}
              <input
                type="number"
                step="any"
                value={target.level}
                onInput={({ currentTarget }) => {
                  const level = currentTarget.valueAsNumber;
                  if (Number.isFinite(level)) put({ level }, 'target');
                }}
              />
            </label>
            <button type="button" onClick={() => change({ target: undefined })}>
              No target
            </button>
          </div>
          <Definition metric={target.metric} />
        </fieldset>
      )}
    </details>
  );
}
