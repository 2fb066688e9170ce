import { useEffect } from 'preact/hooks';
import type { ReplicationResult } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Run } from './analysis.ts';
import { plansOf } from './analysis.ts';
import { simulatedScenarios, whyNotComparable } from './simulated-scenarios.ts';
import type { Action, State } from './state.ts';

/** Carries out the run of a comparison, on whatever view the user is meanwhile, until it is done or stopped. */
export function useAnalysis(
  { analysis: { run } }: State,
  dispatch: (action: Action) => void,
  simulator: Simulator,
): void {
  const isRunning = run?.status === 'running';
  useEffect(() => {
    if (run === undefined || !isRunning) return;
    let isWanted = true;
    const tell = (news: Partial<Run>): void => {
      if (isWanted) dispatch({ do: 'analyse', step: { do: 'run goes on', id: run.id, news } });
    };
    void conduct(run, simulator, tell, () => isWanted).catch((error: Error) =>
      tell({ status: 'failed', problem: error.message }),
    );
    return () => {
      isWanted = false;
    };
  }, [run?.id, isRunning]);
}

async function conduct(
  { comparison }: Run,
  simulator: Simulator,
  tell: (news: Partial<Run>) => void,
  isWanted: () => boolean,
): Promise<void> {
  const worlds = plansOf(comparison);
  const paths = [...new Set(worlds.map(({ path }) => path))];
  const readings = await Promise.all(paths.map((path) => simulator.ask({ ask: 'read', path })));
  const bad = readings.flatMap((reading) => (reading.ok ? [] : [reading.problems]));
  if (bad.length > 0) return tell({ status: 'failed', problem: bad.join('\n\n') });
  const read = worlds.map(({ path }) => {
    const reading = readings[paths.indexOf(path)];
    return (reading as typeof reading & { ok: true }).scenario;
  });
  const scenarios = simulatedScenarios(comparison, read);
  const problems = whyNotComparable(scenarios);
  if (problems.length > 0) return tell({ status: 'failed', problem: problems.join('\n') });
  const lanes = Math.min(simulator.workers, comparison.replications * worlds.length);
  tell({ scenarios, results: scenarios.map(() => []), workers: lanes });
  await simulateAll(comparison.replications, scenarios, {
    lanes,
    isWanted,
    simulate: (world, replication) =>
      simulator.ask({
        ask: 'replication',
        world: { path: worlds[world].path, moves: worlds[world].moves },
        replication,
        years: scenarios[world].years,
      }),
    tell,
  });
  tell({ status: 'finished' });
}

interface Simulating {
  readonly lanes: number;
  readonly isWanted: () => boolean;
  readonly simulate: (world: number, replication: number) => Promise<ReplicationResult>;
  readonly tell: (news: Partial<Run>) => void;
}

/** Replication by replication over all scenarios, so that what there is can be compared from the first one on. */
async function simulateAll(
  replications: number,
  scenarios: readonly Scenario[],
  { lanes, isWanted, simulate, tell }: Simulating,
): Promise<void> {
  const found = scenarios.map(() => new Map<number, ReplicationResult>());
  let [next, done, seconds] = [0, 0, 0];
  const lane = async (): Promise<void> => {
    while (isWanted() && next < replications * scenarios.length) {
      const [world, replication] = [next % scenarios.length, Math.floor(next / scenarios.length) + 1];
      next++;
      const began = performance.now();
      found[world].set(replication, await simulate(world, replication));
      done++;
      seconds += (performance.now() - began) / 1000;
      const whole = Array.from({ length: replications }, (_, index) => index + 1).filter((each) =>
        found.every((results) => results.has(each)),
      );
      tell({
        done,
        secondsEach: seconds / done,
        results: found.map((results) => whole.map((each) => results.get(each)!)),
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
