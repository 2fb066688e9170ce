import { renderToString } from 'preact-render-to-string';
import { Frame } from './app.tsx';
import { situations } from './play/situation-choice.tsx';
import { readingOf } from './simulator/reading.ts';
import type { Reading } from './simulator/requests.ts';
import { Simulator } from './simulator/simulator.ts';
import { firstPath } from './state/first-path.ts';
import { initialState } from './state/state.ts';
import { WorkbenchContext } from './state/use-workbench.ts';

/*
 * What the build puts into the page so that it need not be worked out when the page opens. Reading a scenario takes
 * longer than simulating a unit.
 */

/** The scenarios of Play, as read from the shipped texts. */
export const readSituations = (texts: ReadonlyMap<string, string>): Record<string, Reading> =>
  Object.fromEntries(situations.map(({ path }) => [path, readingOf(texts, path)]));

/** The page before anything is simulated, as HTML: what is seen until its program runs. */
export function firstFrame(readings: Readonly<Record<string, Reading>>): string {
  const reading = readings[firstPath];
  if (!reading.ok) throw new Error(reading.problems);
  const state = initialState(firstPath, reading.scenario);
  const workbench = {
    state,
    dispatch: () => undefined,
    simulator: new Simulator([]),
    texts: new Map<string, string>(),
  };
  return renderToString(
    <WorkbenchContext.Provider value={workbench}>
      <Frame />
    </WorkbenchContext.Provider>,
  );
}
