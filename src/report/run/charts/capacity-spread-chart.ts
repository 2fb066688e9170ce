import { summaryOverTime } from '../../../experiment/index.ts';
import { assembleChart } from '../../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../../drawing/chart.ts';
import { ink } from '../../drawing/theme.ts';
import type { Scale } from '../../drawing/scale.ts';
import { scaleFor } from '../../drawing/scale.ts';
import { scenarioStyles } from '../../drawing/scenario-styles.ts';
import type { SpreadPoint } from '../../drawing/panels/spread-panel.ts';
import { spreadPanel } from '../../drawing/panels/spread-panel.ts';
import type { ReportInput, ScenarioResults } from '../../input.ts';
import { measureTable } from '../measure-table.ts';
import { formatMonth } from '../../words/calendar-words.ts';
import { headline } from '../headline.ts';
import { roundToDigits } from '../../words/number-words.ts';
import { createSubject } from '../../words/subject.ts';
import {
  hasSingleReplication,
  areaAndPeriod,
  replicationsInWords,
  singleReplicationNote,
} from '../../words/subtitle.ts';

/** The metric behind each figure of the spread. */
const metricOf = {
  p10: 'capacity.p10',
  p25: 'capacity.p25',
  p50: 'capacity.p50',
  p75: 'capacity.p75',
  p90: 'capacity.p90',
  mean: 'capacity.mean.all',
} as const;

/**
 * How unequally work is shared: where the middle half and the middle four fifths of practitioners stand, a panel for
 * each scenario.
 */
export function capacitySpreadChart(input: ReportInput): Chart | undefined {
  const spreads = input.sets.map(spreadOverTime);
  if (spreads.some((points) => points.length === 0)) return undefined;
  const scale = scaleFor([...spreads.flat().flatMap(({ p10, p90, mean }) => [p10, p90, mean]), 100], 6);
  const title = spreadHeadline(input);
  return assembleChart(
    input,
    {
      name: 'capacity-spread',
      title,
      subtitle: [
        'Workload of practitioners in sentence management as a percentage of capacity, on all working days of a month ' +
          `together, ${areaAndPeriod(input)}.`,
        'Solid line: median; dashed: mean. Bands: the middle half and the middle 80% of practitioners.',
        hasSingleReplication(input)
          ? singleReplicationNote
          : `All are means of ${replicationsInWords(input)}; the darkest band is the 95% interval of the mean.`,
        'Black line: 100% of capacity.',
      ].join(' '),
      description: `Band chart${input.sets.length > 1 ? 's, one for each scenario' : ''}. ${title}.`,
      table: measureTable(input, 'Capacity of practitioners', Object.values(metricOf)),
    },
    panelRows(input, spreads, scale),
  );
}

/** One, two or three panels beside each other; lines are called by name at the end of each row. */
function panelRows(input: ReportInput, spreads: readonly SpreadPoint[][], scale: Scale): Panel[][] {
  const styles = scenarioStyles(input);
  const count = spreads.length;
  const perRow = count === 4 ? 2 : Math.min(count, 3);
  const panels = input.sets.map(({ scenario: { name } }, index) => {
    const endsRow = (index + 1) % perRow === 0 || index === count - 1;
    return spreadPanel({
      name: `${name}, spread`,
      title: count === 1 ? 'Workload (% of capacity)' : `${name} (%)`,
      points: spreads[index],
      colour: styles.get(name)?.colour ?? ink,
      scale,
      width: [620, 300, 180][perRow - 1],
      height: perRow === 1 ? 300 : 240,
      labels: !endsRow ? 'none' : count === 1 ? 'names and values' : 'names',
    });
  });
  return Array.from({ length: Math.ceil(count / perRow) }, (_, row) => panels.slice(row * perRow, (row + 1) * perRow));
}

/** The months in which every figure of the spread has a value. */
function spreadOverTime({ results }: ScenarioResults): SpreadPoint[] {
  const means = summaryOverTime(results, metricOf.mean);
  const quantiles = (['p10', 'p25', 'p50', 'p75', 'p90'] as const).map(
    (field) =>
      [field, new Map(summaryOverTime(results, metricOf[field]).map((each) => [each.date, each.mean]))] as const,
  );
  return means.flatMap(({ date, mean, lo95, hi95 }) => {
    const figures = {
      mean,
      lo95,
      hi95,
      ...Object.fromEntries(quantiles.map(([field, byDate]) => [field, byDate.get(date)])),
    };
    const known = Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, roundToDigits(value, 5)]],
    );
    return quantiles.every(([, byDate]) => byDate.has(date))
      ? [{ date, ...Object.fromEntries(known) } as SpreadPoint]
      : [];
  });
}

function spreadHeadline(input: ReportInput): string {
  if (input.sets.length > 1) return headline(input, createSubject('capacity.p90', 'workloads of the busiest tenth'));
  const [p10, p90] = ([metricOf.p10, metricOf.p90] as const).map((metric) =>
    summaryOverTime(input.sets[0].results, metric).at(-1),
  );
  if (p10 === undefined || p90 === undefined) return 'How work is shared between practitioners';
  const whole = (value: number): string => `${Math.round(value)}%`;
  return (
    `In ${formatMonth(p90.date)} one in ten practitioners is above ${whole(p90.mean)} of capacity ` +
    `and one in ten is below ${whole(p10.mean)}`
  );
}
