import { stagesFor } from '../numerics/survival.ts';

/** The most that a stage may empty in one step, so that the steps are fine enough. */
const mostOfStage = 0.02;

/**
 * Posts that are being filled: each passes through stages of equal length, as many as fit the spread of the time to
 * fill, and then somebody starts.
 */
export class PostsBeingFilled {
  #stages: Float64Array;

  constructor() {
    this.#stages = new Float64Array(1);
  }

  /** People on the way. */
  get number(): number {
    return this.#stages.reduce((sum, each) => sum + each, 0);
  }

  /**
   * Posts found vacant on the first day have been so for some time, and stand anywhere along the way. A stage lasts a
   * day or more.
   */
  setUnderWay(posts: number, takes: number, spread: number): void {
    const stages = Math.max(1, Math.min(stagesFor(spread), Math.floor(takes)));
    this.#stages = new Float64Array(stages).fill(posts / stages);
  }

  /**
   * Posts fall vacant, and some days pass in which posts take so many days on average to fill: how many people start.
   */
  advance(vacant: number, days: number, mean: number): number {
    const stages = this.#stages;
    const takes = Math.max(1, mean); // nobody starts on the day on which the post falls vacant
    const steps = Math.ceil((days * stages.length) / takes / mostOfStage);
    const share = (days * stages.length) / takes / steps;
    stages[0] += vacant;
    let starts = 0;
    for (let step = 0; step < steps; step++) {
      let comes = 0;
      for (let stage = 0; stage < stages.length; stage++) {
        const goes = stages[stage] * share;
        stages[stage] += comes - goes;
        comes = goes;
      }
      starts += comes;
    }
    return starts;
  }
}
