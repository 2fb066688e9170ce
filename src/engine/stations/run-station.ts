import { RunningStation } from './running-station.ts';
import type { Station, StationRun } from './station.ts';

/**
 * Runs a station from empty and measures it. It shares the event queue and the random numbers with the model, so that
 * what theory says of a station can be held against them.
 *
 * Customer n of a class has its own uniform numbers, for the gap before it, its service and its patience, whatever the
 * servers and the room: runs of two stations can be compared customer by customer.
 */
export function runStation(station: Station): StationRun {
  checkStation(station);
  const running = new RunningStation(station);
  running.run();
  return running.measurements();
}

function checkStation({ servers, room = Infinity, population = Infinity, warmUp, days }: Station): void {
  if (!(servers >= 1) || !(room >= 1))
    throw new RangeError(`A station needs at least one server and room for one; found ${servers} and ${room}.`);
  if (!(population >= 1)) throw new RangeError(`A closed station needs at least one customer; found ${population}.`);
  if (!(warmUp >= 0 && days > 0))
    throw new RangeError(
      `A station needs a warm-up of 0 days or more and days that count; found ${warmUp} and ${days}.`,
    );
}
