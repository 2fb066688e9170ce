import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Simulator } from '../simulator/simulator.ts';
import type { Action, State } from './state.ts';

/** All that a part of the page needs: what there is, how to change it, and who simulates. */
export interface Workbench {
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  readonly simulator: Simulator;
  /** Text of every file that the page knows, by path; files of the user's own come and go. */
  readonly texts: Map<string, string>;
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export const useWorkbench = (): Workbench => useContext(WorkbenchContext)!;
