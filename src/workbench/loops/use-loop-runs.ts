import { useEffect, useState } from 'preact/hooks';
import type { ReplicationResult } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { World } from '../simulator/requests.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Move } from '../state/moves.ts';
import { cutOf, withoutLoop } from './measure.ts';
import type { LoopPairs } from './measure.ts';
import type { LoopName } from './arrows.ts';

/** Pairs of runs behind the strength of a loop. */
export const loopPairs = 20;

/** Worlds whose runs are kept: all ten loops cut, in place, and some that were left. */
const mostWorlds = 40;

/** Runs by world, by number less 1; kept while the page is open, so that coming back costs nothing. */
const kept = new Map<string, ReplicationResult[]>();

function runsOf(world: World): ReplicationResult[] {
  const key = JSON.stringify([world.path, world.moves]);
  const runs = kept.get(key) ?? [];
  kept.delete(key);
  kept.set(key, runs);
  if (kept.size > mostWorlds) kept.delete(kept.keys().next().value!);
  return runs;
}

let keptFor: Scenario | undefined;

/** Forgets the runs of another scenario: a file of the user's own can change under its path. */
export function keepRunsOf(scenario: Scenario): void {
  if (keptFor !== scenario) kept.clear();
  keptFor = scenario;
}

/** The worlds with a loop in place and cut. */
function worldsOf(path: string, moves: readonly Move[], loop: LoopName, from: string | undefined): [World, World] {
  const inPlace = withoutLoop(moves, loop);
  return [
    { path, moves: inPlace },
    { path, moves: [...inPlace, cutOf(loop, from)] },
  ];
}

/** The pairs that are there so far. */
export function pairsOf(path: string, moves: readonly Move[], loop: LoopName, from: string | undefined): LoopPairs {
  const [inPlace, cut] = worldsOf(path, moves, loop, from).map(runsOf);
  const both = inPlace.flatMap((result, index) => (cut[index] === undefined ? [] : [[result, cut[index]] as const]));
  return { inPlace: both.map(([result]) => result), cut: both.map(([, result]) => result) };
}

/** A loop to be measured, from the day of its cut. */
export interface Wanted {
  readonly loop: LoopName;
  readonly from?: string | undefined;
}

/**
 * Simulates the pairs of the loops that are wanted, one loop after another, and draws again as each run comes. No more
 * is asked for at a time than there are workers, so that the rest of the page is not kept waiting. Returns a number
 * that grows with what is known.
 */
export function useLoopRuns(
  simulator: Simulator,
  path: string,
  moves: readonly Move[],
  wanted: readonly Wanted[],
  onProblem: (problem: string) => void,
): number {
  const [known, setKnown] = useState(0);
  const key = JSON.stringify([path, moves, wanted]);
  useEffect(() => {
    let isWanted = true;
    const missing = wanted.flatMap(({ loop, from }) =>
      Array.from({ length: loopPairs }, (_, index) => index).flatMap((index) =>
        worldsOf(path, moves, loop, from).map((world) => ({ world, index })),
      ),
    );
    async function simulateNext(): Promise<void> {
      for (let next = missing.shift(); next !== undefined && isWanted; next = missing.shift()) {
        const { world, index } = next;
        if (runsOf(world)[index] !== undefined) continue;
        const result = await simulator.ask({ ask: 'replication', world, replication: index + 1 });
        runsOf(world)[index] = result;
        if (isWanted) setKnown((before) => before + 1);
      }
    }
    for (let worker = 0; worker < simulator.workers; worker++)
      simulateNext().catch((error: Error) => isWanted && onProblem(error.message));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return known;
}
