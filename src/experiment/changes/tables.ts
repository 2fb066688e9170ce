import { verdictOf } from '../compare/difference.ts';
import { csvText } from '../csv/cells.ts';
import type { Estimate } from '../statistics/sample.ts';
import type { MovedFigure } from './moved-figures.ts';

/** `changes.csv`: every figure that two results have, from the one to the other. */
export const changesCsv = (
  sets: readonly { readonly scenario: string; readonly isPaired: boolean; readonly figures: readonly MovedFigure[] }[],
): string =>
  csvText(
    [
      'scenario',
      'date',
      'scope',
      'metric',
      ...['from', 'to', 'difference'].flatMap((name) => [name, `${name}_lo95`, `${name}_hi95`]),
      'replications',
      'paired',
      'verdict',
    ],
    sets.flatMap(({ scenario, isPaired, figures }) =>
      figures.map(({ date, scope, metric, from, to, difference }) => [
        scenario,
        date,
        scope,
        metric,
        ...[from, to, difference].flatMap(({ mean, lo95, hi95 }: Estimate) => [mean, lo95, hi95]),
        difference.replications,
        Number(isPaired),
        verdictOf(difference),
      ]),
    ),
  );
