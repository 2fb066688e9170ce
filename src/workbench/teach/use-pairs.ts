import { useEffect, useState } from 'preact/hooks';
import type { ReplicationResult } from '../../model/index.ts';
import type { World } from '../simulator/requests.ts';
import { Superseded } from '../simulator/simulator.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { Contrast } from './exercises/exercise.ts';
import type { WorldPairs } from './figures.ts';

const nothing: WorldPairs = { with: [], without: [] };

/** Pairs of a contrast, one after another from replication `first` on; none while `wanted` is 0. */
export function usePairs(contrast: Contrast | undefined, wanted: number, first = 1): WorldPairs {
  const { simulator, dispatch } = useWorkbench();
  const [pairs, setPairs] = useState<WorldPairs>(nothing);
  useEffect(() => {
    setPairs(nothing);
    if (contrast === undefined || wanted === 0) return;
    let isWanted = true;
    const { path } = contrast;
    const run = (world: World, replication: number): Promise<ReplicationResult> =>
      simulator.ask({ ask: 'replication', world, replication });
    async function simulate(): Promise<void> {
      let made = nothing;
      for (let replication = first; replication < first + wanted && isWanted; replication++) {
        const [one, other] = await Promise.all([
          run({ path, moves: contrast!.with }, replication),
          run({ path, moves: contrast!.without }, replication),
        ]);
        made = { with: [...made.with, one], without: [...made.without, other] };
        if (isWanted) setPairs(made);
      }
    }
    simulate().catch((error: unknown) => {
      if (!(error instanceof Superseded)) dispatch({ do: 'fail', problem: (error as Error).message });
    });
    return () => {
      isWanted = false;
    };
  }, [contrast, wanted, first]);
  return pairs;
}

/** One replication of a world; undefined until it is there. */
export function useRun(path: string, moves: World['moves'], replication: number): ReplicationResult | undefined {
  const { simulator, dispatch } = useWorkbench();
  const [result, setResult] = useState<ReplicationResult>();
  useEffect(() => {
    let isWanted = true;
    setResult(undefined);
    simulator
      .ask({ ask: 'replication', world: { path, moves }, replication })
      .then((answer) => isWanted && setResult(answer))
      .catch((error: unknown) => dispatch({ do: 'fail', problem: (error as Error).message }));
    return () => {
      isWanted = false;
    };
  }, [path, moves, replication]);
  return result;
}
