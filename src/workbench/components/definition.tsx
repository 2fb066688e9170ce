import { useState } from 'preact/hooks';
import { readMeasure } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricNamed, settingsName } from '../../report/index.ts';
import { sortByRating } from '../../scenario/index.ts';
import type { Impact, Scenario } from '../../scenario/index.ts';
import { AssumptionEntry } from '../evidence/assumption-entry.tsx';
import { useWorkbench } from '../state/use-workbench.ts';
import { Dialog } from './dialog.tsx';

interface DefinitionProps {
  readonly metric: MetricName;
  /** What the button says; without it, that it defines the metric. */
  readonly words?: string;
  /** Whose assumptions are asked what hangs on them; without it, those of the scenario that is open. */
  readonly scenario?: Pick<Scenario, 'assumptions'> | undefined;
}

/** A button that opens what a measure means, and what it hangs on. */
export function Definition({ metric, words, scenario }: DefinitionProps) {
  const [isOpen, setOpen] = useState(false);
  const { label } = metricNamed(metric);
  return (
    <>
      <button
        type="button"
        class="link"
        {...(words !== undefined && { 'aria-label': `${words}: definition` })}
        onClick={() => setOpen(true)}
      >
        {words ?? `What ‘${label}’ means`}
      </button>
      {isOpen && (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <MetricEntry {...{ metric, scenario }} />
        </Dialog>
      )}
    </>
  );
}

/** What a measure means, how it is counted, and the assumptions that move it most. */
export function MetricEntry({ metric, scenario }: Pick<DefinitionProps, 'metric' | 'scenario'>) {
  const { state } = useWorkbench();
  const { about, unit, counting, name } = metricNamed(metric);
  const moving = sortByRating((scenario ?? state.scenario).assumptions).filter(
    ({ impact, from }) => from === undefined && impact !== undefined && impact.band !== 'low' && moves(impact, metric),
  );
  return (
    <>
      <p>{about}</p>
      <dl class="facts">
        <dt>Unit</dt>
        <dd>{unit}</dd>
        <dt>Counted</dt>
        <dd>{counting}</dd>
        <dt>Source</dt>
        <dd>The simulation counts it; it is no published figure.</dd>
        <dt>Name in files</dt>
        <dd>
          <code>{name}</code>
        </dd>
      </dl>
      <h3>What it hangs on most</h3>
      {moving.length === 0 ? (
        <p class="soft">No assumption moves this measure more than the others that were looked at.</p>
      ) : (
        <ul>
          {moving.slice(0, 8).map(({ setting }) => (
            <li key={setting}>
              <SettingLink setting={setting} scenario={scenario} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Whether a measure is the one that a value moves most. */
function moves({ measure }: Impact, metric: MetricName): boolean {
  const reading = measure === undefined ? undefined : readMeasure(measure);
  return reading?.ok === true && reading.measure.metric === metric;
}

interface SettingLinkProps {
  /** `chapter.name`. */
  readonly setting: string;
  readonly words?: string;
  readonly scenario?: Pick<Scenario, 'assumptions'> | undefined;
}

/** A button that opens what a setting is, where its value comes from, how sure it is, and what hangs on it. */
export function SettingLink({ setting, words = settingsName(setting), scenario }: SettingLinkProps) {
  const { state } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const { assumptions } = scenario ?? state.scenario;
  const found = assumptions.filter((each) => each.setting === setting);
  if (found.length === 0) return <span>{words}</span>;
  return (
    <>
      <button type="button" class="link" aria-label={`${words}: source and rating`} onClick={() => setOpen(true)}>
        {words}
      </button>
      {isOpen && (
        <Dialog title={settingsName(setting)} onClose={() => setOpen(false)}>
          {found.map((each) => (
            <AssumptionEntry key={each.from ?? ''} assumption={each} />
          ))}
        </Dialog>
      )}
    </>
  );
}
