import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { procap } from '../../../src/cli/command-line.ts';
import { runScenario } from '../../../src/cli/commands/simulate/run.ts';
import type { RunOptions } from '../../../src/cli/commands/simulate/run.ts';
import { anyBaseline, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../fakes.ts';

vi.mock('../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

interface Entity {
  readonly '@id': string;
  readonly '@type': string;
  readonly [property: string]: unknown;
}

const runIn = async (rest: Partial<RunOptions> = {}) => {
  const terminal = testTerminal(temporaryFolder({ 'baseline.yaml': anyBaseline() }));
  const options = {
    file: 'baseline.yaml',
    scope: 'region',
    workers: 2,
    quiet: true,
    runReplications: runSynthetic,
  } as const;
  const run = () => runScenario({ ...options, ...rest }, terminal);
  const { folder } = await run();
  return { run, folder: join(terminal.folder, folder) };
};

const readGraph = (folder: string): Map<string, Entity> => {
  const { '@graph': graph } = JSON.parse(readFileSync(join(folder, 'ro-crate-metadata.json'), 'utf8')) as {
    '@graph': Entity[];
  };
  expect(new Set(graph.map((each) => each['@id'])).size).toBe(graph.length);
  return new Map(graph.map((each) => [each['@id'], each]));
};

const idsOf = (value: unknown): string[] => [value].flat().map((each) => (each as { '@id': string })['@id']);

test('A result is a Process Run Crate: what RO-Crate 1.1 and profile 0.5 require is there, and every reference leads somewhere', async () => {
  const { folder } = await runIn({ author: { name: 'Your Name', orcid: '0000-0002-1825-0097' } });
  const graph = readGraph(folder);
  expect(graph.get('ro-crate-metadata.json')).toEqual({
    '@id': 'ro-crate-metadata.json',
    '@type': 'CreativeWork',
    conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    about: { '@id': './' },
  });
  const root = graph.get('./')!;
  expect(root['@type']).toBe('Dataset');
  expect(idsOf(root.conformsTo)).toEqual(['https://w3id.org/ro/wfrun/process/0.5']);
  expect(graph.get('https://w3id.org/ro/wfrun/process/0.5')!['@type']).toBe('CreativeWork');
  expect(root.datePublished).toMatch(/^\d{4}-\d\d-\d\d$/);
  const run = graph.get(idsOf(root.mentions)[0])!;
  expect(run['@type']).toBe('CreateAction');
  expect(run.description).toBe('procap run baseline.yaml');
  expect(Date.parse(run.endTime as string)).toBeGreaterThanOrEqual(Date.parse(run.startTime as string));
  const tool = graph.get(idsOf(run.instrument)[0])!;
  expect(tool).toMatchObject({
    '@type': 'SoftwareApplication',
    name: 'procap',
    sha256: expect.stringMatching(/^\w{64}$/),
  });
  expect(tool.softwareVersion).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  expect(graph.get(idsOf(run.agent)[0])).toEqual({
    '@id': 'https://orcid.org/0000-0002-1825-0097',
    '@type': 'Person',
    name: 'Your Name',
  });
  expect(idsOf(run.object)).toEqual(['scenarios/baseline.yaml', '#seed']);
  const references = [root.hasPart, run.object, run.result, run.instrument, run.agent].flatMap(idsOf);
  expect(references.filter((id) => !graph.has(id))).toEqual([]);
});

test('Every file of a result is listed once, with its hash and size', async () => {
  const { folder } = await runIn();
  const graph = readGraph(folder);
  const files = filesIn(folder).filter((path) => path !== 'ro-crate-metadata.json');
  expect(idsOf(graph.get('./')!.hasPart).toSorted()).toEqual(files);
  for (const path of files.filter((each) => each !== 'run.json'))
    expect(graph.get(path), path).toMatchObject({
      '@type': 'File',
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
      contentSize: String(statSync(join(folder, path)).size),
    });
  // Not among the files of the record, which are the same whenever they are made; and nobody is named who did not say so.
  const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { crate: string; files: object };
  expect(record.files).not.toHaveProperty(['ro-crate-metadata.json']);
  expect(graph.get('#run')).not.toHaveProperty('agent');
});

test('What somebody added to the crate is not lost', async () => {
  const { run, folder } = await runIn();
  await run();
  appendFileSync(join(folder, 'ro-crate-metadata.json'), ' ');
  await expect(run()).rejects.toThrow('it holds ro-crate-metadata.json, which was changed after procap wrote it');
});

test.each([
  ['0000-0002-1825-0097', '--author must be a name, or a name and an ORCID iD'],
  ['Your Name, 0000-0002-1825-0098', '0000-0002-1825-0098 is no ORCID iD, since its last digit does not fit'],
])('--author "%s" is refused before anything is run', async (author, message) => {
  const terminal = testTerminal(temporaryFolder({ 'baseline.yaml': anyBaseline() }));
  expect(await procap(['run', 'baseline.yaml', '--author', author], terminal)).toBe(2);
  expect(terminal.words()).toContain(message);
});
