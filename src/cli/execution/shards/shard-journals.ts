import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeFileError, fileErrorOf, UsageError } from '../../errors.ts';
import { syncFolder } from '../../results/durable.ts';
import { machine } from '../../results/provenance.ts';
import type { Machine } from '../../results/provenance.ts';
import { headAt, lineOf, linesOf, prefix, syncInterval, textAt, valueIn, writeLine } from '../journal-lines.ts';
import type { Place } from '../journal-lines.ts';
import { journalName, workFolder } from './plan-folder.ts';
import type { Plan } from './plan-folder.ts';

/** The first line of a journal of a shard. */
interface Header {
  readonly kind: 'procap replications';
  readonly of: string;
  readonly machine: Machine;
}

/**
 * What one start of work on a shard finishes: a file of its own, that nobody else writes to, so that the same shard may
 * be worked on twice at once. It is only ever added to, as object stores want. Made with the first replication.
 */
export class ShardJournal {
  readonly #plan: Plan;
  readonly #path: string;
  readonly #began = performance.now();
  #file: number | undefined;
  #synced = 0;

  constructor(plan: Plan, shard: number) {
    this.#plan = plan;
    const name = `round-${plan.rounds.length}-shard-${shard}-${randomBytes(6).toString('hex')}.replications`;
    this.#path = join(workFolder(plan), name);
  }

  /** Throws the error of the disk: a shard whose work cannot be kept is not done. */
  record(key: string, value: unknown): void {
    const now = performance.now();
    try {
      this.#file ??= this.#open();
      writeLine(this.#file, lineOf(key, ((now - this.#began) / 1_000).toFixed(3), value));
      if (now - this.#synced < syncInterval) return;
      fdatasyncSync(this.#file);
      this.#synced = now;
    } catch (error) {
      throw fileErrorOf(error, `Replications cannot be kept in ${this.#plan.displayPath}/work`);
    }
  }

  /** Ends it, to last. */
  close(): void {
    if (this.#file === undefined) return;
    const file = this.#file;
    this.#file = undefined;
    try {
      fsyncSync(file);
      syncFolder(workFolder(this.#plan));
    } catch (error) {
      throw fileErrorOf(error, `Replications cannot be kept in ${this.#plan.displayPath}/work`);
    } finally {
      closeSync(file);
    }
  }

  #open(): number {
    mkdirSync(workFolder(this.#plan), { recursive: true });
    const file = openSync(this.#path, 'wx');
    const header: Header = { kind: 'procap replications', of: journalName(this.#plan), machine: machine() };
    writeLine(file, `${JSON.stringify(header)}\n`);
    return file;
  }
}

interface KeptLine extends Place {
  readonly path: string;
}

/** The replications that journals of a plan have, whoever wrote them; nothing of them is changed. */
export class KeptReplications {
  readonly #lines = new Map<string, KeptLine[]>();
  readonly #machines = new Map<string, Machine>();
  /** The file that was read last: neighbours are in one. */
  #open: { readonly path: string; readonly file: number } | undefined;
  /** Journals that have a replication. */
  starts = 0;
  /** The time that all starts took, together. */
  seconds = 0;

  /**
   * Reads what there is, of the rounds and shards that are `wanted`. Throws a UsageError for a file that is no journal
   * of this plan.
   */
  constructor(plan: Plan, wanted: (round: number, shard: number) => boolean = () => true) {
    for (const name of namesIn(workFolder(plan))) {
      const [, round, shard] = /^round-(\d+)-shard-(\d+)-[0-9a-f]+\.replications$/.exec(name) ?? [];
      if (round === undefined)
        throw new UsageError(
          `${plan.displayPath}/work has a file that is no journal of a shard, ${name}. Move it to another folder.`,
        );
      if (wanted(Number(round), Number(shard))) this.#add(join(workFolder(plan), name), plan);
    }
  }

  get machines(): readonly Machine[] {
    return [...this.#machines.values()];
  }

  get count(): number {
    return this.#lines.size;
  }

  /** What is kept under a key, in a list of one; an empty list where nothing is, or what there is was damaged. */
  find(key: string): readonly unknown[] {
    for (const line of this.#lines.get(key) ?? []) {
      const found = valueIn(textAt(this.#fileOf(line.path), line));
      if (found.length > 0) return found;
    }
    return [];
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.file);
    this.#open = undefined;
  }

  #fileOf(path: string): number {
    if (this.#open?.path !== path) {
      this.close();
      this.#open = { path, file: openSync(path, 'r') };
    }
    return this.#open.file;
  }

  #add(path: string, plan: Plan): void {
    const file = this.#fileOf(path);
    const [first] = linesOf(file, 0);
    if (first === undefined) return; // was stopped as it began
    const header = headerIn(textAt(file, first));
    if (header?.of !== journalName(plan))
      throw new UsageError(
        `${plan.displayPath}/work/${path.slice(workFolder(plan).length + 1)} is not of this plan, or is damaged. Move it ` +
          'to another folder, and work on its shard again.',
      );
    let seconds = 0;
    let count = 0;
    for (const place of linesOf(file, first.length + 1)) {
      const head = headAt(file, place);
      if (head === undefined) continue;
      const lines = this.#lines.get(head.key) ?? [];
      this.#lines.set(head.key, lines);
      lines.push({ ...place, path });
      seconds = Math.max(seconds, head.seconds);
      count += 1;
    }
    if (count === 0) return;
    this.starts += 1;
    this.seconds += seconds;
    this.#machines.set(JSON.stringify(header.machine), header.machine);
  }
}

function headerIn(line: string): Header | undefined {
  if (!line.startsWith(prefix)) return undefined;
  try {
    return JSON.parse(line) as Header;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`The work of the plan cannot be read: ${describeFileError(error)}.`);
  }
}
