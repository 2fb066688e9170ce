import { useEffect, useReducer, useState } from 'preact/hooks';
import { Masthead } from './components/masthead.tsx';
import { Mishap } from './components/mishap.tsx';
import { Analyse } from './analyse/analyse.tsx';
import { comparisonOfLink } from './analyse/link.ts';
import { Evidence } from './evidence/evidence.tsx';
import { Loops } from './loops/loops.tsx';
import { Play } from './play/play.tsx';
import { Teach } from './teach/teach.tsx';
import type { Simulator } from './simulator/simulator.ts';
import { initialAnalysis } from './state/analysis.ts';
import { save, saved } from './state/saved.ts';
import { initialState, reduce } from './state/state.ts';
import type { State, View } from './state/state.ts';
import { useAnalysis } from './state/use-analysis.ts';
import { useSimulation } from './state/use-simulation.ts';
import { WorkbenchContext } from './state/use-workbench.ts';

/** The scenario that the page opens with. */
const firstPath = 'scenarios/pressed-unit-now.yaml';

interface AppProps {
  readonly simulator: Simulator;
  readonly texts: Map<string, string>;
}

/** The page: it reads the scenario that was open last, or the first one, and goes on from there. */
export function App({ simulator, texts }: AppProps) {
  const [begun, setBegun] = useState<State>();
  useEffect(() => {
    void stateToBeginWith(simulator)
      .then(async (state) => (await stateOfLink(state, simulator, texts)) ?? state)
      .then(setBegun);
  }, []);
  return begun === undefined ? (
    <p class="starting">Reading the scenario.</p>
  ) : (
    <Page {...{ simulator, texts, begun }} />
  );
}

async function stateToBeginWith(simulator: Simulator): Promise<State> {
  const { comparison, ...before } = saved();
  const analysis = comparison === undefined ? initialAnalysis : { ...initialAnalysis, comparison };
  const path = before.path ?? firstPath;
  const reading = await simulator.ask({ ask: 'read', path });
  if (reading.ok) return { ...initialState(path, reading.scenario), ...before, analysis };
  // A file that is gone takes its moves with it, and nothing else.
  const first = await stateOf(simulator, firstPath);
  return { ...first, ...(before.teach && { teach: before.teach }), analysis };
}

/** A link of the page opens the comparison that it carries, with files of its own, and simulates it. */
async function stateOfLink(state: State, simulator: Simulator, texts: Map<string, string>): Promise<State | undefined> {
  const link = await comparisonOfLink(location.hash);
  if (link === undefined) return undefined;
  for (const [path, text] of Object.entries(link.files)) {
    texts.set(path, text);
    simulator.addFile(path, text);
  }
  const opened = { ...state, view: 'analyse' as const, analysis: { ...initialAnalysis, comparison: link.comparison } };
  return reduce(opened, { do: 'analyse', step: { do: 'start' } });
}

async function stateOf(simulator: Simulator, path: string): Promise<State> {
  const reading = await simulator.ask({ ask: 'read', path });
  if (!reading.ok) throw new Error(reading.problems);
  return initialState(path, reading.scenario);
}

function Page({ simulator, texts, begun }: AppProps & { readonly begun: State }) {
  const [state, dispatch] = useReducer(reduce, begun);
  useSimulation(state, dispatch, simulator);
  useAnalysis(state, dispatch, simulator);
  useEffect(() => save(state), [state]);
  return (
    <WorkbenchContext.Provider value={{ state, dispatch, simulator, texts }}>
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
    </WorkbenchContext.Provider>
  );
}

const viewOf: Readonly<Record<View, () => preact.JSX.Element>> = {
  play: () => <Play />,
  loops: () => <Loops />,
  teach: () => <Teach />,
  analyse: () => <Analyse />,
  evidence: () => <Evidence />,
};
