import type { Service } from '../service.ts';

/** Someone who looks on while a service is simulated, and changes nothing: how a trace of one agent is kept. */
export interface Observer {
  /**
   * The queue has come to its next event, which has not taken place: all stands as the last event left it, and has
   * stood so until now. In a unit the first call finds the start state.
   */
  eventComes(service: Service): void;
  /** The last event of the unit has taken place. */
  unitEnds(service: Service): void;
}
