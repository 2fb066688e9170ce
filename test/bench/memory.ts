import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EventQueue } from '../../src/engine/index.ts';

/** Bytes of all arrays of numbers that an object holds in its fields; memory that several of them share counts once. */
export function bytesOfArrays(holder: object): number {
  const blocks = new Set(
    Object.values(holder)
      .filter((each) => ArrayBuffer.isView(each))
      .map(({ buffer }) => buffer),
  );
  return [...blocks].reduce((total, { byteLength }) => total + byteLength, 0);
}

/**
 * Bytes of all arrays of numbers that something has, hidden ones too, while it is there: what nobody wants is cleared
 * away before and after it is made.
 */
export function bytesOfArraysMadeBy(make: () => object): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    collect(); // memory of arrays is given back behind the program's back; the second waits until the first has done so
    return process.memoryUsage().arrayBuffers;
  };
  const before = used();
  const made = [make()];
  const bytes = used() - before;
  made.length = 0; // until here it is wanted
  return bytes;
}

let known: number | undefined;

/** Bytes of memory for one more event in a queue: what a million take that are only made room for. Measured once. */
export const bytesOfAnEvent = (): number => (known ??= measureAnEvent());

function measureAnEvent(): number {
  const room = 1_000_000; // so many that what happens to be given back meanwhile does not show
  const queueFor = (initialSlots: number) =>
    bytesOfArraysMadeBy(() => new EventQueue({ parts: 2, hours: 1, wheelDays: 2, initialSlots }));
  return (queueFor(2 * room) - queueFor(room)) / room;
}
