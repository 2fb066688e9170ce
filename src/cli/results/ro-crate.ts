import { extname } from 'node:path';
import type { WrittenFile } from './result-folder.ts';
import { crateFile } from './result-path.ts';
import type { ResultRecord } from './run-record.ts';

/** Who ran a command, as they said it. */
export interface Author {
  readonly name: string;
  /** The four groups of an ORCID iD. */
  readonly orcid?: string;
}

interface CrateFacts {
  /** Every file but this one and run.json, by its path in the folder. */
  readonly files: Readonly<Record<string, WrittenFile>>;
  /** A hash of the program's own files. */
  readonly programHash: string;
  readonly author?: Author;
}

interface Entity {
  readonly '@id': string;
  readonly '@type': string;
  readonly [property: string]: unknown;
}

const profile = 'https://w3id.org/ro/wfrun/process/0.5';

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.html': 'text/html',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.parquet': 'application/vnd.apache.parquet',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.yaml': 'application/yaml',
};

/**
 * A result folder as a Process Run Crate: the program, what it was given, every file with its hash and size, when, and
 * by whom if that was said. Sources: Process Run Crate 0.5; RO-Crate 1.1.
 *
 * run.json stands in it without a hash, since it holds the hash of this file.
 */
export function roCrate(record: ResultRecord, { files, programHash, author }: CrateFacts): string {
  const { kind, command, seed, startedAt, seconds } = record;
  const names = record.scenarios.map(({ name }) => name).join(', ');
  const ended = new Date(Date.parse(startedAt) + 1_000 * seconds).toISOString();
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${names}`;
  const inputs = Object.keys(files).filter(isInput);
  const outputs = Object.keys(files).filter((path) => !isInput(path));
  const people = author === undefined ? [] : [personOf(author)];
  const graph: Entity[] = [
    {
      '@id': crateFile,
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: title,
      description: `What procap ${record.version}, a simulation of probation service capacity, wrote for: ${command}`,
      datePublished: ended.slice(0, 10),
      conformsTo: { '@id': profile },
      hasPart: [...Object.keys(files), 'run.json'].map(reference),
      mentions: { '@id': '#run' },
      ...(people.length > 0 && { author: reference(people[0]['@id']) }),
    },
    { '@id': profile, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    {
      '@id': '#procap',
      '@type': 'SoftwareApplication',
      name: 'procap',
      description: 'An agent-based, discrete-event simulation of probation service capacity.',
      softwareVersion: record.version,
      ...(record.commit !== undefined && { identifier: record.commit }),
      sha256: programHash,
    },
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: title,
      description: command,
      startTime: startedAt,
      endTime: ended,
      actionStatus: { '@id': 'http://schema.org/CompletedActionStatus' },
      instrument: { '@id': '#procap' },
      object: [...inputs.map(reference), { '@id': '#seed' }],
      result: [...outputs, 'run.json'].map(reference),
      ...(people.length > 0 && { agent: reference(people[0]['@id']) }),
    },
    { '@id': '#seed', '@type': 'PropertyValue', name: 'Seed of the random numbers', value: seed },
    ...people,
    ...Object.entries(files).map(fileEntity),
    {
      '@id': 'run.json',
      '@type': 'File',
      name: 'run.json',
      description: 'How the result came about, with the SHA-256 of every other file.',
      encodingFormat: mediaTypes['.json'],
    },
  ];
  const crate = {
    '@context': ['https://w3id.org/ro/crate/1.1/context', 'https://w3id.org/ro/terms/workflow-run/context'],
    '@graph': graph,
  };
  return `${JSON.stringify(crate, undefined, 2)}\n`;
}

/** The scenarios, which are what was simulated; all else came of it. */
const isInput = (path: string): boolean => path.startsWith('scenarios/');

/** An identifier is a URI; paths of results have no characters that mean something else in one, but may have others. */
const reference = (path: string): { '@id': string } => ({ '@id': /^(#|https?:)/.test(path) ? path : encodeURI(path) });

const fileEntity = ([path, { hash, size }]: [string, WrittenFile]): Entity => {
  const type = mediaTypes[extname(path)];
  return {
    '@id': encodeURI(path),
    '@type': 'File',
    name: path,
    ...(isInput(path) && { description: 'A scenario as it was simulated: composed, with every value in force.' }),
    ...(type !== undefined && { encodingFormat: type }),
    contentSize: String(size),
    sha256: hash,
  };
};

const personOf = ({ name, orcid }: Author): Entity => ({
  '@id': orcid === undefined ? '#author' : `https://orcid.org/${orcid}`,
  '@type': 'Person',
  name,
});
