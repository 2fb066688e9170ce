import { checkedComparison } from '../state/analysis.ts';
import type { Comparison } from '../state/analysis.ts';

/** What a link carries: a comparison, and the files of the user's own that it is about. */
export interface Link {
  readonly comparison: Comparison;
  readonly files: Readonly<Record<string, string>>;
}

const mark = '#analyse=';

/** A part of an address that makes what is on screen again: JSON, compressed, in letters that an address may have. */
export async function linkOf(comparison: Comparison, texts: ReadonlyMap<string, string>): Promise<string> {
  const own = [comparison.baseline, ...comparison.plans.map(({ path }) => path)].filter((path) => !path.includes('/'));
  const files = Object.fromEntries(own.flatMap((path) => [[path, texts.get(path) ?? '']]));
  const packed = await through(
    new TextEncoder().encode(JSON.stringify({ comparison, files })),
    new CompressionStream('deflate-raw'),
  );
  const letters = btoa(Array.from(packed, (each) => String.fromCharCode(each)).join(''));
  return `${mark}${letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The comparison of an address; undefined where it carries none, or nothing that makes sense. */
export async function comparisonOfLink(hash: string): Promise<Link | undefined> {
  if (!hash.startsWith(mark)) return undefined;
  try {
    const letters = atob(hash.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(letters, (each) => each.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    const { comparison, files } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const checked = checkedComparison(comparison);
    return checked === undefined ? undefined : { comparison: checked, files: ownFiles(files) };
  } catch {
    return undefined;
  }
}

/** Only files that stand beside the shipped ones: none of these is replaced by a link. */
const ownFiles = (files: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(files) as Record<string, unknown>).flatMap(([path, text]) =>
      typeof text === 'string' && !path.includes('/') ? [[path, text]] : [],
    ),
  );

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const whole = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(whole).arrayBuffer());
}
