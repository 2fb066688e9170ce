import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** One example of the guide to the library. */
export interface Example {
  /** The heading that it stands under. */
  readonly title: string;
  readonly code: string;
  /** What it prints; empty where the guide does not say. */
  readonly output: string;
}

/** The examples of the guide in one language that are whole programs, each with the output that follows it. */
export function examplesIn(language: 'js' | 'html' | 'python' | 'r'): Example[] {
  const guide = readFileSync(join(root, 'src/library/README.md'), 'utf8');
  return guide.split(/^## /m).flatMap((section) => {
    const blocks = [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, of, code]) => ({ of, code }));
    return blocks.flatMap(({ of, code }, index) => {
      if (of !== language || /^import .*\n$/.test(code)) return [];
      const next = blocks[index + 1];
      return [{ title: section.split('\n')[0], code, output: next?.of === 'text' ? next.code : '' }];
    });
  });
}

/** An output without its figures, which move when the model does. */
export const withoutFigures = (output: string): string =>
  output.replace(/-?\d+(\.\d+)?/g, '#').replace(/(higher|lower|identical|cannot tell these apart)/g, '(verdict)');
