import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One server, exponential gaps of mean 1 and services of mean 0.8, in SimPy as its documents have it. */
const simpyQueue = (customers: number): string => `
import random, simpy, time
random.seed(1)
env = simpy.Environment()
server = simpy.Resource(env, capacity=1)
waits = [0, 0.0]
def customer(env):
    came = env.now
    with server.request() as request:
        yield request
        waits[0] += 1
        waits[1] += env.now - came
        yield env.timeout(random.expovariate(1 / 0.8))
def source(env):
    for _ in range(${customers}):
        yield env.timeout(random.expovariate(1.0))
        env.process(customer(env))
env.process(source(env))
began = time.process_time()
env.run()
print(simpy.__version__, time.process_time() - began, waits[1] / waits[0])
`;

/** The hold model on the priority queue of the C++ library, ties by order of adding. */
const heapHolds = `
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <queue>
#include <random>
#include <vector>
struct Event { double time; long order; int agent; };
struct Later { bool operator()(const Event& a, const Event& b) const {
  return a.time > b.time || (a.time == b.time && a.order > b.order); } };
int main(int, char** argv) {
  const long pending = atol(argv[1]), holds = atol(argv[2]);
  std::mt19937_64 random(1);
  std::exponential_distribution<double> exponential(1 / 365.0);
  std::vector<double> gaps(65536);
  for (double& gap : gaps) gap = exponential(random);
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  long order = 0, gap = 0;
  for (long i = 0; i < pending; i++) queue.push({gaps[i & 65535] * (1 + double(i) / pending), order++, int(i)});
  auto hold = [&](long times) {
    for (long i = 0; i < times; i++) {
      Event event = queue.top();
      queue.pop();
      queue.push({event.time + gaps[gap++ & 65535], order++, event.agent});
    }
  };
  hold(pending + 100000);
  const std::clock_t began = std::clock();
  hold(holds);
  std::printf("%f\\n", 1e9 * double(std::clock() - began) / CLOCKS_PER_SEC / holds);
}
`;

export interface SimpyRun {
  readonly version: string;
  /** Seconds of processor time. */
  readonly seconds: number;
  /** Mean wait, 3.2 in theory. */
  readonly meanWait: number;
}

/** So many customers of one server in SimPy; absent where it is not installed. */
export function runSimpy(customers: number): SimpyRun | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-c', simpyQueue(customers)], { encoding: 'utf8' });
    const [version, seconds, meanWait] = (stdout ?? '').trim().split(' ');
    if (status === 0) return { version, seconds: Number(seconds), meanWait: Number(meanWait) };
  }
  return undefined;
}

/**
 * Makes what gives the nanoseconds of a hold in C++, compiled on the spot, and hands it to `use`; an absent one where
 * there is no compiler.
 */
export function withCppHeap(use: (holdInCpp: ((pending: number, holds: number) => number) | undefined) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'procap-bench-'));
  try {
    const [source, program] = [join(folder, 'heap.cpp'), join(folder, 'heap')];
    writeFileSync(source, heapHolds);
    const { status } = spawnSync('g++', ['-O3', '-march=native', '-std=c++17', '-o', program, source]);
    if (status !== 0) return use(undefined);
    use((pending, holds) => Number(spawnSync(program, [`${pending}`, `${holds}`], { encoding: 'utf8' }).stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
