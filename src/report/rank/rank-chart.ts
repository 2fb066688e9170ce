import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { blue, grey, ink, orange } from '../drawing/theme.ts';
import type { Style } from '../drawing/theme.ts';
import { namesWidth } from '../drawing/panels/dot-panel.ts';
import { rowNames, rowNamesAxis } from '../drawing/labels/row-names.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import type { RankingReportInput } from './rank-words.ts';
import { measureInWords, rankingTable, rankingTitle, verdictInWords } from './rank-words.ts';
import { unitOf } from '../words/measure-words.ts';
import { formatWithUnit, roundToDigits } from '../words/number-words.ts';

const styles: ReadonlyMap<string, Style> = new Map([
  ['selected', { colour: blue, dash: [1, 0], shape: 'circle' }],
  ['eliminated', { colour: orange, dash: [1, 0], shape: 'diamond' }],
  ['not eliminated', { colour: grey, dash: [1, 0], shape: 'square' }],
  ['not selected', { colour: grey, dash: [1, 0], shape: 'square' }],
]);

/** The plans from the best down: their means, and how far each is from the selected one. */
export function rankingChart(input: RankingReportInput, origin: Origin): Chart {
  const { ranking, names } = input;
  const unit = unitOf(input.measure);
  const points = ranking.ranked.map((each): RankedPoint => {
    const { mean, lo95 = mean, hi95 = mean } = each.estimate;
    const apart = each.difference;
    const verdict = verdictInWords(each, input);
    return {
      plan: names[each.plan],
      kind: each.eliminated ? 'eliminated' : verdict,
      verdict,
      mean: roundToDigits(mean, 5),
      lo: roundToDigits(lo95, 5),
      hi: roundToDigits(hi95, 5),
      ...(apart && {
        apart: roundToDigits(apart.mean, 5),
        apartLo: roundToDigits(apart.lo95 ?? apart.mean, 5),
        apartHi: roundToDigits(apart.hi95 ?? apart.mean, 5),
      }),
    };
  });
  const kinds = new Map([...styles].filter(([kind]) => points.some((point) => point.kind === kind)));
  return assembleChart(
    origin,
    {
      name: 'rank',
      title: rankingTitle(input),
      subtitle:
        `${measureInWords(input)}, and the difference from the selected plan with the same random numbers. ` +
        `Dots: means. Lines: 95% intervals. ${ranking.used} replications in total.`,
      description:
        `Dot plot of ${names.length} plans. ` +
        `${points.map(({ plan, mean, verdict }) => `${plan}: ${formatWithUnit(mean, unit)}, ${verdict}.`).join(' ')}`,
      table: rankingTable(input),
    },
    [[keyPanel(kinds)], [planColumn(points, 'mean', kinds, unit), planColumn(points, 'apart', kinds, unit)]],
    namesWidth,
  );
}

interface RankedPoint {
  readonly plan: string;
  readonly kind: string;
  readonly verdict: string;
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
  /** From the selected plan; absent for that one. */
  readonly apart?: number;
  readonly apartLo?: number;
  readonly apartHi?: number;
}

/** One column of dots with their intervals, a row for each plan; the second says at its right what became of each. */
function planColumn(
  all: readonly RankedPoint[],
  field: 'mean' | 'apart',
  present: ReadonlyMap<string, Style>,
  unit: string,
): Panel {
  const isFirst = field === 'mean';
  const title = isFirst ? 'Mean' : 'Difference from the selected plan';
  const points = all.filter((point) => point[field] !== undefined);
  const [lo, hi] = isFirst ? (['lo', 'hi'] as const) : (['apartLo', 'apartHi'] as const);
  const scale = scaleFor(
    points.flatMap((point) => [point[lo]!, point[hi]!]),
    4,
    true,
  );
  const { color, shape } = colourAndShape('kind', present);
  const y = {
    field: 'plan',
    type: 'nominal' as const,
    sort: null,
    scale: { domain: all.map(({ plan }) => plan) },
    axis: {
      grid: false,
      ...rowNamesAxis(isFirst ? namesWidth : 0),
    },
  };
  const data = `plans, ${field}`;
  const named = rowNames(
    `${data}, names`,
    'plan',
    all.map(({ plan }) => plan),
    namesWidth,
    y,
  );
  const x = topAxis(scale, { unit });
  const width = isFirst ? 300 : 220;
  return {
    view: {
      width,
      height: all.length * Math.max(34, named.tallest),
      title: { ...axisTitle([title]), frame: 'group' },
      data: { name: data },
      layer: [
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x(lo), x2: { field: hi }, y, color } },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x: x(field),
            y,
            color,
            shape,
            tooltip: [
              { field: 'plan', type: 'nominal', title: 'Plan' },
              { field, type: 'quantitative', title, format: ',.3~f' },
              { field: 'verdict', type: 'nominal', title: 'Verdict' },
            ],
          },
        },
        ...(isFirst
          ? named.layers
          : [
              {
                data: { name: 'verdicts' },
                mark: {
                  type: 'text' as const,
                  align: 'left' as const,
                  baseline: 'middle' as const,
                  x: width + 12,
                  color: ink,
                },
                encoding: { y, text: { field: 'verdict' } },
              },
            ]),
      ],
    },
    datasets: {
      [data]: points,
      ...(isFirst ? named.datasets : { verdicts: all.map(({ plan, verdict }) => ({ plan, verdict })) }),
    },
  };
}
