import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { stylesFor } from '../drawing/theme.ts';
import { warmUpPanel } from './warm-up-panel.ts';
import type { ReportInput } from '../input.ts';
import { warmUpTable } from './warm-up-table.ts';
import { labelWithUnit } from '../words/metric.ts';
import { areaAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import { trendInWords, warmUpFindings, warmUpsOf } from './steady-state-words.ts';
import type { SubjectWarmUp } from './steady-state-words.ts';
import { listInWords } from '../words/lists.ts';

/** The measures that are drawn, of those whose warm-up is reported. */
const chartedMetrics: ReadonlySet<string> = new Set([
  'unallocated.all',
  'capacity.mean.all',
  'reviews.missedShare',
  'staff.inPost.PO',
]);

/**
 * How the key measures of one scenario reach a steady state, and from where on they count; only where it asks for
 * one.
 */
export function warmUpChart(input: ReportInput): Chart | undefined {
  if (input.sets.length > 1) return undefined;
  const all = warmUpsOf(input.sets[0]);
  const table = warmUpTable(input);
  if (table === undefined) return undefined;
  const panels = all
    .filter(({ subject }) => chartedMetrics.has(subject.metric))
    .map(({ subject, warmUp }) =>
      warmUpPanel({
        name: `warm-up of ${subject.metric}`,
        title: labelWithUnit(subject.metric),
        warmUp,
        ...(warmUp.trend && { trendWords: trendInWords(warmUp.trend, subject) }),
        colour: stylesFor(1)[0].colour,
        width: 370,
        height: 190,
      }),
    );
  return assembleChart(
    input,
    {
      name: 'warm-up',
      title: warmUpHeadline(all),
      subtitle:
        `Thin line: monthly means of ${replicationsInWords(input)}, ${areaAndPeriod(input)}. ` +
        'Thick line: 13-month moving average (Welch). Dashed line: end of the warm-up (MSER-5 rule, and no trend ' +
        'after it); where there is none, no steady state was found.',
      description: `Line charts of key measures from the start of the run. ${warmUpFindings(input).join(' ')}`,
      table,
    },
    [panels.slice(0, 2), panels.slice(2)].filter((row) => row.length > 0),
  );
}

function warmUpHeadline(all: readonly SubjectWarmUp[]): string {
  const steady = all.filter(({ warmUp }) => ['constant', 'steady'].includes(warmUp.trend?.verdict ?? ''));
  const moving = all.filter(({ warmUp }) => warmUp.trend !== undefined && warmUp.months === undefined);
  const still =
    moving.length === 0 ? '' : `; ${listInWords(moving.map(({ subject }) => subject.words))} still changing`;
  if (steady.length === 0) return `None of the key measures is shown to be steady in this run${still}`;
  const last = Math.max(...steady.map(({ warmUp }) => warmUp.months!));
  return (
    `${steady.length === all.length ? `All ${all.length}` : `${steady.length} of ${all.length}`} key measures reach a ` +
    `steady state, the last${steady.length === all.length ? '' : ' of them'} after ${last} months${still}`
  );
}
