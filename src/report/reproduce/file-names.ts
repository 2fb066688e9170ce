import type { ReproduceResult } from '../../experiment/index.ts';

/** Of files: letters, digits and hyphens. */
export const chartFileName = (...words: readonly string[]): string =>
  words
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The scenario files that some findings are of, each once, as a footer names them. */
export const scenarioFilesOf = (
  { files }: ReproduceResult,
  findings: readonly { readonly scenario: string }[],
): string[] => [...new Set(findings.map(({ scenario }) => files[scenario]))];
