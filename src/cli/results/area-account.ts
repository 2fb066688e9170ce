import { accountHeadings, accountRows, nationalInWords } from '../../scenario/index.ts';
import type { AreaAccount, Scenario } from '../../scenario/index.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from './text-table.ts';

/** Columns of the table that hold numbers. */
const numeric = [2, 3, 4];

/** What an area's figures are and where each comes from, and what to know of them. */
export function describeArea(account: AreaAccount): string {
  const rows = accountRows(account);
  const national = nationalInWords(account);
  return [
    `${account.area}. ${account.basis}`,
    ...(rows.length === 0 ? [] : [textTable(accountHeadings, rows, numeric)]),
    ...account.remarks.map((remark) => `- ${remark}`),
    ...(national === undefined ? [] : [national]),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** What share of the service an area is and what it takes from the baseline, and how to see where the rest is from. */
export function describeAreaBriefly(account: AreaAccount): string {
  const national = nationalInWords(account);
  return [
    `${account.area}. ${account.basis}`,
    ...(national === undefined ? [] : [national]),
    `procap check ${account.file} shows where each figure comes from.`,
  ]
    .map((part) => `${part}\n`)
    .join('');
}

/** Before a run, on standard error: where the figures of each area are from, once though several scenarios have it. */
export function printAreas(
  scenarios: readonly Scenario[],
  { quiet }: { readonly quiet?: boolean },
  { err }: Terminal,
): void {
  if (quiet) return;
  const words = new Set(scenarios.flatMap(({ area }) => (area === undefined ? [] : [describeAreaBriefly(area)])));
  for (const each of words) err.write(`${each}\n`);
}
