import { readFileSync } from 'node:fs';
import { describeFileError, UsageError } from '../../errors.ts';
import { hashOf } from '../journal-lines.ts';

/** The SHA-256 of some content, by which a file that holds it is known to be as it was written. */
export const sealOf = (content: object): string => hashOf(JSON.stringify(content));

/** The text of a file of content and its seal; the entries of `list`, if any, have a line each. */
export function sealedText(content: object, list?: string): string {
  const lines = Object.entries({ ...content, sha256: sealOf(content) }).map(([name, value]: [string, unknown]) =>
    name === list
      ? `"${name}": [\n${(value as readonly unknown[]).map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`
      : `"${name}": ${JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ')}`,
  );
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
}

/** Reads such a file. Throws a UsageError where it cannot be read, is of another kind, or was changed. */
export function readSealed<Content extends { readonly kind: string }>(
  path: string,
  displayPath: string,
  kind: Content['kind'],
): { readonly content: Content; readonly seal: string } {
  const { sha256, ...content } = parse(path, displayPath) as Partial<Content> & { readonly sha256?: string };
  if (content.kind !== kind) throw new UsageError(`${displayPath} is not a ${kind}.`);
  if (sha256 !== sealOf(content))
    throw new UsageError(`${displayPath} was changed or damaged after it was written. Make a new plan: procap plan.`);
  return { content: content as unknown as Content, seal: sha256 };
}

function parse(path: string, displayPath: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${displayPath} is damaged: it is no JSON.`);
    throw new UsageError(`${displayPath} cannot be read: ${describeFileError(error)}.`);
  }
}
