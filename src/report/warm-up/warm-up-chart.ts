import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { stylesFor } from '../drawing/theme.ts';
import { warmUpPanel } from './warm-up-panel.ts';
import type { ReportInput } from '../input.ts';
import { warmUpTable } from './warm-up-table.ts';
import { labelWithUnit } from '../words/metric.ts';
import { areaAndPeriod, replicationsInWords } from '../words/subtitle.ts';
import { warmUpFindings, warmUpsOf } from './steady-state-words.ts';

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
        colour: stylesFor(1)[0].colour,
        width: 370,
        height: 190,
      }),
    );
  return assembleChart(
    input,
    {
      name: 'warm-up',
      title: warmUpHeadline(all.map(({ warmUp }) => warmUp.months)),
      subtitle:
        `Thin line: monthly means of ${replicationsInWords(input)}, ${areaAndPeriod(input)}. ` +
        'Thick line: 13-month moving average (Welch). Dashed line: end of the warm-up (MSER-5 rule); ' +
        'where there is none, no steady state was found.',
      description: `Line charts of key measures from the start of the run. ${warmUpFindings(input).join(' ')}`,
      table,
    },
    [panels.slice(0, 2), panels.slice(2)].filter((row) => row.length > 0),
  );
}

function warmUpHeadline(months: readonly (number | undefined)[]): string {
  const found = months.filter((each) => each !== undefined);
  if (found.length === 0) return 'None of the key measures reaches a steady state in this run';
  return found.length === months.length
    ? `All ${months.length} key measures reach a steady state, the last after ${Math.max(...found)} months`
    : `${found.length} of ${months.length} key measures reach a steady state, the last of them after ` +
        `${Math.max(...found)} months`;
}
