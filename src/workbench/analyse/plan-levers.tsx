import { useState } from 'preact/hooks';
import type { Scenario } from '../../scenario/index.ts';
import { formatDate } from '../../report/index.ts';
import { LeverSlider } from '../components/lever-slider.tsx';
import type { Plan } from '../state/analysis.ts';
import { baseLevel, mainLevers, otherLevers } from '../state/levers.ts';
import type { Lever } from '../state/levers.ts';
import { levelOn, withMove } from '../state/moves.ts';
import { useReading } from './use-reading.ts';

interface PlanLeversProps {
  readonly plan: Plan;
  readonly onChange: (plan: Plan, kind?: string) => void;
  readonly onDone: () => void;
}

/** How many of the other settings are shown at a time. */
const shownSettings = 9;

/** The levers of a plan, from a day of the user's choice on. */
export function PlanLevers({ plan, onChange, onDone }: PlanLeversProps) {
  const reading = useReading(plan.path);
  return (
    <section class="plan-levers" aria-label={`Levers of ${plan.name || 'the plan'}`}>
      {reading === undefined ? (
        <p>Reading the scenario.</p>
      ) : reading.ok ? (
        <Sliders {...{ plan, scenario: reading.scenario, onChange }} />
      ) : (
        <pre class="problem">{reading.problems}</pre>
      )}
      <button type="button" onClick={onDone}>
        Done with levers
      </button>
    </section>
  );
}

function Sliders({ plan, scenario, onChange }: Omit<PlanLeversProps, 'onDone'> & { readonly scenario: Scenario }) {
  const [from, setFrom] = useState('');
  const [wanted, setWanted] = useState('');
  const found = otherLevers(scenario).filter(({ title, about, id }) =>
    `${title} ${about} ${id}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  const slider = (lever: Lever) => {
    const base = baseLevel(scenario, lever, from === '' ? scenario.start : from);
    return (
      <LeverSlider
        key={lever.id}
        lever={lever}
        scenario={scenario}
        level={levelOn(lever.settings[0], plan.moves, from) ?? base}
        base={base}
        onMove={(level) =>
          onChange(
            {
              ...plan,
              name: plan.name === '' ? 'Plan with levers moved' : plan.name,
              moves: lever.settings
                .map((setting) => ({ setting, ...(from !== '' && { from }), level }))
                .reduce(withMove, plan.moves),
            },
            `${plan.name} ${lever.id} ${from}`,
          )
        }
      />
    );
  };
  return (
    <>
      <label class="field">
        What you move holds
        <select value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)}>
          <option value="">from the first day</option>
          {quartersOf(scenario).map((day) => (
            <option key={day} value={day}>
              from {formatDate(day)}
            </option>
          ))}
        </select>
      </label>
      <div class="lever-grid">{mainLevers(scenario).map(slider)}</div>
      <details>
        <summary>Other settings</summary>
        <label class="field">
          Find a setting
          <input type="search" value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} />
        </label>
        <div class="lever-grid">{found.slice(0, shownSettings).map(slider)}</div>
        {found.length > shownSettings && (
          <p class="soft">{found.length - shownSettings} more: type a word to find them.</p>
        )}
        {found.length === 0 && <p>No setting has this word.</p>}
      </details>
    </>
  );
}

/** The first days of quarters within the run, after its own first day. */
function quartersOf({ start, years }: Scenario): string[] {
  const [year, month] = start.split('-').map(Number);
  return Array.from({ length: years * 4 - 1 }, (_, index) => {
    const months = month - 1 + 3 * (index + 1);
    return `${year + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  });
}
