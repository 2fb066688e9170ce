import { comparisonOfLink } from '../analyse/link.ts';
import type { Reading } from '../simulator/requests.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { initialAnalysis } from './analysis.ts';
import { firstPath } from './first-path.ts';
import { saved } from './saved.ts';
import { initialState, reduce } from './state.ts';
import type { State } from './state.ts';

/** Who knows the scenarios that the page may begin with. */
export interface Known {
  readonly simulator: Simulator;
  readonly texts: Map<string, string>;
  /** What the build has read already, by path. */
  readonly readings: Readonly<Record<string, Reading>>;
}

/** The state that the page begins with: that of a link, or as the user left it, or the first scenario. */
export async function stateToBeginWith(known: Known): Promise<State> {
  const { comparison, ...before } = saved();
  const analysis = comparison === undefined ? initialAnalysis : { ...initialAnalysis, comparison };
  const path = before.path ?? firstPath;
  const reading = await read(known, path);
  if (reading.ok) return stateOfLink({ ...initialState(path, reading.scenario), ...before, analysis }, known);
  // A file that is gone takes its moves with it, and nothing else.
  const first = await read(known, firstPath);
  if (!first.ok) throw new Error(first.problems);
  const state = initialState(firstPath, first.scenario);
  return stateOfLink({ ...state, ...(before.teach && { teach: before.teach }), analysis }, known);
}

const read = async ({ readings, simulator }: Known, path: string): Promise<Reading> =>
  readings[path] ?? (await simulator.ask({ ask: 'read', path }));

/** A link of the page opens the comparison that it carries, with files of its own, and simulates it. */
async function stateOfLink(state: State, { simulator, texts }: Known): Promise<State> {
  const link = await comparisonOfLink(location.hash);
  if (link === undefined) return state;
  for (const [path, text] of Object.entries(link.files)) {
    texts.set(path, text);
    simulator.addFile(path, text);
  }
  const opened = { ...state, view: 'analyse' as const, analysis: { ...initialAnalysis, comparison: link.comparison } };
  return reduce(opened, { do: 'analyse', step: { do: 'start' } });
}
