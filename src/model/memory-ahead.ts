import { none } from './cases.ts';
import { Event } from './events.ts';
import type { Service } from './service.ts';

/** Events looked at together: enough that waiting for memory overlaps, few enough that what is fetched is still near when its turn comes. */
const together = 32;

/**
 * Asks the memory for the records of the cases and officers that the next events are about, all at once.
 *
 * The state is larger than the caches near the processor, and events come in an order that no cache can guess: taken one by one, each
 * would wait for memory, which is most of the time of a run. Nothing is changed here, so that results cannot depend on it.
 */
export class MemoryAhead {
  readonly #service: Service;
  readonly #kinds = new Int32Array(together);
  readonly #agents = new Int32Array(together);
  /** Sum of what was read; kept so that the reading is not left out as useless. */
  read = 0;
  #left = 0;

  constructor(service: Service) {
    this.#service = service;
  }

  /** To be called with each event; looks ahead when those looked at are used up. */
  isAskedFor(): void {
    if (--this.#left >= 0) return;
    const { queue, cases, officers } = this.#service;
    const kinds = this.#kinds;
    const agents = this.#agents;
    const count = queue.lookAhead(kinds, agents);
    this.#left = count;
    let read = 0;
    for (let i = 0; i < count; i++) {
      const agent = agents[i];
      if (kinds[i] >= Event.caseBecomesAllocatable && kinds[i] < Event.assessmentIsCompleted) {
        read += cases.life[agent] + cases.actualRisk[agent] + cases.inUse[agent];
      } else if (kinds[i] === Event.assessmentIsCompleted) read += officers.attendance[agent] + officers.pace[agent];
    }
    for (let i = 0; i < count; i++) {
      if (kinds[i] !== Event.assessmentIsCompleted) {
        const isCase = kinds[i] >= Event.caseBecomesAllocatable && kinds[i] < Event.assessmentIsCompleted;
        const officer = isCase ? cases.officer[agents[i]] : none;
        if (officer !== none) read += officers.attendance[officer] + officers.pace[officer];
        continue;
      }
      const task = officers.taskInHand[agents[i]];
      const next = officers.firstTask[agents[i]];
      if (task !== none) read += cases.life[task] + cases.actualRisk[task];
      if (next !== none) read += cases.life[next];
    }
    this.read += read;
  }
}
