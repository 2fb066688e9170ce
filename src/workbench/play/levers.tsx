import { useMemo, useState } from 'preact/hooks';
import { baseLevel, mainLevers, otherLevers } from '../state/levers.ts';
import { LeverSlider } from '../components/lever-slider.tsx';
import { useWorkbench } from '../state/use-workbench.ts';
import { nextMonthStart, shownDate } from '../state/state.ts';
import { formatDate } from '../../report/index.ts';
import { levelOn } from '../state/moves.ts';
import type { Lever } from '../state/levers.ts';
import { SituationChoice } from './situation-choice.tsx';

/** The six levers, and every other setting a click away. */
export function Levers() {
  const { state } = useWorkbench();
  const { scenario } = state;
  const main = useMemo(() => mainLevers(scenario), [scenario]);
  const others = useMemo(() => otherLevers(scenario), [scenario]);
  const [wanted, setWanted] = useState('');
  const from = nextMonthStart(state);
  const found = others.filter(({ title, about }) => `${title} ${about}`.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <section class="levers panel" aria-labelledby="levers-title">
      <SituationChoice />
      <h2 id="levers-title">Levers</h2>
      <p class="soft">
        {from === undefined
          ? 'What you move now holds from the first day.'
          : `What you move now holds from ${formatDate(from)}.`}{' '}
        The dashed line is the same luck without it.
      </p>
      {main.map((lever) => (
        <MovableLever key={lever.id} lever={lever} />
      ))}
      <details>
        <summary>{others.length} other settings</summary>
        <label>
          Find a setting
          <input type="search" value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} />
        </label>
        {found.slice(0, 12).map((lever) => (
          <MovableLever key={lever.id} lever={lever} />
        ))}
        {found.length > 12 && <p class="soft">{found.length - 12} more: type a word to find them.</p>}
        {found.length === 0 && <p>No setting has this word.</p>}
      </details>
    </section>
  );
}

function MovableLever({ lever }: { readonly lever: Lever }) {
  const { state, dispatch } = useWorkbench();
  const base = baseLevel(state.scenario, lever, shownDate(state));
  const level = levelOn(lever.settings[0], state.moves, nextMonthStart(state) ?? '') ?? base;
  const from = nextMonthStart(state);
  return (
    <LeverSlider
      lever={lever}
      level={level}
      base={base}
      onLetGo={() => dispatch({ do: 'let go' })}
      onMove={(to) =>
        dispatch({
          do: 'move',
          moves: lever.settings.map((setting) => ({ setting, ...(from !== undefined && { from }), level: to })),
        })
      }
    />
  );
}
