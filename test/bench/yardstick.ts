/**
 * A yardstick of the machine: a plain binary heap over typed arrays, ties by order of adding, with nothing of ours in
 * it. The hold model takes the earliest event and adds it again an exponential time later.
 *
 * Machines differ by a factor of two and more, and so does one machine from hour to hour: the time of a replication is
 * read beside this one.
 */

/** Nanoseconds a hold on the machine on which the aims for speed were set, by events pending. */
const referenceSpeeds: readonly (readonly [pending: number, nanoseconds: number])[] = [
  [1000, 78],
  [100000, 132],
];

/** How many times as long as that machine this one takes, by the lesser and the greater of the two sizes. */
export function machineSlowness(log: (line: string) => void): { least: number; most: number } {
  const ratios = referenceSpeeds.map(([pending, there]) => {
    const here = Math.min(...[1, 2, 3].map(() => nanosecondsPerHold(pending, 1000000)));
    log(
      `  ${pending.toLocaleString('en-GB').padStart(7)} pending: ${here.toFixed(0)} ns a hold here, ${there} where the aims were set, ${(here / there).toFixed(2)} times`,
    );
    return here / there;
  });
  return { least: Math.min(...ratios), most: Math.max(...ratios) };
}

function nanosecondsPerHold(pending: number, holds: number): number {
  const gaps = Float64Array.from({ length: 65536 }, (_, i) => -Math.log((i + 0.5) / 65536) * 365);
  for (let i = gaps.length - 1, seed = 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const j = seed % (i + 1);
    [gaps[i], gaps[j]] = [gaps[j], gaps[i]];
  }
  const times = new Float64Array(pending + 1);
  const orders = new Float64Array(pending + 1);
  let size = 0;
  let order = 0;

  const add = (time: number) => {
    let slot = size++;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (times[parent] <= time) break;
      times[slot] = times[parent];
      orders[slot] = orders[parent];
      slot = parent;
    }
    times[slot] = time;
    orders[slot] = order++;
  };
  const comesBefore = (time: number, order: number, slot: number) =>
    time < times[slot] || (time === times[slot] && order < orders[slot]);
  const take = () => {
    const first = times[0];
    const time = times[--size];
    const order = orders[size];
    let slot = 0;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= size) break;
      if (child + 1 < size && comesBefore(times[child + 1], orders[child + 1], child)) child++;
      if (comesBefore(time, order, child)) break;
      times[slot] = times[child];
      orders[slot] = orders[child];
      slot = child;
    }
    times[slot] = time;
    orders[slot] = order;
    return first;
  };

  let gap = 0;
  const hold = (number: number) => {
    for (let i = 0; i < number; i++) add(take() + gaps[gap++ & 65535]);
  };
  for (let i = 0; i < pending; i++) add(gaps[i & 65535] * (1 + i / pending));
  hold(pending + 100000);
  const began = process.cpuUsage();
  hold(holds);
  return (process.cpuUsage(began).user * 1000) / holds;
}
