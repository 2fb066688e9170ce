import type { ReplicationTask, RunTasks } from '../../../experiment/index.ts';
import { Failure, TryAgain } from '../../errors.ts';
import { counted } from '../../words.ts';
import { assertRoomForThreads } from '../forecast.ts';
import { keysOf } from '../journal.ts';
import type { QuestionJournal } from '../journal.ts';
import type { ProgressDisplay } from '../progress.ts';
import type { Plan, PlannedTask, UnplannedTask } from './plan-folder.ts';
import { PartEnded } from './plan-part.ts';
import type { PlanPart } from './plan-part.ts';
import type { KeptReplications, ShardJournal } from './shard-journals.ts';

/** A journal of which only that is particular which results it has, and what is done about the others. */
const journalOf = (complete: QuestionJournal['complete'], kept?: KeptReplications): QuestionJournal => ({
  secondsBefore: kept?.seconds ?? 0,
  kept: kept?.count ?? 0,
  complete,
  close: () => kept?.close(),
  remove: () => kept?.close(),
});

/** The part that lists what a command would simulate first, and simulates nothing. */
export function listingPart(): PlanPart & { readonly tasks: readonly UnplannedTask[] } {
  const listed: UnplannedTask[] = [];
  return {
    tasks: listed,
    workers: 1,
    writesResult: false,
    journal: journalOf((tasks, kept) => {
      listed.push(...unplanned(tasks, keysOf(tasks, kept)));
      return Promise.reject(new PartEnded());
    }),
  };
}

/** Each replication once, though a command may ask for one of them twice. */
function unplanned<Task extends object>(tasks: readonly Task[], keys: ReadonlyMap<Task, string>): UnplannedTask[] {
  const byKey = new Map(
    tasks.map((task) => {
      const { scenario, replication } = task as Partial<ReplicationTask>;
      const key = keys.get(task)!;
      return [
        key,
        { ...(scenario !== undefined && { scenario: scenario + 1 }), ...(replication && { replication }), key },
      ];
    }),
  );
  return [...byKey.values()];
}

/** Where replications stand in a plan. */
class Places {
  readonly #ofKeys = new Map<string, PlannedTask & { readonly round: number }>();
  readonly #asked = new Set<string>();
  readonly #last: readonly PlannedTask[];

  constructor({ rounds }: Plan) {
    rounds.forEach((tasks, index) =>
      tasks.forEach((task) => this.#ofKeys.set(task.key, { ...task, round: index + 1 })),
    );
    this.#last = rounds.at(-1)!;
  }

  /**
   * The places of replications that are not done: none where all of them belong to the round after the last. Throws a
   * Failure where they are neither these nor those, so that the program cannot have planned them.
   */
  of(asked: readonly string[], missing: readonly string[]): (PlannedTask & { readonly round: number })[] {
    for (const key of asked) this.#asked.add(key);
    const places = missing.flatMap((key) => this.#ofKeys.get(key) ?? []);
    const isNextRound = places.length === 0 && this.#last.every(({ key }) => this.#asked.has(key));
    if (places.length < missing.length && !isNextRound)
      throw new Failure('The replications of the job are not those that were planned. Make a new plan: procap plan.');
    return places;
  }
}

/** The results that are kept, and the keys of the tasks that have none, each once. */
function look<Task extends object>(tasks: readonly Task[], kept: object, by: KeptReplications) {
  const keys = keysOf(tasks, kept);
  const found = tasks.map((task) => by.find(keys.get(task)!));
  const missing = new Map(tasks.flatMap((task, at) => (found[at].length === 0 ? [[keys.get(task)!, task]] : [])));
  return { asked: [...keys.values()], found, missing };
}

/** How the work on a shard ended. */
export interface ShardState {
  /** Replications of the shard that are planned so far, and those of them that are done. */
  readonly planned: number;
  readonly done: number;
  /** Whether earlier rounds had to be repaired, so that the last one is still to be worked on. */
  readonly isToRepeat: boolean;
}

/** The part that runs the replications of one shard that are not done, and no others. */
export function shardPart(
  { plan, shard, workers }: { readonly plan: Plan; readonly shard: number; readonly workers: number },
  kept: KeptReplications,
  journal: ShardJournal,
  display: ProgressDisplay,
): PlanPart & { readonly state: ShardState } {
  const places = new Places(plan);
  const planned = plan.rounds.flat().filter((task) => task.shard === shard);
  const state = { planned: planned.length, done: planned.filter(({ key }) => kept.find(key).length > 0).length };
  let isToRepeat = false;
  return {
    workers,
    writesResult: false,
    describeStop: () =>
      `${state.done} of ${counted(planned.length, 'replication')} of shard ${shard} are done and kept. Run the same ` +
      'command to go on.',
    get state() {
      return { ...state, isToRepeat };
    },
    journal: journalOf(async (tasks, keptOfEach, run) => {
      const { asked, found, missing } = look(tasks, keptOfEach, kept);
      const wanted = places.of(asked, [...missing.keys()]);
      if (missing.size === 0) return found.map(([result]) => result as never);
      const own = wanted.filter((place) => place.shard === shard);
      if (own.length > 0) {
        isToRepeat = own[0].round < plan.rounds.length;
        const ownTasks = own.map(({ key }) => [key, missing.get(key)!] as const);
        await runOwn(ownTasks, run, workers, (key, result) => {
          journal.record(key, result);
          state.done += 1;
          display.show({ done: state.done, total: state.planned, share: state.done / state.planned });
        });
      }
      const before = wanted.find((place) => place.shard !== shard && place.round < plan.rounds.length);
      if (before !== undefined)
        throw new TryAgain(
          `Round ${before.round} lacks replications of shard ${before.shard}, which this round needs. Work on that shard ` +
            'first.',
        );
      throw new PartEnded();
    }, kept),
  };
}

/** Runs these tasks and records each result as it is there. */
async function runOwn<Task, Result>(
  own: readonly (readonly [string, Task])[],
  run: RunTasks<Task, Result>,
  workers: number,
  record: (key: string, result: Result) => void,
): Promise<void> {
  const keys = new Map(own.map(([key, task]) => [task, key]));
  const tasks = [...keys.keys()];
  assertRoomForThreads(tasks as readonly ReplicationTask[], workers);
  const recordOnce = (task: Task, result: Result | undefined): void => {
    const key = keys.get(task);
    if (key === undefined || result === undefined) return;
    keys.delete(task);
    record(key, result);
  };
  const results = await run(tasks, recordOnce);
  tasks.forEach((task, index) => recordOnce(task, results[index]));
}

/** The part that takes all results from the journals of the shards, or says what they lack. */
export function mergingPart(
  plan: Plan,
  kept: KeptReplications,
  planRound: (tasks: readonly UnplannedTask[]) => Error,
): PlanPart {
  const places = new Places(plan);
  return {
    workers: 1,
    writesResult: true,
    record: () => ({ sha256: plan.id, shards: plan.shards, starts: kept.starts, machines: kept.machines }),
    journal: journalOf((tasks, keptOfEach, _run, onDone) => {
      const { asked, found, missing } = look(tasks, keptOfEach, kept);
      const lacking = places.of(asked, [...missing.keys()]);
      if (lacking.length > 0) return Promise.reject(new TryAgain(describeLack(plan, lacking)));
      if (missing.size > 0) {
        const keys = keysOf([...missing.values()], keptOfEach);
        return Promise.reject(planRound(unplanned([...missing.values()], keys)));
      }
      tasks.forEach(onDone);
      return Promise.resolve(found.map(([result]) => result as never));
    }, kept),
  };
}

/** Which shards lack what, and how to have it done. */
function describeLack(
  { displayPath, rounds, shards }: Plan,
  lacking: readonly (PlannedTask & { round: number })[],
): string {
  const perShard = new Map<number, number>();
  for (const { shard } of lacking) perShard.set(shard, (perShard.get(shard) ?? 0) + 1);
  const planned = (shard: number): number => rounds[lacking[0].round - 1].filter((task) => task.shard === shard).length;
  const numbers = [...perShard.keys()].sort((a, b) => a - b);
  const lines = numbers.map(
    (shard) => `- shard ${shard} lacks ${counted(perShard.get(shard)!, 'replication')} of ${planned(shard)}`,
  );
  const more = lines.length > longestList ? `\n- and ${lines.length - longestList} more` : '';
  return (
    `${displayPath} is not complete: round ${lacking[0].round} lacks ${counted(lacking.length, 'replication')}, of ` +
    `${counted(numbers.length, 'shard')} of ${shards}.\n${lines.slice(0, longestList).join('\n')}${more}\n` +
    `Work on ${numbers.length === 1 ? 'it' : 'them'} again, then merge: ${rangesOf(numbers)}`
  );
}

const longestList = 20;

/** Numbers as Slurm and people write them: 3,7,9-12. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
