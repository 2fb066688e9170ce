import type { CostEstimate, Estimate } from '../../experiment/index.ts';
import { verdictOf } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatMoney, formatMoneyInterval, formatSignedMoney } from '../words/money-words.ts';
import { formatNumber } from '../words/number-words.ts';

/** What a scenario costs over its run; the baseline, which is the first, has no added cost. */
export interface NamedCost {
  readonly name: string;
  readonly cost: CostEstimate;
  readonly addedCost?: CostEstimate;
}

/** What scenarios cost, in all and by part, and how much more each plan costs than the baseline. */
export function costsTable(costs: readonly NamedCost[], years: number): DataTable {
  const [baseline, ...plans] = costs;
  const parts = [...new Set(costs.flatMap(({ cost }) => cost.parts.map(({ part }) => part)))];
  const partOf = (cost: CostEstimate | undefined, part: string): Estimate | undefined =>
    part === 'total' ? cost?.total : cost?.parts.find((each) => each.part === part)?.estimate;
  const period = `${formatNumber(years)} ${years === 1 ? 'year' : 'years'}`;
  const label = (part: string): string => (part === 'total' ? 'All costs' : capitalise(part));
  const of = (cost: CostEstimate, part: string): string => formatMoney(partOf(cost, part)?.mean ?? 0);
  if (plans.length === 0)
    return {
      caption: `Cost over ${period}`,
      columns: ['Part', 'Cost', '95% interval'],
      headings: 1,
      rows: ['total', ...parts].map((part) => [
        label(part),
        of(baseline.cost, part),
        intervalOf(partOf(baseline.cost, part), formatMoney),
      ]),
    };
  return {
    caption: `Cost over ${period}, in all and by part; differences over replications with the same random numbers`,
    columns: ['Part', 'Plan', baseline.name, 'With the plan', 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows: ['total', ...parts].flatMap((part) =>
      plans.map(({ name, cost, addedCost }) => {
        const added = partOf(addedCost, part);
        return [
          label(part),
          name,
          of(baseline.cost, part),
          of(cost, part),
          added === undefined ? '' : formatSignedMoney(added.mean),
          intervalOf(added, formatSignedMoney),
          added === undefined ? '' : verdictOf(added),
        ];
      }),
    ),
  };
}

const intervalOf = (estimate: Estimate | undefined, words: (value: number) => string): string =>
  estimate?.lo95 === undefined ? '' : formatMoneyInterval(estimate.lo95, estimate.hi95!, words);
