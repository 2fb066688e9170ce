import { useEffect, useRef } from 'preact/hooks';
import type { Simulator } from '../simulator/simulator.ts';
import { Superseded } from '../simulator/simulator.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { World } from '../simulator/requests.ts';
import type { Action, State } from './state.ts';

/** Replications behind a fan. */
export const fanReplications = 20;

/** Keeps the courses and pairs of a state in step with its moves and its luck. */
export function useSimulation(state: State, dispatch: (action: Action) => void, simulator: Simulator): void {
  const { path, moves, replication, showsTwenty } = state;
  const unmoved = useRef<{ path: string; results: ReplicationResult[] }>({ path: '', results: [] });

  const ghosts = useRef(new InOrder());
  const courses = useRef(new InOrder());

  const fail = (error: unknown): void => {
    if (!(error instanceof Superseded)) dispatch({ do: 'fail', problem: (error as Error).message });
  };

  useEffect(() => {
    const isNews = ghosts.current.ask();
    simulator
      .ask({ ask: 'course', world: { path, moves: [] }, replication }, 'ghost')
      .then((ghost) => isNews() && dispatch({ do: 'courses come', ghost }))
      .catch(fail);
  }, [path, replication]);

  useEffect(() => {
    const isNews = courses.current.ask();
    if (moves.length === 0) {
      simulator.stop('course');
      if (isNews()) dispatch({ do: 'courses come' });
      return;
    }
    simulator
      .ask({ ask: 'course', world: { path, moves }, replication }, 'course')
      .then((course) => isNews() && dispatch({ do: 'courses come', course, courseMoves: moves }))
      .catch(fail);
  }, [path, replication, moves]);

  useEffect(() => {
    simulator.stop('fan');
    if (!showsTwenty) return;
    let isWanted = true;
    const later = setTimeout(() => void drawFan().catch(fail), 250);
    const one = (world: World, number: number) =>
      simulator.ask({ ask: 'replication', world, replication: number }, `fan ${number}`);
    async function drawFan(): Promise<void> {
      if (unmoved.current.path !== path) unmoved.current = { path, results: [] };
      const before = unmoved.current.results;
      const moved: ReplicationResult[] = [];
      for (let number = 1; number <= fanReplications && isWanted; number++) {
        before[number - 1] ??= await one({ path, moves: [] }, number);
        moved.push(moves.length === 0 ? before[number - 1] : await one({ path, moves }, number));
        if (isWanted) dispatch({ do: 'pairs come', pairs: { moved: [...moved], unmoved: before.slice(0, number) } });
      }
    }
    return () => {
      isWanted = false;
      clearTimeout(later);
    };
  }, [path, moves, showsTwenty]);
}

/** Two workers may answer in another order than they were asked: an answer older than one that has come is no news. */
class InOrder {
  #asked = 0;
  #come = 0;

  /** Gives what to ask when the answer comes. */
  ask(): () => boolean {
    const number = ++this.#asked;
    return () => {
      if (number < this.#come) return false;
      this.#come = number;
      return true;
    };
  }
}
