import type { ReproduceResult } from '../../experiment/index.ts';
import { slug } from '../../scenario/index.ts';

/** The name of a chart of a study as a file: letters, digits and hyphens. */
export const chartFileName = (...words: readonly string[]): string => slug(words.join(' '));

/** The scenario files that some findings are of, each once, as a footer names them. */
export const scenarioFilesOf = (
  { files }: ReproduceResult,
  findings: readonly { readonly scenario: string }[],
): string[] => [...new Set(findings.map(({ scenario }) => files[scenario]))];
