import type { ReportInput } from '../input.ts';
import { precisionInWords } from './precision-words.ts';
import { breachTable } from '../breach/breach-tables.ts';
import { plansWithoutEffect } from '../compare/plans-without-effect.ts';
import { goodAndHarm } from '../compare/good-and-harm.ts';
import type { DataTable } from '../data-table.ts';
import { tableAsText } from '../data-table.ts';
import { reconcilingSentences } from '../breach/reconcile.ts';
import { reportCostsTable } from '../costs/report-costs.ts';
import { keyTable } from './key-table.ts';
import { warmUpTable } from '../warm-up/warm-up-table.ts';

/**
 * The tables that answer at a glance: the key measures, the cost, the probabilities of breaches, and the steady state
 * where one is asked for.
 */
export const resultTables = (input: ReportInput): DataTable[] =>
  [keyTable(input), reportCostsTable(input), breachTable(input), warmUpTable(input)].filter(
    (table) => table !== undefined,
  );

/**
 * The key results as text for a terminal: each table with its caption, what plans do for better and for worse, how a
 * surer number goes with an unsure probability, and what came of a precision that was asked for. A plan that
 * changes nothing is one line.
 */
export function resultTablesAsText(input: ReportInput): string {
  const { sentences, others } = plansWithoutEffect(input);
  const isNothingLeft = sentences.length > 0 && others.sets.length === 1;
  const tables = (isNothingLeft ? [] : resultTables(others)).map(
    (table) => `${table.caption}\n\n${tableAsText(table)}`,
  );
  const precision = input.precision === undefined ? [] : [precisionInWords(input.precision).join('\n')];
  const same = sentences.length === 0 ? [] : [sentences.join('\n')];
  const besides = [...goodAndHarm(others), ...reconcilingSentences(others)];
  return `${[...same, ...tables, ...(besides.length > 0 ? [besides.join('\n')] : []), ...precision].join('\n\n')}\n`;
}
