import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { breachCsv, differenceCsv, limitsOf, summaryCsv } from '../../src/experiment/index.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { commandOf, filesOf } from '../../src/workbench/analyse/command.ts';
import { comparisonOfLink, linkOf } from '../../src/workbench/analyse/link.ts';
import { Answerer } from '../../src/workbench/simulator/answer.ts';
import type { Comparison } from '../../src/workbench/state/analysis.ts';
import { plansOf } from '../../src/workbench/state/analysis.ts';
import { simulatedScenarios } from '../../src/workbench/state/simulated-scenarios.ts';
import { builtCommand } from '../cli/build.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { isDriven } from './page.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The texts as the build packs them into the page. */
const texts = new Map(
  readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|csv)$/.test(name))
    .map((name) => [`scenarios/${name}`, readFileSync(join(root, 'scenarios', name), 'utf8')]),
);

/** Levers of every kind: one number, several numbers, a switch of a later day; and a target. */
const comparison: Comparison = {
  baseline: 'scenarios/pressed-unit-now.yaml',
  plans: [
    {
      name: 'agency and fewer cases',
      path: 'scenarios/pressed-unit-now.yaml',
      moves: [
        { setting: 'staff.agency_officers', level: 432 },
        { setting: 'demand.community_orders', from: '2025-10-01', level: 0.8 },
        { setting: 'staff.leaving', from: '2025-09-01', level: 1.3 },
        { setting: 'loops.burnout', from: '2025-09-01', level: 0 },
      ],
    },
    { name: '', path: 'scenarios/one-unit-now.yaml', moves: [] },
  ],
  replications: 2,
  years: 1,
  target: { metric: 'unallocated.all', side: 'at most', level: 7 },
};

test.runIf(isDriven)('What the page saves gives the command the figures of the page, to the last digit', async () => {
  const answerer = new Answerer();
  const packedTexts = gzipSync(JSON.stringify(Object.fromEntries(texts))).toString('base64');
  await answerer.answer({ ask: 'begin', packedTexts, readings: {} });
  const read = await Promise.all(
    plansOf(comparison).map(async ({ path }) => {
      const reading = await answerer.answer({ ask: 'read', path });
      return (reading as { readonly scenario: Scenario }).scenario;
    }),
  );
  const scenarios = simulatedScenarios(comparison, read);
  const sets = await Promise.all(
    plansOf(comparison).map(async ({ path, moves }, index) => ({
      scenario: scenarios[index].name,
      name: scenarios[index].name,
      results: await Promise.all(
        [1, 2].map(
          (replication) =>
            answerer.answer({ ask: 'replication', world: { path, moves }, replication, years: 1 }) as Promise<never>,
        ),
      ),
    })),
  );

  const files = filesOf(comparison, read, scenarios);
  const folder = temporaryFolder(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  const [program, ...words] = commandOf(comparison, scenarios).split(' ');
  expect(program).toBe('procap');
  execFileSync(process.execPath, [builtCommand, ...words, '--out', 'result', '--workers', '1'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

  const written = (name: string): string => readFileSync(join(folder, 'result', name), 'utf8');
  expect(files.map(({ name }) => name)).toEqual(['pressed-unit-now.yaml', 'agency-and-fewer-cases.yaml']);
  expect(written('summary.csv')).toBe([...summaryCsv(sets)].join(''));
  expect(written('difference.csv')).toBe([...differenceCsv(sets[0], sets.slice(1))].join(''));
  expect(written('breach.csv')).toBe([...breachCsv(sets, limitsOf(scenarios))].join(''));
});

test('A link carries a comparison and its own files, and no link replaces what is shipped', async () => {
  const own = new Map([...texts, ['mine.yaml', 'name: mine\nextends: baseline.yaml\n']]);
  const asked = { ...comparison, baseline: 'mine.yaml' };
  expect(await comparisonOfLink(await linkOf(asked, own))).toEqual({
    comparison: asked,
    files: { 'mine.yaml': 'name: mine\nextends: baseline.yaml\n' },
  });
  expect(await comparisonOfLink('#analyse=nonsense')).toBeUndefined();
  expect(await comparisonOfLink('#view')).toBeUndefined();
  const forged = await linkOf(
    { ...comparison, replications: 1e9, plans: [{ name: 'x', path: 'y', moves: [{ level: 'z' }] }] as never },
    own,
  );
  expect(await comparisonOfLink(forged)).toBeUndefined();
});
