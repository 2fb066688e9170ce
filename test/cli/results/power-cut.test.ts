import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunTasks } from '../../../src/experiment/index.ts';
import { openJournal } from '../../../src/cli/execution/journal.ts';
import { ResultFolder } from '../../../src/cli/results/result-folder.ts';
import { filesIn, temporaryFolder } from '../fakes.ts';

const identity = { kind: 'run' as const, names: ['Baseline'] };

const run = (...words: string[]): void =>
  void execFileSync(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });

/** A disk of its own, in a file, of which the power can be cut: what was not synced is lost. */
class Disk {
  readonly image = join(temporaryFolder(), 'image');
  readonly path = temporaryFolder();

  constructor() {
    fs.writeFileSync(this.image, '');
    fs.truncateSync(this.image, 16 * 2 ** 20);
    run('mkfs.ext4', '-qF', this.image);
    this.mount();
  }

  mount(): void {
    run('mount', '-o', 'loop', this.image, this.path);
  }

  unmount(): void {
    run('umount', this.path);
  }

  /** EXT4_IOC_SHUTDOWN without writing the log. */
  cutPower(): void {
    run(
      'python3',
      '-c',
      "import fcntl, os, sys; fcntl.ioctl(os.open(sys.argv[1], 0), 0x8004587d, (2).to_bytes(4, 'little'))",
      this.path,
    );
  }
}

/** Whether this user may mount, as only an administrator of Linux may; a container mostly may not. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    const disk = new Disk();
    try {
      disk.cutPower();
    } finally {
      disk.unmount();
    }
    return true;
  } catch {
    return false;
  }
}

const real = { renameSync: fs.renameSync, fsyncSync: fs.fsyncSync, rmSync: fs.rmSync };
const restore = (): void => {
  Object.assign(fs, real);
  syncBuiltinESMExports();
};

/** Calls back before each change of the disk that has an order, wherever it is made. */
function beforeEachChange(callback: (name: string, args: readonly unknown[]) => void): void {
  for (const [name, change] of Object.entries(real))
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        callback(name.replace('Sync', ''), args);
        return (change as (...args: unknown[]) => unknown)(...args);
      },
    });
  syncBuiltinESMExports();
}

afterEach(restore);

async function write(folder: string, text: string): Promise<ResultFolder> {
  const result = new ResultFolder('outputs/deep/results', identity, folder);
  await result.write('data/summary.csv', text.repeat(1_000));
  const record = { madeBy: 'procap', kind: 'run', scenarios: [{ name: 'Baseline' }], files: result.hashes };
  await result.write('run.json', JSON.stringify(record));
  return result;
}

const summary = (folder: string): string =>
  fs.readFileSync(join(folder, 'outputs/deep/results/data/summary.csv'), 'utf8').slice(0, 4);

// One disk keeps names in order by itself, as ext4 mostly does; another does not.
describe.skipIf(process.platform !== 'linux')('what is written to last', () => {
  function noting(folder: string): string[] {
    const noted: string[] = [];
    const shown = (of: unknown): string =>
      (typeof of === 'number' ? fs.readlinkSync(`/proc/self/fd/${of}`) : String(of))
        .replace(folder, '')
        .replace(/-[0-9a-f]{12}/, '');
    beforeEachChange((name, args) => {
      const paths = args.filter((each) => typeof each !== 'object').map(shown);
      noted.push([name, ...paths].join(' '));
    });
    return noted;
  }

  test('has its files on the disk, then its folders, then its name, before an earlier result goes', async () => {
    const folder = temporaryFolder();
    (await write(folder, 'old\n')).publish();
    const next = await write(folder, 'new\n');
    const noted = noting(folder);
    next.publish();
    const at = '/outputs/deep';
    expect(noted).toEqual([
      `fsync ${at}/.results.partial/data`,
      `fsync ${at}/.results.partial`,
      `rename ${at}/results ${at}/.results.replaced`,
      `rename ${at}/.results.partial ${at}/results`,
      `fsync ${at}`,
      `rm ${at}/.results.replaced`,
      `rm ${at}/.results.lock`,
      `fsync ${at}`,
    ]);
  });

  test('has the folders above it on the disk as soon as they are made, and the journal its name', () => {
    const folder = temporaryFolder();
    const noted = noting(folder);
    new ResultFolder('outputs/deep/results', identity, folder).abandon();
    expect(noted.slice(0, 2)).toEqual(['fsync ', 'fsync /outputs']);
    noted.splice(0);
    openJournal('results', folder).close();
    expect(noted).toEqual(['fsync ', 'rm /.results.replications']);
  });
});

describe.skipIf(!mayMount())('a power cut', () => {
  test('right after a result is published loses nothing of it, nor the folders above it', async () => {
    const disk = new Disk();
    (await write(disk.path, 'new\n')).publish();
    disk.cutPower();
    disk.unmount();
    disk.mount();
    try {
      expect(filesIn(disk.path)).toEqual(['outputs/deep/results/data/summary.csv', 'outputs/deep/results/run.json']);
      (await write(disk.path, 'more')).publish(); // which replaces only a result whose every hash is right
    } finally {
      disk.unmount();
    }
  });

  test('at any moment of a replacement leaves the earlier result or the new one, whole', async () => {
    const left: string[] = [];
    for (let cut = 1, isCut = true; isCut; cut += 1) {
      const disk = new Disk();
      (await write(disk.path, 'old\n')).publish();
      const next = await write(disk.path, 'new\n');
      isCut = false;
      let changes = 0;
      beforeEachChange(() => {
        if (++changes !== cut) return;
        isCut = true;
        disk.cutPower();
      });
      try {
        next.publish();
      } catch {
        next.abandon(); // as far as the disk lets it
      }
      restore();
      if (!isCut) disk.cutPower();
      disk.unmount();
      disk.mount();
      try {
        (await write(disk.path, 'next')).abandon(); // restores what was moved aside, and judges by the hashes
        left.push(summary(disk.path));
        expect(fs.readdirSync(join(disk.path, 'outputs/deep'))).toEqual(['results']);
      } finally {
        disk.unmount();
      }
    }
    expect(left.length).toBeGreaterThan(5);
    expect([...new Set(left)]).toEqual(['old\n', 'new\n']); // in this order
    expect(left.at(-1)).toBe('new\n');
  });

  test('loses no replication that was synced', async () => {
    const disk = new Disk();
    const tasks = [{ replication: 1 }, { replication: 2 }];
    const run: RunTasks<(typeof tasks)[number], number> = async (given, onDone) => {
      for (const task of given) {
        await new Promise((resolve) => setTimeout(resolve, 1_100)); // more than between two syncs
        onDone(task, task.replication / 10);
      }
      return given.map(({ replication }) => replication / 10);
    };
    const journal = openJournal('results', disk.path);
    await journal.complete(tasks, {}, run, () => {});
    disk.cutPower();
    journal.close();
    disk.unmount();
    disk.mount();
    try {
      const again = openJournal('results', disk.path);
      const never = () => Promise.reject(new Error('It was run again.'));
      expect(await again.complete(tasks, {}, never, () => {})).toEqual([0.1, 0.2]);
      again.close();
    } finally {
      disk.unmount();
    }
  });
});
