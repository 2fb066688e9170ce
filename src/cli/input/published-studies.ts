import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fingerprintMeans, fingerprintFigures, fingerprintLines, changedFigures } from '../../experiment/index.ts';
import type { Fingerprint, FingerprintFigure, ChangedFigure, ReproduceResult } from '../../experiment/index.ts';
import { describeNotes, isSweepStudy, nearestName, readEvidence, readPublishedStudy } from '../../scenario/index.ts';
import type { Evidence, Problem, PublishedStudy } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import { packageFolder } from '../results/provenance.ts';
import { readInputText } from './read-file.ts';
import { textReader } from './scenario-files.ts';
import { counted, didYouMean } from '../words.ts';
import type { Terminal } from '../terminal.ts';

const studiesFolder = 'scenarios/published/studies';
const evidenceFolder = 'scenarios/evidence/';

/** Published studies, with the folder that their paths are counted from. */
export interface StudySelection {
  readonly folder: string;
  readonly studies: readonly { readonly study: PublishedStudy; readonly path: string }[];
}

/** Where the shipped scenarios are: the current folder, where it has them, else that of the package. */
export const shippedFolder = (terminal: Terminal): string =>
  existsSync(resolve(terminal.folder, evidenceFolder)) ? terminal.folder : packageFolder;

/** The names of the studies that are shipped, in order. */
export const shippedStudyNames = (folder: string): string[] =>
  existsSync(join(folder, studiesFolder))
    ? readdirSync(join(folder, studiesFolder))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => basename(name, '.yaml'))
        .sort()
    : [];

/** The register of evidence. Throws a UsageError with every problem in it. */
export function readGoodEvidence(folder: string, path: string = evidenceFolder): Evidence {
  const reading = readEvidence(path, textReader(folder));
  if (reading.ok) return reading.evidence;
  throw new UsageError(`The evidence cannot be used: ${describeProblemList(reading.problems)}`);
}

/** Titles of the published sources by their ids, to name them by; none where the register cannot be read. */
export function sourceTitles(terminal: Terminal): Readonly<Record<string, string>> {
  const reading = readEvidence(evidenceFolder, textReader(shippedFolder(terminal)));
  return reading.ok ? Object.fromEntries(reading.evidence.sources.map(({ id, title }) => [id, title])) : {};
}

/**
 * The studies named, by the name of a shipped one or by a path; all that are shipped where none is. Throws a UsageError
 * with every problem of all of them.
 */
export function readGoodPublishedStudies(names: readonly string[], terminal: Terminal): StudySelection {
  const folder = shippedFolder(terminal);
  const known = shippedStudyNames(folder);
  const ownFile = names.filter((name) => !known.includes(name));
  const missing = ownFile.find((name) => !existsSync(resolve(terminal.folder, name)));
  if (missing !== undefined) {
    const near = nearestName(missing, known);
    throw new UsageError(
      `There is no study "${missing}".${didYouMean(near)} The studies are ${known.join(', ')}; or name a file.`,
    );
  }
  if (ownFile.length > 0 && names.length > ownFile.length)
    throw new UsageError('Name either shipped studies or files of your own, not both.');
  const from = ownFile.length > 0 ? terminal.folder : folder;
  const paths =
    ownFile.length > 0 ? ownFile : (names.length === 0 ? known : names).map((name) => `${studiesFolder}/${name}.yaml`);
  const repeated = paths.find((path, index) => paths.indexOf(path) !== index);
  if (repeated !== undefined) throw new UsageError(`${repeated} is given twice. Name each study once.`);
  for (const path of ownFile) {
    const text = textReader(from)(path) ?? '';
    const isScenario = /^(extends|changes) *:/m.test(text);
    if (isScenario || isSweepStudy(text))
      throw new UsageError(
        `${path} is a ${isScenario ? 'scenario' : 'study that varies a scenario'}, not a study of published figures. ` +
          `Simulate it: procap ${isScenario ? 'run' : 'sweep'} ${path}`,
      );
  }
  const readings = paths.map((path) => ({
    path,
    reading: readPublishedStudy(path, textReader(from), readGoodEvidence(from, evidenceFolderFor(path, from))),
  }));
  const bad = readings.flatMap(({ path, reading }) =>
    reading.ok ? [] : [`This study cannot be reproduced: ${path} has ${describeProblemList(reading.problems)}`],
  );
  if (bad.length > 0) throw new UsageError(bad.join('\n\n'));
  return {
    folder: from,
    studies: readings.flatMap(({ path, reading }) => (reading.ok ? [{ study: reading.study, path }] : [])),
  };
}

const describeProblemList = (problems: readonly Problem[]): string =>
  `${counted(problems.length, 'problem')}.\n\n${describeNotes(problems).trimEnd()}`;

/** The register that a study draws on: the nearest folder called evidence, going up from the study. */
function evidenceFolderFor(path: string, from: string): string {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(resolve(from, folder), 'evidence', 'figures.yaml')))
      return folder === '.' ? 'evidence/' : `${folder}/evidence/`;
    if (folder === dirname(folder)) return evidenceFolder;
  }
}

/** The result of a study when it was last accepted, against the result now. */
export interface DigestCheck {
  readonly study: string;
  readonly sha256: string;
  /** Absent where none is kept. */
  readonly kept?: string;
  readonly moved: readonly ChangedFigure[];
}

/** Beside the folder of the study, as seen from where the study is counted from. */
const digestPath = (path: string): string =>
  join(dirname(path), '..', 'digests', `${basename(path).replace(/\.ya?ml$/, '')}.json`);

/** The fingerprint of a reproduction. */
export const fingerprintOf = (reproduction: ReproduceResult): Fingerprint => ({
  sha256: createHash('sha256').update(fingerprintLines(reproduction)).digest('hex'),
  figures: fingerprintMeans(reproduction),
  held: fingerprintFigures(reproduction),
});

/** Compares a reproduction with the digest that is kept beside its study. */
export function checkDigest(studies: StudySelection, path: string, reproduction: ReproduceResult): DigestCheck {
  const now = fingerprintOf(reproduction);
  const { study } = reproduction;
  const kept = readKeptDigest(studies, path);
  if (kept === undefined) return { study, sha256: now.sha256, moved: [] };
  return {
    study,
    sha256: now.sha256,
    kept: kept.sha256,
    moved: kept.sha256 === now.sha256 ? [] : changedFigures(kept.figures, now.figures),
  };
}

/** The digest that is kept of a study; absent where none is. Throws a UsageError for a file that is none. */
export function readKeptDigest({ folder }: StudySelection, path: string): Fingerprint | undefined {
  const file = digestPath(path);
  if (!existsSync(resolve(folder, file))) return undefined;
  try {
    const { sha256, figures, held } = JSON.parse(readInputText(resolve(folder, file), file) ?? '') as Fingerprint;
    if (typeof sha256 === 'string' && typeof figures === 'object' && Array.isArray(held))
      return { sha256, figures, held };
  } catch {
    // Reported below.
  }
  throw new UsageError(`${file} is not a digest. Remove the file, or restore the original.`);
}

/** What each shipped study was compared with when its digest was kept, in order of study. */
export function keptComparisonsByStudy(
  folder: string,
): { readonly study: string; readonly held: readonly FingerprintFigure[] }[] {
  return shippedStudyNames(folder).map((study) => ({
    study,
    held: readKeptDigest({ folder, studies: [] }, join(studiesFolder, `${study}.yaml`))?.held ?? [],
  }));
}

/** Keeps the digest of a reproduction as the reference for later runs. */
export function keepDigest(studies: StudySelection, path: string, reproduction: ReproduceResult): void {
  const file = resolve(studies.folder, digestPath(path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(fingerprintOf(reproduction), undefined, 2)}\n`);
}

/** What has changed, in lines: the study, then each figure. Empty where nothing has. */
export function describeMoves({ study, sha256, kept, moved }: DigestCheck): string[] {
  if (kept === undefined || kept === sha256) return [];
  const number = (value: number | undefined): string =>
    value === undefined ? 'absent' : String(Number(value.toPrecision(6)));
  const lines = moved.map(({ figure, before, now }) => `${figure}: was ${number(before)}, is ${number(now)}`);
  return [
    `${study} has changed: ` +
      `${moved.length === 0 ? 'no mean of a figure, only single replications' : `${counted(moved.length, 'figure')}`}.`,
    ...lines,
  ];
}
