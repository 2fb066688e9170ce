import { pairedDifferences } from '../../experiment/index.ts';
import { formatDifference, formatMonth, formatWithUnit, metricNamed } from '../../report/index.ts';
import { metricIndex } from '../../model/index.ts';
import { valueOf } from '../../experiment/index.ts';
import { fanReplications } from '../state/use-simulation.ts';
import type { State } from '../state/state.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** What the moves have changed, and whether luck could explain it. */
export function Verdict() {
  const { state } = useWorkbench();
  return (
    <p class="verdict" aria-live="polite">
      {sentence(state)}
    </p>
  );
}

function sentence(state: State): string {
  const { moves, showsTwenty, pairs, course, courseMoves, ghost, metric } = state;
  const { unit } = metricNamed(metric);
  if (moves.length === 0)
    return showsTwenty
      ? 'Twenty runs: the line is the median; eight of ten runs lie in the band.'
      : 'Press Play, and the unit runs week by week. Move a lever at any time: the line goes on with it, and a dashed one shows what the same luck would have brought without it.';
  if (course === undefined || ghost === undefined || courseMoves !== moves) return 'Simulating.';
  const { dates } = course.result;
  const on = dates.at(-1)!;
  if (!showsTwenty) {
    const at = { date: dates.length - 1, scope: 0, metric: metricIndex[metric] };
    const [now, without] = [course, ghost].map(({ result }) => valueOf(result, at));
    return (
      `In ${formatMonth(on)} ${formatWithUnit(now, unit)} with your changes and ${formatWithUnit(without, unit)} without, ` +
      'with the same luck. It is one run: ask for twenty to see whether luck could explain it.'
    );
  }
  if (pairs === undefined || pairs.moved.length < 2) return 'Simulating twenty runs with and without your changes.';
  const [difference] = pairedDifferences(pairs.unmoved, pairs.moved, {
    dates: [on],
    metrics: [metric],
    scopes: ['service'],
  });
  if (difference === undefined) return 'This measure has no value at the end of the run.';
  const { mean, lo95, hi95 } = formatDifference(difference, unit);
  const of =
    pairs.moved.length < fanReplications
      ? `After ${pairs.moved.length} of ${fanReplications} runs`
      : `In ${fanReplications} runs`;
  if (lo95 === undefined || hi95 === undefined) return `${of} the difference is the same in each: ${mean}.`;
  const isTold = difference.lo95! > 0 || difference.hi95! < 0;
  return (
    `${of} your changes make a difference of ${mean} in ${formatMonth(on)} (95% interval ${lo95} to ${hi95}). ` +
    (isTold
      ? 'Luck alone does not explain that.'
      : 'Luck alone could explain that: these runs cannot tell the two apart.')
  );
}
