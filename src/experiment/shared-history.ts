import { daysToSimulate, memoryTogether, startText } from '../model/index.ts';
import type { ServiceInput } from '../model/index.ts';
import type { ReplicationTask } from './replication-task.ts';

/**
 * Replications of one number whose scenarios share their history are simulated together, at most so many: six save five
 * sixths of what could be saved, and progress still comes in steps that one can wait for.
 */
const mostTogether = 6;

/** What the scenarios of a group may need at once, in bytes: about as much as a thread needs besides. */
const mostBytesTogether = 60e6;

/**
 * Tasks in groups, each to be simulated together on one thread; those that share no history are groups of one. A round
 * ends with the last thread: so what would be left for a few of them at the end is taken apart, where it is then
 * finished sooner.
 */
export function groupsOf(tasks: readonly ReplicationTask[], workers: number): (readonly ReplicationTask[])[] {
  const groups = [...byHistory(tasks).values()].flatMap(inParts);
  const atEnd = groups.slice(groups.length - (groups.length % workers));
  const alone = atEnd.flat();
  const isSoonerAlone = Math.ceil(alone.length / workers) < Math.max(0, ...atEnd.map(costOf));
  return isSoonerAlone ? [...groups.slice(0, groups.length - atEnd.length), ...alone.map((task) => [task])] : groups;
}

/** Tasks of one replication whose scenarios have one start, in order of the first of each. */
function byHistory(tasks: readonly ReplicationTask[]): Map<string, ReplicationTask[]> {
  // The text of a start is long, and many tasks have the same: each is known by a number.
  const numbers = new Map<string, number>();
  const starts = new Map<ServiceInput, number>();
  const groups = new Map<string, ReplicationTask[]>();
  for (const task of tasks) {
    const { input, seed, replication, scopes, checkBalance = false } = task;
    let start = starts.get(input);
    if (start === undefined) {
      const text = startText(input);
      start = numbers.get(text) ?? numbers.size;
      numbers.set(text, start);
      starts.set(input, start);
    }
    const key = JSON.stringify([seed, replication, scopes, checkBalance, start]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(task);
  }
  return groups;
}

/** A group in even parts of which each fits. */
function inParts(group: readonly ReplicationTask[]): (readonly ReplicationTask[])[] {
  const [{ input, scopes }] = group;
  const most = Math.min(mostTogether, Math.max(1, Math.floor(mostBytesTogether / memoryTogether(input, scopes))));
  const parts = Math.ceil(group.length / most);
  return Array.from({ length: parts }, (_, part) =>
    group.slice(Math.ceil((part * group.length) / parts), Math.ceil(((part + 1) * group.length) / parts)),
  );
}

/** What a group takes, in replications. */
const costOf = (group: readonly ReplicationTask[]): number =>
  daysToSimulate(group.map(({ input }) => input)) / daysToSimulate([group[0].input]);
