import type { Comparison, ReproduceResult } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { publishedColour } from '../drawing/panels/fan-panel.ts';
import { rangeDotPanel } from '../drawing/panels/range-dot-panel.ts';
import type { Origin } from '../input.ts';
import { rangeInWords } from './reproduce-tables.ts';
import { formatDate } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { formatFigure } from '../words/number-words.ts';
import { expressionInWords } from './reproduce-words.ts';
import { scenarioFilesOf, chartFileName } from './file-names.ts';

const namesWidth = 220;

/** Regions by what was published of them, and what the model has: the order is claimed and the level is not. */
export function regionCharts(reproduction: ReproduceResult, origin: Origin): Chart[] {
  return reproduction.comparisons.flatMap((each) =>
    each.regions === undefined ? [] : [regionChart(reproduction, each, each.regions, origin)],
  );
}

function regionChart(
  reproduction: ReproduceResult,
  compared: Comparison,
  regions: NonNullable<Comparison['regions']>,
  origin: Origin,
): Chart {
  const {
    series,
    simulated,
    finding,
    spread: { mean, least, most },
    day,
    sources,
  } = compared;
  const ranked = [...regions].sort((a, b) => b.published - a.published || (a.region < b.region ? -1 : 1));
  const order = ranked.map(({ region }) => region);
  const tauRange =
    least === undefined || most === undefined
      ? ''
      : `, range of a single replication ${least.toFixed(2)} to ${Math.min(most, 1).toFixed(2)}`;
  const tau = `Kendall’s tau ${mean.toFixed(2)}${tauRange}`;
  const verdict =
    finding === 'same direction'
      ? 'the order of the regions is largely reproduced'
      : finding === 'no direction'
        ? 'the order of the regions is not reproduced'
        : 'published and simulated';
  return assembleChart(
    { ...origin, names: scenarioFilesOf(reproduction, [compared]), sources },
    {
      name: chartFileName(reproduction.study, series),
      title: `${series.split(',')[0]}: ${verdict}`,
      subtitle:
        `${formatDate(day)}. Left: published, all grades. Right: simulated ` +
        `(${uncapitalise(expressionInWords(simulated))}); dots, means over replications; lines, the range expected ` +
        `to contain 95% of further replications. The test is of the order and not of the level: ${tau}, where 1 is ` +
        'the same order and 0 is no agreement.',
      description: `Two dot plots of ${order.length} regions. Published most: ${order[0]}. ${tau}.`,
      table: {
        caption: `${series}, ${formatDate(day)}`,
        columns: ['Region', 'Published', 'Simulated', '95% range', 'Source'],
        headings: 1,
        rows: ranked.map(({ region, published, spread }) => [
          region,
          formatFigure(published, 'FTE'),
          formatFigure(spread.mean, 'FTE'),
          rangeInWords(spread.least, spread.most, 'FTE'),
          sources.join(', '),
        ]),
      },
    },
    [
      [
        rangeDotPanel({
          name: 'published by region',
          title: 'Published (FTE)',
          unit: 'FTE',
          points: ranked.map(({ region, published }) => ({ row: region, mean: published })),
          levels: [],
          order,
          namesWidth,
          isFirst: true,
          colour: publishedColour,
        }),
        rangeDotPanel({
          name: 'simulated by region',
          title: 'Simulated (FTE)',
          unit: 'FTE',
          points: ranked.map(({ region, spread }) => ({ row: region, ...spread })),
          levels: [],
          order,
          namesWidth,
          isFirst: false,
        }),
      ],
    ],
    namesWidth,
  );
}
