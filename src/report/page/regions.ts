import type { TopLevelSpec } from 'vega-lite';
import { metrics, regionArea, regionOfArea, wholeService } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { DataTable } from '../data-table.ts';
import type { Chart } from '../drawing/chart.ts';
import type { ReportInput } from '../input.ts';
import { unallocatedChart } from '../run/charts/unallocated-chart.ts';
import { keyTable } from '../run/key-table.ts';
import { withWholeNamed } from '../words/scope.ts';
import { escapeHtml, htmlTable } from './html.ts';

/** The answer for one region: its key table and the leading panel of its leading chart. */
export interface RegionAnswer {
  readonly region: string;
  readonly table: DataTable;
  readonly chart?: Chart;
}

/** The answers for each region of a report; none where it has one region only. */
export function regionAnswers(input: ReportInput): RegionAnswer[] {
  const regions = input.sets[0].results[0].areas.flatMap((area) => regionOfArea(area) ?? []);
  if (regions.length < 2) return [];
  return regions.map((region) => {
    const alone = inputOfRegion(input, region);
    const chart = unallocatedChart(alone);
    return {
      region,
      table: ofRegion(keyTable(alone), region),
      ...(chart !== undefined && { chart: withWholeNamed(leadOnly(chart, region), `region ${region}`) }),
    };
  });
}

/** A table that says which region it is of. */
const ofRegion = (table: DataTable, region: string): DataTable => ({
  ...table,
  caption: `${region}. ${table.caption}`,
});

/** A report of one region in place of the whole. */
function inputOfRegion(input: ReportInput, region: string): ReportInput {
  return {
    ...input,
    sets: input.sets.map(({ scenario, results }) => ({
      scenario: { ...scenario, thresholds: [] },
      results: results.map((result) => resultOfRegion(result, region)),
    })),
  };
}

function resultOfRegion(result: ReplicationResult, region: string): ReplicationResult {
  const { areas, dates, values } = result;
  const scope = areas.indexOf(regionArea(region));
  const size = metrics.length;
  const own = new Float64Array(dates.length * size).fill(Number.NaN);
  if (scope >= 0)
    for (const date of dates.keys()) {
      const from = (date * areas.length + scope) * size;
      own.set(values.subarray(from, from + size), date * size);
    }
  return { ...result, areas: [wholeService], values: own };
}

/** A chart of its leading panel only, with the data of that panel. */
function leadOnly(chart: Chart, region: string): Chart {
  const { vconcat, datasets = {}, ...rest } = chart.figure as TopLevelSpec & { vconcat: readonly object[] };
  const lead = JSON.stringify(vconcat[0]);
  const used = Object.entries(datasets).filter(([name]) => lead.includes(JSON.stringify(name)));
  return {
    ...chart,
    name: `${chart.name}-${region.toLowerCase().replace(/[^a-z]+/g, '-')}`,
    figure: { ...rest, datasets: Object.fromEntries(used), vconcat: [vconcat[0]] } as TopLevelSpec,
  };
}

/**
 * The regions, each folded away with its table; the viewer puts a choice of region in their place, and draws the chart of
 * the region that is chosen.
 */
export const regionsSection = (answers: readonly RegionAnswer[]): string =>
  answers.length === 0
    ? ''
    : `<div class="region-list">
${answers
  .map(
    ({ region, table, chart }) => `<details data-region="${escapeHtml(region)}"><summary>${escapeHtml(region)}</summary>
<h3>${escapeHtml(region)}</h3>
${chart === undefined ? '' : regionChart(chart)}
${htmlTable(table)}
</details>`,
  )
  .join('\n')}
</div>`;

const regionChart = ({ name, title, subtitle, description }: Chart): string =>
  `<div class="region-chart" hidden><p><strong>${escapeHtml(title)}</strong></p>
<p class="soft">${escapeHtml(subtitle)}</p>
<div class="chart" data-region-chart="${name}" role="img" aria-label="${escapeHtml(description)}" tabindex="0"></div></div>`;
