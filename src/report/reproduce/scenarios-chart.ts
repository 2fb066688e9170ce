import type { Comparison, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { rangeDotPanel } from '../drawing/panels/range-dot-panel.ts';
import type { Origin } from '../input.ts';
import { reproductionTable } from './reproduce-tables.ts';
import { formatCompact } from '../words/number-words.ts';
import { scenarioFilesOf, chartFileName } from './file-names.ts';

const namesWidth = 300;

/** What stands side by side in one column of dots: one figure in several scenarios. */
interface FigureColumn {
  readonly name: string;
  readonly unit: string;
  readonly compared: readonly Comparison[];
}

/**
 * The scenarios of a study beside each other, a column for each figure that two or more of them have; a published level
 * is drawn across.
 */
export function scenariosChart(reproduction: ReproduceResult, origin: Origin): Chart | undefined {
  const { comparisons, name, study, scenarios } = reproduction;
  const columns = [...new Set(comparisons.map(({ series }) => series))]
    .map((series): FigureColumn => {
      const compared = comparisons.filter((each) => each.series === series);
      return { name: series, unit: compared[0].unit, compared };
    })
    .filter(({ compared }) => new Set(compared.map(({ scenario }) => scenario)).size > 1);
  if (columns.length === 0) return undefined;
  const rows = [columns.slice(0, 2), columns.slice(2, 4), columns.slice(4, 6)].filter((each) => each.length > 0);
  const order = scenarios.filter((scenario) =>
    columns.some(({ compared }) => compared.some((each) => each.scenario === scenario)),
  );
  const shown = columns.flatMap(({ compared }) => compared);
  return assembleChart(
    {
      ...origin,
      names: scenarioFilesOf(reproduction, shown),
      sources: [...new Set(shown.flatMap(({ sources }) => sources))],
    },
    {
      name: chartFileName(study, 'scenarios'),
      title: scenariosHeadline(columns),
      subtitle:
        `${name}. Dots: means over replications. Lines: range expected to contain 95% of further replications. ` +
        'Axes start at zero.',
      description: `Dot plot of ${order.length} scenarios. ${scenariosHeadline(columns)}.`,
      table: reproductionTable({ ...reproduction, comparisons: shown }, `${name}: the scenarios`),
    },
    rows.map((row) => row.map((column, index) => columnPanel(column, order, index === 0))),
    namesWidth,
  );
}

/** How the scenarios stand to what was published; where nothing was, the figure in which they lie furthest apart. */
function scenariosHeadline(columns: readonly FigureColumn[]): string {
  const judged = columns
    .map(({ name, compared }) => ({
      name,
      scored: compared.filter(
        ({ role, finding }) => role !== 'input' && (finding === 'inside' || finding === 'outside'),
      ),
    }))
    .find(({ scored }) => scored.length > 1);
  if (judged !== undefined) {
    const inside = judged.scored.filter(({ finding }) => finding === 'inside').length;
    return `${judged.name}: the published figure is within the range of ${inside} of ${judged.scored.length} scenarios`;
  }
  const { name, unit, compared } = columns.reduce((widest, each) =>
    relativeSpread(each) > relativeSpread(widest) ? each : widest,
  );
  const [least, most] = extremes(compared);
  const levelWith = ({ spread, scenario }: Comparison): string =>
    `${formatCompact(spread.mean, unit)} with ‘${scenario}’`;
  return `${name}: from ${levelWith(least)} to ${levelWith(most)}`;
}

/** The scenarios with the lowest and the highest mean. */
function extremes(compared: readonly Comparison[]): [Comparison, Comparison] {
  const sorted = [...compared].sort((a, b) => a.spread.mean - b.spread.mean);
  return [sorted[0], sorted[sorted.length - 1]];
}

/**
 * How far apart the means of the scenarios are, as a share of an axis that begins at zero and holds all ranges: as far
 * as it looks.
 */
function relativeSpread({ compared }: FigureColumn): number {
  const [least, most] = extremes(compared);
  const length = Math.max(...compared.map(({ spread }) => Math.abs(spread.most ?? spread.mean)));
  return length === 0 ? 0 : (most.spread.mean - least.spread.mean) / length;
}

function columnPanel({ name, unit, compared }: FigureColumn, order: readonly string[], isFirst: boolean): Panel {
  const points = compared.map(({ scenario, spread }) => ({ row: scenario, ...spread }));
  const levels = [...new Set(compared.flatMap(({ published }) => (published ? [published.low, published.high] : [])))];
  return rangeDotPanel({
    name,
    title: `${name} (${unit})`,
    unit,
    points,
    levels,
    order,
    namesWidth,
    isFirst,
  });
}
