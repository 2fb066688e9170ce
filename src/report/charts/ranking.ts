import { assemble } from '../drawing/assemble.ts';
import { axisTitle, ticksFormat } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/key-panel.ts';
import { grey, ink } from '../drawing/look.ts';
import type { Style } from '../drawing/look.ts';
import { namesRoom } from '../drawing/dot-panel.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import type { RankingFacts } from '../words/ranking-words.ts';
import { measureWords, rankingTable, rankingTitle, verdictText } from '../words/ranking-words.ts';
import { toDigits } from '../words/number-words.ts';

const styles: ReadonlyMap<string, Style> = new Map([
  ['selected', { colour: '#12436D', dash: [1, 0], shape: 'circle' }],
  ['dropped', { colour: '#F46A25', dash: [1, 0], shape: 'diamond' }],
  ['still in', { colour: grey, dash: [1, 0], shape: 'square' }],
  ['not selected', { colour: grey, dash: [1, 0], shape: 'square' }],
]);

/** The plans from the best down: their means, and how far each is from the selected one. */
export function rankingChart(facts: RankingFacts, origin: Origin): Chart {
  const { ranking, names } = facts;
  const points = ranking.ranked.map((each): Point => {
    const { mean, lo95 = mean, hi95 = mean } = each.estimate;
    const apart = each.difference;
    const verdict = verdictText(each, facts);
    return {
      plan: names[each.plan],
      kind: each.eliminated ? 'dropped' : verdict,
      verdict,
      mean: toDigits(mean, 5),
      lo: toDigits(lo95, 5),
      hi: toDigits(hi95, 5),
      ...(apart && {
        apart: toDigits(apart.mean, 5),
        apartLo: toDigits(apart.lo95 ?? apart.mean, 5),
        apartHi: toDigits(apart.hi95 ?? apart.mean, 5),
      }),
    };
  });
  const kinds = new Map([...styles].filter(([kind]) => points.some((point) => point.kind === kind)));
  return assemble(
    origin,
    {
      name: 'rank',
      title: rankingTitle(facts),
      subtitle: `${measureWords(facts)}, and its difference from the selected plan with the same luck. Dots: means. Strokes: 95% intervals. ${ranking.used} replications in all.`,
      description: `Dot plot of ${names.length} plans. ${points.map(({ plan, mean, verdict }) => `${plan}: ${mean}, ${verdict}.`).join(' ')}`,
      table: rankingTable(facts),
    },
    [[keyPanel(kinds)], [column(points, 'mean', kinds), column(points, 'apart', kinds)]],
    namesRoom,
  );
}

interface Point {
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
function column(all: readonly Point[], field: 'mean' | 'apart', present: ReadonlyMap<string, Style>): Panel {
  const isFirst = field === 'mean';
  const title = isFirst ? 'Mean' : 'Less the selected plan';
  const points = all.filter((point) => point[field] !== undefined);
  const [lo, hi] = isFirst ? (['lo', 'hi'] as const) : (['apartLo', 'apartHi'] as const);
  const scale = scaleFor(
    points.flatMap((point) => [point[lo]!, point[hi]!]),
    4,
    true,
  );
  const kind = { field: 'kind', type: 'nominal' as const, legend: null };
  const color = {
    ...kind,
    scale: { domain: [...present.keys()], range: [...present.values()].map(({ colour }) => colour) },
  };
  const shape = {
    ...kind,
    scale: { domain: [...present.keys()], range: [...present.values()].map((style) => style.shape) },
  };
  const y = {
    field: 'plan',
    type: 'nominal' as const,
    sort: null,
    scale: { domain: all.map(({ plan }) => plan) },
    axis: {
      grid: false,
      ...(isFirst
        ? { labelPadding: 10, labelLimit: namesRoom - 10, minExtent: namesRoom }
        : { labels: false, minExtent: 0 }),
    },
  };
  const x = (name: string) => ({
    field: name,
    type: 'quantitative' as const,
    scale: { domain: [...scale.domain], nice: false },
    axis: {
      grid: true,
      values: [...scale.ticks],
      format: ticksFormat(scale),
      orient: 'top' as const,
      domain: false,
      ticks: false,
    },
  });
  const width = isFirst ? 300 : 220;
  const data = `plans, ${field}`;
  return {
    view: {
      width,
      height: all.length * 34,
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
          ? []
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
    datasets: { [data]: points, ...(isFirst ? {} : { verdicts: all.map(({ plan, verdict }) => ({ plan, verdict })) }) },
  };
}
