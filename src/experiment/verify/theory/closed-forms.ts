/*
 * What theory says of queues, exactly. Rates are per unit of time, whatever the unit; a load is arrival rate over
 * service rate: the servers that are busy on average.
 */

/**
 * The chance that all of so many servers are busy and an arrival must wait (Erlang C), for a load below the number of
 * servers.
 *
 * By way of the chance of loss without a line (Erlang B), one server after another: every step is a number between 0
 * and 1, so that thousands of servers are no trouble.
 * Source: Cooper (1981), Introduction to Queueing Theory, 3.4 and 3.5.
 */
export function erlangC(servers: number, load: number): number {
  let lost = 1;
  for (let n = 1; n <= servers; n++) lost = (load * lost) / (n + load * lost);
  return lost / (1 - (load / servers) * (1 - lost));
}

/** Mean wait in M/M/c. Source: Erlang (1917); Cooper (1981), 3.5. */
export const waitOfMMc = (arrivalRate: number, serviceRate: number, servers: number): number =>
  erlangC(servers, arrivalRate / serviceRate) / (servers * serviceRate - arrivalRate);

/**
 * Mean wait in M/G/1, where service has this mean and coefficient of variation. Source: Pollaczek (1930), Khinchine
 * (1932).
 */
export const waitOfMG1 = (arrivalRate: number, mean: number, variation: number): number =>
  (arrivalRate * mean * mean * (1 + variation * variation)) / (2 * (1 - arrivalRate * mean));

/**
 * Mean wait of each class, highest first, at one server with exponential service where nobody is interrupted.
 * Source: Cobham (1954), "Priority assignment in waiting line problems", Operations Research 2, 70-76.
 */
export function waitsOfPriorities(arrivalRates: readonly number[], serviceRates: readonly number[]): number[] {
  const workInService = arrivalRates.reduce(
    (sum, rate, class_) => sum + rate / (serviceRates[class_] * serviceRates[class_]),
    0,
  );
  return waitsByClass(
    arrivalRates.map((rate, class_) => rate / serviceRates[class_]),
    workInService,
  );
}

/**
 * The same at several servers, where all classes have one service rate.
 * Source: Kella and Yechiali (1985), "Waiting times in the non-preemptive priority M/M/c queue", Stochastic Models 1,
 * 257-262.
 */
export function waitsOfPrioritiesMMc(arrivalRates: readonly number[], serviceRate: number, servers: number): number[] {
  const load = arrivalRates.reduce((sum, rate) => sum + rate, 0) / serviceRate;
  return waitsByClass(
    arrivalRates.map((rate) => rate / (servers * serviceRate)),
    erlangC(servers, load) / (servers * serviceRate),
  );
}

/**
 * A class waits for what is in service, for those of its own class and above who came before, and for those above who
 * come meanwhile.
 */
function waitsByClass(loads: readonly number[], first: number): number[] {
  let above = 0;
  return loads.map((load) => {
    const wait = first / ((1 - above) * (1 - above - load));
    above += load;
    return wait;
  });
}

/** Where a count that goes up and down by one is found in the long run: the share of time at each number. */
export interface StationaryDistribution {
  /** The mean of a quantity that hangs on the number. */
  mean(of: (number: number) => number): number;
  probabilityOf(number: number): number;
}

/** Shares of time smaller than this, against the likeliest number, change no digit. */
const negligible = 1e-22;

/**
 * The long run of a birth-and-death process from 0 to `most`: it goes up from n at rate `up(n)` and down at rate
 * `down(n)`, with up(n) / down(n + 1) falling in n.
 *
 * In the long run as many steps lead from n to n + 1 as back. Computed from the likeliest number outwards, so that
 * nothing overflows.
 * Source: Cooper (1981), 2.3.
 */
export function stationaryDistribution(
  up: (n: number) => number,
  down: (n: number) => number,
  most = Infinity,
): StationaryDistribution {
  const isLikelier = (n: number): boolean => n < most && up(n) >= down(n + 1);
  let likeliest = 1;
  while (isLikelier(likeliest)) likeliest *= 2;
  for (let step = likeliest; step >= 1; step /= 2)
    if (likeliest - step >= 0 && !isLikelier(likeliest - step)) likeliest -= step;
  const below: number[] = [];
  for (let n = likeliest, weight = 1; n > 0 && weight > negligible; n--) below.push((weight *= down(n) / up(n - 1)));
  const above: number[] = [];
  for (let n = likeliest, weight = 1; n < most && weight > (most < Infinity ? 0 : negligible); n++)
    above.push((weight *= up(n) / down(n + 1)));
  const weights = [...below.reverse(), 1, ...above];
  const first = likeliest - below.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    mean: (of) => weights.reduce((sum, weight, index) => sum + weight * of(first + index), 0) / total,
    probabilityOf: (number) => (weights[number - first] ?? 0) / total,
  };
}

/**
 * M/M/c/K: the share of arrivals that find all `capacity` places taken and are lost, and the mean number there; for any
 * load. Source: Cooper (1981), 3.6.
 */
export function lossAndNumber(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  capacity: number,
): { loss: number; number: number } {
  const stationary = stationaryDistribution(
    () => arrivalRate,
    (n) => Math.min(n, servers) * serviceRate,
    capacity,
  );
  return { loss: stationary.probabilityOf(capacity), number: stationary.mean((n) => n) };
}

/**
 * Erlang A (M/M/c+M): the mean number in line, and the share of arrivals that give up waiting; for any load.
 * Source: Palm (1957), "Research on telephone traffic carried by full availability groups"; Garnett, Mandelbaum and
 * Reiman (2002).
 */
export function erlangA(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  abandonmentRate: number,
): { meanInLine: number; shareAbandoned: number } {
  const stationary = stationaryDistribution(
    () => arrivalRate,
    (n) => Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * abandonmentRate,
  );
  const meanInLine = stationary.mean((n) => Math.max(0, n - servers));
  return { meanInLine, shareAbandoned: (abandonmentRate * meanInLine) / arrivalRate };
}

/**
 * Machine repair, a finite source: the mean number waiting or in repair, the mean wait for it, and the share of
 * repairers who are busy. Source: Cooper (1981), 3.8.
 */
export function machineRepair(
  machines: number,
  failureRate: number,
  serviceRate: number,
  servers: number,
): { number: number; wait: number; utilisation: number } {
  const stationary = stationaryDistribution(
    (n) => (machines - n) * failureRate,
    (n) => Math.min(n, servers) * serviceRate,
    machines,
  );
  const number = stationary.mean((n) => n);
  const busy = stationary.mean((n) => Math.min(n, servers));
  return { number, wait: (number - busy) / (failureRate * (machines - number)), utilisation: busy / servers };
}

/**
 * The chance of each count from 0 of a Poisson number, as far as it matters: `mean(f)` of a quantity that hangs on it.
 */
export const poissonDistribution = (mean: number): StationaryDistribution =>
  stationaryDistribution(
    () => mean,
    (n) => n,
  );
