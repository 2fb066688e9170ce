import { criterionInWords } from '../breach/criterion.ts';
import type { CostEstimate } from '../costs/estimate-costs.ts';
import { csvText } from '../csv/cells.ts';
import type { Cell } from '../csv/cells.ts';
import type { Measure } from '../measure.ts';
import { measureText } from '../measure.ts';
import type { Estimate } from '../statistics/sample.ts';
import type { ChooseResult } from './choose.ts';

/**
 * `choose.csv`: every plan in the order given, with what was shown of it, the share of replications that kept to all
 * thresholds with the exact interval that it was judged by, and its cost.
 */
export function chooseCsv({ plans, chosen, open }: ChooseResult, names: readonly string[]): string {
  const columns = [
    'scenario',
    'chosen',
    'verdict',
    'may_be_cheaper_and_hold',
    'met',
    'of',
    'share',
    'lo',
    'hi',
    'cost',
    'cost_lo95',
    'cost_hi95',
    'added_cost',
    'added_cost_lo95',
    'added_cost_hi95',
    'cost_beside_chosen',
    'met_in_all',
    'replications',
  ];
  const rows = plans.map(({ plan, standing, lastAnalysis: last, cost, addedCost, besideChosen, ...all }) => [
    names[plan],
    plan === chosen ? 1 : 0,
    standing,
    open.includes(plan) ? 1 : 0,
    last.hits,
    last.replications,
    last.hits / last.replications,
    last.lo,
    last.hi,
    ...cells(cost.total),
    ...(plan === 0 ? ['', '', ''] : cells(addedCost.total)),
    besideChosen,
    all.holding,
    all.replications,
  ]);
  return csvText(columns, rows);
}

/** `costs.csv`: what each plan costs by part, in pounds over the run, and how much more than the baseline. */
export function chooseCostsCsv({ plans }: ChooseResult, names: readonly string[]): string {
  return costsCsv(
    plans.map(({ plan, cost, addedCost }) => ({ name: names[plan], cost, ...(plan > 0 && { addedCost }) })),
  );
}

/** The same for any scenarios; the first is the baseline, which has no added cost. */
export function costsCsv(
  scenarios: readonly { readonly name: string; readonly cost: CostEstimate; readonly addedCost?: CostEstimate }[],
): string {
  const rows = scenarios.flatMap(({ name, cost, addedCost }) =>
    [{ part: 'total', estimate: cost.total }, ...cost.parts].map(({ part, estimate }) => {
      const added = part === 'total' ? addedCost?.total : addedCost?.parts.find((each) => each.part === part)?.estimate;
      return [name, part, ...cells(estimate), ...cells(added), estimate.replications];
    }),
  );
  return csvText(
    [
      'scenario',
      'part',
      'cost',
      'cost_lo95',
      'cost_hi95',
      'added_cost',
      'added_cost_lo95',
      'added_cost_hi95',
      'replications',
    ],
    rows,
  );
}

/** `thresholds.csv`: how likely each plan is to breach each threshold, at every time at which it is judged. */
export function chooseThresholdsCsv({ plans }: ChooseResult, names: readonly string[]): string {
  const rows = plans.flatMap(({ plan, courses }) =>
    courses.flatMap(({ criterion, times }) =>
      times.map(({ when, breached: { share, lo95, hi95, trials }, mean }) => [
        names[plan],
        criterionInWords(criterion),
        when,
        share,
        lo95,
        hi95,
        mean,
        trials,
      ]),
    ),
  );
  return csvText(['scenario', 'threshold', 'when', 'probability', 'lo95', 'hi95', 'mean', 'replications'], rows);
}

/** `effects.csv`: what else each plan changes, less the baseline. */
export function chooseEffectsCsv(
  { plans }: ChooseResult,
  names: readonly string[],
  watched: readonly Measure[],
): string {
  const rows = plans
    .slice(1)
    .flatMap(({ plan, effects }) =>
      effects.flatMap((estimate, index) =>
        estimate.replications === 0
          ? []
          : [[names[0], names[plan], measureText(watched[index]), ...cells(estimate), estimate.replications]],
      ),
    );
  return csvText(['baseline', 'scenario', 'measure', 'difference', 'lo95', 'hi95', 'replications'], rows);
}

const cells = (estimate: Estimate | undefined): Cell[] => [estimate?.mean, estimate?.lo95, estimate?.hi95];
