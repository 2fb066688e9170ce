import type { ReplicationResult } from '../../model/index.ts';
import { metrics } from '../../model/index.ts';
import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';
import { warmUpOf } from './warm-up.ts';

/**
 * `steady-state.csv` in pieces: for every metric of the whole service the months left out, the first that counts, and
 * the mean from there on with its 95% interval over replications, and how much the months that count change. Where no
 * steady state is found these cells are empty; a trend that shows it is given.
 */
export const steadyStateCsv = (
  sets: readonly { readonly name: string; readonly results: readonly ReplicationResult[] }[],
): Iterable<string> =>
  csvInChunks(
    'scenario,scope,metric,months_left_out,from,mean,lo95,hi95,replications,trend,change,change_lo95,change_hi95',
    function* () {
      const name = nameCellWriter();
      for (const { name: scenario, results } of sets) {
        for (const { name: metric } of metrics) {
          const found = warmUpOf(results, metric);
          if (found === undefined) continue;
          const { scope, months, from = '', level, trend } = found;
          const change = trend?.change;
          yield `${name(scenario)},${scope},${metric},${numberCell(months)},${from},${numberCell(level?.mean)},${numberCell(level?.lo95)},${numberCell(level?.hi95)},${level?.replications ?? ''},${trend?.verdict ?? ''},${numberCell(change?.mean)},${numberCell(change?.lo95)},${numberCell(change?.hi95)}`;
        }
      }
    },
  );
