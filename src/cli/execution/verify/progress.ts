import type { Progress } from '../../../experiment/index.ts';
import { pilotReplications } from '../../../experiment/index.ts';

/** Replications that a case is thought to take until it is known: those of two pilots and its own. */
const expectedReplications = (replications: number): number => 2 * pilotReplications + replications;

/** Counts how far verification has come; the total grows as cases turn out to need more. */
export function verifyProgress(cases: number, replications: number, show: (progress: Progress) => void) {
  let planned = 0;
  let done = 0;
  return {
    addPlanned: (tasks: number): void => {
      planned += tasks;
    },
    addDone: (): void => {
      done += 1;
      const total = Math.max(planned, cases * expectedReplications(replications));
      show({ done, total, share: done / total });
    },
  };
}
