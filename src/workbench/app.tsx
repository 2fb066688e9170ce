import { useEffect, useReducer } from 'preact/hooks';
import { Masthead } from './components/masthead.tsx';
import { Mishap } from './components/mishap.tsx';
import { Analyse } from './analyse/analyse.tsx';
import { Evidence } from './evidence/evidence.tsx';
import { Loops } from './loops/loops.tsx';
import { Play } from './play/play.tsx';
import { Teach } from './teach/teach.tsx';
import type { Simulator } from './simulator/simulator.ts';
import { save } from './state/saved.ts';
import { reduce } from './state/state.ts';
import type { State, View } from './state/state.ts';
import { useAnalysis } from './state/use-analysis.ts';
import { useSimulation } from './state/use-simulation.ts';
import { useWorkbench, WorkbenchContext } from './state/use-workbench.ts';

interface AppProps {
  readonly simulator: Simulator;
  readonly texts: Map<string, string>;
  readonly begun: State;
}

/** The page, from the state that it begins with. */
export function App({ simulator, texts, begun }: AppProps) {
  const [state, dispatch] = useReducer(reduce, begun);
  useSimulation(state, dispatch, simulator);
  useAnalysis(state, dispatch, simulator);
  useEffect(() => save(state), [state]);
  return (
    <WorkbenchContext.Provider value={{ state, dispatch, simulator, texts }}>
      <Frame />
    </WorkbenchContext.Provider>
  );
}

/** What is seen of the page. */
export function Frame() {
  const { state } = useWorkbench();
  return (
    <>
      <a class="skip" href="#view">
        Skip to the workbench
      </a>
      <Masthead />
      {state.problem !== undefined && (
        <p class="problem" role="alert">
          {state.problem}
        </p>
      )}
      <main id="view" tabIndex={-1}>
        <Mishap key={state.view}>{viewOf[state.view]()}</Mishap>
      </main>
    </>
  );
}

const viewOf: Readonly<Record<View, () => preact.JSX.Element>> = {
  play: () => <Play />,
  loops: () => <Loops />,
  teach: () => <Teach />,
  analyse: () => <Analyse />,
  evidence: () => <Evidence />,
};
