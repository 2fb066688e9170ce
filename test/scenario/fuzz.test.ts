import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readScenarioFile } from '../../src/cli/input/scenario-files.ts';
import { RandomStreams, SequentialStream } from '../../src/engine/index.ts';
import { simulateService } from '../../src/model/index.ts';
import type { ServiceInput } from '../../src/model/index.ts';
import { builtCommand } from '../cli/build.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const count = Number(process.env.PROCAP_FUZZ ?? 10_000);
const seed = Number(process.env.PROCAP_FUZZ_SEED ?? 1);
const chance = new SequentialStream(new RandomStreams(seed, 1).stream('fuzz'));
const below = (most: number): number => Math.floor(chance.next() * most);
const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)];

const extremes = [
  '-1', '0', '1e308', '-1e308', '1e-320', '.inf', '.nan', '99999999999999999999', '0x10', '~', 'yes', "''", '[]', '{}',
  '2021-02-30', '9999-12-31', '*nobody', '&a [*a]', '!!binary x', '"\\u0000"', '\u202E', 'é'.repeat(5_000), '- - - -',
]; // prettier-ignore

/** Ways to spoil a file, each of its text, in lines. */
const mutations: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'bytes flipped': (text) => {
    const bytes = Buffer.from(text);
    for (let times = 1 + below(8); times > 0; times--) bytes[below(bytes.length)] ^= 1 << below(8);
    return bytes;
  },
  'a line dropped': (text) => inLines(text, (lines, at) => lines.splice(at, 1)),
  'a line doubled': (text) => inLines(text, (lines, at) => lines.splice(at, 0, lines[at])),
  'two lines swapped': (text) =>
    inLines(text, (lines, at) => {
      const other = below(lines.length);
      [lines[at], lines[other]] = [lines[other], lines[at]];
    }),
  'a line indented': (text) => inLines(text, (lines, at) => (lines[at] = ' '.repeat(1 + below(4)) + lines[at])),
  'a value replaced by an extreme': (text) =>
    inLines(
      text,
      (lines, at) => (lines[at] = lines[at].replace(/: *[^:{}]*?(?=[,}]|$)/, () => `: ${oneOf(extremes)}`)),
    ),
  'a number changed': (text) =>
    inLines(text, (lines, at) => {
      lines[at] = lines[at].replace(/\d+(\.\d+)?/, (digits) => String(Number(digits) * oneOf([0.5, 0.9, 1.1, 2, 1e6])));
    }),
  'nested deeply': (text) => `${text}\nchanges: ${'['.repeat(1 + below(20_000))}`,
  'a huge key': (text) => `${text}\n${'k'.repeat(below(500_000))}: 1\n`,
  'cut short': (text) => text.slice(0, below(text.length)),
  'in UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'in Latin-1': (text) => Buffer.from(`${text}\n# caf\u00E9`, 'latin1'),
};

function inLines(text: string, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split('\n');
  change(lines, below(lines.length));
  return lines.join('\n');
}

/** Seconds and bytes beyond which a refusal is slow or large. */
const most = { seconds: 1, bytes: 200e6 };

test.runIf(process.env.PROCAP_LONG !== undefined)(
  `${count} spoilt files are read or refused, none crashes, and what is read can be simulated (seed ${seed})`,
  () => {
    const originals = ['', 'studies', 'loops', 'act', 'published'].flatMap((folder) =>
      readdirSync(join(scenarios, folder))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(folder, name)),
    );
    const folder = temporaryFolder();
    const path = join(folder, 'spoilt.yaml');
    const table: Record<string, Record<'refused' | 'accepted' | 'slow' | 'large' | 'crashed', number>> = {};
    const faults: string[] = [];
    let [asked, simulated] = [0, 0];
    for (let index = 0; index < count; index++) {
      const original = oneOf(originals);
      const kind = oneOf(Object.keys(mutations));
      const row = (table[kind] ??= { refused: 0, accepted: 0, slow: 0, large: 0, crashed: 0 });
      const text = readFileSync(join(scenarios, original), 'utf8')
        .replace(/^extends: (?!procap:)(.*)$/m, (_, parent) => `extends: procap:${join(original, '..', parent)}`)
        .replace(/^scenario: (?!procap:)(.*)$/m, (_, parent) => `scenario: procap:${join(original, '..', parent)}`);
      writeFileSync(path, mutations[kind](text));
      const fault = (what: string): void => {
        row.crashed++;
        faults.push(`${index} ${original}, ${kind}: ${what}`);
      };
      const [startedAt, bytesBefore] = [performance.now(), process.memoryUsage().rss];
      try {
        const reading = readScenarioFile('spoilt.yaml', folder);
        row[reading.ok ? 'accepted' : 'refused']++;
        if (performance.now() - startedAt > most.seconds * 1_000) row.slow++;
        if (process.memoryUsage().rss - bytesBefore > most.bytes) row.large++;
        if (reading.ok && index % 40 === 0 && runsQuickly(reading.scenario)) {
          simulateService({ ...reading.scenario, years: 1 / 12 }, 1, 1);
          simulated++;
        }
      } catch (error) {
        fault((error as Error).stack ?? String(error));
      }
      if (index % 40 === 1) {
        asked++;
        const ended = spawnSync(process.execPath, [builtCommand, 'check', 'spoilt.yaml'], {
          cwd: folder,
          encoding: 'utf8',
        });
        if (ended.status !== 0 && ended.status !== 2) fault(`the command ended with ${ended.status}: ${ended.stderr}`);
      }
    }
    console.table(table);
    console.log(`${asked} of them by the command itself; ${simulated} simulated for a month.`);
    expect(faults).toEqual([]);
    expect(Object.keys(table)).toHaveLength(Object.keys(mutations).length);
  },
);

/** A service as large as the whole of England and Wales for a month is left to other tests. */
const runsQuickly = ({ parameters }: ServiceInput): boolean => parameters.organisation.share_of_service <= 0.05;
