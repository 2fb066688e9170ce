import { daysPerMonth, daysPerYear, meanMonthsOfRecall, shareOfTimePostSentence } from '../../../model/index.ts';
import type { Kernel } from '../numerics/kernels.ts';
import { stagesFor } from '../numerics/survival.ts';
import type { Epoch } from '../../../model/index.ts';
import { epochAt } from '../timeline.ts';

/** The most that a stage may empty in one step, so that the steps are fine enough. */
const mostOfStage = 0.2;

/** People on licence by the cell of the calendar in which they were released. */
export interface ReleasedPeople {
  /** Those on licence on the first day who are still so at each reading. */
  readonly before: Float64Array;
  readonly released: Float64Array;
  readonly stillOnLicence: readonly Kernel[];
}

/**
 * Of all people whose licence has not ended, at each reading: the share on recall, and the share a day that is released
 * again.
 */
export interface Recalls {
  readonly onRecall: Float64Array;
  readonly releasedAgain: Float64Array;
}

/**
 * Follows the people released in each cell between the community and custody on recall. Time on recall passes in stages
 * of equal length, as many as fit its spread.
 *
 * Whether somebody is on recall does not depend on when the licence ends, so that the share of each cell is weighted
 * with who is still on licence.
 */
export function recallsOf(
  epochs: readonly Epoch[],
  days: number,
  { before, released, stillOnLicence }: ReleasedPeople,
): Recalls {
  const readings = before.length;
  const settings = Array.from({ length: readings }, (_, at) =>
    recallSettings(epochAt(epochs, (at + 0.5) * days), days),
  );
  const onRecall = new Float64Array(readings);
  const releasedAgain = new Float64Array(readings);
  const all = new Float64Array(readings);
  for (let cell = -1; cell < readings - 1; cell++) {
    const from = Math.max(0, cell);
    const [state, start, middle] = [0, 1, 2].map(() => new Float64Array(settings[from].stages));
    if (cell < 0)
      state.fill(settings[0].rate / settings[0].pass / (1 + (settings[0].rate * state.length) / settings[0].pass));
    for (let at = from; at < readings; at++) {
      const { stages, rate, pass } = settings[at];
      // A spread that changes during a recall makes no odds to those already on it.
      const last = Math.min(stages, state.length) - 1;
      const there = cell < 0 ? before[at] : released[cell] * stillOnLicence[cell][at - cell];
      let share = 0;
      for (let stage = 0; stage < state.length; stage++) share += state[stage];
      all[at] += there;
      onRecall[at] += there * share;
      releasedAgain[at] += there * pass * state[last];
      // The people of a cell are released within it, so that half of it is left to them.
      advanceStages(state, start, middle, rate, pass, at === cell ? days / 2 : days);
    }
  }
  for (let at = 0; at < readings; at++) {
    onRecall[at] = all[at] > 0 ? onRecall[at] / all[at] : 0;
    releasedAgain[at] = all[at] > 0 ? releasedAgain[at] / all[at] : 0;
  }
  return { onRecall, releasedAgain };
}

/**
 * Stages of a recall, of the mean length over its kinds; recalls a day of somebody on licence; and the share of a stage
 * that passes on in a day. A stage lasts for half the days of a cell or more, or is the only one.
 */
function recallSettings(epoch: Epoch, days: number): { stages: number; rate: number; pass: number } {
  const { supervision } = epoch.p;
  const length = meanMonthsOfRecall(supervision.recall_kinds, supervision.recall_length) * daysPerMonth;
  const stages = Math.max(1, Math.min(stagesFor(supervision.recall_length_spread), Math.floor((2 * length) / days)));
  return { stages, rate: (supervision.recall_rate / daysPerYear) * shareOnLicence(epoch), pass: stages / length };
}

/** Of people supervised after release, those whose sentence is not over: they can be recalled, and warned. */
export function shareOnLicence({ p: { supervision } }: Epoch): number {
  const { post_sentence_share, post_sentence_length, licence_length } = supervision;
  return 1 - shareOfTimePostSentence(post_sentence_share, post_sentence_length, licence_length);
}

/** The shares in each stage of recall so many days later, by the midpoint method; two rows to work in are given. */
function advanceStages(
  state: Float64Array,
  start: Float64Array,
  middle: Float64Array,
  rate: number,
  pass: number,
  days: number,
): void {
  const steps = Math.max(1, Math.ceil((days * Math.max(pass, rate)) / mostOfStage));
  const step = days / steps;
  for (let i = 0; i < steps; i++) {
    start.set(state);
    stepStages(middle, start, start, rate, pass, step / 2);
    stepStages(state, start, middle, rate, pass, step);
  }
}

/** Where the shares come to from `start` at the pace of `now`. */
function stepStages(
  to: Float64Array,
  start: Float64Array,
  now: Float64Array,
  rate: number,
  pass: number,
  days: number,
): void {
  let free = 1;
  for (let stage = 0; stage < now.length; stage++) free -= now[stage];
  let comes = rate * free;
  for (let stage = 0; stage < now.length; stage++) {
    const goes = pass * now[stage];
    to[stage] = start[stage] + days * (comes - goes);
    comes = goes;
  }
}
