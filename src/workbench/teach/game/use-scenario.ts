import { useEffect, useState } from 'preact/hooks';
import type { Scenario } from '../../../scenario/index.ts';
import { useWorkbench } from '../../state/use-workbench.ts';

/** A shipped scenario, once it has been read. */
export function useScenario(path: string): Scenario | undefined {
  const { simulator, dispatch } = useWorkbench();
  const [scenario, setScenario] = useState<Scenario>();
  useEffect(() => {
    let isWanted = true;
    simulator
      .ask({ ask: 'read', path })
      .then((reading) => {
        if (!isWanted) return;
        if (reading.ok) setScenario(reading.scenario);
        else dispatch({ do: 'fail', problem: reading.problems });
      })
      .catch((error: unknown) => dispatch({ do: 'fail', problem: (error as Error).message }));
    return () => {
      isWanted = false;
    };
  }, [path]);
  return scenario;
}
