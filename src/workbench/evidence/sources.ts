import { readEvidence } from '../../scenario/index.ts';
import type { Evidence, PublishedSource } from '../../scenario/index.ts';

const folder = 'scenarios/evidence/';
const read = new WeakMap<object, Evidence>();

/** The register of sources and published figures that comes with the page; read when it is first asked for. */
export function evidenceOf(texts: ReadonlyMap<string, string>): Evidence {
  const known = read.get(texts);
  if (known !== undefined) return known;
  const reading = readEvidence(folder, (path) => texts.get(path));
  const evidence = reading.ok ? reading.evidence : { sources: [], figures: [] };
  read.set(texts, evidence);
  return evidence;
}

export const sourcesOf = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, PublishedSource> =>
  new Map(evidenceOf(texts).sources.map((source) => [source.id, source]));
