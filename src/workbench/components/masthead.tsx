import { ThemeChoice } from './theme-choice.tsx';
import { useWorkbench } from '../state/use-workbench.ts';
import { views } from '../state/state.ts';
import type { View } from '../state/state.ts';

const titles: Readonly<Record<View, string>> = {
  play: 'Play',
  loops: 'Loops',
  teach: 'Teach',
  analyse: 'Analyse',
  evidence: 'Evidence',
};

/** The name of the page and its views. */
export function Masthead() {
  const { state, dispatch } = useWorkbench();
  return (
    <header class="masthead">
      <p class="brand">
        <strong>procap</strong> <span>how many probation officers is enough</span>
      </p>
      <nav aria-label="Views">
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={state.view === view ? 'page' : undefined}
            onClick={() => dispatch({ do: 'show view', view })}
          >
            {titles[view]}
          </button>
        ))}
      </nav>
      <ThemeChoice />
    </header>
  );
}
