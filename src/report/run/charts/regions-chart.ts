import { assembleChart } from '../../drawing/chart-assembly.ts';
import type { Chart } from '../../drawing/chart.ts';
import { dotPanel, namesWidth } from '../../drawing/panels/dot-panel.ts';
import { keyPanel } from '../../drawing/panels/key-panel.ts';
import type { RegionPoint } from '../../drawing/region-points.ts';
import { regionPoints } from '../../drawing/region-points.ts';
import { scenarioStyles } from '../../drawing/scenario-styles.ts';
import type { ReportInput } from '../../input.ts';
import type { DataTable } from '../../data-table.ts';
import { figureCell } from '../../data-table.ts';
import { formatMonth } from '../../words/calendar-words.ts';
import { formatFigure } from '../../words/number-words.ts';
import { hasSingleReplication, replicationsInWords, singleReplicationNote } from '../../words/subtitle.ts';

/**
 * Regions beside each other at the end of the run, the one with most unallocated cases for its size first. One region
 * alone makes no chart.
 */
export function regionsChart(input: ReportInput): Chart | undefined {
  const unallocated = regionPoints(input, (valueIn) => (1_000 * valueIn('unallocated.all')) / valueIn('caseload.all'));
  const capacity = regionPoints(input, (valueIn) => valueIn('capacity.mean.all'));
  const baseline = input.sets[0].scenario.name;
  const styles = scenarioStyles(input);
  const severalScenarios = input.sets.length > 1;
  const ranked = unallocated
    .filter((point) => point.scenario === baseline)
    .sort((a, b) => b.mean - a.mean || (a.region < b.region ? -1 : 1));
  const order = ranked.map((point) => point.region);
  const [most, least] = [ranked[0], ranked[ranked.length - 1]];
  if (ranked.length < 2) return undefined;
  const month = formatMonth(input.sets[0].results[0].dates.at(-1) ?? '');
  const rate = (point: RegionPoint): string => formatFigure(point.mean, '%');
  return assembleChart(
    input,
    {
      name: 'regions',
      title:
        `Unallocated cases ${severalScenarios ? `with ‘${baseline}’ ` : ''}range from ${rate(least)} per 1,000 ` +
        `people in ${least.region} to ${rate(most)} in ${most.region}`,
      subtitle: [
        `Unallocated cases per 1,000 people on probation, and mean capacity of practitioners, by region, ${month}.`,
        ...(severalScenarios ? [`Regions are in the order of ‘${baseline}’.`] : []),
        hasSingleReplication(input)
          ? singleReplicationNote
          : `Dots: means of ${replicationsInWords(input)}. Lines: 95% interval of the mean.`,
      ].join(' '),
      description: [
        `Dot plot of ${order.length} regions in ${month}.`,
        `With ‘${baseline}’ ${most.region} has the most unallocated cases per 1,000 people on probation ` +
          `(${rate(most)}) and ${least.region} the fewest (${rate(least)}).`,
      ].join(' '),
      table: regionTable(`Regions in ${month}`, unallocated, capacity, order),
    },
    [
      ...(severalScenarios ? [[keyPanel(styles)]] : []),
      [
        dotPanel({
          styles,
          name: 'unallocated by region',
          title: 'Unallocated cases per 1,000 people',
          points: unallocated,
          order,
          isFirst: true,
        }),
        dotPanel({
          styles,
          name: 'capacity by region',
          title: 'Mean capacity (%)',
          points: capacity,
          order,
          isFirst: false,
        }),
      ],
    ],
    namesWidth,
  );
}

function regionTable(
  caption: string,
  unallocated: readonly RegionPoint[],
  capacity: readonly RegionPoint[],
  order: readonly string[],
): DataTable {
  const cells = (point: RegionPoint | undefined): string[] =>
    [point?.mean, point?.lo95, point?.hi95].map((value) => figureCell(value, '%'));
  const rows = order.flatMap((region) =>
    unallocated
      .filter((point) => point.region === region)
      .map((point) => [
        region,
        point.scenario,
        ...cells(point),
        ...cells(capacity.find((each) => each.region === region && each.scenario === point.scenario)),
      ]),
  );
  const columns = [
    'Region',
    'Scenario',
    'Unallocated cases per 1,000 people',
    '95% interval from',
    '95% interval to',
    'Mean capacity (%)',
    '95% interval from',
    '95% interval to',
  ];
  return { caption, columns, headings: 2, rows };
}
