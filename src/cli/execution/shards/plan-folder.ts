import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TryAgain, fileErrorOf, UsageError } from '../../errors.ts';
import { hashOfFile, makeFolder, replaceFile, syncFolder, syncFoldersWithin } from '../../results/durable.ts';
import { packageFolder, version } from '../../results/provenance.ts';
import { partialPath } from '../../results/stale-folders.ts';
import { programName } from '../journal-file.ts';
import type { CopiedInputs } from './copied-inputs.ts';
import { readSealed, sealedText, sealOf } from './sealed-file.ts';

/** A job that is worked on in shards, as plan.json says it. */
interface PlanFile {
  readonly kind: 'procap plan';
  readonly version: string;
  /** The program that planned it, and may work on it: version and hash. */
  readonly program: string;
  /** The words of the command, without its name. */
  readonly job: readonly string[];
  readonly shards: number;
  /** The folder among the copies from which the paths of the job start. */
  readonly startsFrom: string;
  /** SHA-256 of each file that was copied, by its path among the copies. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of each file that comes with procap, by its path there. */
  readonly shipped: Readonly<Record<string, string>>;
}

/** A replication that a plan has to do. */
export interface PlannedTask {
  /** In its round, from 1. */
  readonly task: number;
  /** From 1. */
  readonly shard: number;
  /** The scenario or point, from 1, and the replication of it. */
  readonly scenario?: number;
  readonly replication?: number;
  /** A hash of all that decides its result. */
  readonly key: string;
}

/** What is known at one time of what is to be done. */
interface RoundFile {
  readonly kind: 'procap round';
  /** Seal of plan.json. */
  readonly plan: string;
  readonly round: number;
  readonly tasks: readonly PlannedTask[];
}

/** Replications that are not done yet, as a command asks for them. */
export type UnplannedTask = Omit<PlannedTask, 'task' | 'shard'>;

/** A plan that is there, whole and of this program. */
export interface Plan extends Omit<PlanFile, 'kind' | 'version' | 'program' | 'inputs' | 'shipped'> {
  /** As the user would write it. */
  readonly displayPath: string;
  readonly path: string;
  /** Seal of plan.json: what tells it from any other. */
  readonly id: string;
  /** The folder that the paths of the job start from. */
  readonly folder: string;
  readonly rounds: readonly (readonly PlannedTask[])[];
}

/** Of what a journal of the plan is: nothing else is taken for its own. */
export const journalName = ({ id }: Pick<Plan, 'id'>): string => `${programName()} ${id}`;

/** The folder of the journals. */
export const workFolder = (plan: Pick<Plan, 'path'>): string => join(plan.path, 'work');

const roundName = (round: number): string => `round-${round}.json`;

/** Each task with its shard: neighbours in one, and the shards alike to one task. */
const inShards = (tasks: readonly UnplannedTask[], shards: number): PlannedTask[] =>
  tasks.map((each, index) => ({
    task: index + 1,
    shard: Math.floor((index * shards) / tasks.length) + 1,
    ...each,
  }));

/**
 * Writes a new plan, whole or not at all. `check` is given it before it has its name. Throws a UsageError where
 * something is at its path already.
 */
export async function writePlan(
  { path, displayPath }: Pick<Plan, 'path' | 'displayPath'>,
  { job, shards }: Pick<Plan, 'job' | 'shards'>,
  tasks: readonly UnplannedTask[],
  inputs: CopiedInputs,
  templates: (plan: Pick<Plan, 'displayPath' | 'shards'>) => Readonly<Record<string, string>>,
  check: (plan: Plan) => Promise<void>,
): Promise<Plan> {
  assertNothingAt(path, displayPath);
  const partial = partialPath(path, randomBytes(6).toString('hex'));
  const file: PlanFile = {
    kind: 'procap plan',
    version: version(),
    program: programName(),
    job,
    shards,
    startsFrom: inputs.startsFrom,
    inputs: hashesOf(inputs.copies),
    shipped: hashesOf(inputs.shipped),
  };
  const round: RoundFile = { kind: 'procap round', plan: sealOf(file), round: 1, tasks: inShards(tasks, shards) };
  try {
    makeFolder(dirname(path));
    mkdirSync(join(partial, 'work'), { recursive: true });
    mkdirSync(join(partial, 'inputs', file.startsFrom), { recursive: true });
    for (const [name, bytes] of inputs.copies) {
      mkdirSync(dirname(join(partial, 'inputs', name)), { recursive: true });
      writeFileSync(join(partial, 'inputs', name), bytes, { flush: true });
    }
    const texts = {
      ...templates({ displayPath, shards }),
      [roundName(1)]: sealedText(round, 'tasks'),
      'plan.json': sealedText(file),
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(partial, name), text, { flush: true });
    syncFoldersWithin(partial);
    await check(readPlanAt(partial, displayPath));
    assertNothingAt(path, displayPath);
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw fileErrorOf(error, `The plan cannot be written to ${displayPath}`);
  }
  return readPlanAt(path, displayPath);
}

/** Adds the next round to a plan. Two that do so at once write the same. */
export function addRound(plan: Plan, tasks: readonly UnplannedTask[]): void {
  const round = plan.rounds.length + 1;
  const file: RoundFile = { kind: 'procap round', plan: plan.id, round, tasks: inShards(tasks, plan.shards) };
  try {
    replaceFile(join(plan.path, roundName(round)), sealedText(file, 'tasks'));
  } catch (error) {
    throw fileErrorOf(error, `Round ${round} cannot be written to ${plan.displayPath}`);
  }
}

/**
 * Reads a plan. Throws a UsageError where the folder has none, where a file of it was changed or damaged, and where it is
 * of another version of the program.
 */
export function readPlan(path: string, currentFolder: string): Plan {
  return readPlanAt(resolve(currentFolder, path), path.replace(/(?<=.)\/+$/, ''));
}

function readPlanAt(path: string, displayPath: string): Plan {
  if (!existsSync(join(path, 'plan.json')))
    throw new UsageError(`${displayPath} is no plan: it has no file plan.json. Make one with procap plan.`);
  const named = (name: string): [string, string] => [join(path, name), `${displayPath}/${name}`];
  const { content, seal } = readSealed<PlanFile>(...named('plan.json'), 'procap plan');
  const { program, version: planned, job, shards, startsFrom, inputs, shipped } = content;
  if (program !== programName())
    throw new UsageError(
      `${displayPath} was planned by another program: procap ${planned}, whose files are not those of this ` +
        `${version()}. Work on it with the program that planned it, or make a new plan.`,
    );
  for (const [folder, hashes] of [
    [join(path, 'inputs'), inputs],
    [packageFolder, shipped],
  ] as const)
    for (const [name, hash] of Object.entries(hashes)) assertUnchanged(join(folder, name), name, hash, displayPath);
  assertNothingElse(join(path, 'inputs'), inputs, displayPath);
  const rounds: (readonly PlannedTask[])[] = [];
  while (existsSync(join(path, roundName(rounds.length + 1)))) {
    const name = roundName(rounds.length + 1);
    const round = readSealed<RoundFile>(...named(name), 'procap round').content;
    if (round.plan !== seal || round.round !== rounds.length + 1)
      throw new UsageError(`${displayPath}/${name} is of another plan.`);
    rounds.push(round.tasks);
  }
  if (rounds.length === 0) throw new UsageError(`${displayPath} has lost its file ${roundName(1)}. Make a new plan.`);
  return { displayPath, path, id: seal, job, shards, startsFrom, rounds, folder: join(path, 'inputs', startsFrom) };
}

function assertUnchanged(path: string, name: string, hash: string, displayPath: string): void {
  let found: string | undefined;
  try {
    found = hashOfFile(path);
  } catch (error) {
    if (fileErrorOf(error, name) instanceof TryAgain) throw error;
  }
  if (found !== hash)
    throw new UsageError(
      `${displayPath} cannot be worked on: ${name} is ${found === undefined ? 'missing' : 'not as it was planned'}. ` +
        'Restore it, or make a new plan.',
    );
}

function assertNothingElse(folder: string, inputs: PlanFile['inputs'], displayPath: string): void {
  const other = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .find((name) => !(name in inputs));
  if (other !== undefined)
    throw new UsageError(
      `${displayPath}/inputs has a file that was not planned, ${other}. Remove it, or make a new plan.`,
    );
}

function assertNothingAt(path: string, displayPath: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new UsageError(
      `The plan cannot be written to ${displayPath}: it already exists. Name a new folder with --out.`,
    );
}

const hashesOf = (files: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .map(([name, bytes]): [string, string] => [name, createHash('sha256').update(bytes).digest('hex')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
